import { type Context, Hono } from "hono";
import { readTablesSchema } from "#contract/catalogue-tables.ts";
import { ROUTES } from "#contract/routes.ts";
import { CATALOGUE_PERMISSIONS } from "#domain/catalogue/permission.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { findOwnUpload, requireRegion } from "#server/api/upload-scope.ts";
import type { TablesAsker } from "#server/desk/catalogue-tables.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";

const MAX_ANSWERS_BYTES = 512 * 1024;

/** What of an upload's file goes into the catalogue: read, answered and put into a draft of one's own. */
export function uploadTableRoutes(deps: AppDeps): Hono {
  const { desk, store, log } = deps;

  async function asked(c: Context) {
    const upload = await findOwnUpload(c, store, c.req.param("id") ?? "");
    requireRegion(c, upload.region);
    return { upload, tables: readInto(readTablesSchema, parseJson(await readBody(c, MAX_ANSWERS_BYTES))) };
  }

  return new Hono()
    .post(ROUTES.uploadTables, async (c) => {
      const { upload, tables } = await asked(c);
      c.header("Cache-Control", "no-store");
      return c.json(await desk.readTables(upload.id, tables, askerOf(c)));
    })
    .post(ROUTES.uploadTablesDraft, async (c) => {
      const { upload, tables } = await asked(c);
      const draft = await desk.takeTables(upload.id, tables, askerOf(c));
      log.info("tables-taken", { upload: upload.id, draft: draft.id, changes: draft.changes.length });
      c.header("Cache-Control", "no-store");
      const { changes, ...listed } = draft;
      return c.json({ ...listed, changes: changes.length });
    });
}

/** @throws ApiError `not-permitted` of who has no account */
function askerOf(c: Context): TablesAsker {
  const { account, asker } = c.get("identity");
  if (account === null) throw new ApiError("not-permitted");
  return { account, may: CATALOGUE_PERMISSIONS[asker] };
}
