import { Hono } from "hono";
import { historyQuerySchema } from "#contract/history.ts";
import { ROUTES } from "#contract/routes.ts";
import type { TargetHistory } from "#contract/target-history.ts";
import { targetKey } from "#domain/catalogue/target.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { checkEdition, readQuery } from "#server/http/query.ts";

/** What was ever planned of one indicator, organization and period, as known at a revision. */
export function targetHistoryRoutes({ store, answers }: AppDeps): Hono {
  return new Hono().get(ROUTES.targetHistory, async (c) => {
    const query = readQuery(c, historyQuerySchema);
    await checkEdition(store, query);
    const { revision, indicator, organization, period } = query;
    const key = `target-history ${revision} ${targetKey(indicator, organization, period)}`;
    return answers.answer(c, key, async (): Promise<TargetHistory> => {
      const entries = await store.targetHistory(revision, { indicator, organization, period });
      return {
        dataset: store.dataset,
        revision,
        entries: entries.map(({ target: { value, wording, source }, until, withdrawn, revision: of }) => ({
          value,
          ...(wording === undefined ? {} : { wording }),
          source,
          revision: of.number,
          until,
          withdrawn,
          kind: of.kind,
          publishedAt: of.publishedAt,
          publishedBy: of.publishedBy,
        })),
      };
    });
  });
}
