import { Hono } from "hono";
import { memoryQuerySchema, renameMappingSchema } from "#contract/memory.ts";
import { ROUTES } from "#contract/routes.ts";
import { readBody } from "./body.ts";
import type { AppDeps } from "./deps.ts";
import { ApiError } from "./errors.ts";
import { parseJson, readInto, readQuery } from "./query.ts";

/** A name is a few words; no larger request is read. */
const MAX_NAME_BYTES = 4 * 1024;

/** What was said of earlier files and is used for the next: to be seen, renamed and forgotten by who may publish. */
export function memoryRoutes({ store, desk, access }: AppDeps): Hono {
  return new Hono()
    .get(ROUTES.mappings, async (c) => {
      access.requirePublisher(c);
      const { region } = readQuery(c, memoryQuerySchema);
      c.header("Cache-Control", "no-store");
      return c.json({ mappings: await store.memory.mappings(region) });
    })
    .patch(ROUTES.mapping, async (c) => {
      access.requirePublisher(c);
      const { name } = readInto(renameMappingSchema, parseJson(await readBody(c, MAX_NAME_BYTES)));
      c.header("Cache-Control", "no-store");
      return c.json(await desk.renameMapping(readNumber(c.req.param("id")), name));
    })
    .delete(ROUTES.mapping, async (c) => {
      access.requirePublisher(c);
      await desk.forgetMapping(readNumber(c.req.param("id")));
      return c.body(null, 204);
    })
    .get(ROUTES.aliases, async (c) => {
      access.requirePublisher(c);
      const { region } = readQuery(c, memoryQuerySchema);
      c.header("Cache-Control", "no-store");
      return c.json({ aliases: await store.memory.aliases(region) });
    })
    .delete(ROUTES.alias, async (c) => {
      access.requirePublisher(c);
      await desk.forgetAlias(readNumber(c.req.param("id")));
      return c.body(null, 204);
    });
}

/** @throws ApiError `not-found` for what is no number of ours */
function readNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new ApiError("not-found");
  return Number(text);
}
