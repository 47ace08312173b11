import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Organization, platformsOf } from "#domain/catalogue/organization.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import type { Figure } from "#domain/figures/figure.ts";
import type { Series } from "#domain/figures/series.ts";
import type { SeriesSet } from "#domain/figures/series-set.ts";
import { lastDay, parsePeriod } from "#domain/terms/period.ts";

/** A year and a month of it, 1 to 12. */
export type YearMonth = { readonly year: number; readonly month: number };

/** A region with all that was observed in it, ready to be measured. */
export type RegionData = {
  readonly region: Organization;
  readonly platforms: readonly Organization[];
  /** Indicators with at least one observation in the region, in catalogue order. */
  readonly indicators: readonly Indicator[];
  readonly policies: readonly Policy[];
  /** The months that some report ends with, the newest first: a mistyped year adds one, and not all up to it. */
  readonly months: readonly YearMonth[];
  /** First and last month reported; `null` where the region reports nothing by month. */
  readonly span: { readonly first: YearMonth; readonly last: YearMonth } | null;
  readonly rules: Rules;
  /** The series of an organization; where the region itself reported nothing, the totals of its platforms stand. */
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
    const parts = platforms.map((platform) => seriesSet.find(indicator, platform.code)).filter(hasFigures);
    const made = { ...seriesSet.find(indicator, region.code), platforms: indicator.additive ? parts : [] };
    regionSeries.set(indicator.code, made);
    return made;
  };
  const reports = (indicator: Indicator) =>
    [region, ...platforms].some((organization) => hasFigures(seriesSet.find(indicator, organization.code)));
  const indicators = catalogue.indicators.filter(reports);
  const observed = (indicator: Indicator, organization: string) => seriesSet.find(indicator, organization).figures;
  const months = reportedMonths(
    indicators.flatMap((indicator) => [region, ...platforms].map(({ code }) => observed(indicator, code))),
  );
  const [last, first] = [months[0], months[months.length - 1]];
  return {
    region,
    platforms,
    indicators,
    policies: catalogue.policies.filter((policy) => policy.region === region.code),
    rules: seriesSet.rules,
    months,
    span: first && last ? { first, last } : null,
    seriesOf,
    observed,
  };
}

function hasFigures(series: Series): boolean {
  return series.figures.size > 0;
}

/**
 * Months count once somebody reports by month, year to date, or repeatedly by quarter or half; a lone figure of a year or a
 * half is a statement and makes no time axis.
 *
 * @returns the months that some report ends with, the newest first
 */
function reportedMonths(list: readonly ReadonlyMap<string, Figure>[]): YearMonth[] {
  const days = new Set<string>();
  for (const figures of list) {
    const own = [...figures].flatMap(([code, figure]) => (figure.kind === "missing" ? [] : (reportedDay(code) ?? [])));
    if (!own.some(({ isMonthly }) => isMonthly) && own.length < REPEATED) continue;
    for (const { day } of own) days.add(day);
  }
  return [...days].sort().reverse().map(yearMonth);
}

/** Quarters or halves from which they are a series and no single statement. */
const REPEATED = 2;

function reportedDay(code: string): { readonly day: string; readonly isMonthly: boolean } | null {
  const period = parsePeriod(code);
  switch (period?.kind) {
    case "month":
    case "year-to-date":
      return { day: lastDay(period), isMonthly: true };
    case "quarter":
    case "half":
      return { day: lastDay(period), isMonthly: false };
    default:
      return null;
  }
}

function yearMonth(day: string): YearMonth {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}
