import { type Figure, missing } from "./figure.ts";
import type { Indicator } from "./indicator.ts";
import { type Measure, measureAt } from "./measure.ts";
import { type CalendarPeriod, comparePeriodCodes, parsePeriod, periodCode } from "./period.ts";
import type { YearMonth } from "./region-data.ts";
import { type Schedule, scheduleOf } from "./schedule.ts";
import type { Series } from "./series.ts";

/** What one card of the overview says of an indicator. */
export type Headline = {
  readonly indicator: Indicator;
  /** 累计 of a flow, 当期 of a stock or a rate. */
  readonly measure: Measure;
  readonly figure: Figure;
  /** Code of the period the figure covers. */
  readonly period: string;
  /** True where the source states single figures and no series: then there is no change and no schedule. */
  readonly statedOnly: boolean;
  readonly yearOnYear: Figure;
  readonly yearOnYearMeasure: Measure;
  readonly completion: Figure;
  readonly target: number | null;
  readonly schedule: Schedule | null;
  /** Newest period with a value, up to the month asked for. */
  readonly latest: string | null;
};

/** The headline of a series for a month; `at` is `null` where the region reports nothing by month. */
export function headlineOf(series: Series, at: YearMonth | null): Headline {
  const stated = newestStated(series);
  if (at === null || !reportsByPeriod(series)) return statedHeadline(series, stated);
  const { indicator } = series;
  const period: CalendarPeriod = { kind: "month", ...at };
  const isFlow = indicator.aggregation === "sum";
  const measure: Measure = isFlow ? "ytd" : "current";
  const yearOnYearMeasure: Measure = isFlow ? "ytd-yoy" : "yoy";
  const completion = measureAt(series, "completion", period);
  return {
    indicator,
    measure,
    figure: measureAt(series, measure, period),
    period: isFlow ? periodCode({ kind: "year-to-date", ...at }) : periodCode(period),
    statedOnly: false,
    yearOnYear: measureAt(series, yearOnYearMeasure, period),
    yearOnYearMeasure,
    completion,
    target: series.targets.get(String(at.year)) ?? null,
    schedule: scheduleOf(indicator, completion, at.year, at.month),
    latest: newestUpTo(series, periodCode(period)),
  };
}

function statedHeadline(series: Series, stated: string | null): Headline {
  const figure = (stated === null ? undefined : series.figures.get(stated)) ?? missing("not-reported");
  return {
    indicator: series.indicator,
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
  };
}

function newestStated(series: Series): string | null {
  const codes = [...series.figures].filter(([, figure]) => figure.kind !== "missing").map(([code]) => code);
  return codes.sort(comparePeriodCodes).pop() ?? null;
}

function newestUpTo(series: Series, limit: string): string | null {
  const codes = [...series.figures].flatMap(([code, figure]) => (figure.kind === "value" ? [code] : []));
  const known = codes.filter((code) => comparePeriodCodes(code, limit) <= 0).sort(comparePeriodCodes);
  return known.pop() ?? null;
}

function reportsByPeriod(series: Series): boolean {
  for (const code of series.figures.keys()) {
    const kind = parsePeriod(code)?.kind;
    if (kind === "month" || kind === "quarter" || kind === "half" || kind === "year-to-date") return true;
  }
  return false;
}
