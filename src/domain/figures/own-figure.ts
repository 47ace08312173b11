import { allowsNegative } from "#domain/catalogue/indicator.ts";
import {
  type CalendarPeriod,
  FREQUENCIES,
  type Frequency,
  firstMonth,
  lastMonth,
  monthCode,
  periodCode,
  periodHolding,
  periodsBetween,
} from "#domain/terms/period.ts";
import type { MonthRange } from "#domain/terms/period-range.ts";
import { accumulationOf } from "./accumulation.ts";
import type { Derivation, Derived, DerivedTerm } from "./derivation.ts";
import {
  type Coverage,
  combineKnown,
  type Figure,
  type Limits,
  type MissingReason,
  missing,
  ratioValue,
  sumValues,
  type TextFigure,
  type ValueFigure,
} from "./figure.ts";
import { figureOf, intervalOf, sumIntervals } from "./interval.ts";
import { findChain, type Term } from "./report-chain.ts";
import { areDisputed, limitsOf } from "./report-limits.ts";
import type { Series } from "./series.ts";
import { indexReports, type Preference, type Report } from "./year-reports.ts";

const FINER: Record<Frequency, readonly Frequency[]> = {
  year: ["half", "quarter", "month"],
  half: ["quarter", "month"],
  quarter: ["month"],
  month: [],
};

/** 当期 of what the organization itself reported: the figure of one calendar period. */
export function ownCurrent(series: Series, period: CalendarPeriod): Derived {
  switch (accumulationOf(series.indicator)) {
    case "flow": {
      const range = { year: period.year, first: firstMonth(period), last: lastMonth(period) };
      return ownFlow(series, range);
    }
    case "stock":
      return ownStock(series, period.year, lastMonth(period), periodCode(period));
    case "mean":
      return ownMean(series, period);
    case "none":
      return ownRatio(series, period);
  }
}

/** 累计 of what the organization itself reported; of a stock its last value, of a rate not defined. */
export function ownToDate(series: Series, year: number, month: number): Derived {
  const range = { year, first: 1, last: month };
  switch (accumulationOf(series.indicator)) {
    case "flow":
      return ownFlow(series, range, "to-date");
    case "stock":
      return ownStock(series, year, month, monthCode(year, month));
    case "mean":
    case "none":
      return { figure: missing("not-defined"), from: { kind: "none", near: [] } };
  }
}

/** The flow of a range of months: as reported, else made of adjacent reports, else why it cannot be told and its limits. */
export function ownFlow(series: Series, range: MonthRange, prefer: Preference = "calendar"): Derived {
  const codes = codesOf(range, prefer);
  for (const code of codes) {
    const own = ownReport(series, code);
    if (own) return disputed(series, range, own, 1);
  }
  const reports = indexReports(series.figures).preferring(prefer, range.year);
  const chain = findChain(range, reports);
  if (chain === null || chain === "inexact") return undetermined(series, range, reports, codes, chain);
  return disputed(series, range, madeOf(series, chain), chain.length);
}

/** A figure with the mark that other reports of the same months contradict it; where it takes all of them, none can. */
function disputed(series: Series, range: MonthRange, own: Derived, taken: number): Derived {
  const all = indexReports(series.figures).in(range.year);
  if (own.figure.kind !== "value" || all.length <= taken || allowsNegative(series.indicator)) return own;
  return areDisputed(range, all) ? { ...own, figure: { ...own.figure, disputed: true } } : own;
}

/** Codes that say exactly this range. From January on a calendar period and a year to date are the same months. */
function codesOf({ year, first, last }: MonthRange, prefer: Preference): string[] {
  const calendar = FREQUENCIES.flatMap((frequency) => {
    const period = periodHolding(frequency, year, last);
    return firstMonth(period) === first && lastMonth(period) === last ? [periodCode(period)] : [];
  });
  if (first !== 1) return calendar;
  const toDate = periodCode({ kind: "year-to-date", year, month: last });
  return prefer === "to-date" ? [toDate, ...calendar] : [...calendar, toDate];
}

