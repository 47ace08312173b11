import { Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import { returnSchema, type Submissions, submissionsQuerySchema, submitSchema } from "#contract/submissions.ts";
import { actorOf } from "#server/api/actor.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { findOwnUpload, mayTouch } from "#server/api/upload-scope.ts";
import { sentOf } from "#server/desk/sent-in.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto, readQuery } from "#server/http/query.ts";
import type { StoredUpload } from "#server/store/store.ts";

/** A word and its answers are a few sentences; no larger request is read. */
const MAX_BYTES = 256 * 1024;

/** A file is sent in, taken back, or returned with a remark; publishing it is the same as of any draft. */
export function submissionRoutes(deps: AppDeps): Hono {
  const { desk, store } = deps;
  return new Hono()
    .get(ROUTES.submissions, async (c) => {
      const { region } = readQuery(c, submissionsQuerySchema);
      const identity = c.get("identity");
      const uploads = (await store.drafts(region)).filter((upload) => mayTouch(identity, upload));
      c.header("Cache-Control", "no-store");
      return c.json({ submissions: uploads.flatMap(toListed) });
    })
    .put(ROUTES.submission, async (c) => {
      const { id } = await findOwnUpload(c, store, c.req.param("id"));
      const word = readInto(submitSchema, parseJson(await readBody(c, MAX_BYTES)));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.submit(id, word, actorOf(c, deps)));
    })
    .delete(ROUTES.submission, async (c) => {
      const { id, createdBy } = await findOwnUpload(c, store, c.req.param("id"));
      // Who reviews it returns it, with a word why.
      if (createdBy?.account !== c.get("identity").account) throw new ApiError("not-found");
      c.header("Cache-Control", "no-store");
      return c.json(await desk.takeBack(id, actorOf(c, deps)));
    })
    .post(ROUTES.returned, async (c) => {
      const { id } = await findOwnUpload(c, store, c.req.param("id"));
      const { remark } = readInto(returnSchema, parseJson(await readBody(c, MAX_BYTES)));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.sendBack(id, remark, actorOf(c, deps)));
    });
}

function toListed(upload: StoredUpload): Submissions["submissions"] {
  const { id, region, fileName, fileSize, state } = upload;
  const { sentIn, sentBack } = sentOf(upload);
  if ((state !== "submitted" && state !== "returned") || sentIn === null) return [];
  return [{ id, region, fileName, fileSize, state, sentIn, sentBack }];
}
