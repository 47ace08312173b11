import { lastDay, parsePeriod } from "./period.ts";

/** Whether a text is a day of the calendar (2024-02-29) or a month (2024-02), as ISO writes them; 2024-02-30 is none. */
export function isDayOrMonth(text: string): boolean {
  return parsePeriod(text)?.kind === "month" || isDay(text);
}

/** The first day that a day or a month holds; ISO days and months are in order as texts. */
export function firstDayOf(dayOrMonth: string): string {
  return isDay(dayOrMonth) ? dayOrMonth : `${dayOrMonth}-01`;
}

/** The last day that a day or a month holds. */
export function lastDayOf(dayOrMonth: string): string {
  const month = parsePeriod(dayOrMonth);
  return month === null ? dayOrMonth : lastDay(month);
}

/** A day that nothing is later than has a code, whose day is checked where it is read. */
function isDay(text: string): boolean {
  return parsePeriod(`..${text}`)?.kind === "as-of-open";
}
