import { Hono } from "hono";
import { type Revision as PublishedRevision, undoSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { actorOf } from "./actor.ts";
import { readBody } from "./body.ts";
import type { AppDeps } from "./deps.ts";
import { announceRevision } from "./events.ts";
import { parseJson, readInto } from "./query.ts";
import { revisionParameterSchema } from "./revision-difference.ts";
import { requireRegion } from "./upload-scope.ts";

/** A request to undo is a sentence; no larger one is read. */
const MAX_UNDO_BYTES = 16 * 1024;

/** Undoing is publishing: only where that is allowed, in turn with other publishing, told to every page. */
export function undoRoutes(deps: AppDeps): Hono {
  const { desk, store, log } = deps;
  return new Hono().post(ROUTES.undo, async (c) => {
    const { number } = readInto(revisionParameterSchema, c.req.param());
    const request = readInto(undoSchema, parseJson(await readBody(c, MAX_UNDO_BYTES)));
    const target = await store.revision(number);
    if (target) requireRegion(c, target.region);
    const revision: PublishedRevision = await desk.undo(number, request, actorOf(c, deps));
    announceRevision(deps, revision);
    log.info("undone", { revision: revision.number, undoes: number, region: revision.region, ...revision.counts });
    c.header("Cache-Control", "no-store");
    return c.json(revision);
  });
}