function madeOf(series: Series, chain: readonly Term[]): Derived {
  const figures = chain.map(({ report }) => report.figure);
  const from: Derivation = { kind: "terms", terms: chain.map((term) => termOf(series, term.report, term.sign)) };
  const isSum = chain.every(({ sign }) => sign === 1);
  return { figure: isSum ? sumOf(series, figures) : differenceOf(series, chain), from };
}

function sumOf(series: Series, figures: readonly (ValueFigure | TextFigure)[]): Figure {
  const isCount = !allowsNegative(series.indicator);
  return figureOf(sumIntervals(figures.map((figure) => intervalOf(figure, isCount))), combineKnown(figures));
}

function differenceOf(series: Series, chain: readonly Term[]): Figure {
  const { marks, revision } = combineKnown(chain.map(({ report }) => report.figure));
  const value = sumValues(
    chain.map(({ report: { figure }, sign }) => (figure.kind === "value" ? sign * figure.value : 0)),
  );
  const isRevised = value < 0 && !allowsNegative(series.indicator);
  return { kind: "value", value, qualifier: "exact", marks, ...(isRevised ? { revised: true } : {}), revision };
}

/** Why a flow cannot be told: nothing was reported, only a part of its months, or they stand in a longer report. */
function undetermined(
  series: Series,
  range: MonthRange,
  reports: readonly Report[],
  codes: readonly string[],
  chain: "inexact" | null,
): Derived {
  const inside = knownInside(range, reports);
  const around = reports.filter(({ first, last }) => first <= range.first && last >= range.last);
  const all = indexReports(series.figures).in(range.year);
  const coverage = { of: "months", reported: inside.months, expected: range.last - range.first + 1 } as const;
  const told = inside.months > 0 ? inside.terms : around.map((report): Term => ({ report, sign: 1 }));
  const isApprox = told.some(({ report: { figure } }) => figure.kind === "value" && figure.qualifier === "approx");
  const sides =
    allowsNegative(series.indicator) || all.length === 0 ? null : (limitsOf(range, all) ?? least(series, inside.parts));
  const limits = sides && isApprox && sides.low !== sides.high ? { ...sides, approx: true as const } : sides;
  const { marks, revision } = combineKnown([
    ...told.map(({ report }) => report.figure),
    ...around.map(({ figure }) => figure),
  ]);
  const more = {
    revision,
    ...(limits ? { limits } : {}),
    ...(inside.months > 0 ? { coverage } : {}),
    ...(marks.length > 0 ? { marks } : {}),
  };
  const from: Derivation = { kind: "none", near: told.map(({ report, sign }) => termOf(series, report, sign)) };
  if (chain === "inexact") return { figure: missing("inexact", more), from };
  if (around.length > 0) return { figure: missing("reported-together", more), from };
  if (inside.months > 0) return { figure: missing("incomplete", more), from };
  const none = absent(series, codes);
  return none.figure.kind === "missing" ? { ...none, figure: { ...none.figure, ...(limits ? { limits } : {}) } } : none;
}

/** Where reports contradict one another: what the known parts of a range come to, by the reports that are shown of them. */
function least(series: Series, parts: readonly (readonly Term[])[]): Limits {
  const figures = parts.map((chain) => madeOf(series, chain).figure);
  const { low, above } = sumIntervals(figures.map((figure) => intervalOf(figure, true)));
  return { low: Math.max(0, low ?? 0), high: null, above, below: false };
}

type Inside = {
  readonly months: number;
  readonly parts: readonly (readonly Term[])[];
  readonly terms: readonly Term[];
};

