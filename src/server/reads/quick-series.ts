import type { ObservationsQuery } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { isWorthCompressing } from "#server/base/compress.ts";
import { etagOf, type KeptAnswer } from "#server/http/immutable-answers.ts";
import type { FreshAnswer, QuickRead } from "#server/http/quick-answers.ts";
import { readOf, readRange, wantedBy } from "./observations.ts";
import { readPlainQuery } from "./plain-query.ts";
import { type KeptSeries, type SeriesReads, toSeriesBytes } from "./series-reads.ts";

const ADDRESS = `${ROUTES.observations}?`;

/** One code; of several the app makes an answer. */
const CODE = /^[\w.-]+$/;

/** One series of the current revision, asked for as our pages do. */
export function createQuickSeries(
  { store, answers }: Pick<AppDeps, "store" | "answers">,
  series: SeriesReads,
): QuickRead {
  /** What fits a packet or two is made as fast as it is found; what is longer is kept with its compressed bytes. */
  function answer(address: string, kept: KeptSeries, query: ObservationsQuery): FreshAnswer | Promise<KeptAnswer> {
    const ends = readRange(query);
    const text = series.answer(kept, ends);
    const length = Buffer.byteLength(text);
    const route = ROUTES.observations;
    if (!isWorthCompressing(length)) return { route, text, length, etag: etagOf(text) };
    return answers.keep(address, { key: wantedBy(query, ends).key, route }, async () => toSeriesBytes(text));
  }

  return (address) => {
    if (!address.startsWith(ADDRESS)) return null;
    const query = readPlainQuery(address.slice(ADDRESS.length));
    if (!query) return null;
    const { revision, dataset, organization = "", indicator = "" } = query;
    if (!CODE.test(organization) || !CODE.test(indicator)) return null;
    if (dataset !== undefined && dataset !== store.dataset) return null;
    // What is kept held at its revision, and so for ever.
    const kept = series.at(revision, organization, indicator);
    if (kept) return () => answer(address, kept, query);
    return async () => {
      if (revision !== (await store.currentNumber())) return null;
      await readOf(wantedBy(query), store);
      const read = await series.read(revision, organization, indicator);
      return read && answer(address, read, query);
    };
  };
}
