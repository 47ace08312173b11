import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { type Target, targetKey } from "#domain/catalogue/target.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { lastDay, parsePeriod } from "#domain/terms/period.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { placeOf } from "./series-points.ts";

/** A figure this many times the target of its whole year is more likely another unit, row or year than a success. */
const FAR_TIMES = 3;
/** Organizations without a target that are named; how many more there are is said. */
const NAMED = 3;

/**
 * Holds figures against the targets of their year. A target is missed where its like have one: another organization of
 * the same parent in that year, or the same organization in an earlier year. Where nobody has any, none is expected.
 *
 * @param isTold true for figures whose size is already asked about
 */
export function checkTargets(
  observations: readonly SourcedObservation[],
  catalogue: IntakeCatalogue,
  isTold: (read: SourcedObservation) => boolean,
  log: ProblemLog,
): void {
  const targets = (catalogue.targets ?? []).filter(({ period }) => parsePeriod(period)?.kind === "year");
  if (targets.length === 0) return;
  const expected = createExpectation(targets, catalogue.organizations);
  const values = new Map(targets.map((one) => [targetKey(one.indicator, one.organization, one.period), one.value]));
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  const without = new Map<string, Without>();
  for (const read of observations) {
    const year = yearOf(read.period);
    const indicator = indicators.get(read.indicator);
    if (read.value === null || year === null || !indicator) continue;
    const target = values.get(targetKey(read.indicator, read.organization, year));
    if (target !== undefined) {
      if (typeof target === "number" && !isTold(read)) checkFarAbove(read, target, indicator, log);
      continue;
    }
    if (!expected(read.indicator, read.organization, year)) continue;
    const key = `${read.indicator}|${year}`;
    const known = without.get(key);
    if (known) known.organizations.add(read.organization);
    else without.set(key, { read, year, indicator, organizations: new Set([read.organization]) });
  }
  for (const each of without.values()) report(each, catalogue, log);
}

type Without = {
  /** The first figure that has none. */
  readonly read: SourcedObservation;
  readonly year: string;
  readonly indicator: Indicator;
  readonly organizations: Set<string>;
};

/** Tells whether an organization should have a target of an indicator for a year. */
function createExpectation(targets: readonly Target[], organizations: readonly Organization[]) {
  const parents = new Map(organizations.map(({ code, parent }) => [code, parent]));
  const likes = new Set(
    targets.map((one) => targetKey(one.indicator, parents.get(one.organization) ?? "", one.period)),
  );
  const firstYears = new Map<string, string>();
  for (const { indicator, organization, period } of targets) {
    const key = targetKey(indicator, organization, "");
    const first = firstYears.get(key);
    if (first === undefined || period < first) firstYears.set(key, period);
  }
  return (indicator: string, organization: string, year: string): boolean => {
    const first = firstYears.get(targetKey(indicator, organization, ""));
    if (first !== undefined && first < year) return true;
    const parent = parents.get(organization) ?? null;
    return parent !== null && likes.has(targetKey(indicator, parent, year));
  };
}

function report({ read, year, indicator, organizations }: Without, catalogue: IntakeCatalogue, log: ProblemLog): void {
  const names = catalogue.organizations.filter(({ code }) => organizations.has(code)).map((one) => one.names);
  const more = names.length - NAMED;
  const named = names.slice(0, NAMED);
  log.enterSheet(read.source.sheet);
  log.add("target-missing", placeOf(read), read.source.raw, {
    indicatorZh: indicator.names.zh,
    indicatorEn: indicator.names.en,
    periodZh: formatPeriod(year, "zh-CN"),
    periodEn: formatPeriod(year, "en"),
    namesZh: named.map(({ zh }) => zh).join("、") + (more > 0 ? `等 ${names.length} 家` : ""),
    namesEn: named.map(({ en }) => en).join(", ") + (more > 0 ? ` and ${more} more` : ""),
  });
}

function checkFarAbove(read: SourcedObservation, target: number, indicator: Indicator, log: ProblemLog): void {
  if (read.value === null || target <= 0 || read.value <= FAR_TIMES * target) return;
  const isCost = indicator.direction === "lower";
  log.enterSheet(read.source.sheet);
  log.add("far-above-target", placeOf(read), read.source.raw, {
    value: read.value,
    target,
    times: Number((read.value / target).toPrecision(2)),
    indicatorZh: indicator.names.zh,
    indicatorEn: indicator.names.en,
    periodZh: formatPeriod(read.period, "zh-CN"),
    periodEn: formatPeriod(read.period, "en"),
    directionZh: isCost ? "(该指标越低越好)" : "",
    directionEn: isCost ? " (of this indicator less is better)" : "",
  });
}

/** The year a period belongs to, as a code. */
function yearOf(code: string): string | null {
  const period = parsePeriod(code);
  return period ? lastDay(period).slice(0, 4) : null;
}
