import type { Indicator, Reporters } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { firstDayOf, lastDayOf } from "#domain/terms/iso-date.ts";
import {
  type CalendarPeriod,
  type Frequency,
  lastDay,
  parsePeriod,
  periodCode,
  periodHolding,
} from "#domain/terms/period.ts";
import { type MonthRange, monthNumber, rangeOf } from "#domain/terms/period-range.ts";
import type { Figure } from "./figure.ts";
import { indexReports } from "./year-reports.ts";

/*
 * What is expected of whom; the one place that decides it. A total expects a platform's share from the beginning of the
 * first period it ever reported, whatever its length, or as somebody said, until it closes. A report of a frequency is expected where reports of that frequency
 * make a series: whoever reports by quarter owes no months.
 */

/**
 * What was said of when an organization reports an indicator, beside what its reports say by themselves. Months are counted
 * from year 0 (`monthNumber`).
 */
export type ReportingSpan = {
  /** Whether it is expected to report it; `null` where nobody said. */
  readonly asked: boolean | null;
  /** The month it was founded in. */
  readonly founded: number | null;
  /** The last month that is expected of it: it closed, or the indicator was retired. */
  readonly until: number | null;
};

/** `null` where nothing was said. */
export function reportingSpan(indicator: Indicator, organization: Organization): ReportingSpan | null {
  const { reporters, retired } = indicator;
  const { founded, closed } = organization;
  if (reporters === undefined && retired === undefined && founded === undefined && closed === undefined) return null;
  const ends = [
    ...(closed === undefined ? [] : [monthOfDay(lastDayOf(closed))]),
    ...(retired === undefined ? [] : [beginOf(retired) - 1]),
  ];
  return {
    asked: reporters === undefined ? null : isReporter(reporters, organization),
    founded: founded === undefined ? null : monthOfDay(firstDayOf(founded)),
    until: ends.length === 0 ? null : Math.min(...ends),
  };
}

function isReporter(reporters: Reporters, { code, kind }: Organization): boolean {
  if (reporters === "region") return kind === "region";
  return reporters === "platforms" ? kind === "platform" : reporters.includes(code);
}

function monthOfDay(day: string): number {
  return monthNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

function beginOf(code: string): number {
  const range = rangeOf(code);
  return range ? monthNumber(range.year, range.first) : Number.POSITIVE_INFINITY;
}

type Reporting = { readonly figures: ReadonlyMap<string, Figure>; readonly span?: ReportingSpan | null };

/**
 * Month number at which figures are first expected of a platform; `null` of one that never reported and is not asked to. Who
 * is asked by name owes from its founding, or, where that is not known, from its first report; who never reported, from
 * when the first of all did.
 *
 * @param earliest when the first of all platforms began
 */
export function expectedSince({ figures, span }: Reporting, earliest: number): number | null {
  const first = indexReports(figures).begins;
  if (!span?.asked) return first;
  const since = span.founded === null ? (first ?? earliest) : Math.max(span.founded, earliest);
  return first === null ? since : Math.min(first, since);
}

/** When the first of all began to report. */
export function earliestReport(platforms: readonly Reporting[]): number {
  return Math.min(...platforms.flatMap(({ figures }) => indexReports(figures).begins ?? []));
}

/**
 * The months of a range that are expected of a platform in a total; `null` where none are. Those before its beginning are
 * not, as long as another platform had begun by then; before the earliest beginning of all nobody's figures are known. Nor are
 * those after it closed, and of a state not where it closed before the end.
 */
export function expectedRange(
  platform: Reporting,
  range: MonthRange,
  earliest: number,
  isState: boolean,
): MonthRange | null {
  const since = expectedSince(platform, earliest);
  const [start, end] = [monthNumber(range.year, range.first), monthNumber(range.year, range.last)];
  const until = platform.span?.until ?? end;
  if (since === null || since > end || until < (isState ? end : start)) return null;
  const first = since <= start || earliest > start ? range.first : since - monthNumber(range.year, 0);
  const last = Math.min(range.last, until - monthNumber(range.year, 0));
  return first > last ? null : { ...range, first, last };
}

/** Reports of a frequency that make a series. A lone figure of a year or a quarter is a statement, no promise of more. */
const REPORTS_OF_A_SERIES: Record<Frequency, number> = { month: 1, quarter: 2, half: 2, year: 2 };

const begun = new WeakMap<ReadonlyMap<string, Figure>, Map<Frequency, CalendarPeriod | null>>();

/** The first period of a frequency that is expected of an organization; `null` where none is. Kept for each. */
export function firstExpected(figures: ReadonlyMap<string, Figure>, frequency: Frequency): CalendarPeriod | null {
  const known = begun.get(figures) ?? new Map<Frequency, CalendarPeriod | null>();
  if (known.size === 0) begun.set(figures, known);
  const made = known.get(frequency);
  if (made !== undefined) return made;
  const first = findFirst(figures, frequency);
  known.set(frequency, first);
  return first;
}

/** Whoever reported January and February together first was expected from January on. */
function findFirst(figures: ReadonlyMap<string, Figure>, frequency: Frequency): CalendarPeriod | null {
  const codes = new Set<string>();
  let first: CalendarPeriod | null = null;
  for (const code of figures.keys()) {
    const reported = reportedCode(code, frequency);
    const range = reported === null ? null : rangeOf(code);
    if (reported === null || range === null) continue;
    codes.add(reported);
    const begin = periodHolding(frequency, range.year, range.first);
    if (first === null || lastDay(begin) < lastDay(first)) first = begin;
  }
  return codes.size < REPORTS_OF_A_SERIES[frequency] ? null : first;
}

/** The calendar period that a code reports on; a year to date reports on its last month. */
export function reportedCode(code: string, frequency: Frequency): string | null {
  const period = parsePeriod(code);
  if (period?.kind === "year-to-date" && frequency === "month")
    return periodCode(periodHolding("month", period.year, period.month));
  return period?.kind === frequency ? code : null;
}
