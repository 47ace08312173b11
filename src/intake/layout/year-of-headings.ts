import { parsePeriod } from "#domain/terms/period.ts";
import { rangeOf } from "#domain/terms/period-range.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import type { Title } from "./title.ts";

/**
 * The year in which headings without one are: the title's, unless they do not follow one another up to its period and on
 * from there. Of a title of January 2025 12月 may be of the year before; `null` where that is open.
 */
export function yearOfHeadings({ year, period }: Title, headerParts: readonly (readonly string[])[]): number | null {
  const titled = period === null ? null : rangeOf(period);
  if (year === null || titled === null || titled.year !== year) return year;
  let last = 0;
  for (const part of headerParts.flat()) {
    const reading = readPeriod(part, year);
    const month = reading.kind === "period" ? parsePeriod(reading.code) : null;
    if (month?.kind !== "month" || /\d{4}|\d{2}年/.test(part)) continue;
    // Once past the title's time, months must go on one by one.
    if (month.month > titled.last && month.month !== last + 1 && month.month !== last) return null;
    last = month.month;
  }
  return year;
}
