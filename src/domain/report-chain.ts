import type { MonthRange } from "./period-range.ts";
import type { Report } from "./year-reports.ts";

/** A report that counts towards a figure, added or taken away. */
export type Term = { readonly report: Report; readonly sign: 1 | -1 };

/**
 * The reports that together say a range of months: sums of adjacent ones where there are any, else sums and differences
 * (the year to date of August less that of July). Of several ways the one of fewest reports; of sums as short as each
 * other the one that ends with the longer report. `null` where no reports lead from its first month to its last.
 *
 * @param reports of the range's year, longer ones first
 */
export function findChain({ first, last }: MonthRange, reports: readonly Report[]): readonly Term[] | null {
  return sumChain(first - 1, last, reports) ?? anyChain(first - 1, last, reports);
}

/** Shortest chain of adjacent reports from one month's end to another's. */
function sumChain(from: number, to: number, reports: readonly Report[]): readonly Term[] | null {
  const best = new Map<number, readonly Term[]>([[from, []]]);
  for (let end = from + 1; end <= to; end += 1) {
    for (const report of reports) {
      if (report.last !== end) continue;
      const before = best.get(report.first - 1);
      if (!before) continue;
      const known = best.get(end);
      // Reports come longer first, so that of two ways as short the one that ends with the longer is met first.
      if (!known || before.length + 1 < known.length) best.set(end, [...before, { report, sign: 1 }]);
    }
  }
  return best.get(to) ?? null;
}

/** Shortest way from one month's end to another's, forwards over reports and back. */
function anyChain(from: number, to: number, reports: readonly Report[]): readonly Term[] | null {
  const ways = new Map<number, readonly Term[]>([[from, []]]);
  // A map is walked in the order in which it was filled, also while it fills: nearest first.
  for (const [at, terms] of ways) {
    if (at === to) return terms;
    for (const report of reports) {
      const reached = at === report.first - 1 ? report.last : at === report.last ? report.first - 1 : null;
      if (reached === null || ways.has(reached)) continue;
      ways.set(reached, [...terms, { report, sign: reached > at ? 1 : -1 }]);
    }
  }
  return null;
}
