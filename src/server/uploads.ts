import { Hono } from "hono";
import { readingChoicesSchema } from "#contract/reading-choices.ts";
import { ROUTES } from "#contract/routes.ts";
import { createUploadQuerySchema, draftsQuerySchema, publishSchema } from "#contract/uploads.ts";
import { readBody } from "./body.ts";
import type { AppDeps } from "./deps.ts";
import { announceRevision } from "./events.ts";
import { parseJson, readInto, readQuery } from "./query.ts";

/** A publish request is a few sentences; no larger one is read. */
const MAX_PUBLISH_BYTES = 256 * 1024;
/** Thousands of cells may be corrected one by one. */
const MAX_CHOICES_BYTES = 2 * 1024 * 1024;

/** A file becomes a draft, is looked at, and is published or discarded. All of it is the publisher's alone. */
export function uploadRoutes(deps: AppDeps): Hono {
  const { desk, access, limits, log } = deps;
  return new Hono()
    .post(ROUTES.uploads, async (c) => {
      access.requirePublisher(c);
      const { region, fileName } = readQuery(c, createUploadQuerySchema);
      const bytes = await readBody(c, limits.fileBytes);
      const upload = await desk.create({ region, fileName: baseName(fileName), bytes });
      log.info("upload-created", { id: upload.id, region, bytes: upload.fileSize, rows: upload.understood.rows });
      c.header("Cache-Control", "no-store");
      c.header("Location", ROUTES.upload.replace(":id", upload.id));
      return c.json(upload, 201);
    })
    .get(ROUTES.uploads, async (c) => {
      access.requirePublisher(c);
      const { region } = readQuery(c, draftsQuerySchema);
      const drafts = await deps.store.drafts(region);
      c.header("Cache-Control", "no-store");
      return c.json({
        drafts: drafts.map(({ id, fileName, fileSize, createdAt }) => ({ id, region, fileName, fileSize, createdAt })),
      });
    })
    .put(ROUTES.choices, async (c) => {
      access.requirePublisher(c);
      const choices = readInto(readingChoicesSchema, parseJson(await readBody(c, MAX_CHOICES_BYTES)));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.choose(c.req.param("id"), choices));
    })
    .get(ROUTES.upload, async (c) => {
      access.requirePublisher(c);
      c.header("Cache-Control", "no-store");
      return c.json(await desk.read(c.req.param("id")));
    })
    .post(ROUTES.publish, async (c) => {
      access.requirePublisher(c);
      const request = readInto(publishSchema, parseJson(await readBody(c, MAX_PUBLISH_BYTES)));
      const { upload, revision } = await desk.publish(c.req.param("id"), request);
      announceRevision(deps, revision);
      log.info("published", { revision: revision.number, region: revision.region, ...revision.counts });
      c.header("Cache-Control", "no-store");
      return c.json(upload);
    })
    .delete(ROUTES.upload, async (c) => {
      access.requirePublisher(c);
      await desk.discard(c.req.param("id"));
      return c.body(null, 204);
    });
}

/** The name without a path before it and without control characters. */
function baseName(fileName: string): string {
  const name = fileName
    .replace(/^.*[/\\]/, "")
    .replace(/\p{Cc}/gu, "")
    .trim();
  return name === "" ? "upload" : name;
}
