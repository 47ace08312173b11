import { beginOf, countMonths, endOf, listPeriods, makePeriod, makeToDate, type Period } from "./period.ts";
import type { Random } from "./random.ts";

/** How an office cuts a year into reports. */
export type Shape = (year: number, random: Random) => Period[];

const months = (year: number, from = 1, to = 12) => listPeriods(year, "month").slice(from - 1, to);
const quarters = (year: number, from = 1, to = 4) => listPeriods(year, "quarter").slice(from - 1, to);
const toDates = (year: number, ends: readonly number[]) => ends.map((month) => makeToDate(year, month));
const EVERY_MONTH = months(2000).map(({ range }) => range.to);

/** Each covers a year wholly or, with gaps or overlaps, in the ways seen in offices. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  months: (year) => months(year),
  "january and february together": (year) => [makeToDate(year, 2), ...months(year, 3)],
  quarters: (year) => quarters(year),
  halves: (year) => listPeriods(year, "half"),
  "years to date": (year) => toDates(year, EVERY_MONTH),
  "years to date with gaps": (year, random) =>
    toDates(
      year,
      EVERY_MONTH.filter((month) => month === 12 || random.chance(0.6)),
    ),
  "years to date by quarter": (year) => toDates(year, [3, 6, 9, 12]),
  year: (year) => [makePeriod(year, "year", 1)],
  "months, then quarters": (year) => [...months(year, 1, 6), ...quarters(year, 3)],
  "quarters, then months": (year) => [...quarters(year, 1, 2), ...months(year, 7)],
  "months, then years to date": (year) => [...months(year, 1, 4), ...toDates(year, EVERY_MONTH.slice(4))],
  "half, then years to date": (year) => [makePeriod(year, "half", 1), ...toDates(year, EVERY_MONTH.slice(6))],
  "months and years to date": (year) => [...months(year), ...toDates(year, EVERY_MONTH)],
  "months, quarters and year": (year) => [...months(year), ...quarters(year), makePeriod(year, "year", 1)],
  "eleven months and the year": (year) => [...months(year, 1, 11), makePeriod(year, "year", 1)],
};

/** Shapes of rates, whose periods do not add up: by calendar periods only. */
export const RATE_SHAPES: Readonly<Record<string, Shape>> = {
  months: (year) => months(year),
  quarters: (year) => quarters(year),
  halves: (year) => listPeriods(year, "half"),
  "months and quarters": (year) => [...months(year), ...quarters(year)],
  "quarters and year": (year) => [...quarters(year), makePeriod(year, "year", 1)],
};

/** A stretch of months, counted through the years. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * What an office reports over some years, by first month: a shape a year, often that of the year before. A period that had begun
 * before the office did is reported only sometimes.
 */
export function drawPeriods(shapes: readonly Shape[], { first, last }: Span, random: Random): Period[] {
  const periods: Period[] = [];
  let shape = random.pick(shapes);
  for (let year = Math.floor(first / 12); countMonths(year, 1) <= last; year += 1) {
    if (random.chance(0.35)) shape = random.pick(shapes);
    for (const period of shape(year, random)) {
      const { range } = period;
      if (endOf(range) < first || endOf(range) > last) continue;
      if (beginOf(range) >= first || random.chance(0.5)) periods.push(period);
    }
  }
  return periods.sort((a, b) => beginOf(a.range) - beginOf(b.range) || endOf(a.range) - endOf(b.range));
}
