import { cleanFloat, type Limits } from "./figure.ts";
import { intervalOf } from "./interval.ts";
import type { MonthRange } from "./period-range.ts";
import type { Report } from "./year-reports.ts";

/** A limit, itself excluded where it is strict. */
type Bound = { readonly amount: number; readonly strict: boolean };

/** At most so much: the year to date at month `to` less that at month `from`. */
type AtMost = Bound & { readonly from: number; readonly to: number };

const MONTHS = 12;
const NONE: Bound = { amount: Number.POSITIVE_INFINITY, strict: false };

/**
 * Between what the flow of a range of months must lie, given everything reported of the year, where no month is negative:
 * January and February together say of February that it is at most both. The limits are the tightest there are (shortest
 * paths between years to date, Floyd-Warshall). Where reports contradict one another, no more is said than what reports
 * inside the range add up to.
 *
 * @param reports all of the year, also several of the same months
 */
export function limitsOf(range: MonthRange, reports: readonly Report[]): Limits {
  const { unit, bounds } = boundsOf(reports);
  if (!bounds) return disjointSum(range, reports);
  const most = boundAt(bounds, range.first - 1, range.last);
  const least = boundAt(bounds, range.last, range.first - 1);
  return {
    low: Math.max(0, -least.amount / unit),
    high: Number.isFinite(most.amount) ? most.amount / unit : null,
    above: least.strict,
    below: most.strict,
  };
}

type YearBounds = {
  readonly unit: number;
  /** At `from * 13 + to`: the most by which the year to date at `to` exceeds that at `from`; `null` in a contradiction. */
  readonly bounds: readonly Bound[] | null;
};

const known = new WeakMap<readonly Report[], YearBounds>();

/** The bounds between all years to date of a year, reckoned once for each. */
function boundsOf(reports: readonly Report[]): YearBounds {
  const made = known.get(reports);
  if (made) return made;
  const unit = unitOf(reports);
  const bounds = shortestPaths(rulesOf(reports, unit));
  known.set(reports, { unit, bounds });
  return { unit, bounds };
}

/** What makes every figure of the year a whole number: sums and differences of whole numbers carry no binary noise. */
function unitOf(reports: readonly Report[]): number {
  let places = 0;
  for (const { figure } of reports)
    if (figure.kind === "value" && !Number.isInteger(figure.value))
      places = Math.max(places, /\.(\d+)$/.exec(String(figure.value))?.[1]?.length ?? 0);
  return 10 ** places;
}

function rulesOf(reports: readonly Report[], unit: number): AtMost[] {
  const rules = Array.from(
    { length: MONTHS },
    (_, month): AtMost => ({ from: month + 1, to: month, amount: 0, strict: false }),
  );
  for (const { first, last, figure } of reports) {
    const { low, high, above, below } = intervalOf(figure, true);
    if (high !== null) rules.push({ from: first - 1, to: last, amount: Math.round(high * unit), strict: below });
    if (low !== null) rules.push({ from: last, to: first - 1, amount: -Math.round(low * unit), strict: above });
  }
  return rules;
}

const NODES = MONTHS + 1;

function shortestPaths(rules: readonly AtMost[]): readonly Bound[] | null {
  const bounds = new Array<Bound>(NODES * NODES).fill(NONE);
  for (let node = 0; node < NODES; node += 1) bounds[node * NODES + node] = { amount: 0, strict: false };
  for (const { from, to, amount, strict } of rules) tighten(bounds, from, to, { amount, strict });
  for (let via = 0; via < NODES; via += 1)
    for (let from = 0; from < NODES; from += 1) {
      const first = boundAt(bounds, from, via);
      if (first.amount === Number.POSITIVE_INFINITY) continue;
      for (let to = 0; to < NODES; to += 1) {
        const second = boundAt(bounds, via, to);
        tighten(bounds, from, to, { amount: first.amount + second.amount, strict: first.strict || second.strict });
      }
    }
  // A year to date that is less than itself: the reports cannot all be true.
  for (let node = 0; node < NODES; node += 1) {
    const { amount, strict } = boundAt(bounds, node, node);
    if (amount < 0 || strict) return null;
  }
  return bounds;
}

function boundAt(bounds: readonly Bound[], from: number, to: number): Bound {
  return bounds[from * NODES + to] ?? NONE;
}

function tighten(bounds: Bound[], from: number, to: number, bound: Bound): void {
  if (isTighter(bound, boundAt(bounds, from, to))) bounds[from * NODES + to] = bound;
}

function isTighter(a: Bound, b: Bound): boolean {
  return a.amount < b.amount || (a.amount === b.amount && Number.isFinite(a.amount) && a.strict && !b.strict);
}

/** The most that reports inside a range add up to, none counted twice. */
function disjointSum({ first, last }: MonthRange, reports: readonly Report[]): Limits {
  const best = new Array<Bound>(MONTHS + 1).fill({ amount: 0, strict: false });
  for (let month = first; month <= last; month += 1) {
    best[month] = best[month - 1] ?? NONE;
    for (const report of reports) {
      if (report.last !== month || report.first < first) continue;
      const { low, above } = intervalOf(report.figure, true);
      const before = best[report.first - 1] ?? NONE;
      const reached = { amount: cleanFloat(before.amount + (low ?? 0)), strict: before.strict || above };
      const known = best[month] ?? NONE;
      if (reached.amount > known.amount || (reached.amount === known.amount && reached.strict)) best[month] = reached;
    }
  }
  const { amount, strict } = best[last] ?? NONE;
  return { low: amount, high: null, above: strict, below: false };
}
