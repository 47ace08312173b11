import type { Indicator } from "./indicator.ts";
import type { ObservationKey } from "./observation.ts";
import { isCalendarPeriod, monthCode, monthsOf, parsePeriod } from "./period.ts";
import type { RegionData } from "./region-data.ts";

/**
 * The observations a figure was computed from, so that every figure can be followed to the cells it was read in. A
 * figure that was itself published is its own only component; a year to date is made of its months, a region's total
 * of its platforms' figures, a longer period of its months.
 */
export function componentsOf(
  data: RegionData,
  indicator: Indicator,
  organization: string,
  period: string,
): ObservationKey[] {
  const own = publishedAt(data, indicator, organization, period);
  if (own) return [own];
  return partsOf(indicator, period).flatMap((code) => {
    const whole = publishedAt(data, indicator, organization, code);
    if (whole) return [whole];
    if (organization !== data.region.code) return [];
    return data.platforms.flatMap((platform) => publishedAt(data, indicator, platform.code, code) ?? []);
  });
}

function publishedAt(
  data: RegionData,
  indicator: Indicator,
  organization: string,
  period: string,
): ObservationKey | null {
  if (!data.observed(indicator, organization).has(period)) return null;
  return { indicator: indicator.code, organization, period };
}

/** The period itself, then the months it consists of. */
function partsOf(indicator: Indicator, code: string): string[] {
  const period = parsePeriod(code);
  if (period?.kind === "year-to-date") {
    const months = Array.from({ length: period.month }, (_, i) => monthCode(period.year, i + 1));
    return indicator.aggregation === "sum" ? months : months.slice(-1);
  }
  if (!period || !isCalendarPeriod(period) || period.kind === "month") return [code];
  const months = monthsOf(period);
  return indicator.aggregation === "last" ? months.slice(-1) : months;
}
