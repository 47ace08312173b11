import type { MonthRange } from "#domain/terms/period-range.ts";
import type { Report } from "./year-reports.ts";

/** A report that counts towards a figure, added or taken away. */
export type Term = { readonly report: Report; readonly sign: 1 | -1 };

/** `inexact` where figures would have to be taken away that are not exact. */
export type Chain = readonly Term[] | "inexact" | null;

/**
 * The reports that together say a range of months, as a way over the year's months' ends: adjacent ones added, or taken
 * away where that is shorter (the year to date of August less that of July). The fewest reports; of ways as short as each
 * other a sum before a difference, then the one that ends with the longer report. Only exact figures are taken away, or
 * stand beside one that is.
 *
 * @param reports of the range's year, one for each range
 */
export function findChain({ first, last }: MonthRange, reports: readonly Report[]): Chain {
  const added = reports.map((report): Term => ({ report, sign: 1 }));
  const sum = findWay(added, first - 1, last);
  if (sum && sum.length <= 2) return sum;
  const both = [...added, ...reports.map((report): Term => ({ report, sign: -1 }))];
  const exact = both.filter(({ report: { figure } }) => figure.kind === "value" && figure.qualifier === "exact");
  const difference = findWay(exact, first - 1, last);
  if (sum && (!difference || sum.length <= difference.length)) return sum;
  return difference ?? (findWay(both, first - 1, last) ? "inexact" : null);
}

type Way = { readonly terms: readonly Term[]; readonly length: number };

/** The shortest way from one month's end to another's; of several the one whose last step is the longest. */
function findWay(steps: readonly Term[], from: number, to: number): readonly Term[] | null {
  const ways = new Map<number, Way>([[from, { terms: [], length: 0 }]]);
  let reached: readonly number[] = [from];
  while (reached.length > 0) {
    const found = ways.get(to);
    if (found) return found.terms;
    const next = new Map<number, Way>();
    for (const at of reached) for (const step of steps) widen(next, ways, at, step);
    for (const [at, way] of next) ways.set(at, way);
    reached = [...next.keys()];
  }
  return null;
}

/** Takes one step from a month's end, where it leads somewhere new or there by a longer last step. */
function widen(next: Map<number, Way>, ways: ReadonlyMap<number, Way>, at: number, step: Term): void {
  const { first, last } = step.report;
  const [start, end] = step.sign === 1 ? [first - 1, last] : [last, first - 1];
  if (start !== at || ways.has(end)) return;
  const way = { terms: [...(ways.get(at)?.terms ?? []), step], length: last - first + 1 };
  const rival = next.get(end);
  if (!rival || way.length > rival.length || (way.length === rival.length && isSumFirst(way, rival)))
    next.set(end, way);
}

function isSumFirst({ terms }: Way, rival: Way): boolean {
  return terms.at(-1)?.sign === 1 && rival.terms.at(-1)?.sign === -1;
}
