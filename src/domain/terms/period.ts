/**
 * Periods as codes. A calendar period is `2024`, `2024-S1`, `2024-Q3` or `2024-08` (SDMX).
 *
 * Three further codes keep a figure's period exactly as precise as its source stated it (after EDTF, ISO 8601-2):
 * - `2024-01/2024-08`: reported year to date, January to August;
 * - `2024-01/..2024-09-06`: year to date, cut-off not stated, no later than that day;
 * - `..2024-09-06`: as of a day that is not stated, no later than that day.
 */
import { ownText } from "./own-text.ts";

export type Frequency = "month" | "quarter" | "half" | "year";

export type Period =
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "half"; readonly year: number; readonly half: number }
  | { readonly kind: "quarter"; readonly year: number; readonly quarter: number }
  | { readonly kind: "month"; readonly year: number; readonly month: number }
  | { readonly kind: "year-to-date"; readonly year: number; readonly month: number }
  | { readonly kind: "year-to-date-open"; readonly year: number; readonly notAfter: string }
  | { readonly kind: "as-of-open"; readonly notAfter: string };

export type CalendarPeriod = Extract<Period, { kind: Frequency }>;

export const FREQUENCIES = ["month", "quarter", "half", "year"] as const satisfies readonly Frequency[];

const MONTHS_IN: Record<Frequency, number> = { month: 1, quarter: 3, half: 6, year: 12 };

