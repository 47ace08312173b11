import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isFlow, isStock } from "#domain/figures/accumulation.ts";
import { type Figure, isComplete, missing } from "#domain/figures/figure.ts";
import { type Measure, measureAt } from "#domain/figures/measure.ts";
import { type PlannedTarget, targetAt } from "#domain/figures/planned.ts";
import { type Schedule, scheduleAt } from "#domain/figures/schedule.ts";
import { type Series, seriesWithin } from "#domain/figures/series.ts";
import { type CalendarPeriod, comparePeriodCodes, monthCode, parsePeriod, periodCode } from "#domain/terms/period.ts";
import { monthNumber } from "#domain/terms/period-range.ts";
import { chooseMonth, isMonthAsked } from "./month.ts";
import type { RegionData, YearMonth } from "./region-data.ts";

/** What one card of the overview says of an indicator. */
export type Headline = {
  readonly indicator: Indicator;
  /** The month the card speaks of; `null` where the source states single figures. */
  readonly at: YearMonth | null;
  /** 累计 of a flow, 当期 of a stock or a rate. */
  readonly measure: HeadlineMeasure;
  readonly figure: Figure;
  /** Code of the period the figure covers. */
  readonly period: string;
  /** True where the source states single figures and no series: then there is no change and no schedule. */
  readonly statedOnly: boolean;
  readonly yearOnYear: Figure;
  readonly yearOnYearMeasure: "ytd-yoy" | "yoy";
  readonly completion: Figure;
  readonly target: PlannedTarget | null;
  readonly schedule: Schedule | null;
  /** Newest period with a figure, up to the month of the card. */
  readonly latest: string | null;
  /** A later month of which not everything has come: what there is of it. */
  readonly newer: { readonly period: string; readonly figure: Figure } | null;
};

type HeadlineMeasure = Extract<Measure, "ytd" | "current">;

/** What a headline speaks of: 累计 of a flow and of a ratio of flows, 当期 of a stock or a reported rate. */
export function headlineMeasure(indicator: Indicator): HeadlineMeasure {
  // A year's ratio so far says more than a month's; one of two states is a state.
  const isRatio = indicator.formula?.kind === "ratio" && !isStock(indicator);
  return isFlow(indicator) || isRatio ? "ytd" : "current";
}

/** The code of the period that a level of a month covers. */
export function coveredPeriod(measure: HeadlineMeasure, at: YearMonth): string {
  return measure === "ytd" ? periodCode({ kind: "year-to-date", ...at }) : monthCode(at.year, at.month);
}

/**
 * The headline of an indicator of the region as a page shows it: of the month that is asked for, else the indicator's latest
 * complete figure with its month, and what has come of a later one.
 */
export function headlineIn(data: RegionData, indicator: Indicator, asked: string | undefined): Headline {
  const series = data.seriesOf(indicator, data.region.code);
  const shown = chooseMonth(asked, data);
  if (shown === null || isMonthAsked(asked, data)) return headlineOf(series, shown);
  const measure = headlineMeasure(indicator);
  let newer: Headline["newer"] = null;
  for (const at of data.months) {
    if (monthNumber(at.year, at.month) < monthNumber(shown.year, shown.month) - MONTHS_BACK) break;
    const figure = measureAt(series, measure, { kind: "month", ...at });
    if (isComplete(figure)) return { ...headlineOf(series, at), newer };
    // A year to date is known from the months before: it is news only where something has come of this one.
    // The nearest is the one being collected; a mistyped year may lie far beyond it.
    if (measureAt(series, "current", { kind: "month", ...at }).kind !== "missing")
      newer = { period: coveredPeriod(measure, at), figure };
  }
  return headlineOf(series, shown);
}

/** A complete figure older than this stands for nothing now: a platform that fell silent would freeze its card. */
const MONTHS_BACK = 12;

/** The headline of a series for a month; `at` is `null` where the region reports nothing by month. */
export function headlineOf(series: Series, at: YearMonth | null): Headline {
  const stated = newestStated(series);
  if (at === null || !reportsByPeriod(series)) return statedHeadline(series, stated);
  const { indicator } = series;
  const period: CalendarPeriod = { kind: "month", ...at };
  const measure = headlineMeasure(indicator);
  const yearOnYearMeasure = measure === "ytd" ? "ytd-yoy" : "yoy";
  const completion = measureAt(series, "completion", period);
  return {
    indicator,
    at,
    measure,
    figure: measureAt(series, measure, period),
    period: coveredPeriod(measure, at),
    statedOnly: false,
    yearOnYear: measureAt(series, yearOnYearMeasure, period),
    yearOnYearMeasure,
    completion,
    target: targetAt(series, period),
    schedule: scheduleAt(series, completion, at.year, at.month),
    latest: newestUpTo(series, periodCode(period)),
    newer: null,
  };
}

function statedHeadline(series: Series, stated: string | null): Headline {
  const figure = (stated === null ? undefined : series.figures.get(stated)) ?? missing("not-reported");
  return {
    indicator: series.indicator,
    at: null,
    measure: "current",
    figure,
    period: stated ?? "",
    statedOnly: true,
    yearOnYear: missing("base-missing"),
    yearOnYearMeasure: "yoy",
    completion: missing("no-target"),
    target: null,
    schedule: null,
    latest: stated,
    newer: null,
  };
}

function newestStated(series: Series): string | null {
  const codes = [...series.figures].filter(([, figure]) => figure.kind !== "missing").map(([code]) => code);
  return codes.sort(comparePeriodCodes).pop() ?? null;
}

function newestUpTo(series: Series, limit: string): string | null {
  let newest: string | null = null;
  for (const { figures } of seriesWithin(series))
    for (const [code, figure] of figures) {
      if (figure.kind === "missing" || comparePeriodCodes(code, limit) > 0) continue;
      if (newest === null || comparePeriodCodes(code, newest) > 0) newest = code;
    }
  return newest;
}

/** True where the organization or a platform of it reports by anything finer than single statements of a year. */
function reportsByPeriod(series: Series): boolean {
  for (const { figures } of seriesWithin(series))
    for (const code of figures.keys()) {
      const kind = parsePeriod(code)?.kind;
      if (kind === "month" || kind === "quarter" || kind === "half" || kind === "year-to-date") return true;
    }
  return false;
}
