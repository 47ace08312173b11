import { parsePeriod } from "#domain/terms/period.ts";
import { rangeOf } from "#domain/terms/period-range.ts";
import { splitPhrase } from "#intake/words/heading-phrase.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { type NamedPart, type OpenYears, openYears } from "#intake/words/year-turn.ts";
import type { Title } from "./title.ts";

/** The year of headings without one, `null` where it is open; and columns of which two years may be meant. */
export type YearOfHeadings = { readonly year: number | null; readonly open: ReadonlyMap<number, OpenYears> };

/**
 * The year in which headings without one are: the title's, unless they do not follow one another up to its period and on
 * from there. Of a title of January 2025 12月 may be of the year before. Headings that go over the turn of a year, 12月 before
 * 1月, have none.
 */
export function yearOfHeadings({ year, period }: Title, headerParts: readonly (readonly string[])[]): YearOfHeadings {
  if (year === null) return NO_YEAR;
  const open = openYears(
    headerParts.flatMap((parts, column) => partOf(parts, column, year) ?? []),
    year,
  );
  return { year: followsTitle(year, period, headerParts) ? year : null, open };
}

/** Where no year is known, and none asked of. */
export const NO_YEAR: YearOfHeadings = { year: null, open: new Map() };

function followsTitle(year: number, period: string | null, headerParts: readonly (readonly string[])[]): boolean {
  const titled = period === null ? null : rangeOf(period);
  if (titled === null || titled.year !== year) return true;
  let last = 0;
  for (const part of headerParts.flat()) {
    const reading = readPeriod(part, year);
    const month = reading.kind === "period" ? parsePeriod(reading.code) : null;
    if (month?.kind !== "month" || HAS_YEAR.test(part)) continue;
    // Once past the title's time, months must go on one by one.
    if (month.month > titled.last && month.month !== last + 1 && month.month !== last) return false;
    last = month.month;
  }
  return true;
}

const HAS_YEAR = /\d{4}|\d{2}年/;

/** The month or quarter that a heading names, with the year that it or a heading above it names. */
export function partOf(parts: readonly string[], at: number, year: number): NamedPart | null {
  let found: Omit<NamedPart, "at" | "key"> | null = null;
  let above: number | null = null;
  const others: string[] = [];
  for (const text of parts) {
    const phrase = splitPhrase(text);
    const isAlone = readPeriod(text, year).kind === "period";
    const own = isAlone || phrase === null ? text : phrase.period;
    const reading = readPeriod(own, year);
    const period = reading.kind === "period" ? parsePeriod(reading.code) : null;
    if (period?.kind === "year") above = period.year;
    else if (period?.kind === "month" || period?.kind === "quarter") {
      const [part, of] = period.kind === "month" ? ([period.month, 12] as const) : ([period.quarter, 4] as const);
      const stated = readPeriod(own).kind === "period" ? period.year : null;
      found = found === null || stated !== null ? { part, of, year: stated } : found;
      others.push(isAlone ? "" : (phrase?.name ?? ""));
    } else others.push(text);
  }
  return found === null ? null : { ...found, year: found.year ?? above, at, key: others.join("\0") };
}
