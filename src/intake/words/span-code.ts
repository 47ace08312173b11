import { FREQUENCIES, firstMonth, lastMonth, periodCode, periodHolding } from "#domain/terms/period.ts";
import { rangeOf } from "#domain/terms/period-range.ts";
import { readPeriod } from "./period-text.ts";

/**
 * The code of the period from one time to another, 2024年1月 and 2024年8月: a calendar period where they are the ends of one,
 * else the year to date. `null` where no period of ours begins and ends so.
 *
 * @param year of months without one
 */
export function spanCode(from: string, to: string, year: number | null): string | null {
  const [start, end] = [rangeIn(from, year), rangeIn(to, year)];
  if (start === null || end === null || start.year !== end.year || start.first > end.last) return null;
  for (const frequency of FREQUENCIES) {
    const period = periodHolding(frequency, start.year, start.first);
    if (firstMonth(period) === start.first && lastMonth(period) === end.last) return periodCode(period);
  }
  return start.first === 1 ? periodCode({ kind: "year-to-date", year: start.year, month: end.last }) : null;
}

/** A day inside a month ends no month. */
function rangeIn(text: string, year: number | null) {
  const reading = readPeriod(text, year);
  return reading.kind === "period" && !reading.dayDropped ? rangeOf(reading.code) : null;
}
