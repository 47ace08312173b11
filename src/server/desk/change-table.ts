import type { UploadTable, UploadTableQuery } from "#contract/upload-table.ts";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import { type Observation, observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import { changeRows, periodBefore, periodsOf } from "#intake/checks/change-rows.ts";
import { ApiError } from "#server/http/errors.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import type { Store } from "#server/store/store.ts";

/** Organizations of one answer. */
const ROWS = 40;

type Asked = {
  readonly id: string;
  readonly region: string;
  readonly base: number;
  readonly content: CatalogueContent;
  readonly observations: readonly SourcedObservation[];
};

/**
 * One period of an upload, platform by indicator.
 *
 * @throws ApiError `bad-request` of a period that the file does not have
 */
export async function readChangeTable(
  store: Store,
  { id, region, base, content, observations }: Asked,
  { period: asked, from = 0 }: UploadTableQuery,
): Promise<UploadTable> {
  const inRegion = organizationsOf(region, content);
  const published = new Map<string, Observation>();
  for (const { observation } of await store.observations(base, { organizations: inRegion }))
    published.set(observationKey(observation), observation);
  const periods = periodsOf(observations, published);
  if (asked !== undefined && !periods.some(({ period }) => period === asked))
    throw new ApiError("bad-request", {
      zh: `文件中没有这个时期：${asked}`,
      en: `the file has no such period: ${asked}`,
    });
  const period = asked ?? periods[0]?.period ?? null;
  const shared = { id, base, periods, period, from };
  if (period === null) return { ...shared, before: null, indicators: [], organizations: 0, rows: [] };
  const ofPeriod = observations.filter((one) => one.period === period);
  const named = new Set(ofPeriod.map(({ organization }) => organization));
  const measured = new Set(ofPeriod.map(({ indicator }) => indicator));
  const organizations = inRegion.filter((code) => named.has(code));
  const indicators = content.indicators.map(({ code }) => code).filter((code) => measured.has(code));
  const read = new Map(observations.map((observation) => [observationKey(observation), observation]));
  return {
    ...shared,
    before: periodBefore(period),
    indicators,
    organizations: organizations.length,
    rows: changeRows(organizations.slice(from, from + ROWS), indicators, period, { read, published }),
  };
}
