import { Hono } from "hono";
import { type Revision as PublishedRevision, revisionSchema, undoSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { actorOf } from "#server/api/actor.ts";
import { requireEntries } from "#server/api/catalogue-rights.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { answersJson, CHANGE, type Operation, takesJson } from "#server/api/operation.ts";
import { requireRegion } from "#server/api/upload-scope.ts";
import { readBody } from "#server/http/body.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import { announceRevision } from "#server/reads/events.ts";
import { revisionParameterSchema } from "#server/reads/revision-difference.ts";

/** Publishing what was before a revision. */
export const UNDO_OPERATION: Operation = {
  id: "undoRevision",
  method: "post",
  route: ROUTES.undo,
  action: "publish",
  summary: {
    zh: "撤销一个版本:发布新版本,恢复之前的数据",
    en: "Undo a revision: publish one that restores what was",
  },
  body: takesJson("Undo", undoSchema),
  answer: answersJson("Revision", revisionSchema),
  errors: [
    ...CHANGE,
    "not-found",
    "revision-moved",
    "seed-not-undone",
    "already-undone",
    "undo-conflict",
    "file-too-large",
  ],
};

/** A request to undo is a sentence; no larger one is read. */
const MAX_UNDO_BYTES = 16 * 1024;

/** Undoing is publishing: only where that is allowed, in turn with other publishing, told to every page. */
export function undoRoutes(deps: AppDeps): Hono {
  const { desk, store, log } = deps;
  return new Hono().post(ROUTES.undo, async (c) => {
    const { number } = readInto(revisionParameterSchema, c.req.param());
    const request = readInto(undoSchema, parseJson(await readBody(c, MAX_UNDO_BYTES)));
    const target = await store.revision(number);
    if (target) {
      requireRegion(c, target.region);
      const { organizations } = await store.catalogue(number);
      requireEntries(c.get("identity"), await store.catalogueDifference(number), { organizations });
    }
    const revision: PublishedRevision = await desk.undo(number, request, actorOf(c, deps));
    announceRevision(deps, revision);
    log.info("undone", { revision: revision.number, undoes: number, region: revision.region, ...revision.counts });
    c.header("Cache-Control", "no-store");
    return c.json(revision);
  });
}
