import { Hono } from "hono";
import { memoryQuerySchema, renameMappingSchema } from "#contract/memory.ts";
import { ROUTES } from "#contract/routes.ts";
import { actorOf } from "#server/api/actor.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { requireFoundRegion, requireRegion } from "#server/api/upload-scope.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto, readQuery } from "#server/http/query.ts";

/** A name is a few words; no larger request is read. */
const MAX_NAME_BYTES = 4 * 1024;

/** What was said of earlier files and is used for the next: to be seen, renamed and forgotten by who publishes the region. */
export function memoryRoutes(deps: AppDeps): Hono {
  const { store, desk } = deps;
  return new Hono()
    .get(ROUTES.mappings, async (c) => {
      const { region } = readQuery(c, memoryQuerySchema);
      requireRegion(c, region);
      c.header("Cache-Control", "no-store");
      return c.json({ mappings: await store.memory.mappings(region) });
    })
    .patch(ROUTES.mapping, async (c) => {
      const { name } = readInto(renameMappingSchema, parseJson(await readBody(c, MAX_NAME_BYTES)));
      c.header("Cache-Control", "no-store");
      const id = readNumber(c.req.param("id"));
      requireFoundRegion(c, await store.memory.regionOfMapping(id));
      return c.json(await desk.renameMapping(id, name, actorOf(c, deps)));
    })
    .delete(ROUTES.mapping, async (c) => {
      const id = readNumber(c.req.param("id"));
      requireFoundRegion(c, await store.memory.regionOfMapping(id));
      await desk.forgetMapping(id, actorOf(c, deps));
      return c.body(null, 204);
    })
    .get(ROUTES.aliases, async (c) => {
      const { region } = readQuery(c, memoryQuerySchema);
      requireRegion(c, region);
      c.header("Cache-Control", "no-store");
      return c.json({ aliases: await store.memory.aliases(region) });
    })
    .delete(ROUTES.alias, async (c) => {
      const id = readNumber(c.req.param("id"));
      requireFoundRegion(c, await store.memory.regionOfAlias(id));
      await desk.forgetAlias(id, actorOf(c, deps));
      return c.body(null, 204);
    });
}

/** @throws ApiError `not-found` for what is no number of ours */
function readNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new ApiError("not-found");
  return Number(text);
}
