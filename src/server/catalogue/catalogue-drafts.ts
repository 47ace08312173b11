import { type Context, Hono } from "hono";
import {
  type CatalogueDraft,
  type CatalogueDrafts,
  createCatalogueDraftSchema,
  publishCatalogueSchema,
  saveCatalogueDraftSchema,
} from "#contract/catalogue-drafts.ts";
import type { Revision } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { actorOf } from "#server/api/actor.ts";
import { requireChanges } from "#server/api/catalogue-rights.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { requireRegion } from "#server/api/upload-scope.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import { announceRevision } from "#server/reads/events.ts";
import type { StoredCatalogueDraft } from "#server/store/catalogue/drafts.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";

/** A year's targets of three hundred platforms and a hundred indicators. */
const MAX_DRAFT_BYTES = 4 * 1024 * 1024;
const MAX_PUBLISH_BYTES = 64 * 1024;

/** Changes of the catalogue are drafted, held against what is current, and published or discarded; a draft is its owner's alone. */
export function catalogueDraftRoutes(deps: AppDeps): Hono {
  const { store, desk, log, now } = deps;
  const { catalogueDrafts } = store;

  /** @throws ApiError `not-found` of another's, too; `not-permitted` where the account is not for its region any more */
  async function own(c: Context): Promise<StoredCatalogueDraft> {
    const draft = await catalogueDrafts.read(c.req.param("id") ?? "");
    if (!draft || draft.owner !== c.get("identity").account) throw new ApiError("not-found");
    requireRegion(c, draft.region);
    return draft;
  }

  return new Hono()
    .post(ROUTES.catalogueDrafts, async (c) => {
      const { region } = readInto(createCatalogueDraftSchema, parseJson(await readBody(c, MAX_PUBLISH_BYTES)));
      requireRegion(c, region);
      const base = (await store.currentRevision()).number;
      organizationsOf(region, await store.catalogue(base));
      const draft = await catalogueDrafts.create({ owner: ownerOf(c), region, base, at: now().toISOString() });
      c.header("Cache-Control", "no-store");
      c.header("Location", ROUTES.catalogueDraft.replace(":id", draft.id));
      return c.json(toDraft(draft), 201);
    })
    .get(ROUTES.catalogueDrafts, async (c) => {
      const { account } = c.get("identity");
      const drafts = account === null ? [] : await catalogueDrafts.of(account);
      c.header("Cache-Control", "no-store");
      return c.json({ drafts: drafts.map(toListed) } satisfies CatalogueDrafts);
    })
    .get(ROUTES.catalogueDraft, async (c) => {
      c.header("Cache-Control", "no-store");
      return c.json(toDraft(await own(c)));
    })
    .put(ROUTES.catalogueDraft, async (c) => {
      const { id } = await own(c);
      const { version, base, changes } = readInto(
        saveCatalogueDraftSchema,
        parseJson(await readBody(c, MAX_DRAFT_BYTES)),
      );
      requireChanges(c.get("identity"), changes);
      const current = (await store.currentRevision()).number;
      if (base > current) throw new ApiError("bad-request", { zh: "没有这个版本：base", en: "no such revision: base" });
      const draft = await desk.saveCatalogueDraft({ id, version, base, changes });
      c.header("Cache-Control", "no-store");
      return c.json(toDraft(draft));
    })
    .get(ROUTES.catalogueReview, async (c) => {
      const { id } = await own(c);
      c.header("Cache-Control", "no-store");
      return c.json(await desk.reviewCatalogueDraft(id));
    })
    .post(ROUTES.cataloguePublish, async (c) => {
      const draft = await own(c);
      const request = readInto(publishCatalogueSchema, parseJson(await readBody(c, MAX_PUBLISH_BYTES)));
      // The role may be another one than when it was saved.
      requireChanges(c.get("identity"), draft.changes);
      const revision: Revision = await desk.publishCatalogue(draft.id, request, actorOf(c, deps));
      announceRevision(deps, revision);
      log.info("catalogue-published", { revision: revision.number, region: revision.region, ...revision.counts });
      c.header("Cache-Control", "no-store");
      return c.json(revision);
    })
    .delete(ROUTES.catalogueDraft, async (c) => {
      await catalogueDrafts.discard((await own(c)).id);
      return c.body(null, 204);
    });
}

/** @throws ApiError `not-permitted` of who has no account */
function ownerOf(c: Context): string {
  const { account } = c.get("identity");
  if (account === null) throw new ApiError("not-permitted");
  return account;
}

function toDraft({ owner: _owner, ...draft }: StoredCatalogueDraft): CatalogueDraft {
  return draft;
}

function toListed({ owner: _owner, changes, ...draft }: StoredCatalogueDraft): CatalogueDrafts["drafts"][number] {
  return { ...draft, changes: changes.length };
}
