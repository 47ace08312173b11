import { cleanFloat } from "./figure.ts";
import { intervalOf } from "./interval.ts";
import type { MonthRange } from "./period-range.ts";
import type { Report } from "./year-reports.ts";

/** Between what an amount must lie; `high` is `null` where there is no upper limit. */
export type Limits = { readonly low: number; readonly high: number | null };

/** At most so much: the year to date at month `to` less that at month `from`. */
type AtMost = { readonly from: number; readonly to: number; readonly amount: number };

const MONTHS = 12;

/**
 * Between what the flow of a range of months must lie, given everything reported of the year, where no month is negative:
 * January and February together say of February that it is at most both. The limits are the tightest there are (shortest
 * paths over years to date, Bellman-Ford). Where reports contradict one another, no more is said than what reports inside
 * the range add up to.
 */
export function limitsOf(range: MonthRange, reports: readonly Report[]): Limits {
  const rules = rulesOf(reports);
  const upper = shortest(rules, range.first - 1);
  const lower = shortest(rules, range.last);
  if (!upper || !lower) return { low: disjointSum(range, reports), high: null };
  const high = upper[range.last] ?? Number.POSITIVE_INFINITY;
  const low = -(lower[range.first - 1] ?? 0);
  return { low: Math.max(0, cleanFloat(low)), high: Number.isFinite(high) ? cleanFloat(high) : null };
}

function rulesOf(reports: readonly Report[]): AtMost[] {
  const rules: AtMost[] = Array.from({ length: MONTHS }, (_, month) => ({ from: month + 1, to: month, amount: 0 }));
  for (const { first, last, figure } of reports) {
    const { low, high } = intervalOf(figure, true);
    if (high !== null) rules.push({ from: first - 1, to: last, amount: high });
    if (low !== null) rules.push({ from: last, to: first - 1, amount: -low });
  }
  return rules;
}

/** Least upper bounds of the years to date less that at month `from`; `null` where the rules contradict one another. */
function shortest(rules: readonly AtMost[], from: number): readonly number[] | null {
  const bounds = new Array<number>(MONTHS + 1).fill(Number.POSITIVE_INFINITY);
  bounds[from] = 0;
  for (let round = 0; round <= MONTHS; round += 1) {
    let changed = false;
    for (const rule of rules) {
      const reached = (bounds[rule.from] ?? Number.POSITIVE_INFINITY) + rule.amount;
      const bound = bounds[rule.to] ?? Number.POSITIVE_INFINITY;
      // Sums of decimals as binary floats differ in their last digits: that is no contradiction.
      if (reached >= bound - 1e-9 * Math.max(1, Math.abs(bound === Number.POSITIVE_INFINITY ? 0 : bound))) continue;
      bounds[rule.to] = reached;
      changed = true;
    }
    if (!changed) return bounds;
  }
  return null;
}

/** The most that reports inside a range add up to, none counted twice. */
function disjointSum({ first, last }: MonthRange, reports: readonly Report[]): number {
  const best = new Array<number>(MONTHS + 1).fill(0);
  for (let month = first; month <= last; month += 1) {
    best[month] = best[month - 1] ?? 0;
    for (const report of reports) {
      if (report.last !== month || report.first < first) continue;
      const low = intervalOf(report.figure, true).low ?? 0;
      best[month] = Math.max(best[month] ?? 0, cleanFloat((best[report.first - 1] ?? 0) + low));
    }
  }
  return best[last] ?? 0;
}
