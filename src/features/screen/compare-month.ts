import { plottable } from "#domain/figure.ts";
import type { Indicator } from "#domain/indicator.ts";
import { type Measure, measureAt } from "#domain/measure.ts";
import type { RegionData, YearMonth } from "#domain/region-data.ts";

/** How far back a comparison may lie and still be of interest on a wall. */
const MONTHS_BACK = 24;

/**
 * The last month, up to one, in which two platforms can be compared. When somebody publishes a month before the others,
 * or with a month missing between, that month compares nothing, and a wall must not stand empty for it. The month itself
 * where no earlier one compares either.
 */
export function monthToCompare(data: RegionData, indicator: Indicator, measure: Measure, at: YearMonth): YearMonth {
  const platforms = data.platforms.map(({ code }) => data.seriesOf(indicator, code));
  for (let back = 0; back <= MONTHS_BACK; back += 1) {
    const months = at.year * 12 + at.month - 1 - back;
    const month = { year: Math.floor(months / 12), month: (months % 12) + 1 };
    const compared = platforms.filter(
      (series) => plottable(measureAt(series, measure, { kind: "month", ...month })) !== null,
    );
    if (compared.length >= 2) return month;
  }
  return at;
}
