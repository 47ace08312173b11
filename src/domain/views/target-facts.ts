import type { TargetValue } from "#domain/catalogue/target.ts";
import { isFlow } from "#domain/figures/accumulation.ts";
import { type Figure, isExactEnough } from "#domain/figures/figure.ts";
import { type PlannedTarget, targetAt } from "#domain/figures/planned.ts";
import { deriveCurrent, deriveToDate, type Series, yearToDateFigure } from "#domain/figures/series.ts";
import { type CalendarPeriod, lastMonth, periodCode } from "#domain/terms/period.ts";
import type { YearMonth } from "./region-data.ts";

/** What a target comes to beside what is known: last year's result, what has come, what is still needed a month. */
export type TargetFacts = {
  readonly target: PlannedTarget;
  /** The same period of last year. */
  readonly before: Figure;
  /** So much more than then, in percent; `null` where there is no such number. */
  readonly growth: number | null;
  /** Of a year's target of a flow that is not over: what has come up to a month, and what each further month has to bring. */
  readonly need: {
    readonly at: YearMonth;
    readonly months: number;
    readonly came: number;
    readonly each: number;
  } | null;
};

/** @param latest the last month that anything is reported of */
export function targetFacts(
  series: Series,
  period: CalendarPeriod,
  value: TargetValue,
  latest: YearMonth | null,
): TargetFacts | null {
  const targets = new Map([[periodCode(period), value]]);
  const target = targetAt({ ...series, targets }, period);
  if (target === null) return null;
  const before =
    period.kind === "year"
      ? deriveToDate(series, period.year - 1, 12).figure
      : deriveCurrent(series, { ...period, year: period.year - 1 }).figure;
  const planned = isExactEnough(target.level) ? target.level.value : null;
  const base = isExactEnough(before) ? before.value : null;
  const growth = planned !== null && base !== null && base > 0 ? (planned / base - 1) * 100 : null;
  return { target, before, growth, need: needOf(series, period, planned, latest) };
}

function needOf(
  series: Series,
  period: CalendarPeriod,
  planned: number | null,
  latest: YearMonth | null,
): TargetFacts["need"] {
  if (planned === null || !isFlow(series.indicator) || period.kind !== "year") return null;
  if (latest === null || latest.year < period.year)
    return latest === null || latest.year < period.year - 1
      ? null
      : { at: { year: period.year, month: 0 }, months: 12, came: 0, each: planned / 12 };
  if (latest.year > period.year || latest.month >= lastMonth(period)) return null;
  const came = yearToDateFigure(series, period.year, latest.month);
  if (!isExactEnough(came)) return null;
  const months = 12 - latest.month;
  return { at: latest, months, came: came.value, each: Math.max(0, planned - came.value) / months };
}
