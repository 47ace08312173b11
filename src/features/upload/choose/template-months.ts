import { comparePeriodCodes, lastDay, parsePeriod, periodCode, shiftPeriod } from "#domain/terms/period.ts";

/** Codes of the newest month a region has published, and the month after it, which is the one likely due. */
export type TemplateMonths = { readonly latest: string; readonly next: string };

/**
 * @param published newest periods of a region's revisions, of any kind
 * @param today ISO date; where nothing is published within the year, last month is taken for the newest
 */
export function templateMonths(published: readonly string[], today: string): TemplateMonths {
  const newest = published.filter(isWithinYear).sort(comparePeriodCodes).pop();
  const latest = newest === undefined ? monthBefore(today) : monthOf(newest);
  return { latest: periodCode(latest), next: periodCode(shiftPeriod(latest, 1)) };
}

function isWithinYear(code: string): boolean {
  const kind = parsePeriod(code)?.kind;
  return kind === "month" || kind === "quarter" || kind === "half" || kind === "year-to-date";
}

function monthOf(code: string): { kind: "month"; year: number; month: number } {
  const period = parsePeriod(code);
  return monthOfDay(period ? lastDay(period) : code);
}

function monthBefore(today: string) {
  return shiftPeriod(monthOfDay(today), -1);
}

function monthOfDay(day: string): { kind: "month"; year: number; month: number } {
  return { kind: "month", year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}
