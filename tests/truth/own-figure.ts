import type { Indicator } from "./books.ts";
import { findChain, type Preference, pickReports, type Step } from "./chain.ts";
import { compare, fraction, negate, ZERO } from "./fraction.ts";
import { groupBy } from "./group.ts";
import { addIntervals, anything, divideInterval, exactly, formOf, type Interval, onlyValue } from "./interval.ts";
import { findLimits } from "./limits.ts";
import { type CalendarKind, contains, isSameRange, LENGTHS, type MonthRange, overlaps } from "./period.ts";
import { type Account, cannotBeNegative, type Report } from "./reports.ts";

/** What an organization's own reports say of some months. */
export type OwnFigure = KnownFigure | UnknownFigure;

export interface KnownFigure {
  readonly kind: "known";
  readonly interval: Interval;
  readonly marks: readonly string[];
  /** A difference came out below zero where no value can be: what was reported has been revised since. */
  readonly revised: boolean;
}

export interface UnknownFigure {
  readonly kind: "unknown";
  readonly reason: OwnReason;
  /** All that is certain all the same. */
  readonly interval: Interval;
  /** Marks of the reports that the limits may rest on. */
  readonly marks: readonly string[];
  /** A part of the months is known. */
  readonly partKnown: boolean;
}

/**
 * `inexact`: only by taking inexact figures off. `reported-together`: within a longer report. `incomplete`: a part is
 * known. `not-defined`: the indicator has no such figure.
 */
export type OwnReason = "inexact" | "reported-together" | "incomplete" | "not-reported" | "not-defined";

/** One organization's figures of one indicator. Years are worked out when first asked for. */
export interface OwnFigures {
  /** A flow over any months of a year. */
  flow(range: MonthRange, preference: Preference): OwnFigure;
  /** A stock at the end of a month; of several reports of it the one of the kind asked for. */
  state(year: number, month: number, kind: CalendarKind): OwnFigure;
  /** A rate of a calendar period. */
  rate(range: MonthRange): OwnFigure;
}

export function ownFigures(account: Account, indicator: Indicator): OwnFigures {
  const nonNegative = cannotBeNegative(indicator);
  const years = groupBy(account.reports, ({ period }) => period.range.year);
  const ofYear = (year: number) => years.get(year) ?? [];
  const limitsOf = remember((year: number) => findLimits(ofYear(year)), String);
  const flow: OwnFigures["flow"] = (range, preference) => {
    const reports = ofYear(range.year);
    const chosen = pickReports(reports, preference);
    const known = addUp(chosen, range, nonNegative);
    if (typeof known === "object" && known) return known;
    const limits = limitsOf(range.year);
    const interval = !nonNegative
      ? anything(false)
      : limits.contradictory
        ? leastOf(chosen, range)
        : limits.between(range);
    const partKnown = knowsPart(chosen, range);
    const reason = known ?? reasonOf(reports, range, partKnown);
    return { kind: "unknown", reason, interval, marks: marksAbout(reports, range), partKnown };
  };
  return {
    flow: remember(flow, ({ year, from, to }, preference) => `${year} ${from} ${to} ${preference}`),
    state: (year, month, kind) => stateAt(ofYear(year), month, kind) ?? unknown("not-reported", nonNegative),
    rate: (range) => rateOf(ofYear(range.year), range, indicator.aggregation === "mean", nonNegative),
  };
}

function remember<A extends readonly unknown[], R>(find: (...question: A) => R, keyOf: (...question: A) => string) {
  const found = new Map<string, R>();
  return (...question: A): R => {
    const key = keyOf(...question);
    const known = found.get(key);
    if (known !== undefined) return known;
    const answer = find(...question);
    found.set(key, answer);
    return answer;
  };
}

/** Rules (i) and (ii): the report of just these months, which is a chain of one step, else the chain. */
function addUp(reports: readonly Report[], range: MonthRange, nonNegative: boolean): KnownFigure | "inexact" | null {
  const chain = findChain(reports, range.from, range.to);
  if (!chain || chain === "inexact") return chain;
  const [only] = chain;
  if (only && chain.length === 1) return known(only.report.interval, chain);
  const interval = addIntervals(chain.map(({ report, forwards }) => (forwards ? report.interval : taken(report))));
  if (formOf(interval) === null) return "inexact";
  const isDifference = chain.some(({ forwards }) => !forwards);
  const value = onlyValue(interval);
  const revised = isDifference && nonNegative && value !== null && compare(value, ZERO) < 0;
  return { ...known(interval, chain), revised };
}

