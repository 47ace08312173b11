import { encodeObservations, type Observations } from "#contract/observations.ts";
import { REVISION_ENTRIES, type RevisionDifference } from "#contract/revision-difference.ts";
import { countEntries } from "#domain/catalogue/catalogue-compare.ts";
import type { CatalogueEntry } from "#domain/catalogue/catalogue-difference.ts";
import type { BuiltRead, HeavyRead, HeavyReads } from "#server/api/heavy-reads.ts";
import { type AnswerBytes, toAnswerBytes } from "#server/http/immutable-answers.ts";
import { toWireEntry } from "#server/store/catalogue/wire-entry.ts";
import type { Store } from "#server/store/store.ts";
import { makeDifference } from "./difference.ts";

export type ReadStore = Pick<Store, "observations" | "difference" | "catalogueDifference">;

/** Heavy reads in this thread. */
export function createHeavyReads(store: ReadStore): HeavyReads {
  return { build: (read) => buildRead(store, read), close: async () => {} };
}

export async function buildRead(store: ReadStore, read: HeavyRead): Promise<BuiltRead> {
  const start = performance.now();
  const answer = await answerTo(store, read);
  return { ...answer, ms: performance.now() - start };
}

async function answerTo(store: ReadStore, read: HeavyRead): Promise<AnswerBytes> {
  const { dataset, revision } = read;
  switch (read.kind) {
    case "observations": {
      const rows = await store.observations(revision, read.filter);
      return toAnswerBytes({ dataset, revision, ...encodeObservations(rows) } satisfies Observations);
    }
    case "difference": {
      const { number } = read;
      const difference = makeDifference(await store.difference(number));
      const entries = await store.catalogueDifference(number);
      return toAnswerBytes({
        dataset,
        revision,
        number,
        ...difference,
        ...(entries.length === 0 ? {} : { catalogue: ofCatalogue(entries) }),
      } satisfies RevisionDifference);
    }
  }
}

function ofCatalogue(entries: readonly CatalogueEntry[]): RevisionDifference["catalogue"] {
  return { counts: countEntries(entries), entries: entries.slice(0, REVISION_ENTRIES).map(toWireEntry) };
}
