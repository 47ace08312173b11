import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Organization, platformsOf } from "#domain/catalogue/organization.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { differsBeyondRounding, exactValue, type FigureLookup } from "./figure-lookup.ts";
import { placeOf } from "./series-points.ts";

/** Warns where the platforms of the region come to more than its own figure, or, all of them known, to another. */
export function checkParts(
  observations: readonly SourcedObservation[],
  figures: FigureLookup,
  catalogue: IntakeCatalogue,
  log: ProblemLog,
): void {
  const region = catalogue.organizations.find(({ code }) => code === catalogue.region);
  const platforms = platformsOf(catalogue.organizations, catalogue.region);
  if (!region || platforms.length === 0) return;
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  const seen = new Set<string>();
  for (const observation of observations) {
    const indicator = indicators.get(observation.indicator);
    const key = `${observation.indicator}|${observation.period}`;
    if (seen.has(key) || !indicator?.additive) continue;
    seen.add(key);
    checkTotal(indicator, observation.period, { region, platforms }, observation, figures, log);
  }
}

function checkTotal(
  indicator: Indicator,
  period: string,
  { region, platforms }: { readonly region: Organization; readonly platforms: readonly Organization[] },
  first: SourcedObservation,
  figures: FigureLookup,
  log: ProblemLog,
): void {
  const keyOf = (organization: string) => ({ indicator: indicator.code, organization, period });
  const total = exactValue(figures.find(keyOf(region.code)));
  if (total === null) return;
  const parts = platforms.flatMap(({ code }) => exactValue(figures.find(keyOf(code))) ?? []);
  const sum = parts.reduce((all, part) => all + part, 0);
  const isComplete = parts.length === platforms.length;
  // Where figures may be negative, the platforms that are not known could lower the sum again.
  const isAbove = sum > total && indicator.min !== null && indicator.min >= 0;
  if (parts.length === 0 || !(isComplete || isAbove)) return;
  if (!differsBeyondRounding(sum, total, indicator.decimals, parts.length)) return;
  const read = figures.read(keyOf(region.code)) ?? first;
  log.enterSheet(read.source.sheet);
  log.add(isAbove ? "parts-above-total" : "parts-differ-from-total", placeOf(read), read.source.raw, {
    sum: Number(sum.toPrecision(12)),
    total,
    count: parts.length,
    nameZh: region.names.zh,
    nameEn: region.names.en,
    indicatorZh: indicator.names.zh,
    indicatorEn: indicator.names.en,
    periodZh: formatPeriod(period, "zh-CN"),
    periodEn: formatPeriod(period, "en"),
  });
}
