import { firstMonth, isCalendarPeriod, lastDay, monthCode, type Period, parsePeriod } from "#domain/terms/period.ts";

/** Whether a period has begun and ended on a day. */
export type PeriodTime = { readonly ended: boolean; readonly begun: boolean };

/** The time of a period by its code. @param today ISO date */
export function periodTime(code: string, today: string): PeriodTime {
  const period = parsePeriod(code);
  if (!period) return { ended: true, begun: true };
  return { ended: lastDay(period) <= today, begun: firstDay(period) <= today };
}

/** No figure is of a year before this, nor of one so many years ahead: a year there is mistyped. */
const EARLIEST_YEAR = 1949;
const YEARS_AHEAD = 10;

/** The first and the last year that figures may be of. @param today ISO date */
export function yearLimits(today: string): { readonly first: number; readonly last: number } {
  return { first: EARLIEST_YEAR, last: Number(today.slice(0, 4)) + YEARS_AHEAD };
}

/** False for a period whose year must be mistyped (9999年12月, 2204 for 2024). @param today ISO date */
export function isPlausible(code: string, today: string): boolean {
  const period = parsePeriod(code);
  if (!period) return true;
  const { first, last } = yearLimits(today);
  const year = Number(lastDay(period).slice(0, 4));
  return year >= first && year <= last;
}

/** The day from which on a period can have figures; of a year to date, the first day of its last month. */
function firstDay(period: Period): string {
  if (isCalendarPeriod(period)) return `${monthCode(period.year, firstMonth(period))}-01`;
  if (period.kind === "year-to-date") return `${monthCode(period.year, period.month)}-01`;
  return period.kind === "year-to-date-open" ? `${period.year}-01-01` : "0000";
}
