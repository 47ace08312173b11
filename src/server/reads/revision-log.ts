import { Hono } from "hono";
import type { RevisionLog } from "#contract/revision-log.ts";
import { ROUTES } from "#contract/routes.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { ApiError } from "#server/http/errors.ts";
import { checkEdition, readInto, readQuery } from "#server/http/query.ts";
import { revisionParameterSchema } from "./revision-difference.ts";
import { editionQuerySchema } from "./revisions.ts";

/** How the file of a revision was read when it was published. */
export function revisionLogRoutes({ store, answers }: AppDeps): Hono {
  return new Hono().get(ROUTES.revisionLog, async (c) => {
    const query = readQuery(c, editionQuerySchema);
    const { number } = readInto(revisionParameterSchema, c.req.param());
    await checkEdition(store, query);
    if (number > query.revision) throw new ApiError("unknown-revision");
    return answers.answer(c, `log ${number} ${query.revision}`, async (): Promise<RevisionLog> => {
      return { dataset: store.dataset, revision: query.revision, number, log: await store.publishLog(number) };
    });
  });
}
