import { parsePeriod } from "./period.ts";
import type { RegionData, YearMonth } from "./region-data.ts";

/** The month a view is asked for where it is one of the region's, else the newest; `null` where it has no months. */
export function chooseMonth(asked: string | undefined, span: RegionData["span"]): YearMonth | null {
  if (span === null) return null;
  const period = parsePeriod(asked ?? "");
  if (period?.kind !== "month") return span.last;
  const index = indexOf(period);
  if (index < indexOf(span.first) || index > indexOf(span.last)) return span.last;
  return { year: period.year, month: period.month };
}

function indexOf({ year, month }: YearMonth): number {
  return year * 12 + month;
}
