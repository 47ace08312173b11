import {
  type Observation,
  observationKey,
  type SourcedObservation,
  sameObservation,
} from "#domain/figures/observation.ts";
import type {
  Difference,
  DifferenceCounts,
  DifferenceEntry,
  DifferenceKind,
  Stated,
} from "#domain/reading/difference.ts";
import { periodOrder } from "#intake/words/period-order.ts";

/** Published observations by key, each with the revision that published it. */
export type Published = ReadonlyMap<string, { readonly observation: Observation; readonly revision: number }>;

/**
 * What publishing the observations of a file would change. The file's scope is its indicators x organizations x periods;
 * what is published inside it and not stated by the file is `missing`. A figure reported as missing is a statement.
 */
export function differ(observations: readonly SourcedObservation[], published: Published): Difference {
  const tally = createTally();
  const added: DifferenceEntry[] = [];
  const changed: DifferenceEntry[] = [];
  const stated = new Set<string>();
  for (const observation of observations) {
    const key = observationKey(observation);
    if (stated.has(key)) continue;
    stated.add(key);
    const known = published.get(key);
    if (!known) added.push(entryOf("added", observation, null, observation));
    else if (!sameObservation(known.observation, observation))
      changed.push(entryOf("changed", observation, known, observation));
    else tally.count(observation, "unchanged");
  }
  const missing = missingEntries(observations, published, stated);
  const entries = [changed, added, missing].flatMap(sortEntries);
  for (const entry of entries) tally.count(entry, entry.kind);
  return { counts: tally.total, entries, summary: tally.summary() };
}

function missingEntries(
  observations: readonly SourcedObservation[],
  published: Published,
  stated: ReadonlySet<string>,
): DifferenceEntry[] {
  const indicators = new Set(observations.map(({ indicator }) => indicator));
  const organizations = new Set(observations.map(({ organization }) => organization));
  const periods = new Set(observations.map(({ period }) => period));
  const entries: DifferenceEntry[] = [];
  for (const [key, known] of published) {
    const { indicator, organization, period } = known.observation;
    const inScope = indicators.has(indicator) && organizations.has(organization) && periods.has(period);
    if (inScope && !stated.has(key)) entries.push(entryOf("missing", known.observation, known, null));
  }
  return entries;
}

function entryOf(
  kind: DifferenceKind,
  key: Observation,
  before: { readonly observation: Observation; readonly revision: number } | null,
  after: SourcedObservation | null,
): DifferenceEntry {
  return {
    kind,
    indicator: key.indicator,
    organization: key.organization,
    period: key.period,
    before: before && { ...statedOf(before.observation), revision: before.revision },
    after: after && { ...statedOf(after), sheet: after.source.sheet, cell: after.source.cell, raw: after.source.raw },
  };
}

function statedOf({ value, text, status, qualifier }: Observation): Stated {
  return { value, text, status, qualifier };
}

function sortEntries(entries: DifferenceEntry[]): DifferenceEntry[] {
  const order = periodOrder(entries.map(({ period }) => period));
  return entries.sort(
    (a, b) =>
      compareText(a.indicator, b.indicator) ||
      compareText(a.organization, b.organization) ||
      (order.get(a.period) ?? 0) - (order.get(b.period) ?? 0),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function createTally() {
  const total: DifferenceCounts = { added: 0, changed: 0, unchanged: 0, missing: 0 };
  const groups = new Map<string, Difference["summary"][number]>();
  return {
    total,
    count: ({ indicator, organization }: { indicator: string; organization: string }, kind: keyof DifferenceCounts) => {
      total[kind] += 1;
      const key = `${indicator}|${organization}`;
      let group = groups.get(key);
      if (!group) {
        group = { indicator, organization, added: 0, changed: 0, unchanged: 0, missing: 0 };
        groups.set(key, group);
      }
      group[kind] += 1;
    },
    summary: () =>
      [...groups.values()].sort(
        (a, b) => compareText(a.indicator, b.indicator) || compareText(a.organization, b.organization),
      ),
  };
}
