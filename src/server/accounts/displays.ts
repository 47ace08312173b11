import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { displaySessionSchema, newDisplaySchema } from "#contract/displays.ts";
import { ROUTES } from "#contract/routes.ts";
import { type AuditKind, auditObject } from "#domain/record/audit.ts";
import { actorOf } from "#server/api/actor.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { setDisplayCookie } from "#server/api/display-cookie.ts";
import { DISPLAY_PREFIX } from "#server/api/identify.ts";
import { digestOfToken, isSecretToken, makeSecretToken } from "#server/base/secret-token.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import type { StoredDisplay } from "#server/store/tokens.ts";

/** A name is a few words; no larger request is read. */
const MAX_BYTES = 4 * 1024;
const DAY_MS = 86_400_000;

/** Walls: an administrator makes a token that can only look, the wall shows it once and is given a cookie. */
export function displayRoutes(deps: AppDeps): Hono {
  const { store, hub, audit, client, now } = deps;
  const eventOf = (kind: AuditKind, id: string, detail = {}) =>
    ({ kind, outcome: "done", object: auditObject("display", id), detail }) as const;
  return new Hono()
    .get(ROUTES.displays, async (c) => {
      c.header("Cache-Control", "no-store");
      return c.json({ displays: await store.tokens.displays(now().toISOString()) });
    })
    .post(ROUTES.displays, async (c) => {
      const { name, days } = readInto(newDisplaySchema, parseJson(await readBody(c, MAX_BYTES)));
      const at = now();
      const display: StoredDisplay = {
        id: randomUUID(),
        name,
        createdAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + days * DAY_MS).toISOString(),
        lastUsedAt: null,
      };
      const token = makeSecretToken(DISPLAY_PREFIX);
      const { expiresAt } = display;
      await audit.record({ ...actorOf(c, deps), ...eventOf("display-made", display.id, { display: name, expiresAt }) });
      await store.tokens.insertDisplay({ ...display, hash: digestOfToken(token) });
      c.header("Cache-Control", "no-store");
      // In the fragment, which no browser sends: it is in no log.
      return c.json({ display, path: `/screen#display=${token}` }, 201);
    })
    .delete(ROUTES.display, async (c) => {
      const id = c.req.param("id");
      const event = { ...actorOf(c, deps), ...eventOf("display-revoked", id) };
      const revoke = () => store.tokens.revokeDisplay(id, now().toISOString(), event);
      if (!(await store.reserve.spend(revoke))) throw new ApiError("not-found");
      await hub.recheck();
      return c.body(null, 204);
    })
    .post(ROUTES.displaySession, async (c) => {
      const { token } = readInto(displaySessionSchema, parseJson(await readBody(c, MAX_BYTES)));
      const display = isSecretToken(DISPLAY_PREFIX, token)
        ? await store.tokens.displayOf(digestOfToken(token), now().toISOString())
        : null;
      if (!display) throw new ApiError("token-refused");
      const { address, https } = client(c);
      await audit.record({ account: null, name: display.name, address, ...eventOf("display-opened", display.id) });
      setDisplayCookie(c, https, token, new Date(display.expiresAt));
      c.header("Cache-Control", "no-store");
      return c.body(null, 204);
    });
}
