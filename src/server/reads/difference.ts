import {
  type PlacedFigure,
  REVISION_CHANGES,
  REVISION_ENTRIES,
  type RevisionChange,
  type RevisionDifference,
  type RevisionEntry,
} from "#contract/revision-difference.ts";
import { observationKey } from "#domain/figures/observation.ts";
import { periodOrder } from "#intake/words/period-order.ts";
import type { PlacedStatement, StoredDifference } from "#server/store/store.ts";

/** Pairs what a revision stated with what held before. Lists are cut, counts are of all. */
export function makeDifference({
  stated,
  ended,
}: StoredDifference): Pick<RevisionDifference, "counts" | "entries" | "summary"> {
  const before = new Map(ended.map((statement) => [observationKey(statement.observation), statement]));
  const entries: RevisionEntry[] = [];
  for (const after of stated) {
    const key = observationKey(after.observation);
    const old = before.get(key) ?? null;
    before.delete(key);
    entries.push(entryOf(old === null ? "added" : "changed", old, after));
  }
  for (const old of before.values()) entries.push(entryOf("withdrawn", old, null));
  sortEntries(entries);
  return { ...countEntries(entries), entries: entries.slice(0, REVISION_ENTRIES) };
}

function entryOf(kind: RevisionChange, before: PlacedStatement | null, after: PlacedStatement | null): RevisionEntry {
  const key = (after ?? before)?.observation;
  if (!key) throw new RangeError("an entry has at least one side");
  const { indicator, organization, period } = key;
  return { kind, indicator, organization, period, before: before && placed(before), after: after && placed(after) };
}

function placed({ observation, revision, file }: PlacedStatement): PlacedFigure {
  const { value, text, status, qualifier, source } = observation;
  return { value, text, status, qualifier, revision, ...source, ...file };
}

/** Changed before added before withdrawn; within each by indicator, organization and time. */
function sortEntries(entries: RevisionEntry[]): void {
  const order = periodOrder(entries.map(({ period }) => period));
  entries.sort(
    (a, b) =>
      REVISION_CHANGES.indexOf(a.kind) - REVISION_CHANGES.indexOf(b.kind) ||
      compareText(a.indicator, b.indicator) ||
      compareText(a.organization, b.organization) ||
      (order.get(a.period) ?? 0) - (order.get(b.period) ?? 0),
  );
}

function countEntries(entries: readonly RevisionEntry[]): Pick<RevisionDifference, "counts" | "summary"> {
  const counts = { added: 0, changed: 0, withdrawn: 0 };
  const groups = new Map<string, RevisionDifference["summary"][number]>();
  for (const { kind, indicator, organization } of entries) {
    const key = `${indicator}|${organization}`;
    const group = groups.get(key) ?? { indicator, organization, added: 0, changed: 0, withdrawn: 0 };
    groups.set(key, group);
    group[kind] += 1;
    counts[kind] += 1;
  }
  const summary = [...groups.values()].sort(
    (a, b) => compareText(a.indicator, b.indicator) || compareText(a.organization, b.organization),
  );
  return { counts, summary };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
