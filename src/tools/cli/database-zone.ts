import { DEFAULT_TIME_ZONE } from "#domain/catalogue/clock.ts";
import { regionsAt } from "#server/reads/default-region.ts";
import { readCatalogue, readCurrentRevision, readObservations } from "#server/store/read.ts";
import type { Database } from "#server/store/sqlite.ts";

/** The zone in which a database's installation tells times, whatever that of this machine. */
export async function readZone({ reads }: Pick<Database, "reads">): Promise<string> {
  const current = await readCurrentRevision(reads);
  if (!current) return DEFAULT_TIME_ZONE;
  const store = {
    catalogue: (revision: number) => readCatalogue(reads, revision),
    observations: (revision: number, filter: Parameters<typeof readObservations>[2]) =>
      readObservations(reads, revision, filter),
  };
  return (await regionsAt(store, current.number)).timeZone;
}
