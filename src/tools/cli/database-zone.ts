import { DEFAULT_TIME_ZONE } from "#domain/catalogue/clock.ts";
import { regionsAt } from "#server/reads/default-region.ts";
import { readCatalogue, readCurrentRevision } from "#server/store/read.ts";
import type { Database } from "#server/store/sqlite.ts";
import type { ObservationFilter } from "#server/store/store.ts";

/** The zone in which a database's installation tells times, whatever that of this machine. */
export async function readZone({ reads, observations }: Pick<Database, "reads" | "observations">): Promise<string> {
  const current = await readCurrentRevision(reads);
  if (!current) return DEFAULT_TIME_ZONE;
  const store = {
    catalogue: (revision: number) => readCatalogue(reads, revision),
    observations: async (revision: number, filter: ObservationFilter) => observations.holding(revision, filter),
  };
  return (await regionsAt(store, current.number)).timeZone;
}
