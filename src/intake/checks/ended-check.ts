import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { lastDayOf } from "#domain/terms/iso-date.ts";
import { firstDay, parsePeriod } from "#domain/terms/period.ts";
import { createProblemLog } from "#intake/problems/problem-log.ts";
import { placeOf } from "./series-points.ts";

/** Warns of figures of times when nobody expects them any more: the platform had closed, or the indicator was retired. */
export function checkEnded(
  observations: readonly SourcedObservation[],
  { indicators, organizations }: { indicators: readonly Indicator[]; organizations: readonly Organization[] },
): Problem[] {
  const closed = new Map(organizations.flatMap((each) => (each.closed ? [[each.code, each] as const] : [])));
  const retired = new Map(indicators.flatMap((each) => (each.retired ? [[each.code, each] as const] : [])));
  if (closed.size === 0 && retired.size === 0) return [];
  const log = createProblemLog();
  for (const observation of observations) {
    const period = parsePeriod(observation.period);
    if (!period || observation.value === null) continue;
    const begins = firstDay(period);
    const tell = (code: "organization-closed" | "indicator-retired", names: Organization["names"], since: string) => {
      log.enterSheet(observation.source.sheet);
      log.add(code, placeOf(observation), observation.source.raw, {
        nameZh: names.zh,
        nameEn: names.en,
        sinceZh: formatPeriod(since, "zh-CN"),
        sinceEn: formatPeriod(since, "en"),
        periodZh: formatPeriod(observation.period, "zh-CN"),
        periodEn: formatPeriod(observation.period, "en"),
      });
    };
    const organization = closed.get(observation.organization);
    if (organization?.closed && begins > lastDayOf(organization.closed))
      tell("organization-closed", organization.names, organization.closed.slice(0, 7));
    const indicator = retired.get(observation.indicator);
    const from = parsePeriod(indicator?.retired ?? "");
    if (indicator?.retired && from && begins >= firstDay(from))
      tell("indicator-retired", indicator.names, indicator.retired);
  }
  return log.list();
}
