import type { FormulaRole } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { PlanCurve } from "#domain/catalogue/plan.ts";
import { DEFAULT_RULES, type Rules } from "#domain/catalogue/rules.ts";
import type { TargetValue } from "#domain/catalogue/target.ts";
import { type CalendarPeriod, firstMonth, lastMonth, periodCode } from "#domain/terms/period.ts";
import type { MonthRange } from "#domain/terms/period-range.ts";
import { accumulationOf } from "./accumulation.ts";
import { computeLevel } from "./computed.ts";
import type { Derived } from "./derivation.ts";
import type { ReportingSpan } from "./expectation.ts";
import type { Figure } from "./figure.ts";
import { ownCurrent, ownFlow, ownToDate } from "./own-figure.ts";
import { totalOf } from "./total.ts";

/** All figures known of one indicator and one organization, and what is planned of them, by period code. */
export type Series = {
  readonly indicator: Indicator;
  readonly organization: string;
  /** What was published of the organization itself. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly targets: ReadonlyMap<string, TargetValue>;
  /** How a year's target is due, by year code; evenly where none is set. */
  readonly curves: ReadonlyMap<string, PlanCurve>;
  /**
   * Of a region and an additive indicator: the series of its platforms that reported anything. Where the region itself
   * reported no figure of a measure and period, the total of theirs stands.
   */
  readonly platforms: readonly Series[];
  readonly rules: Rules;
  /** When it is expected to be reported, where that was said. */
  readonly span?: ReportingSpan | null;
  /** Of a computed indicator: the series of its parts, of the same organization. */
  readonly parts?: readonly SeriesPart[];
};

/** A part of a computed indicator. */
export type SeriesPart = { readonly role: FormulaRole; readonly series: Series };

/** A series of what one organization reported, by itself: without targets, platforms or rules of an office. */
export function ownSeries(indicator: Indicator, organization: string, figures: ReadonlyMap<string, Figure>): Series {
  return {
    indicator,
    organization,
    figures,
    targets: new Map(),
    curves: new Map(),
    platforms: [],
    rules: DEFAULT_RULES,
  };
}

type Memory = Map<string, Derived>;

/** Figures already made: a view asks for the same ones many times. */
const memories = new WeakMap<Series, Memory>();

/**
 * 当期: the figure of one calendar period. Reported as such where it was; else made of what was reported of other periods:
 * sums of shorter ones, differences of years to date. Of a region, else the total of its platforms.
 */
export function currentFigure(series: Series, period: CalendarPeriod): Figure {
  return deriveCurrent(series, period).figure;
}

/**
 * 累计: `C(y,m)` of a flow, from reported years to date where there are any and from shorter periods otherwise; of a
 * stock, the last value; not defined for a rate. Of a region, else the total of its platforms.
 */
export function yearToDateFigure(series: Series, year: number, month: number): Figure {
  return deriveToDate(series, year, month).figure;
}

/** 当期 with how it comes about. */
export function deriveCurrent(series: Series, period: CalendarPeriod): Derived {
  return remembered(series, periodCode(period), () => {
    if (series.parts) return computeLevel(series, series.parts, (part) => deriveCurrent(part, period));
    const own = ownCurrent(series, period);
    const range = { year: period.year, first: firstMonth(period), last: lastMonth(period) };
    return orTotal(series, own, range, (platform, expected) =>
      isSameRange(expected, range) ? ownCurrent(platform, period) : ownFlow(platform, expected),
    );
  });
}

/** 累计 with how it comes about. */
export function deriveToDate(series: Series, year: number, month: number): Derived {
  return remembered(series, periodCode({ kind: "year-to-date", year, month }), () => {
    if (series.parts) return computeLevel(series, series.parts, (part) => deriveToDate(part, year, month));
    const own = ownToDate(series, year, month);
    const accumulation = accumulationOf(series.indicator);
    if (accumulation === "mean" || accumulation === "none") return own;
    const range = { year, first: 1, last: month };
    return orTotal(series, own, range, (platform, expected) =>
      isSameRange(expected, range) ? ownToDate(platform, year, month) : ownFlow(platform, expected, "to-date"),
    );
  });
}

function isSameRange(a: MonthRange, b: MonthRange): boolean {
  return a.first === b.first && a.last === b.last;
}

type OwnOf = (platform: Series, expected: MonthRange) => Derived;

/** What the region itself said, else the total of its platforms; what neither says is missing as the region has it. */
function orTotal(series: Series, own: Derived, range: MonthRange, ownOf: OwnOf): Derived {
  if (own.figure.kind !== "missing" || series.platforms.length === 0) return own;
  const total = totalOf(series.platforms, range, ownOf);
  if (total.figure.kind !== "missing") return total;
  const saysNothing = own.figure.reason === "not-reported" || own.figure.reason === "reported-missing";
  return saysNothing ? total : own;
}

function remembered(series: Series, key: string, make: () => Derived): Derived {
  const memory = memories.get(series) ?? new Map<string, Derived>();
  if (memory.size === 0) memories.set(series, memory);
  const known = memory.get(key);
  if (known) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

/** The series that a series rests on: itself, its platforms', and those of its parts. */
export function* seriesWithin(series: Series): Generator<Series> {
  yield series;
  for (const platform of series.platforms) yield* seriesWithin(platform);
  for (const part of series.parts ?? []) yield* seriesWithin(part.series);
}
