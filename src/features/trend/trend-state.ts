import { MEASURES, type Measure } from "#domain/figures/measure.ts";
import {
  type CalendarPeriod,
  FREQUENCIES,
  type Frequency,
  isCalendarPeriod,
  parsePeriod,
  periodHolding,
  shiftPeriod,
} from "#domain/terms/period.ts";
import { latestMonths } from "#domain/views/month.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import type { SearchState } from "#ui/page.ts";

/** Which trends are shown; total, whatever the URL says. */
export type TrendState = {
  readonly indicators: readonly string[];
  readonly organizations: readonly string[];
  readonly frequency: Frequency;
  readonly measure: Measure;
  readonly from: CalendarPeriod;
  readonly to: CalendarPeriod;
};

/** Months shown where the URL names no beginning. */
const DEFAULT_MONTHS = 36;

/** Reads the state from the URL; what it does not know is left out, what is absent gets its default. */
export function readTrendState(
  search: SearchState,
  data: RegionData,
  span: NonNullable<RegionData["span"]>,
): TrendState {
  const shown: CalendarPeriod = { kind: "month", ...(latestMonths(data)?.shown ?? span.last) };
  const organizationCodes = [data.region, ...data.platforms].map(({ code }) => code);
  const indicators = knownCodes(
    search["indicator"],
    data.indicators.map(({ code }) => code),
  );
  const organizations = knownCodes(search["organization"], organizationCodes);
  const first: CalendarPeriod = { kind: "month", ...span.first };
  const last: CalendarPeriod = { kind: "month", ...span.last };
  // Beyond the months reported there is nothing to show, and an address could ask for ten thousand years of it.
  const within = (period: CalendarPeriod) => laterOf(first, earlierOf(period, last));
  const to = within(readMonth(search["to"]) ?? shown);
  const from = within(readMonth(search["from"]) ?? shiftPeriod(to, 1 - DEFAULT_MONTHS));
  const firstHeadline = data.indicators.find(({ headline }) => headline) ?? data.indicators[0];
  return {
    indicators: indicators.length > 0 ? indicators : firstHeadline ? [firstHeadline.code] : [],
    organizations: organizations.length > 0 ? organizations : [data.region.code],
    frequency: FREQUENCIES.find((frequency) => frequency === search["frequency"]) ?? "month",
    measure: MEASURES.find((measure) => measure === search["measure"]) ?? "current",
    from: monthIndex(from) <= monthIndex(to) ? from : to,
    to,
  };
}

function knownCodes(list: string | undefined, known: readonly string[]): string[] {
  const asked = new Set((list ?? "").split(","));
  return known.filter((code) => asked.has(code));
}

function readMonth(text: string | undefined): CalendarPeriod | null {
  const period = parsePeriod(text ?? "");
  if (!period || !isCalendarPeriod(period)) return null;
  return period.kind === "month" ? period : null;
}

function laterOf(a: CalendarPeriod, b: CalendarPeriod): CalendarPeriod {
  return monthIndex(a) >= monthIndex(b) ? a : b;
}

function earlierOf(a: CalendarPeriod, b: CalendarPeriod): CalendarPeriod {
  return monthIndex(a) <= monthIndex(b) ? a : b;
}

function monthIndex(period: CalendarPeriod): number {
  const month = periodHolding("month", period.year, period.kind === "month" ? period.month : 1);
  return month.year * 12 + (month.kind === "month" ? month.month : 1);
}
