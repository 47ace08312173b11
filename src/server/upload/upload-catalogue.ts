import { Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import { attachCatalogueSchema, saveUploadCatalogueSchema } from "#contract/upload-catalogue.ts";
import { actorOf } from "#server/api/actor.ts";
import { requireChanges, requireProposals } from "#server/api/catalogue-rights.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { findOwnUpload } from "#server/api/upload-scope.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";

const MAX_CHANGES_BYTES = 4 * 1024 * 1024;
const MAX_ATTACH_BYTES = 1024;

/** What of the catalogue goes with an upload: new platforms and indicators that its figures name, or a draft of one's own. */
export function uploadCatalogueRoutes(deps: AppDeps): Hono {
  const { desk, store } = deps;
  return new Hono()
    .put(ROUTES.uploadCatalogue, async (c) => {
      const { id, state, region } = await findOwnUpload(c, store, c.req.param("id"));
      if (state === "submitted" && c.get("identity").asker === "contributor") throw new ApiError("already-submitted");
      const save = readInto(saveUploadCatalogueSchema, parseJson(await readBody(c, MAX_CHANGES_BYTES)));
      requireProposals(c.get("identity"), region, save.changes);
      const current = (await store.currentRevision()).number;
      if (save.base > current)
        throw new ApiError("bad-request", { zh: "没有这个版本：base", en: "no such revision: base" });
      c.header("Cache-Control", "no-store");
      return c.json(await desk.saveCatalogue(id, save, actorOf(c, deps)));
    })
    .get(ROUTES.proposals, async (c) => {
      const { id } = await findOwnUpload(c, store, c.req.param("id"));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.proposals(id));
    })
    .post(ROUTES.uploadCatalogue, async (c) => {
      const upload = await findOwnUpload(c, store, c.req.param("id"));
      const { draft: asked } = readInto(attachCatalogueSchema, parseJson(await readBody(c, MAX_ATTACH_BYTES)));
      if (asked !== null) {
        const draft = await store.catalogueDrafts.read(asked);
        if (!draft || draft.owner !== c.get("identity").account || draft.region !== upload.region)
          throw new ApiError("not-found");
        requireChanges(c.get("identity"), draft.changes);
      }
      c.header("Cache-Control", "no-store");
      return c.json(await desk.attachCatalogue(upload.id, asked));
    });
}