/** The parts of a range that are known, none counted twice, from the first month on: how many months, and of what reports. */
function knownInside(range: MonthRange, reports: readonly Report[]): Inside {
  const parts: (readonly Term[])[] = [];
  let months = 0;
  for (let first = range.first; first <= range.last; first += 1)
    for (let last = range.last; last >= first; last -= 1) {
      const chain = findChain({ ...range, first, last }, reports);
      if (chain === null || chain === "inexact") continue;
      parts.push(chain);
      months += last - first + 1;
      first = last;
      break;
    }
  return { months, parts, terms: parts.flat() };
}

/** The state at the end of a month: as reported under any code that ends with it, the code asked for first. */
function ownStock(series: Series, year: number, month: number, asked: string): Derived {
  const calendar = FREQUENCIES.flatMap((frequency) => {
    const period = periodHolding(frequency, year, month);
    return lastMonth(period) === month ? [periodCode(period)] : [];
  });
  const codes = [asked, ...calendar, periodCode({ kind: "year-to-date", year, month })];
  for (const code of codes) {
    const own = ownReport(series, code);
    if (own) return own;
  }
  return absent(series, codes);
}

/** A ratio as reported; of a longer period than was reported it has no figure without its numerator and denominator. */
function ownRatio(series: Series, period: CalendarPeriod): Derived {
  const code = periodCode(period);
  const own = ownReport(series, code);
  if (own) return own;
  const none = absent(series, [code]);
  return period.kind === "month" || series.figures.has(code) ? none : { ...none, figure: missing("not-defined") };
}

/** A rate as reported, or the plain mean of its shorter periods, where all of one length were reported; longer ones first. */
function ownMean(series: Series, period: CalendarPeriod): Derived {
  const code = periodCode(period);
  const own = ownReport(series, code);
  if (own) return own;
  let coverage: Coverage | null = null;
  let isBegun = false;
  for (const finer of FINER[period.kind]) {
    const parts = periodsBetween(period, period, finer).map((part) => ownReport(series, periodCode(part)));
    const there = parts.flatMap((part) => part ?? []);
    const values = there.flatMap(({ figure }) => (figure.kind === "value" || figure.kind === "text" ? [figure] : []));
    if (values.length === parts.length) return { figure: meanOf(series, values), from: { kind: "mean", parts: there } };
    isBegun = isBegun || values.length > 0;
    if (finer === "month" && values.length > 0)
      coverage = { of: "months", reported: values.length, expected: parts.length };
  }
  const none = absent(series, [code]);
  return isBegun ? { ...none, figure: missing("incomplete", coverage ? { coverage } : {}) } : none;
}

/** The plain mean of values; bounds are bounds of it. */
function meanOf(series: Series, values: readonly (ValueFigure | TextFigure)[]): Figure {
  const count = values.length;
  const sum = figureOf(
    sumIntervals(values.map((value) => intervalOf(value, !allowsNegative(series.indicator)))),
    combineKnown(values),
  );
  if (sum.kind !== "value") return sum;
  const floor = sum.floor ? { floor: sum.floor / count } : {};
  return { ...sum, ...ratioValue({ of: sum.value, by: count, times: 1 }), ...floor };
}

/** What stands under a code where it is a value or words. */
function ownReport(series: Series, code: string): Derived | null {
  const figure = series.figures.get(code);
  if (figure === undefined || figure.kind === "missing") return null;
  return { figure, from: { kind: "reported", term: { organization: series.organization, code, sign: 1 } } };
}

/** Nothing was reported, or it was reported that there is nothing. */
function absent(series: Series, codes: readonly string[]): Derived {
  for (const code of codes) {
    const figure = series.figures.get(code);
    if (figure?.kind === "missing")
      return { figure, from: { kind: "reported", term: { organization: series.organization, code, sign: 1 } } };
  }
  const reason: MissingReason = "not-reported";
  return { figure: missing(reason), from: { kind: "none", near: [] } };
}

function termOf(series: Series, report: Report, sign: 1 | -1): DerivedTerm {
  return { organization: series.organization, code: report.code, sign };
}
