import {
  type Coverage,
  cleanFloat,
  type Figure,
  type MissingFigure,
  missing,
  sumFigures,
  type ValueFigure,
} from "./figure.ts";
import type { Indicator } from "./indicator.ts";
import {
  type CalendarPeriod,
  type Frequency,
  firstMonth,
  lastDay,
  lastMonth,
  monthCode,
  monthsOf,
  parsePeriod,
  periodCode,
  periodHolding,
} from "./period.ts";
import { combineQualifiers } from "./qualifier.ts";
import { combineStatuses } from "./status.ts";

/** All figures known of one indicator and one organization, by period code, with the year targets by year code. */
export type Series = {
  readonly indicator: Indicator;
  readonly organization: string;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly targets: ReadonlyMap<string, number>;
};

const FINER: Record<Frequency, Frequency | null> = { year: "half", half: "quarter", quarter: "month", month: null };

/**
 * 当期: the figure of one calendar period. Reported as such where it was; else the difference of reported years to
 * date where both exist; else, of a flow from January on, its year to date (so that January and February reported
 * together still make a first quarter); else aggregated from finer periods as the indicator's aggregation allows.
 */
export function currentFigure(series: Series, period: CalendarPeriod): Figure {
  const own = series.figures.get(periodCode(period));
  if (own) return own;
  return differenceOfYearsToDate(series, period) ?? fromJanuary(series, period) ?? aggregateFiner(series, period);
}

function fromJanuary(series: Series, period: CalendarPeriod): ValueFigure | null {
  if (series.indicator.aggregation !== "sum" || period.kind === "month" || firstMonth(period) !== 1) return null;
  return cumulate(series, period.year, lastMonth(period));
}

/**
 * 累计: `C(y,m)` of a flow, from reported years to date where there are any and from months otherwise; of a stock, the
 * last value; not defined for a rate. January and February reported together leave January blank: `C(2)` is the first.
 */
export function yearToDateFigure(series: Series, year: number, month: number): Figure {
  const { aggregation } = series.indicator;
  if (aggregation === "mean" || aggregation === "ratio") return missing("not-defined");
  if (aggregation === "last") return stockAt(series, year, month);
  const total = cumulate(series, year, month);
  if (total) return total;
  const months = Array.from({ length: month }, (_, i) => series.figures.get(monthCode(year, i + 1)));
  const reported = months.filter((figure) => figure?.kind === "value").length;
  const firstGap = months.find((figure) => figure !== undefined && figure.kind !== "value");
  if (reported > 0) return missing("incomplete", { coverage: { reported, expected: month } });
  return firstGap?.kind === "missing" ? firstGap : missing("not-reported");
}

function cumulate(series: Series, year: number, month: number): ValueFigure | null {
  if (month === 0) return null;
  const reported = series.figures.get(periodCode({ kind: "year-to-date", year, month }));
  if (reported?.kind === "value") return reported;
  for (const frequency of ["year", "half", "quarter", "month"] as const) {
    const period = periodHolding(frequency, year, month);
    if (lastMonth(period) !== month) continue;
    const part = series.figures.get(periodCode(period));
    if (part?.kind !== "value") continue;
    if (firstMonth(period) === 1) return part;
    const before = cumulate(series, year, firstMonth(period) - 1);
    if (before) return sumFigures([before, part]);
  }
  return null;
}

function stockAt(series: Series, year: number, month: number): Figure {
  for (const frequency of ["month", "quarter", "half", "year"] as const) {
    const period = periodHolding(frequency, year, month);
    const figure = lastMonth(period) === month ? series.figures.get(periodCode(period)) : undefined;
    if (figure) return figure;
  }
  return series.figures.get(periodCode({ kind: "year-to-date", year, month })) ?? missing("not-reported");
}

function differenceOfYearsToDate(series: Series, period: CalendarPeriod): Figure | null {
  if (series.indicator.aggregation !== "sum") return null;
  const { year } = period;
  const end = series.figures.get(periodCode({ kind: "year-to-date", year, month: lastMonth(period) }));
  if (!end) return null;
  const before = firstMonth(period) - 1;
  if (end.kind !== "value" || before === 0) return end;
  const start = series.figures.get(periodCode({ kind: "year-to-date", year, month: before }));
  if (start?.kind !== "value") return missing("incomplete", { revision: end.revision });
  const bounded = end.qualifier !== "exact" || start.qualifier !== "exact";
  if (bounded) return missing("inexact", { revision: end.revision });
  const value = cleanFloat(end.value - start.value, Math.max(Math.abs(end.value), Math.abs(start.value)));
  return {
    kind: "value",
    value,
    qualifier: "exact",
    status: combineStatuses(end.status, start.status),
    ...(value < 0 ? { revised: true } : {}),
    revision: Math.max(end.revision, start.revision),
  };
}

