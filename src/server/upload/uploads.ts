import { Hono } from "hono";
import { readingChoicesSchema } from "#contract/reading-choices.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadTableQuerySchema } from "#contract/upload-table.ts";
import { createUploadQuerySchema, draftsQuerySchema, publishSchema } from "#contract/uploads.ts";
import { actorOf } from "#server/api/actor.ts";
import { requireChanges } from "#server/api/catalogue-rights.ts";
import type { AppDeps } from "#server/api/deps.ts";
import type { Identity } from "#server/api/identity.ts";
import { findOwnUpload, mayTouch, requireUploadRegion } from "#server/api/upload-scope.ts";
import { baseName } from "#server/base/base-name.ts";
import { LEAST_PACE, readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { createArrivals } from "#server/http/gate.ts";
import { createHeldFiles, fileRoom } from "#server/http/held-files.ts";
import { parseJson, readInto, readQuery } from "#server/http/query.ts";
import { announceRevision } from "#server/reads/events.ts";
import type { StoredUpload } from "#server/store/store.ts";

/** A publish request is a few sentences; no larger one is read. */
const MAX_PUBLISH_BYTES = 256 * 1024;
/** Thousands of cells may be corrected one by one. */
const MAX_CHOICES_BYTES = 2 * 1024 * 1024;

/**
 * A file becomes a draft, is looked at, and is published or discarded; what a contributor sent in is published by
 * somebody else. Each upload is for its account alone, and for those who publish its region.
 */
export function uploadRoutes(deps: AppDeps): Hono {
  const { desk, store, limits, log } = deps;
  const arriving = createArrivals(deps.client);
  const held = createHeldFiles(deps.client, fileRoom(limits.fileBytes));
  return new Hono()
    .post(ROUTES.uploads, async (c) => {
      const { region, fileName, beside } = readQuery(c, createUploadQuerySchema);
      await requireUploadRegion(c, store, region);
      if (beside !== undefined) await findOwnUpload(c, store, beside);
      const upload = await held.hold(c, async (came) =>
        desk.create({
          region,
          fileName: baseName(fileName),
          bytes: await arriving(c, () => readBody(c, limits.fileBytes, LEAST_PACE, came)),
          actor: actorOf(c, deps),
          beside: beside ?? null,
        }),
      );
      log.info("upload-created", { id: upload.id, region, bytes: upload.fileSize, rows: upload.understood.rows });
      c.header("Cache-Control", "no-store");
      c.header("Location", ROUTES.upload.replace(":id", upload.id));
      return c.json(upload, 201);
    })
    .get(ROUTES.uploads, async (c) => {
      const { region } = readQuery(c, draftsQuerySchema);
      const drafts = (await store.drafts(region)).filter((upload) => isDraftFor(c.get("identity"), upload));
      c.header("Cache-Control", "no-store");
      return c.json({
        drafts: drafts.map(({ id, fileName, fileSize, createdAt, createdBy }) => ({
          id,
          region,
          fileName,
          fileSize,
          createdAt,
          createdBy: createdBy?.name ?? null,
        })),
      });
    })
    .put(ROUTES.choices, async (c) => {
      const { id, state } = await findOwnUpload(c, store, c.req.param("id"));
      // What was sent in stays as it is while it waits, but for who reviews it.
      if (state === "submitted" && c.get("identity").asker === "contributor") throw new ApiError("already-submitted");
      const choices = readInto(readingChoicesSchema, parseJson(await readBody(c, MAX_CHOICES_BYTES)));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.choose(id, choices, actorOf(c, deps)));
    })
    .put(ROUTES.replaced, async (c) => {
      const { id } = await findOwnUpload(c, store, c.req.param("id"));
      const draft = await findOwnUpload(c, store, c.req.param("draft"));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.replace(id, draft.id, actorOf(c, deps)));
    })
    .get(ROUTES.upload, async (c) => {
      const { id } = await findOwnUpload(c, store, c.req.param("id"));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.read(id));
    })
    .get(ROUTES.uploadProblems, async (c) => {
      const { id } = await findOwnUpload(c, store, c.req.param("id"));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.problems(id));
    })
    .get(ROUTES.uploadTable, async (c) => {
      const { id } = await findOwnUpload(c, store, c.req.param("id"));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.table(id, readQuery(c, uploadTableQuerySchema)));
    })
    .post(ROUTES.publish, async (c) => {
      const { id, catalogueDraft } = await findOwnUpload(c, store, c.req.param("id"));
      const request = readInto(publishSchema, parseJson(await readBody(c, MAX_PUBLISH_BYTES)));
      const draft = catalogueDraft === null ? null : await store.catalogueDrafts.read(catalogueDraft);
      if (draft?.version !== request.catalogue?.version) throw new ApiError("draft-moved");
      if (draft) requireChanges(c.get("identity"), draft.changes);
      const { upload, revision } = await desk.publish(id, request, actorOf(c, deps));
      announceRevision(deps, revision);
      log.info("published", { revision: revision.number, region: revision.region, ...revision.counts });
      c.header("Cache-Control", "no-store");
      return c.json(upload);
    })
    .delete(ROUTES.upload, async (c) => {
      const { id } = await findOwnUpload(c, store, c.req.param("id"));
      await desk.discard(id, actorOf(c, deps));
      return c.body(null, 204);
    });
}

/** Drafts to go on with. A contributor's that was not sent in is nobody else's business. */
function isDraftFor(identity: Identity, upload: StoredUpload): boolean {
  if (upload.state === "submitted" || !mayTouch(identity, upload)) return false;
  return identity.asker === "contributor" || upload.createdBy?.role !== "contributor";
}
