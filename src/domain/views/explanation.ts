import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { TargetValue } from "#domain/catalogue/target.ts";
import type { Derived } from "#domain/figures/derivation.ts";
import type { Figure } from "#domain/figures/figure.ts";
import { deriveLevel, isComparison, type Measure, measureAt, sidesOf } from "#domain/figures/measure.ts";
import type { ObservationKey } from "#domain/figures/observation.ts";
import { targetAt } from "#domain/figures/planned.ts";
import { type Schedule, scheduleAt } from "#domain/figures/schedule.ts";
import type { Series } from "#domain/figures/series.ts";
import { type CalendarPeriod, isCalendarPeriod, lastMonth, parsePeriod, periodCode } from "#domain/terms/period.ts";
import type { RegionData } from "./region-data.ts";

/** A level that a figure is made of: 当期 or 累计 of a period, with how it comes about. */
export type ExplainedLevel = Derived & {
  readonly organization: string;
  readonly of: "current" | "ytd";
  /** Code of what it covers: the calendar period, or the year to date up to its last month. */
  readonly period: string;
};

/**
 * What a figure on screen is made of, so that it can be followed to the cells it was read in and added up again: the level
 * itself; of a comparison the level and its base; of a completion the level and the target.
 */
export type Explanation = {
  readonly figure: Figure;
  readonly level: ExplainedLevel;
  readonly base: ExplainedLevel | null;
  /** The target of a completion; it has a source of its own. */
  readonly target: ExplainedTarget | null;
};

/** A target, the number it stands for, and of one relative to last year the result that it is reckoned from. */
export type ExplainedTarget = {
  readonly period: string;
  readonly value: TargetValue;
  readonly level: Figure;
  readonly base: ExplainedLevel | null;
  /** How much of it is due by the end of the period, and by which curve; `null` where nothing is. */
  readonly schedule: Schedule | null;
};

/** Explains one measure of a series at a calendar period. */
export function explain(series: Series, measure: Measure, period: CalendarPeriod): Explanation {
  const figure = measureAt(series, measure, period);
  if (isComparison(measure)) {
    const sides = sidesOf(measure, period);
    const level = levelOf(series, sides.of, sides.period);
    return { figure, level, base: levelOf(series, sides.of, sides.base), target: null };
  }
  if (measure === "completion") return explainCompletion(series, figure, period);
  return { figure, level: levelOf(series, measure, period), base: null, target: null };
}

function explainCompletion(series: Series, figure: Figure, period: CalendarPeriod): Explanation {
  const target = targetAt(series, period);
  const isOfYear = target === null || target.period.kind === "year";
  const level = levelOf(series, isOfYear ? "ytd" : "current", period);
  if (target === null) return { figure, level, base: null, target: null };
  const { value, base } = target;
  const before = base && levelOf(series, base.period.kind === "year" ? "ytd" : "current", base.period);
  const schedule = scheduleAt(series, figure, period.year, lastMonth(period));
  const planned = { period: periodCode(target.period), value, level: target.level, base: before };
  return {
    figure,
    level,
    base: null,
    target: { ...planned, schedule: period.kind === "month" || target.period.kind === "year" ? schedule : null },
  };
}

/** What a figure's key asks for: the cell of one published figure, or how a computed one comes about. */
export type Explained =
  | { readonly kind: "published"; readonly key: ObservationKey }
  | {
      readonly kind: "computed";
      readonly measure: Measure;
      readonly period: string;
      readonly explanation: Explanation;
    };

/**
 * Explains the figure of a key. A key without a measure names what was published under a period code; where nothing is, but
 * other figures make it, it is taken as 当期 of a calendar period or 累计 of a year to date.
 */
export function explainKey(
  data: RegionData,
  indicator: Indicator,
  key: ObservationKey & { readonly measure?: Measure },
): Explained {
  const published = { kind: "published", key } as const;
  const period = calendarOf(key.period);
  if (period === null) return published;
  if (!key.measure && data.observed(indicator, key.organization).has(key.period)) return published;
  const measure = key.measure ?? (parsePeriod(key.period)?.kind === "year-to-date" ? "ytd" : "current");
  const explanation = explain(data.seriesOf(indicator, key.organization), measure, period);
  // What was published and is withdrawn has no figure and no parts; its history is found by its own key.
  if (!key.measure && explanation.level.from.kind === "none" && explanation.level.from.near.length === 0)
    return published;
  return { kind: "computed", measure, period: periodCode(period), explanation };
}

/** The calendar period a code is measured at: of a year to date its last month; `null` of one whose end is not stated. */
export function calendarOf(code: string): CalendarPeriod | null {
  const period = parsePeriod(code);
  if (period?.kind === "year-to-date") return { kind: "month", year: period.year, month: period.month };
  return period !== null && isCalendarPeriod(period) ? period : null;
}

function levelOf(series: Series, of: "current" | "ytd", period: CalendarPeriod): ExplainedLevel {
  const code =
    of === "current"
      ? periodCode(period)
      : periodCode({ kind: "year-to-date", year: period.year, month: lastMonth(period) });
  return { ...deriveLevel(series, of, period), organization: series.organization, of, period: code };
}
