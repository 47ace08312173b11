import { dayIn } from "#domain/catalogue/clock.ts";
import { daysInMonth } from "#domain/terms/period.ts";

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

/** A revision's number and the instant it was published. */
type Published = { readonly number: number; readonly publishedAt: string };

/**
 * The last revision, of whatever region, published by the end of a day; `null` where there was none yet.
 *
 * @param zone of the region that is looked at: its day decides, also of what was published elsewhere meanwhile
 */
export function lastRevisionBy(day: string, zone: string, revisions: readonly Published[]): number | null {
  let last: number | null = null;
  for (const { number, publishedAt } of revisions)
    if (dayIn(publishedAt, zone) <= day && (last === null || number > last)) last = number;
  return last;
}
