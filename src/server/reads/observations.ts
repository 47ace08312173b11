import { Hono } from "hono";
import {
  encodeObservations,
  type Observations,
  type ObservationsQuery,
  observationsQuerySchema,
  type RevisedObservation,
} from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import { firstMonth, isCalendarPeriod, lastDay, monthCode, type Period, parsePeriod } from "#domain/terms/period.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { ApiError } from "#server/http/errors.ts";
import { checkEdition, readList, readQuery } from "#server/http/query.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import type { CatalogueContent, ObservationFilter, Store } from "#server/store/store.ts";

/** The figures of a revision, filtered, as columns. */
export function observationRoutes({ store, answers }: AppDeps): Hono {
  return new Hono().get(ROUTES.observations, async (c) => {
    const query = readQuery(c, observationsQuerySchema);
    await checkEdition(store, query);
    const wanted = {
      region: query.region ?? null,
      organizations: readList(query.organization) ?? null,
      indicators: readList(query.indicator) ?? null,
      range: readRange(query),
    };
    return answers.answer(c, `observations ${query.revision} ${JSON.stringify(wanted)}`, async () => {
      const filter = readFilter(query, await store.catalogue(query.revision));
      return readAnswer(store, query.revision, filter, wanted.range);
    });
  });
}

async function readAnswer(
  store: Store,
  revision: number,
  filter: ObservationFilter,
  range: DayRange,
): Promise<Observations> {
  const rows = await store.observations(revision, filter);
  return { dataset: store.dataset, revision, ...encodeObservations(inRange(rows, range)) };
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

/** Days between which a period has to end; both included, `null` for no bound. */
type DayRange = { readonly from: string | null; readonly to: string | null };

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

function inRange(rows: readonly RevisedObservation[], { from, to }: DayRange): readonly RevisedObservation[] {
  if (from === null && to === null) return rows;
  const codes = new Set(rows.map(({ observation }) => observation.period));
  const kept = new Set(
    [...codes].filter((code) => {
      const period = parsePeriod(code);
      const day = period ? lastDay(period) : "";
      return (from === null || day >= from) && (to === null || day <= to);
    }),
  );
  return rows.filter(({ observation }) => kept.has(observation.period));
}
