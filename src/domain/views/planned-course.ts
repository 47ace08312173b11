import type { Measure } from "#domain/figures/measure.ts";
import { plannedToDate } from "#domain/figures/schedule.ts";
import type { Series } from "#domain/figures/series.ts";
import { type CalendarPeriod, type Frequency, lastMonth, periodCode, periodsBetween } from "#domain/terms/period.ts";

/** What of each year's target should have come by the end of each period, by its code; nothing but of years to date. */
export function plannedCourse(
  series: Series,
  measure: Measure,
  frequency: Frequency,
  { from, to }: { readonly from: CalendarPeriod; readonly to: CalendarPeriod },
): ReadonlyMap<string, number> {
  const course = new Map<string, number>();
  if (measure !== "ytd") return course;
  for (const period of periodsBetween(from, to, frequency)) {
    const due = plannedToDate(series, period.year, lastMonth(period));
    if (due !== null) course.set(periodCode(period), due);
  }
  return course;
}
