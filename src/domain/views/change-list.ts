import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Figure } from "#domain/figures/figure.ts";
import { measureAt } from "#domain/figures/measure.ts";
import type { ScheduleStatus } from "#domain/figures/schedule.ts";
import { type CalendarPeriod, periodCode, shiftPeriod } from "#domain/terms/period.ts";
import { headlineOf } from "./headline.ts";
import type { RegionData, YearMonth } from "./region-data.ts";

/** One indicator this month beside the month before. */
export type MonthChange = {
  readonly indicator: Indicator;
  readonly period: string;
  readonly now: Figure;
  readonly before: Figure;
  readonly onPrevious: Figure;
  readonly status: ScheduleStatus | null;
  readonly statusBefore: ScheduleStatus | null;
};

/** What changed since the month before, for every indicator of the region reported by month. */
export function monthChanges(data: RegionData, at: YearMonth): MonthChange[] {
  const period: CalendarPeriod = { kind: "month", ...at };
  const previous = shiftPeriod(period, -1);
  const atPrevious: YearMonth = { year: previous.year, month: at.month === 1 ? 12 : at.month - 1 };
  return data.indicators.flatMap((indicator) => {
    const series = data.seriesOf(indicator, data.region.code);
    const now = measureAt(series, "current", period);
    const before = measureAt(series, "current", previous);
    if (now.kind === "missing" && before.kind === "missing") return [];
    return [
      {
        indicator,
        period: periodCode(period),
        now,
        before,
        onPrevious: measureAt(series, "pop", period),
        status: headlineOf(series, at).schedule?.status ?? null,
        statusBefore: headlineOf(series, atPrevious).schedule?.status ?? null,
      },
    ];
  });
}
