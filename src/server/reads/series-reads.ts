import { LruMap } from "#server/base/lru-map.ts";
import { type AnswerBytes, etagOf } from "#server/http/immutable-answers.ts";
import type { DayRange, Store } from "#server/store/store.ts";
import { cutSeriesText, makeSeriesText, type SeriesText } from "./series-text.ts";

/** Single series as they hold at the current revision, kept so that any range of one is answered without the database. */
export type SeriesReads = {
  /** One that is kept. */
  at(revision: number, organization: string, indicator: string): KeptSeries | undefined;
  /** The same, read where it is not kept; `null` where it cannot be kept. */
  read(revision: number, organization: string, indicator: string): Promise<KeptSeries | null>;
  /** What is answered of a range of days, as JSON. */
  answer(series: KeptSeries, ends: DayRange): string;
};

export type KeptSeries = { readonly revision: number; readonly text: SeriesText };

/** Figures that are kept; some 10 MB. */
const KEPT_FIGURES = 100_000;

export function createSeriesReads(store: Pick<Store, "dataset" | "observations">): SeriesReads {
  const kept = new LruMap<string, KeptSeries>(KEPT_FIGURES, ({ text }) => text.days.length + 1);
  const dataset = JSON.stringify(store.dataset);

  function at(revision: number, organization: string, indicator: string): KeptSeries | undefined {
    const known = kept.get(`${organization} ${indicator}`);
    return known?.revision === revision ? known : undefined;
  }

  return {
    at,
    async read(revision, organization, indicator) {
      const known = at(revision, organization, indicator);
      if (known) return known;
      const rows = await store.observations(revision, { organizations: [organization], indicators: [indicator] });
      const text = makeSeriesText(rows);
      if (!text) return null;
      const series = { revision, text };
      kept.set(`${organization} ${indicator}`, series);
      return series;
    },
    answer: ({ revision, text }, ends) => `{"dataset":${dataset},"revision":${revision},${cutSeriesText(text, ends)}}`,
  };
}

export function toSeriesBytes(text: string): AnswerBytes {
  const bytes = new TextEncoder().encode(text);
  return { bytes, etag: etagOf(bytes) };
}
