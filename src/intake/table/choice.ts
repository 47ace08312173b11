/** What speaks for a reading (a weight above 0) or against it, and how often it is so. */
export type Evidence<C> = { readonly weight: number; readonly count: (candidate: C) => number };

/** A table of evidence; its names are for whoever reads it, and for the test that tries each by leaving it out. */
export type EvidenceTable<C> = Readonly<Record<string, Evidence<C>>>;

export type Choice<C> = {
  readonly best: C;
  /** The next best; `null` without one. */
  readonly next: C | null;
  /** How much less the next best weighs; without one it is infinite. */
  readonly margin: number;
};

/** The candidate that weighs most; of equals, the first. */
export function choose<C>(candidates: readonly [C, ...C[]], evidence: EvidenceTable<C>): Choice<C> {
  const rules = Object.values(evidence);
  let [best] = candidates;
  let next: C | null = null;
  let most = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const weight = rules.reduce((sum, rule) => sum + rule.weight * rule.count(candidate), 0);
    if (weight > most) {
      if (candidate !== best) next = best;
      second = most;
      most = weight;
      best = candidate;
    } else if (weight > second) {
      second = weight;
      next = candidate;
    }
  }
  return { best, next, margin: most - second };
}
