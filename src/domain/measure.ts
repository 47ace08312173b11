import { cleanFloat, type Figure, missing, type ValueFigure } from "./figure.ts";
import type { Indicator } from "./indicator.ts";
import type { Names } from "./names.ts";
import {
  type CalendarPeriod,
  type Frequency,
  firstMonth,
  lastMonth,
  monthCode,
  periodCode,
  periodsBetween,
  shiftPeriod,
} from "./period.ts";
import { isBound } from "./qualifier.ts";
import { currentFigure, type Series, yearToDateFigure } from "./series.ts";
import { combineStatuses } from "./status.ts";
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
      return yearOnYear(series, "current", period);
    case "ytd-yoy":
      return yearOnYear(series, "ytd", period);
    case "pop":
      return change(series, currentFigure(series, period), currentFigure(series, shiftPeriod(period, -1)));
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

function yearOnYear(series: Series, of: "current" | "ytd", period: CalendarPeriod): Figure {
  const yearBefore: CalendarPeriod = { ...period, year: period.year - 1 };
  const figure = change(series, measureAt(series, of, period), measureAt(series, of, yearBefore));
  if (figure.kind !== "value" || !hasBreak(series, yearBefore, period)) return figure;
  return { ...figure, status: combineStatuses(figure.status, "B") };
}

/** True where the series changed its definition after `base` and up to `period`. */
function hasBreak(series: Series, base: CalendarPeriod, period: CalendarPeriod): boolean {
  const months = (period.year - base.year) * 12 + firstMonth(period) - firstMonth(base);
  const own = series.figures.get(periodCode(period));
  if (own?.kind === "value" && own.status === "B") return true;
  for (let step = 0; step < months; step += 1) {
    const index = period.year * 12 + lastMonth(period) - 1 - step;
    const figure = series.figures.get(monthCode(Math.floor(index / 12), (index % 12) + 1));
    if (figure?.kind === "value" && figure.status === "B") return true;
  }
  return false;
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
  const difference = cleanFloat(now.value - base.value);
  const shared = {
    kind: "value",
    qualifier: now.qualifier === "approx" || base.qualifier === "approx" ? "approx" : "exact",
    status: combineStatuses(now.status, base.status),
    revision,
  } as const satisfies Partial<ValueFigure>;
  if (UNITS[series.indicator.unit].kind === "percent") return { ...shared, value: difference };
  if (base.value === 0) return missing("base-zero", { change: difference, revision });
  if (base.value < 0) return missing("base-negative", { change: difference, revision });
  return { ...shared, value: cleanFloat((now.value / base.value - 1) * 100) };
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
