import { cleanFloat, type Figure, missing, type ValueFigure } from "./figure.ts";
import type { Indicator } from "./indicator.ts";
import type { Names } from "./names.ts";
import {
  type CalendarPeriod,
  type Frequency,
  firstMonth,
  lastMonth,
  parsePeriod,
  periodCode,
  periodsBetween,
  shiftPeriod,
} from "./period.ts";
import { isBound } from "./qualifier.ts";
import { currentFigure, type Series, yearToDateFigure } from "./series.ts";
import { combineStatuses, type ObsStatus } from "./status.ts";
import { UNITS, type UnitCode, type UnitMult } from "./unit.ts";

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
  if (measure === "current" || measure === "ytd")
    return {
      kind: "indicator",
      unit: indicator.unit,
      unitMult: indicator.unitMult,
      decimals: indicator.decimals,
    };
  if (measure === "completion") return { kind: "percent" };
  return UNITS[indicator.unit].kind === "percent" ? { kind: "percentage-point" } : { kind: "percent" };
}

/** One measure of a series at one calendar period. Percentages are in percent (12.5, not 0.125). */
export function measureAt(series: Series, measure: Measure, period: CalendarPeriod): Figure {
  switch (measure) {
    case "current":
      return currentFigure(series, period);
    case "ytd":
      return yearToDateFigure(series, period.year, lastMonth(period));
    case "yoy":
      return changeOn(series, "current", period, { ...period, year: period.year - 1 });
    case "ytd-yoy":
      return changeOn(series, "ytd", period, { ...period, year: period.year - 1 });
    case "pop":
      return changeOn(series, "current", period, shiftPeriod(period, -1));
    case "completion":
      return completion(series, period);
  }
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

/** Change of a period on another, marked where the series changed its definition between the two. */
function changeOn(series: Series, of: "current" | "ytd", period: CalendarPeriod, base: CalendarPeriod): Figure {
  const figure = change(series, measureAt(series, of, period), measureAt(series, of, base));
  if (figure.kind !== "value") return figure;
  // A stock is compared as it stood when the base ended; a flow as it was counted since the base began.
  const start = series.indicator.aggregation === "last" ? lastMonth(base) : of === "ytd" ? 1 : firstMonth(base);
  const isBroken = hasBreak(series, monthIndex(base.year, start), monthIndex(period.year, lastMonth(period)));
  return isBroken ? { ...figure, status: combineStatuses(figure.status, "B") } : figure;
}

/** True where a break begins after month `from` and no later than month `to`; a break stands where its period begins. */
function hasBreak(series: Series, from: number, to: number): boolean {
  for (const [code, figure] of series.figures) {
    if (figure.kind !== "value" || figure.status !== "B") continue;
    const period = parsePeriod(code);
    if (!period || period.kind === "as-of-open" || period.kind === "year-to-date-open") continue;
    const index = monthIndex(period.year, period.kind === "year-to-date" ? period.month : firstMonth(period));
    if (index > from && index <= to) return true;
  }
  return false;
}

function monthIndex(year: number, month: number): number {
  return year * 12 + month;
}

/** What two figures say of a change: whether a break lies between them is for `hasBreak` to tell. */
function statusOfChange(now: ValueFigure, base: ValueFigure): ObsStatus {
  const status = combineStatuses(now.status, base.status);
  return status === "B" ? "A" : status;
}

/**
 * Change of `now` on `base`: in percent, or in percentage points for shares. A base that is missing, zero or negative
 * gives no percentage but the absolute change; a bound gives neither.
 */
function change(series: Series, now: Figure, base: Figure): Figure {
  if (now.kind !== "value") return now.kind === "text" ? missing("text-only", { revision: now.revision }) : now;
  if (base.kind !== "value") return missing("base-missing", { revision: now.revision });
  const revision = Math.max(now.revision, base.revision);
  const coverage = now.coverage ?? base.coverage;
  if (coverage) return missing("incomplete", { coverage, revision });
  if (isBound(now.qualifier) || isBound(base.qualifier)) return missing("inexact", { revision });
  const difference = cleanFloat(now.value - base.value, Math.max(Math.abs(now.value), Math.abs(base.value)));
  const shared = {
    kind: "value",
    qualifier: now.qualifier === "approx" || base.qualifier === "approx" ? "approx" : "exact",
    status: statusOfChange(now, base),
    revision,
  } as const satisfies Partial<ValueFigure>;
  if (UNITS[series.indicator.unit].kind === "percent") return { ...shared, value: difference };
  if (base.value === 0) return missing("base-zero", { change: difference, revision });
  if (base.value < 0) return missing("base-negative", { change: difference, revision });
  return { ...shared, value: cleanFloat((difference / base.value) * 100) };
}

/** 完成率 `C(y,m) / target(y)`, in percent; a qualifier of the value passes on to it. */
function completion(series: Series, period: CalendarPeriod): Figure {
  const target = series.targets.get(periodCode({ kind: "year", year: period.year }));
  if (target === undefined) return missing("no-target");
  const total = yearToDateFigure(series, period.year, lastMonth(period));
  if (total.kind !== "value") return total.kind === "text" ? missing("text-only", { revision: total.revision }) : total;
  if (target <= 0) return missing("base-zero", { revision: total.revision });
  return { ...total, value: cleanFloat((total.value / target) * 100) };
}
