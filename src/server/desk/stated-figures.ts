import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { DifferenceEntry } from "#domain/reading/difference.ts";

/** The observations that entries of a kind state, with where they were read. */
export function statedBy(entries: readonly DifferenceEntry[], kind: "added" | "changed"): SourcedObservation[] {
  const stated: SourcedObservation[] = [];
  for (const { kind: own, indicator, organization, period, after } of entries) {
    if (own !== kind || !after) continue;
    const { sheet, cell, raw, ...figure } = after;
    stated.push({ indicator, organization, period, ...figure, source: { sheet, cell, raw } });
  }
  return stated;
}
