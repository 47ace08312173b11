import { firstMonth, isCalendarPeriod, lastDay, monthCode, type Period, parsePeriod } from "#domain/period.ts";

/** Whether a period has begun and ended on a day. */
export type PeriodTime = { readonly ended: boolean; readonly begun: boolean };

/** The time of a period by its code. @param today ISO date */
export function periodTime(code: string, today: string): PeriodTime {
  const period = parsePeriod(code);
  if (!period) return { ended: true, begun: true };
  return { ended: lastDay(period) <= today, begun: firstDay(period) <= today };
}

/** The day from which on a period can have figures; of a year to date, the first day of its last month. */
function firstDay(period: Period): string {
  if (isCalendarPeriod(period)) return `${monthCode(period.year, firstMonth(period))}-01`;
  if (period.kind === "year-to-date") return `${monthCode(period.year, period.month)}-01`;
  return period.kind === "year-to-date-open" ? `${period.year}-01-01` : "0000";
}
