import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Names } from "#domain/terms/names.ts";
import {
  type CalendarPeriod,
  type Frequency,
  firstMonth,
  lastMonth,
  periodCode,
  periodsBetween,
  shiftPeriod,
} from "#domain/terms/period.ts";
import type { MonthRange } from "#domain/terms/period-range.ts";
import { combineMarks, type Marks, NO_MARKS } from "#domain/terms/status.ts";
import { UNITS, type UnitCode, type UnitMult } from "#domain/terms/unit.ts";
import { breakBetween, changeOf, withMarks } from "./change.ts";
import { completionAt } from "./completion.ts";
import type { Derived } from "./derivation.ts";
import type { Figure } from "./figure.ts";
import { membersChange } from "./members.ts";
import { currentFigure, deriveCurrent, deriveToDate, type Series, yearToDateFigure } from "./series.ts";

/** 当期 累计 同比 累计同比 环比 完成率 */
export const MEASURES = ["current", "ytd", "yoy", "ytd-yoy", "pop", "completion"] as const;
export type Measure = (typeof MEASURES)[number];

export const MEASURE_NAMES: Record<Measure, Names> = {
  current: { zh: "当期", en: "Current" },
  ytd: { zh: "累计", en: "Year to date" },
  yoy: { zh: "同比", en: "Year on year" },
  "ytd-yoy": { zh: "累计同比", en: "Year to date, year on year" },
  pop: { zh: "环比", en: "On previous period" },
  completion: { zh: "完成率", en: "Completion" },
};

/** What the numbers of a measure are: the indicator's unit, a percentage, or percentage points. Never mixed. */
export type MeasureUnit =
  | { readonly kind: "indicator"; readonly unit: UnitCode; readonly unitMult: UnitMult; readonly decimals: number }
  | { readonly kind: "percent" }
  | { readonly kind: "percentage-point" };

export type MeasurePoint = { readonly period: string; readonly figure: Figure };

export type MeasureSeries = {
  readonly indicator: Indicator;
  readonly organization: string;
  readonly measure: Measure;
  readonly frequency: Frequency;
  readonly unit: MeasureUnit;
  readonly points: readonly MeasurePoint[];
};

/** The unit a measure of an indicator is in: changes of shares are percentage points, other changes percentages. */
export function measureUnit(indicator: Indicator, measure: Measure): MeasureUnit {
  const { unit, unitMult, decimals } = indicator;
  switch (measure) {
    case "current":
    case "ytd":
      return { kind: "indicator", unit, unitMult, decimals };
    case "completion":
      return { kind: "percent" };
    case "yoy":
    case "ytd-yoy":
    case "pop":
      return UNITS[unit].kind === "percent" ? { kind: "percentage-point" } : { kind: "percent" };
  }
}

/** One measure of a series at one calendar period. Percentages are in percent (12.5, not 0.125). */
export function measureAt(series: Series, measure: Measure, period: CalendarPeriod): Figure {
  switch (measure) {
    case "current":
      return currentFigure(series, period);
    case "ytd":
      return yearToDateFigure(series, period.year, lastMonth(period));
    case "yoy":
    case "ytd-yoy":
    case "pop":
      return compared(series, sidesOf(measure, period));
    case "completion":
      return completionAt(series, period);
  }
}

/** The measures that compare a period with an earlier one. */
export type Comparison = Extract<Measure, "yoy" | "ytd-yoy" | "pop">;

export function isComparison(measure: Measure): measure is Comparison {
  return measure === "yoy" || measure === "ytd-yoy" || measure === "pop";
}

/** What a comparison holds against what: the level, its period and that of the base. */
export type Sides = {
  readonly of: "current" | "ytd";
  readonly period: CalendarPeriod;
  readonly base: CalendarPeriod;
};

export function sidesOf(measure: Comparison, period: CalendarPeriod): Sides {
  const yearBefore = { ...period, year: period.year - 1 };
  switch (measure) {
    case "yoy":
      return { of: "current", period, base: yearBefore };
    case "ytd-yoy":
      return { of: "ytd", period, base: yearBefore };
    case "pop":
      return { of: "current", period, base: shiftPeriod(period, -1) };
  }
}

/** The level of a series that a measure speaks of, with how it comes about: 当期, or 累计 up to the period's last month. */
export function deriveLevel(series: Series, of: "current" | "ytd", period: CalendarPeriod): Derived {
  return of === "current" ? deriveCurrent(series, period) : deriveToDate(series, period.year, lastMonth(period));
}

function compared(series: Series, { of, period, base }: Sides): Figure {
  const now = deriveLevel(series, of, period);
  const before = deriveLevel(series, of, base);
  const marked = withMarks(changeOf(series, now.figure, before.figure), marksOfSides(series, { of, period, base }));
  if (marked.kind !== "value") return marked;
  const members = membersChange(series, now, before);
  return members ? { ...marked, members } : marked;
}

/** The marks of any comparison of a period with a base, whatever shows it: a break where a definition changed between. */
export function marksOfSides(series: Series, { of, period, base }: Sides): Marks {
  if (series.parts)
    return series.parts.reduce(
      (marks, part) => combineMarks(marks, marksOfSides(part.series, { of, period, base })),
      NO_MARKS,
    );
  const ofTotal = [period, base].some((side) => deriveLevel(series, of, side).from.kind === "total");
  return breakBetween(series, monthsCovered(of, period), monthsCovered(of, base), ofTotal);
}

function monthsCovered(of: "current" | "ytd", period: CalendarPeriod): MonthRange {
  return { year: period.year, first: of === "ytd" ? 1 : firstMonth(period), last: lastMonth(period) };
}

/** One measure of a series over all periods of a frequency from `from` to `to`. */
export function measureSeries(
  series: Series,
  measure: Measure,
  frequency: Frequency,
  from: CalendarPeriod,
  to: CalendarPeriod,
): MeasureSeries {
  const points = periodsBetween(from, to, frequency).map((period) => ({
    period: periodCode(period),
    figure: measureAt(series, measure, period),
  }));
  return {
    indicator: series.indicator,
    organization: series.organization,
    measure,
    frequency,
    unit: measureUnit(series.indicator, measure),
    points,
  };
}
