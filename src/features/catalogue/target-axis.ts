import type { TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { type Frequency, isFiner, periodCode, periodHolding, periodsBetween } from "#domain/terms/period.ts";
import type { SheetLine } from "./target-sheet.tsx";

/** What stands across: periods of one indicator, or indicators of one period. */
export const AXES = ["years", "half", "quarter", "month", "indicators"] as const;
export type Axis = (typeof AXES)[number];

export type TargetColumn = SheetLine & Pick<TargetPlace, "indicator" | "period">;

/** Years from three before to the next, and whatever is asked for. */
export function yearsAround(thisYear: number, asked: number): number[] {
  const first = Math.min(thisYear - 1, asked);
  const last = Math.max(thisYear + 1, asked);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The columns of an axis; of an indicator none that is shorter than it is reported by. */
export function columnsOf(
  axis: Axis,
  { indicators, indicator, year, thisYear }: ColumnsAsked,
  language: Language,
): TargetColumn[] {
  if (axis === "indicators")
    return indicators.map(({ code, names }) => ({
      key: code,
      name: nameIn(names, language),
      indicator: code,
      period: String(year),
    }));
  const periods =
    axis === "years" ? yearsAround(thisYear, year).map(String) : [String(year), ...within(axis, indicator, year)];
  return periods.map((period) => ({
    key: period,
    name: formatPeriod(period, language),
    indicator: indicator.code,
    period,
    isStrong: period.length === 4,
  }));
}

export type ColumnsAsked = {
  readonly indicators: readonly Indicator[];
  readonly indicator: Indicator;
  readonly year: number;
  readonly thisYear: number;
};

function within(frequency: Exclude<Frequency, "year">, { frequency: own }: Indicator, year: number): string[] {
  if (own !== undefined && isFiner(frequency, own)) return [];
  return periodsBetween(periodHolding(frequency, year, 1), periodHolding(frequency, year, 12), frequency).map(
    periodCode,
  );
}
