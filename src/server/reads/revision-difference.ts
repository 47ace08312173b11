import { Hono } from "hono";
import * as z from "zod/mini";
import { ROUTES } from "#contract/routes.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { ApiError } from "#server/http/errors.ts";
import { checkEdition, readInto, readQuery } from "#server/http/query.ts";
import { editionQuerySchema } from "./revisions.ts";

export const revisionParameterSchema = z.object({ number: z.coerce.number().check(z.int(), z.minimum(1)) });

/** What a revision changed against the one before it, figure by figure, each with its file and cell. */
export function differenceRoutes({ store, answers, readHeavily }: AppDeps): Hono {
  return new Hono().get(ROUTES.difference, async (c) => {
    const query = readQuery(c, editionQuerySchema);
    const { number } = readInto(revisionParameterSchema, c.req.param());
    await checkEdition(store, query);
    if (number > query.revision) throw new ApiError("unknown-revision");
    const { revision } = query;
    return answers.answerBytes(c, `difference ${number} ${revision}`, () =>
      readHeavily(c, { kind: "difference", dataset: store.dataset, revision, number }),
    );
  });
}
