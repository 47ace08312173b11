import type { Selectable } from "kysely";
import type { ObservationTable, RevisionTable, Tables } from "#server/store/schema.ts";
import type { StatedChangeTable } from "#server/store/stated-changes.ts";
import type { StoredFile } from "#server/store/store.ts";

/** A record of the catalogue and the revisions between which it holds. */
export type ArchivedItem = Selectable<Tables["indicator"]>;

/**
 * A region as its store has it: what holds now and what held before, who published it when, and the files it was read in.
 * Rows are those of the tables; another installation that takes them in says the same of every figure.
 */
export type Archive = {
  readonly region: string;
  /** Those of the region; of others that something of it names, only when they were. */
  readonly revisions: readonly Selectable<RevisionTable>[];
  readonly logs: readonly Selectable<Tables["revision_log"]>[];
  readonly indicators: readonly ArchivedItem[];
  readonly organizations: readonly ArchivedItem[];
  readonly policies: readonly ArchivedItem[];
  readonly sources: readonly ArchivedItem[];
  readonly targets: readonly Selectable<Tables["target"]>[];
  readonly plans: readonly Selectable<Tables["plan"]>[];
  readonly observations: readonly Selectable<ObservationTable>[];
  readonly statedChanges: readonly StatedChangeTable[];
  readonly files: readonly StoredFile[];
};

type Spanned = {
  readonly revision_from: number;
  readonly revision_until: number | null;
  readonly read_in?: number | null;
};

/** Revisions that rows name. */
export function namedRevisions(rows: readonly Spanned[]): number[] {
  const named = new Set<number>();
  for (const { revision_from, revision_until, read_in = null } of rows)
    for (const number of [revision_from, revision_until, read_in]) if (number !== null) named.add(number);
  return [...named];
}

/** Every row that holds between revisions. */
export function spannedRows({
  indicators,
  organizations,
  policies,
  sources,
  targets,
  plans,
  observations,
}: Archive): Spanned[] {
  return [indicators, organizations, policies, sources, targets, plans, observations].flat();
}
