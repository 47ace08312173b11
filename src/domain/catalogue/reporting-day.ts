import { daysInMonth, lastDay, type Period } from "#domain/terms/period.ts";

/**
 * The last day on which a period's figures are on time: the reporting day of the month after the period's end, or that
 * month's last day where it is shorter.
 *
 * @param reportingDay day of the month, 1 to 31
 * @returns ISO date
 */
export function dueDay(period: Period, reportingDay: number): string {
  const [year = 0, month = 0] = lastDay(period).split("-").map(Number);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const day = Math.min(reportingDay, daysInMonth(next.year, next.month));
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(next.year).padStart(4, "0")}-${two(next.month)}-${two(day)}`;
}
