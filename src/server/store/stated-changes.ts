import type { Kysely, NotNull, Transaction } from "kysely";
import type { ObservationKey } from "#domain/figures/observation.ts";
import type { PublishedChange } from "#intake/layout/published-changes.ts";
import type { Tables } from "./schema.ts";

/** A 同比 that the file of a revision stated beside its levels. */
export type StatedChangeTable = {
  revision: number;
  indicator: string;
  organization: string;
  /** Code of the period that changed; of a year to date its own code. */
  period: string;
  /** A ratio; of a rate, percentage points. */
  value: number;
  /** Half a unit of the last digit written. */
  rounding: number;
  sheet: string;
  cell: string;
  raw: string;
};

/** A stated change with the revision and the file it was read in. */
export type StoredStatedChange = Omit<StatedChangeTable, "indicator" | "organization"> & {
  readonly fileName: string;
  readonly fileDigest: string;
};

/** Rows of one statement: SQLite takes 32,766 parameters. */
const BATCH = 2000;

/** Keeps what the file of a revision states; of two statements about one figure the first, as with figures. */
export async function insertStatedChanges(
  db: Transaction<Tables>,
  changes: readonly PublishedChange[],
  revision: number,
): Promise<void> {
  for (let from = 0; from < changes.length; from += BATCH) {
    const rows = changes
      .slice(from, from + BATCH)
      .map(({ indicator, organization, period, value, rounding, source }) => ({
        revision,
        indicator,
        organization,
        period,
        value,
        rounding,
        ...source,
      }));
    await db
      .insertInto("stated_change")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** What was stated of the changes of a figure in these periods up to a revision, newest first; not what was undone by then. */
export async function readStatedChanges(
  db: Kysely<Tables>,
  revision: number,
  { indicator, organization }: Pick<ObservationKey, "indicator" | "organization">,
  periods: readonly string[],
): Promise<StoredStatedChange[]> {
  const rows = await statedUpTo(db, revision)
    .where("organization", "=", organization)
    .where("indicator", "=", indicator)
    .where("stated.period", "in", periods)
    .execute();
  return rows.map(({ organization: _own, ...row }) => toStored(row));
}

/** What was stated of an indicator in all periods, of each figure the newest. */
export async function readStatedOfIndicator(
  db: Kysely<Tables>,
  revision: number,
  indicator: string,
  organizations: readonly string[],
): Promise<(StoredStatedChange & { readonly organization: string })[]> {
  const rows = await statedUpTo(db, revision)
    .where("indicator", "=", indicator)
    .where("organization", "in", organizations)
    .execute();
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const key = `${row.organization} ${row.period}`;
    if (!newest.has(key)) newest.set(key, row);
  }
  return [...newest.values()].map((row) => ({ ...toStored(row), organization: row.organization }));
}

function toStored<T extends { readonly file_name: string; readonly file_digest: string }>({
  file_name,
  file_digest,
  ...row
}: T) {
  return { ...row, fileName: file_name, fileDigest: file_digest };
}

/** Newest first. */
function statedUpTo(db: Kysely<Tables>, revision: number) {
  return (
    db
      .selectFrom("stated_change as stated")
      .innerJoin("revision as stating", "stating.number", "stated.revision")
      .select([
        "stated.revision",
        "stated.period",
        "organization",
        "value",
        "rounding",
        "sheet",
        "cell",
        "raw",
        "file_name",
        "file_digest",
      ])
      // Changes are stated by files alone.
      .$narrowType<{ file_name: NotNull; file_digest: NotNull }>()
      .where("stated.revision", "<=", revision)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("revision as undo")
              .select("undo.number")
              .whereRef("undo.undoes", "=", "stated.revision")
              .where("undo.number", "<=", revision),
          ),
        ),
      )
      .orderBy("stated.revision", "desc")
      .orderBy("stated.period")
  );
}
