import {
  type CalendarPeriod,
  type Frequency,
  lastDay,
  parsePeriod,
  periodCode,
  periodHolding,
} from "#domain/terms/period.ts";
import { type MonthRange, monthNumber, rangeOf } from "#domain/terms/period-range.ts";
import type { Figure } from "./figure.ts";
import { indexReports } from "./year-reports.ts";

/*
 * What is expected of whom; the one place that decides it. A total expects a platform's share from the beginning of the
 * first period it ever reported, whatever its length. A report of a frequency is expected where reports of that frequency
 * make a series: whoever reports by quarter owes no months.
 */

/** Month number at which figures are first expected of an organization; `null` of one that never reported. */
export function expectedSince(figures: ReadonlyMap<string, Figure>): number | null {
  return indexReports(figures).begins;
}

/**
 * The months of a range that are expected of a platform in a total; `null` where none are. Those before its beginning are
 * not, as long as another platform had begun by then; before the earliest beginning of all nobody's figures are known.
 */
export function expectedRange(
  figures: ReadonlyMap<string, Figure>,
  range: MonthRange,
  earliest: number,
): MonthRange | null {
  const since = expectedSince(figures);
  if (since === null || since > monthNumber(range.year, range.last)) return null;
  const start = monthNumber(range.year, range.first);
  return since <= start || earliest > start ? range : { ...range, first: since - monthNumber(range.year, 0) };
}

/** Reports of a frequency that make a series. A lone figure of a year or a quarter is a statement, no promise of more. */
const REPORTS_OF_A_SERIES: Record<Frequency, number> = { month: 1, quarter: 2, half: 2, year: 2 };

const begun = new WeakMap<ReadonlyMap<string, Figure>, Map<Frequency, CalendarPeriod | null>>();

/** The first period of a frequency that is expected of an organization; `null` where none is. Kept for each. */
export function firstExpected(figures: ReadonlyMap<string, Figure>, frequency: Frequency): CalendarPeriod | null {
  const known = begun.get(figures) ?? new Map<Frequency, CalendarPeriod | null>();
  if (known.size === 0) begun.set(figures, known);
  const made = known.get(frequency);
  if (made !== undefined) return made;
  const first = findFirst(figures, frequency);
  known.set(frequency, first);
  return first;
}

/** Whoever reported January and February together first was expected from January on. */
function findFirst(figures: ReadonlyMap<string, Figure>, frequency: Frequency): CalendarPeriod | null {
  const codes = new Set<string>();
  let first: CalendarPeriod | null = null;
  for (const code of figures.keys()) {
    const reported = reportedCode(code, frequency);
    const range = reported === null ? null : rangeOf(code);
    if (reported === null || range === null) continue;
    codes.add(reported);
    const begin = periodHolding(frequency, range.year, range.first);
    if (first === null || lastDay(begin) < lastDay(first)) first = begin;
  }
  return codes.size < REPORTS_OF_A_SERIES[frequency] ? null : first;
}

/** The calendar period that a code reports on; a year to date reports on its last month. */
export function reportedCode(code: string, frequency: Frequency): string | null {
  const period = parsePeriod(code);
  if (period?.kind === "year-to-date" && frequency === "month")
    return periodCode(periodHolding("month", period.year, period.month));
  return period?.kind === frequency ? code : null;
}
