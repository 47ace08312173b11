import { type Formula, formulaParts } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Organization, platformsOf } from "#domain/catalogue/organization.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import { reportingSpan } from "#domain/figures/expectation.ts";
import type { Figure } from "#domain/figures/figure.ts";
import type { Series, SeriesPart } from "#domain/figures/series.ts";
import type { SeriesSet } from "#domain/figures/series-set.ts";
import { lastDay, parsePeriod } from "#domain/terms/period.ts";

/** A year and a month of it, 1 to 12. */
export type YearMonth = { readonly year: number; readonly month: number };

/** A region with all that was observed in it, ready to be measured. */
export type RegionData = {
  readonly region: Organization;
  readonly platforms: readonly Organization[];
  /** Indicators with at least one observation in the region, or computed from such, in catalogue order. */
  readonly indicators: readonly Indicator[];
  readonly policies: readonly Policy[];
  /** The months that some report ends with, the newest first: a mistyped year adds one, and not all up to it. */
  readonly months: readonly YearMonth[];
  /** First and last month reported; `null` where the region reports nothing by month. */
  readonly span: { readonly first: YearMonth; readonly last: YearMonth } | null;
  readonly rules: Rules;
  /** The series of an organization; where the region itself reported nothing, the totals of its platforms stand. */
  seriesOf(indicator: Indicator, organization: string): Series;
  /** Whether anything was published of an indicator and an organization, or of what the indicator is computed from. */
  hasFigures(indicator: Indicator, organization: string): boolean;
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
  const codes = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  const made = new Map<string, Series>();
  const seriesOf = (indicator: Indicator, organization: string): Series => {
    const isOwn = organization !== region.code;
    if (isOwn && !indicator.formula) return seriesSet.find(indicator, organization);
    const key = `${indicator.code}|${organization}`;
    const known = made.get(key);
    if (known) return known;
    const own = seriesSet.find(indicator, organization);
    const series = indicator.formula
      ? { ...own, parts: partsOf(indicator.formula, organization) }
      : { ...own, platforms: indicator.additive ? reporting(indicator) : [] };
    made.set(key, series);
    return series;
  };
  const partsOf = (formula: Formula, organization: string): SeriesPart[] =>
    formulaParts(formula).flatMap(({ code, role }) => {
      const part = codes.get(code);
      return part ? [{ role, series: seriesOf(part, organization) }] : [];
    });
  const reporting = (indicator: Indicator) =>
    platforms.flatMap((platform): Series[] => {
      const series = seriesSet.find(indicator, platform.code);
      const span = reportingSpan(indicator, platform);
      if (series.figures.size === 0 && !span?.asked) return [];
      return [span === null ? series : { ...series, span }];
    });
  const hasFigures = (indicator: Indicator, organization: string): boolean =>
    indicator.formula
      ? isMade(indicator.formula, (part) => hasFigures(part, organization))
      : seriesSet.find(indicator, organization).figures.size > 0;
  /** A ratio takes both its parts; a sum says something of any. */
  const isMade = (formula: Formula, isThere: (part: Indicator) => boolean): boolean => {
    const there = formulaParts(formula).map(({ code }) => {
      const part = codes.get(code);
      return part !== undefined && isThere(part);
    });
    return formula.kind === "ratio" ? there.every(Boolean) : there.some(Boolean);
  };
  const isReported = (indicator: Indicator): boolean =>
    indicator.formula
      ? isMade(indicator.formula, isReported)
      : [region, ...platforms].some(({ code }) => hasFigures(indicator, code));
  const reported = catalogue.indicators.filter(isReported);
  const observed = (indicator: Indicator, organization: string) => seriesSet.find(indicator, organization).figures;
  const months = reportedMonths(
    reported.flatMap((indicator) => [region, ...platforms].map(({ code }) => observed(indicator, code))),
  );
  // Where a source states single figures there is nothing to compute by month.
  const indicators = reported.filter(({ formula }) => formula === undefined || months.length > 0);
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
    hasFigures,
    observed,
  };
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