/** Only exact reports are taken off. */
function taken({ interval }: Report): Interval {
  const value = onlyValue(interval);
  if (!value) throw new Error("an inexact figure cannot be taken off");
  return exactly(negate(value));
}

function known(interval: Interval, chain: readonly Step[]): KnownFigure {
  return { kind: "known", interval, marks: unite(chain.map(({ report }) => report.marks)), revised: false };
}

function unknown(reason: OwnReason, nonNegative: boolean): UnknownFigure {
  return { kind: "unknown", reason, interval: anything(nonNegative), marks: [], partKnown: false };
}

function reasonOf(reports: readonly Report[], range: MonthRange, partKnown: boolean): OwnReason {
  if (reports.some(({ period }) => contains(period.range, range))) return "reported-together";
  return partKnown ? "incomplete" : "not-reported";
}

/** Whether some months within the range add up, though the whole does not. */
function knowsPart(reports: readonly Report[], range: MonthRange): boolean {
  const { from, to } = range;
  if (reports.some(({ period }) => contains(range, period.range) && !contains(period.range, range))) return true;
  for (let first = from; first <= to; first += 1) {
    for (let last = first; last <= to; last += 1) {
      if (first === from && last === to) continue;
      if (Array.isArray(findChain(reports, first, last))) return true;
    }
  }
  return false;
}

/** Of reports that contradict one another: what the parts known from the first month on come to, and no high side. */
function leastOf(reports: readonly Report[], { year, from, to }: MonthRange): Interval {
  const parts: Interval[] = [];
  for (let first = from; first <= to; ) {
    let last = to;
    let part: KnownFigure | "inexact" | null = null;
    for (; last >= first; last -= 1) {
      part = addUp(reports, { year, from: first, to: last }, true);
      if (part && part !== "inexact") break;
    }
    if (part && part !== "inexact") parts.push(part.interval);
    first = Math.max(first, last) + 1;
  }
  const { low, lowStrict } = addIntervals(parts);
  const isBelow = low && compare(low, ZERO) < 0;
  return { ...anything(true), low: isBelow || !low ? ZERO : low, lowStrict, limited: true };
}

function marksAbout(reports: readonly Report[], range: MonthRange): readonly string[] {
  return unite(reports.filter(({ period }) => overlaps(period.range, range)).map(({ marks }) => marks));
}

const STATE_ORDER = ["month", "quarter", "half", "year", "to-date"] as const;

function stateAt(reports: readonly Report[], month: number, asked: CalendarKind): KnownFigure | null {
  const ending = reports.filter(({ period }) => period.range.to === month);
  for (const kind of [asked, ...STATE_ORDER]) {
    const report = ending.find(({ period }) => period.kind === kind);
    if (report) return known(report.interval, [{ report, forwards: true }]);
  }
  return null;
}

const FINER: readonly CalendarKind[] = ["half", "quarter", "month"];

/** As reported; else, where it is a mean, the plain mean of the coarsest finer periods that are all there. */
function rateOf(reports: readonly Report[], range: MonthRange, isMean: boolean, nonNegative: boolean): OwnFigure {
  const chosen = pickReports(reports, "calendar");
  const whole = chosen.find(({ period }) => isSameRange(period.range, range));
  if (whole) return known(whole.interval, [{ report: whole, forwards: true }]);
  if (!isMean) return unknown("not-reported", nonNegative);
  const inside = chosen.filter(({ period }) => period.kind !== "to-date" && contains(range, period.range));
  for (const kind of FINER) {
    const parts = inside.filter(({ period }) => period.kind === kind);
    const count = (range.to - range.from + 1) / LENGTHS[kind];
    if (count <= 1 || parts.length !== count) continue;
    const sum = addIntervals(parts.map(({ interval }) => interval));
    const steps = parts.map((report) => ({ report, forwards: true }));
    const mean = divideInterval(sum, fraction(count));
    return formOf(mean) === null ? unknown("inexact", nonNegative) : known(mean, steps);
  }
  return unknown(reasonOf(reports, range, inside.length > 0), nonNegative);
}

/** Each once, in alphabetical order. */
export function unite(marks: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(marks.flat())].sort();
}
