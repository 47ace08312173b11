import { Hono } from "hono";
import { type ObservationsQuery, observationsQuerySchema } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import { firstDay, lastDay, type Period, parsePeriod } from "#domain/terms/period.ts";
import type { AppDeps } from "#server/api/deps.ts";
import type { HeavyRead } from "#server/api/heavy-reads.ts";
import { ApiError } from "#server/http/errors.ts";
import { checkEdition, readList, readQuery } from "#server/http/query.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import type { DayRange, ObservationFilter, Store } from "#server/store/store.ts";
import { buildRead } from "./build-read.ts";
import { type SeriesReads, toSeriesBytes } from "./series-reads.ts";

/** Series that are read at once, as they are no more than a few hundred figures; more are read apart. */
const FEW_SERIES = 4;

type ObservationsRead = Extract<HeavyRead, { kind: "observations" }>;

/** What a query asks for; the same key is the same answer. */
export type Wanted = { readonly key: string; readonly query: ObservationsQuery; readonly ends: DayRange };

/** The figures of a revision, filtered, as columns. */
export function observationRoutes({ store, answers, readHeavily }: AppDeps, series: SeriesReads): Hono {
  return new Hono().get(ROUTES.observations, async (c) => {
    const query = readQuery(c, observationsQuerySchema);
    await checkEdition(store, query);
    const wanted = wantedBy(query);
    return answers.answerBytes(c, wanted.key, async () => {
      const read = await readOf(wanted, store);
      const isLight = countSeries(read.filter, await store.catalogue(query.revision)) <= FEW_SERIES;
      const isCurrent = query.revision === (await store.currentNumber());
      if (!isLight || !isCurrent) return readHeavily(c, read);
      const one = await readOne(wanted, read, series);
      return one === null ? buildRead(store, read) : toSeriesBytes(one);
    });
  });
}

/** Where one series is asked for, what is answered; `null` of more. */
async function readOne(
  { ends }: Wanted,
  { revision, filter }: ObservationsRead,
  series: SeriesReads,
): Promise<string | null> {
  const [[organization, another], [indicator, more]] = [filter.organizations ?? [], filter.indicators ?? []];
  if (organization === undefined || indicator === undefined) return null;
  if (another !== undefined || more !== undefined) return null;
  const found = await series.read(revision, organization, indicator);
  return found && series.answer(found, ends);
}

/** @throws ApiError `bad-request` where a range is none */
export function wantedBy(query: ObservationsQuery, ends: DayRange = readRange(query)): Wanted {
  const { revision, region = null } = query;
  const organizations = readList(query.organization) ?? null;
  const indicators = readList(query.indicator) ?? null;
  const key = `observations ${revision} ${JSON.stringify({ region, organizations, indicators, ends })}`;
  return { key, query, ends };
}

/** @throws ApiError `not-found` where a name is not of the catalogue */
export async function readOf({ query, ends }: Wanted, store: Store): Promise<ObservationsRead> {
  const { revision } = query;
  const isBounded = ends.from !== null || ends.to !== null;
  const filter = { ...readFilter(query, await store.catalogue(revision)), ...(isBounded ? { ends } : {}) };
  return { kind: "observations", dataset: store.dataset, revision, filter };
}

function countSeries({ organizations, indicators }: ObservationFilter, catalogue: CatalogueContent): number {
  return (organizations ?? catalogue.organizations).length * (indicators ?? catalogue.indicators).length;
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

/**
 * Between which days a period has to end.
 *
 * @throws ApiError `bad-request`
 */
export function readRange({ from, to }: ObservationsQuery): DayRange {
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
