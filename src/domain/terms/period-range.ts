import { firstMonth, isCalendarPeriod, lastMonth, parsePeriod } from "./period.ts";

/** Whole months of one year, `first` to `last`, 1 to 12: what a figure of a period covers. */
export type MonthRange = { readonly year: number; readonly first: number; readonly last: number };

/** The months a code covers; `null` of a code whose end is not stated. */
export function rangeOf(code: string): MonthRange | null {
  const period = parsePeriod(code);
  if (!period) return null;
  if (period.kind === "year-to-date") return { year: period.year, first: 1, last: period.month };
  if (!isCalendarPeriod(period)) return null;
  return { year: period.year, first: firstMonth(period), last: lastMonth(period) };
}

/** Months since year 0, to compare across years. */
export function monthNumber(year: number, month: number): number {
  return year * 12 + month;
}