const PATTERN =
  /^(?:(?<year>\d{4})(?:-(?:S(?<half>[12])|Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?|(?<ytdYear>\d{4})-01\/(?:(?<sameYear>\d{4})-(?<ytdMonth>0[1-9]|1[0-2])|\.\.(?<ytdDay>\d{4}-\d{2}-\d{2}))|\.\.(?<day>\d{4}-\d{2}-\d{2}))$/;

/** Codes already read. A view reads the same few hundred codes many thousand times. */
const known = new Map<string, Period>();
const KNOWN_AT_MOST = 5000;

/** Reads a period code; `null` when it is none. */
export function parsePeriod(code: string): Period | null {
  const read = known.get(code);
  if (read !== undefined) return read;
  const period = readPeriod(code);
  // What is none is told as fast anew.
  if (period === null) return null;
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(ownText(code), period);
  return period;
}

function readPeriod(code: string): Period | null {
  const groups = PATTERN.exec(code)?.groups;
  if (!groups) return null;
  const { year, half, quarter, month, ytdYear, sameYear, ytdMonth, ytdDay, day } = groups;
  if (day !== undefined) return isDay(day) ? { kind: "as-of-open", notAfter: day } : null;
  if (ytdYear !== undefined) {
    if (ytdDay !== undefined)
      return isDay(ytdDay) ? { kind: "year-to-date-open", year: Number(ytdYear), notAfter: ytdDay } : null;
    return sameYear === ytdYear ? { kind: "year-to-date", year: Number(ytdYear), month: Number(ytdMonth) } : null;
  }
  const y = Number(year);
  if (half !== undefined) return { kind: "half", year: y, half: Number(half) };
  if (quarter !== undefined) return { kind: "quarter", year: y, quarter: Number(quarter) };
  if (month !== undefined) return { kind: "month", year: y, month: Number(month) };
  return { kind: "year", year: y };
}

/** Writes the code that `parsePeriod` reads. */
export function periodCode(period: Period): string {
  switch (period.kind) {
    case "year":
      return year4(period.year);
    case "half":
      return `${year4(period.year)}-S${period.half}`;
    case "quarter":
      return `${year4(period.year)}-Q${period.quarter}`;
    case "month":
      return monthCode(period.year, period.month);
    case "year-to-date":
      return `${year4(period.year)}-01/${monthCode(period.year, period.month)}`;
    case "year-to-date-open":
      return `${year4(period.year)}-01/..${period.notAfter}`;
    case "as-of-open":
      return `..${period.notAfter}`;
  }
}

export function monthCode(year: number, month: number): string {
  return `${year4(year)}-${String(month).padStart(2, "0")}`;
}

/** The calendar period of a frequency that holds the given month. */
export function periodHolding(frequency: Frequency, year: number, month: number): CalendarPeriod {
  switch (frequency) {
    case "year":
      return { kind: "year", year };
    case "half":
      return { kind: "half", year, half: month <= 6 ? 1 : 2 };
    case "quarter":
      return { kind: "quarter", year, quarter: Math.ceil(month / 3) };
    case "month":
      return { kind: "month", year, month };
  }
}

export function isCalendarPeriod(period: Period): period is CalendarPeriod {
  return period.kind === "year" || period.kind === "half" || period.kind === "quarter" || period.kind === "month";
}

/** Whether periods of a frequency are shorter than those of another. */
export function isFiner(a: Frequency, b: Frequency): boolean {
  return MONTHS_IN[a] < MONTHS_IN[b];
}

/** First month of a calendar period, 1 to 12. */
export function firstMonth(period: CalendarPeriod): number {
  return lastMonth(period) - MONTHS_IN[period.kind] + 1;
}

/** Last month of a calendar period, 1 to 12. */
export function lastMonth(period: CalendarPeriod): number {
  switch (period.kind) {
    case "year":
      return 12;
    case "half":
      return period.half * 6;
    case "quarter":
      return period.quarter * 3;
    case "month":
      return period.month;
  }
}

/** Codes of the months of a calendar period, in order. */
export function monthsOf(period: CalendarPeriod): string[] {
  const first = firstMonth(period);
  return Array.from({ length: MONTHS_IN[period.kind] }, (_, i) => monthCode(period.year, first + i));
}

/** Moves a calendar period by `steps` of its own frequency; negative goes back. */
export function shiftPeriod<P extends CalendarPeriod>(period: P, steps: number): CalendarPeriod {
  const perYear = 12 / MONTHS_IN[period.kind];
  const index = period.year * perYear + (lastMonth(period) / MONTHS_IN[period.kind] - 1) + steps;
  const year = Math.floor(index / perYear);
  const part = index - year * perYear;
  return periodHolding(period.kind, year, (part + 1) * MONTHS_IN[period.kind]);
}

/** All periods of a frequency from `from` to `to`, both included; empty when `from` is later. */
export function periodsBetween(from: CalendarPeriod, to: CalendarPeriod, frequency: Frequency): CalendarPeriod[] {
  const periods: CalendarPeriod[] = [];
  const end = to.year * 12 + lastMonth(to);
  let period = periodHolding(frequency, from.year, firstMonth(from));
  while (period.year * 12 + firstMonth(period) <= end) {
    periods.push(period);
    period = shiftPeriod(period, 1);
  }
  return periods;
}

/** The first day that a period holds, as ISO date; of a state on a day that is not stated, the last that it may be. */
export function firstDay(period: Period): string {
  if (period.kind === "as-of-open") return period.notAfter;
  return `${monthCode(period.year, isCalendarPeriod(period) ? firstMonth(period) : 1)}-01`;
}

/** The last day a period can cover, as ISO date; sorts periods of any kind in time. */
export function lastDay(period: Period): string {
  if (period.kind === "as-of-open" || period.kind === "year-to-date-open") return period.notAfter;
  const month = period.kind === "year-to-date" ? period.month : lastMonth(period);
  return `${monthCode(period.year, month)}-${String(daysInMonth(period.year, month)).padStart(2, "0")}`;
}

/** Days in a month of the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Orders period codes in time; at the same end the longer period comes last. */
export function comparePeriodCodes(a: string, b: string): number {
  const left = sortKey(a);
  const right = sortKey(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Kinds of periods that may end on one day, the shortest first. */
const LENGTH_ORDER = [
  "as-of-open",
  "month",
  "quarter",
  "half",
  "year",
  "year-to-date",
  "year-to-date-open",
] as const satisfies readonly Period["kind"][];

/** Keys already made, as of codes already read. */
const knownKeys = new Map<string, string>();

function sortKey(code: string): string {
  const known = knownKeys.get(code);
  if (known !== undefined) return known;
  const period = parsePeriod(code);
  if (!period) return `~${code}`;
  const key = `${lastDay(period)} ${LENGTH_ORDER.indexOf(period.kind)} ${code}`;
  if (knownKeys.size >= KNOWN_AT_MOST) knownKeys.clear();
  knownKeys.set(ownText(code), key);
  return key;
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function year4(year: number): string {
  return String(year).padStart(4, "0");
}
