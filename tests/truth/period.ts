/** Whole months `from`..`to` (1..12) of one year. */
export interface MonthRange {
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

export type CalendarKind = "month" | "quarter" | "half" | "year";

/** A period as a code names it. `2024-01/2024-03` and `2024-Q1` are the same months under two codes. */
export interface Period {
  readonly code: string;
  readonly kind: CalendarKind | "to-date";
  readonly range: MonthRange;
}

export const LENGTHS: Readonly<Record<CalendarKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The period of a code, or null for an open-ended one (`..`), which states no range. @throws Error for an unknown code */
export function readPeriod(code: string): Period | null {
  if (code.includes("..")) return null;
  const match = /^(\d{4})(?:-(?:(S|Q)(\d)|(\d\d)))?(?:\/(\d{4})-(\d\d))?$/.exec(code);
  if (!match) throw new Error(`unknown period code: ${code}`);
  const [, yearText = "", letter, ordinal, monthText, endYear, endMonth] = match;
  const year = Number(yearText);
  if (endYear !== undefined) {
    if (endYear !== yearText || monthText !== "01") throw new Error(`not a year to date: ${code}`);
    return check({ code, kind: "to-date", range: { year, from: 1, to: Number(endMonth) } });
  }
  if (monthText !== undefined) return makePeriod(year, "month", Number(monthText));
  if (letter !== undefined) return makePeriod(year, letter === "S" ? "half" : "quarter", Number(ordinal));
  return makePeriod(year, "year", 1);
}

/** The code of a calendar period. @throws Error for anything else: an open end, a year to date */
export function readCalendarPeriod(code: string): Period & { readonly kind: CalendarKind } {
  const period = readPeriod(code);
  if (!period || period.kind === "to-date") throw new Error(`not a calendar period: ${code}`);
  return { ...period, kind: period.kind };
}

/** @param ordinal from 1: the month, quarter or half of the year; 1 for the year itself */
export function makePeriod(
  year: number,
  kind: CalendarKind,
  ordinal: number,
): Period & { readonly kind: CalendarKind } {
  const length = LENGTHS[kind];
  const range = { year, from: (ordinal - 1) * length + 1, to: ordinal * length };
  return check({ code: year + writeSuffix(kind, ordinal), kind, range });
}

export function makeToDate(year: number, month: number): Period {
  return check({ code: `${year}-01/${year}-${pad(month)}`, kind: "to-date", range: { year, from: 1, to: month } });
}

/** The calendar periods of one kind in a year, in order. */
export function listPeriods(year: number, kind: CalendarKind): (Period & { readonly kind: CalendarKind })[] {
  return Array.from({ length: 12 / LENGTHS[kind] }, (_, index) => makePeriod(year, kind, index + 1));
}

/** The same period of the year before. */
export function yearBefore({ kind, range }: Period & { kind: CalendarKind }): Period & { kind: CalendarKind } {
  return makePeriod(range.year - 1, kind, range.to / LENGTHS[kind]);
}

/** The period of the same kind that ends where this one begins. */
export function periodBefore({ kind, range }: Period & { kind: CalendarKind }): Period & { kind: CalendarKind } {
  const ordinal = range.to / LENGTHS[kind];
  return ordinal > 1 ? makePeriod(range.year, kind, ordinal - 1) : makePeriod(range.year - 1, kind, 12 / LENGTHS[kind]);
}

/** Months counted through the years, so that they compare across them. */
export function countMonths(year: number, month: number): number {
  return year * 12 + month - 1;
}

export function beginOf({ year, from }: MonthRange): number {
  return countMonths(year, from);
}

export function endOf({ year, to }: MonthRange): number {
  return countMonths(year, to);
}

export function contains(outer: MonthRange, inner: MonthRange): boolean {
  return outer.year === inner.year && outer.from <= inner.from && inner.to <= outer.to;
}

export function isSameRange(a: MonthRange, b: MonthRange): boolean {
  return contains(a, b) && contains(b, a);
}

export function overlaps(a: MonthRange, b: MonthRange): boolean {
  return a.year === b.year && a.from <= b.to && b.from <= a.to;
}

function writeSuffix(kind: CalendarKind, ordinal: number): string {
  switch (kind) {
    case "month":
      return `-${pad(ordinal)}`;
    case "quarter":
      return `-Q${ordinal}`;
    case "half":
      return `-S${ordinal}`;
    case "year":
      return "";
  }
}

function check<P extends Period>(period: P): P {
  const { from, to } = period.range;
  if (from < 1 || to > 12 || from > to) throw new Error(`no such months: ${period.code}`);
  return period;
}

function pad(month: number): string {
  return String(month).padStart(2, "0");
}
