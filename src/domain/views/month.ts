import type { Rules } from "#domain/catalogue/rules.ts";
import { compareFractions, fractionOf, multiply } from "#domain/terms/fraction.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { monthNumber } from "#domain/terms/period-range.ts";
import { type MonthReports, monthReports } from "./completeness.ts";
import type { RegionData, YearMonth } from "./region-data.ts";

/** The month a view opens with, and what came after it. */
export type LatestMonths = {
  /** The last month that is complete enough; the last there is where none is. */
  readonly shown: YearMonth;
  /** Later months of which something, but not enough, has come; the newest first. */
  readonly newer: readonly MonthReports[];
};

const known = new WeakMap<RegionData, LatestMonths | null>();

/**
 * Which month a view opens with: the last one of whose expected figures enough have come (`rules.completeShare`), so that
 * one early report does not empty every page. `null` where the region has no months.
 */
export function latestMonths(data: RegionData): LatestMonths | null {
  const made = known.get(data);
  if (made !== undefined) return made;
  const latest = findLatest(data);
  known.set(data, latest);
  return latest;
}

function findLatest(data: RegionData): LatestMonths | null {
  if (data.span === null) return null;
  const newer: MonthReports[] = [];
  for (const month of data.months) {
    const reports = monthReports(data, month);
    // A month in which nothing is due by month, as where all report by quarter, is as complete as it gets.
    if (isCompleteEnough(reports, data.rules)) return { shown: month, newer };
    if (reports.reported > 0) newer.push(reports);
  }
  return { shown: data.span.last, newer: [] };
}

/** Decided on the share as it is written: 55 % of 100 is 55, which as a binary float it is not. */
function isCompleteEnough({ reported, expected }: MonthReports, { completeShare }: Rules): boolean {
  return compareFractions(fractionOf(reported), multiply(fractionOf(expected), fractionOf(completeShare))) >= 0;
}

/** The month a view is asked for where it is one of the region's, else the one it opens with; `null` without months. */
export function chooseMonth(asked: string | undefined, data: RegionData): YearMonth | null {
  const latest = latestMonths(data);
  if (latest === null || data.span === null) return null;
  const period = parsePeriod(asked ?? "");
  if (period?.kind !== "month") return latest.shown;
  const at = numberOf(period);
  if (at < numberOf(data.span.first) || at > numberOf(data.span.last)) return latest.shown;
  return { year: period.year, month: period.month };
}

/** True where a view is asked for one of the region's months, so that it shows that one whatever has come of it. */
export function isMonthAsked(asked: string | undefined, data: RegionData): boolean {
  const at = chooseMonth(asked, data);
  const period = parsePeriod(asked ?? "");
  return at !== null && period?.kind === "month" && period.year === at.year && period.month === at.month;
}

function numberOf({ year, month }: YearMonth): number {
  return monthNumber(year, month);
}
