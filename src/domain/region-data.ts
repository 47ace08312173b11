import type { Figure } from "./figure.ts";
import type { Indicator } from "./indicator.ts";
import { type Organization, platformsOf } from "./organization.ts";
import { lastDay, parsePeriod } from "./period.ts";
import type { Policy } from "./policy.ts";
import { rollUp, type Series } from "./series.ts";
import type { SeriesSet } from "./series-set.ts";

/** A year and a month of it, 1 to 12. */
export type YearMonth = { readonly year: number; readonly month: number };

/** A region with all that was observed in it, ready to be measured. */
export type RegionData = {
  readonly region: Organization;
  readonly platforms: readonly Organization[];
  /** Indicators with at least one observation in the region, in catalogue order. */
  readonly indicators: readonly Indicator[];
  readonly policies: readonly Policy[];
  /** First and last month reported; `null` where the region reports nothing by month. */
  readonly span: { readonly first: YearMonth; readonly last: YearMonth } | null;
  /** The series of an organization; the region's own is completed by the totals of its platforms. */
  seriesOf(indicator: Indicator, organization: string): Series;
  /** What was published for the organization itself, without totals. */
  observed(indicator: Indicator, organization: string): ReadonlyMap<string, Figure>;
};

/** Gathers a region's data. Roll-ups are computed once each. */
export function makeRegionData(
  region: Organization,
  catalogue: {
    readonly indicators: readonly Indicator[];
    readonly organizations: readonly Organization[];
    readonly policies: readonly Policy[];
  },
  seriesSet: SeriesSet,
): RegionData {
  const platforms = platformsOf(catalogue.organizations, region.code);
  const regionSeries = new Map<string, Series>();
  const seriesOf = (indicator: Indicator, organization: string): Series => {
    if (organization !== region.code) return seriesSet.find(indicator, organization);
    const known = regionSeries.get(indicator.code);
    if (known) return known;
    const made = rollUp(
      seriesSet.find(indicator, region.code),
      platforms.map((platform) => seriesSet.find(indicator, platform.code)).filter(hasFigures),
    );
    regionSeries.set(indicator.code, made);
    return made;
  };
  const reports = (indicator: Indicator) =>
    [region, ...platforms].some((organization) => hasFigures(seriesSet.find(indicator, organization.code)));
  const indicators = catalogue.indicators.filter(reports);
  return {
    region,
    platforms,
    indicators,
    policies: catalogue.policies.filter((policy) => policy.region === region.code),
    span: spanOf(indicators.map((indicator) => seriesOf(indicator, region.code))),
    seriesOf,
    observed: (indicator, organization) => seriesSet.find(indicator, organization).figures,
  };
}

function hasFigures(series: Series): boolean {
  return series.figures.size > 0;
}

/** Months count once the region reports by month or year to date; a lone annual figure makes no time axis. */
function spanOf(list: readonly Series[]): RegionData["span"] {
  let first = "9999";
  let last = "";
  for (const series of list)
    for (const [code, figure] of series.figures) {
      const period = parsePeriod(code);
      if (figure.kind !== "value" || (period?.kind !== "month" && period?.kind !== "year-to-date")) continue;
      const day = lastDay(period);
      if (day < first) first = day;
      if (day > last) last = day;
    }
  return last === "" ? null : { first: yearMonth(first), last: yearMonth(last) };
}

function yearMonth(day: string): YearMonth {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}
