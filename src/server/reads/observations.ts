import { Hono } from "hono";
import { type ObservationsQuery, observationsQuerySchema } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import { firstMonth, isCalendarPeriod, lastDay, monthCode, type Period, parsePeriod } from "#domain/terms/period.ts";
import type { AppDeps } from "#server/api/deps.ts";
import type { HeavyRead } from "#server/api/heavy-reads.ts";
import { ApiError } from "#server/http/errors.ts";
import { checkEdition, readList, readQuery } from "#server/http/query.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import type { CatalogueContent, DayRange, ObservationFilter } from "#server/store/store.ts";
import { buildRead } from "./build-read.ts";

/** Series that are read at once, as they are no more than a few hundred figures; more are read apart. */
const FEW_SERIES = 4;

/** The figures of a revision, filtered, as columns. */
export function observationRoutes(deps: AppDeps): Hono {
  const { store, answers, readHeavily } = deps;
  return new Hono().get(ROUTES.observations, async (c) => {
    const query = readQuery(c, observationsQuerySchema);
    await checkEdition(store, query);
    const { revision } = query;
    const ends = readRange(query);
    const wanted = {
      region: query.region ?? null,
      organizations: readList(query.organization) ?? null,
      indicators: readList(query.indicator) ?? null,
      range: ends,
    };
    return answers.answerBytes(c, `observations ${revision} ${JSON.stringify(wanted)}`, async () => {
      const catalogue = await store.catalogue(revision);
      const filter = { ...readFilter(query, catalogue), ...(isBounded(ends) ? { ends } : {}) };
      const read: HeavyRead = { kind: "observations", dataset: store.dataset, revision, filter };
      const isLight = countSeries(filter, catalogue) <= FEW_SERIES && revision === (await store.currentNumber());
      return isLight ? buildRead(store, read) : readHeavily(c, read);
    });
  });
}

function countSeries({ organizations, indicators }: ObservationFilter, catalogue: CatalogueContent): number {
  return (organizations ?? catalogue.organizations).length * (indicators ?? catalogue.indicators).length;
}

function isBounded({ from, to }: DayRange): boolean {
  return from !== null || to !== null;
}

/**
 * Names as codes of the catalogue; a region stands for itself and its platforms.
 *
 * @throws ApiError `not-found` for a name the catalogue does not have: an empty answer would look like missing data
 */
function readFilter(query: ObservationsQuery, catalogue: CatalogueContent): ObservationFilter {
  const indicators = readList(query.indicator);
  const named = readList(query.organization);
  requireKnown(indicators, catalogue.indicators, { zh: "指标", en: "indicator" });
  requireKnown(named, catalogue.organizations, { zh: "平台或地区", en: "organization" });
  const inRegion = query.region === undefined ? undefined : organizationsOf(query.region, catalogue);
  const organizations = inRegion && named ? named.filter((code) => inRegion.includes(code)) : (inRegion ?? named);
  return { ...(organizations ? { organizations } : {}), ...(indicators ? { indicators } : {}) };
}

function requireKnown(
  codes: readonly string[] | undefined,
  known: readonly { readonly code: string }[],
  kind: { zh: string; en: string },
): void {
  const unknown = (codes ?? []).filter((code) => !known.some((record) => record.code === code)).join(", ");
  if (unknown !== "")
    throw new ApiError("not-found", { zh: `没有这个${kind.zh}:${unknown}`, en: `no such ${kind.en}: ${unknown}` });
}

/** Between which days a period has to end. */
function readRange({ from, to }: ObservationsQuery): DayRange {
  return {
    from: from === undefined ? null : firstDay(readPeriod("from", from)),
    to: to === undefined ? null : lastDay(readPeriod("to", to)),
  };
}

function readPeriod(parameter: string, code: string): Period {
  const period = parsePeriod(code);
  if (!period)
    throw new ApiError("bad-request", {
      zh: `${parameter} 不是时期:${code}(例:2024-08、2024-Q3、2024)`,
      en: `${parameter} is no period: ${code} (such as 2024-08, 2024-Q3, 2024)`,
    });
  return period;
}

/** The day from which on a period counts, so that `from=2024` begins in January. */
function firstDay(period: Period): string {
  if (period.kind === "as-of-open") return period.notAfter;
  return `${isCalendarPeriod(period) ? monthCode(period.year, firstMonth(period)) : monthCode(period.year, 1)}-01`;
}