function aggregateFiner(series: Series, period: CalendarPeriod): Figure {
  const finer = FINER[period.kind];
  if (finer === null) return missing("not-reported");
  switch (series.indicator.aggregation) {
    case "ratio":
      return missing("not-defined");
    case "last":
      return lastOf(series, period, finer);
    case "sum":
    case "mean":
      return sumOrMean(series, period, finer);
  }
}

function lastOf(series: Series, period: CalendarPeriod, finer: Frequency): Figure {
  const last = currentFigure(series, periodHolding(finer, period.year, lastMonth(period)));
  if (last.kind !== "missing") return last;
  const reported = monthsOf(period).filter((code) => series.figures.get(code)?.kind === "value").length;
  if (reported === 0) return last;
  return missing("incomplete", { coverage: { reported, expected: monthsOf(period).length } });
}

function sumOrMean(series: Series, period: CalendarPeriod, finer: Frequency): Figure {
  const parts = partsOf(period, finer).map((part) => ({ part, figure: currentFigure(series, part) }));
  const values = parts.flatMap(({ figure }) => (figure.kind === "value" ? [figure] : []));
  const [first, ...rest] = values;
  if (first && values.length === parts.length) {
    const total = sumFigures([first, ...rest]);
    return series.indicator.aggregation === "sum" ? total : { ...total, value: cleanFloat(total.value / parts.length) };
  }
  const gaps = parts.flatMap(({ figure }) => (figure.kind === "missing" ? [figure] : []));
  const reported = parts.reduce((sum, { part, figure }) => sum + monthsReported(part, figure), 0);
  if (reported > 0) return missing("incomplete", { coverage: { reported, expected: monthsOf(period).length } });
  return gaps[0] ?? missing("text-only");
}

function monthsReported(part: CalendarPeriod, figure: Figure): number {
  if (figure.kind === "value") return monthsOf(part).length;
  return figure.kind === "missing" ? (figure.coverage?.reported ?? 0) : 0;
}

function partsOf(period: CalendarPeriod, finer: Frequency): CalendarPeriod[] {
  const codes = monthsOf(period).map((code) => parsePeriod(code));
  const parts = new Map<string, CalendarPeriod>();
  for (const month of codes) {
    if (month?.kind !== "month") continue;
    const part = periodHolding(finer, month.year, month.month);
    parts.set(periodCode(part), part);
  }
  return [...parts.values()];
}

/**
 * The series of a region: its own figures where it reported any, and for the rest the total of its platforms'. A total
 * of which some platforms are missing is a lower bound with its coverage, where values cannot be negative, and missing
 * otherwise. A platform is expected from the first period it ever reported.
 *
 * @param own series of the region itself, without figures where it reported none
 * @param parts series of its platforms, of the same indicator
 */
export function rollUp(own: Series, parts: readonly Series[]): Series {
  if (!own.indicator.additive || parts.length === 0) return own;
  const firstDays = parts.map(firstReportedDay);
  const figures = new Map<string, Figure>();
  for (const code of new Set(parts.flatMap((part) => [...part.figures.keys()]))) {
    const period = parsePeriod(code);
    if (!period) continue;
    const day = lastDay(period);
    const expected = parts.filter((_, i) => (firstDays[i] ?? "9999") <= day);
    figures.set(
      code,
      totalOf(
        expected.map((part) => part.figures.get(code)),
        own.indicator,
      ),
    );
  }
  for (const [code, figure] of own.figures) figures.set(code, figure);
  return { ...own, figures };
}

function firstReportedDay(series: Series): string {
  let first = "9999-12-31";
  for (const code of series.figures.keys()) {
    const period = parsePeriod(code);
    if (period) first = lastDay(period) < first ? lastDay(period) : first;
  }
  return first;
}

function totalOf(figures: readonly (Figure | undefined)[], indicator: Indicator): Figure {
  const values = figures.flatMap((figure) => (figure?.kind === "value" ? [figure] : []));
  const [first, ...rest] = values;
  const coverage: Coverage = { reported: values.length, expected: figures.length };
  if (!first) return incompleteOf(figures, coverage);
  const total = sumFigures([first, ...rest]);
  if (values.length === figures.length) return total;
  if (indicator.min === null || indicator.min < 0) return missing("incomplete", { coverage, revision: total.revision });
  return { ...total, qualifier: combineQualifiers(total.qualifier, "ge"), coverage };
}

function incompleteOf(figures: readonly (Figure | undefined)[], coverage: Coverage): MissingFigure {
  const revision = figures.reduce((newest, figure) => Math.max(newest, figure?.revision ?? 0), 0);
  return missing(revision > 0 ? "reported-missing" : "not-reported", { coverage, revision });
}
