import type { MonthRange } from "#domain/terms/period-range.ts";
import type { Limits } from "./figure.ts";
import { intervalOf } from "./interval.ts";
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
 * paths between years to date, Floyd-Warshall).
 *
 * @param reports all of the year, also several of the same months
 * @returns `null` where they contradict one another
 */
export function limitsOf(range: MonthRange, reports: readonly Report[]): Limits | null {
  const { unit, bounds } = boundsOf(reports);
  if (!bounds) return null;
  const most = boundAt(bounds, range.first - 1, range.last);
  const least = boundAt(bounds, range.last, range.first - 1);
  return {
    low: Math.max(0, -least.amount / unit),
    high: Number.isFinite(most.amount) ? most.amount / unit : null,
    above: least.strict,
    below: most.strict,
  };
}

/** True where reports inside a range cannot all be true: months that come to more than their year to date. */
export function areDisputed({ first, last }: MonthRange, reports: readonly Report[]): boolean {
  const inside = reports.filter((report) => report.first >= first && report.last <= last);
  return inside.length > 1 && shortestPaths(rulesOf(inside, unitOf(inside))) === null;
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
