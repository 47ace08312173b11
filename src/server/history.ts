import { Hono } from "hono";
import { type History, historyQuerySchema } from "#contract/history.ts";
import { ROUTES } from "#contract/routes.ts";
import { observationKey } from "#domain/observation.ts";
import type { AppDeps } from "./deps.ts";
import { checkEdition, readQuery } from "./query.ts";
import type { StoredStatement } from "./store/store.ts";

/** What was ever said of one figure, with file, sheet and cell: the way from the screen to the source. */
export function historyRoutes({ store, answers }: AppDeps): Hono {
  return new Hono().get(ROUTES.history, async (c) => {
    const query = readQuery(c, historyQuerySchema);
    await checkEdition(store, query);
    return answers.answer(c, `history ${query.revision} ${observationKey(query)}`, async (): Promise<History> => {
      const statements = await store.history(query.revision, query);
      return { dataset: store.dataset, revision: query.revision, entries: statements.map(toEntry) };
    });
  });
}

function toEntry({ observation, until, withdrawn, revision, file }: StoredStatement): History["entries"][number] {
  const { value, text, status, qualifier, source } = observation;
  return {
    revision: revision.number,
    until,
    withdrawn,
    value,
    text,
    status,
    qualifier,
    ...source,
    ...file,
    publishedAt: revision.publishedAt,
    publishedBy: revision.publishedBy,
  };
}
