import type { Measure } from "#domain/figures/measure.ts";
import { chooseMonth } from "#domain/views/month.ts";
import type { RegionData, YearMonth } from "#domain/views/region-data.ts";
import type { SearchState } from "#ui/page.ts";

/** What is compared; total, whatever the URL says. */
export type CompareState = {
  readonly indicator: string;
  readonly at: YearMonth;
  readonly measure: CompareMeasure;
  /** Column the matrix is sorted by; `null` keeps the catalogue's order. */
  readonly sort: string | null;
};

/** Platforms are ranked by what they did this year so far, this month, or against their plan. */
export const COMPARE_MEASURES = ["ytd", "current", "completion"] as const satisfies readonly Measure[];
export type CompareMeasure = (typeof COMPARE_MEASURES)[number];

/** What an address asks to compare; `null` where the region has no months. */
export function readCompareState(search: SearchState, data: RegionData): CompareState | null {
  const at = chooseMonth(search["period"], data);
  if (at === null) return null;
  const comparable = comparableIndicators(data);
  const indicator = comparable.find(({ code }) => code === search["indicator"]) ?? comparable[0];
  return {
    indicator: indicator?.code ?? "",
    at,
    measure: COMPARE_MEASURES.find((measure) => measure === search["measure"]) ?? "ytd",
    sort: comparable.some(({ code }) => code === search["sort"]) ? (search["sort"] ?? null) : null,
  };
}

/** Indicators that at least two platforms report; the others have nothing to be compared. */
export function comparableIndicators(data: RegionData) {
  return data.indicators.filter(
    (indicator) => data.platforms.filter(({ code }) => data.hasFigures(indicator, code)).length >= 2,
  );
}
