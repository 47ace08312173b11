import { daysInMonth } from "./period.ts";

/** A state of knowledge that somebody asks for: what was published up to a revision, or by the end of a day. */
export type AsOf =
  | { readonly kind: "revision"; readonly number: number }
  /** ISO day. */
  | { readonly kind: "day"; readonly day: string };

/** Reads `12` or `2026-11-01`; `null` for anything else. */
export function parseAsOf(text: string): AsOf | null {
  if (/^[1-9]\d{0,8}$/.test(text)) return { kind: "revision", number: Number(text) };
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { kind: "day", day: text };
}

/** A revision's number and the day it was published, in the server's time zone. */
type Published = { readonly number: number; readonly publishedDay: string };

/** The last revision published by the end of a day; `null` where there was none yet. */
export function lastRevisionBy(day: string, revisions: readonly Published[]): number | null {
  let last: number | null = null;
  for (const { number, publishedDay } of revisions)
    if (publishedDay <= day && (last === null || number > last)) last = number;
  return last;
}
