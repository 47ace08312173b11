import { Hono } from "hono";
import { EVENTS, ROUTES } from "#contract/routes.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { ApiError } from "#server/http/errors.ts";
import { clientKey, createGate, type Room } from "#server/http/gate.ts";
import { tooMany } from "#server/http/rate-limit.ts";
import { toCurrentRevision } from "./revisions.ts";

/** Streams open at once. An office may have hundreds of pages open behind one address. */
export const STREAM_ROOM: Room = { all: 2000, ofOne: 300 };
/** Seconds after which to ask for a stream again. */
const PATIENCE = 15;

/**
 * Server-sent events: the current revision at once, and each new one the moment it is published. A stream ends when
 * its client may no longer look.
 */
export function eventRoutes({ store, hub, identities, client }: AppDeps, room: Room = STREAM_ROOM): Hono {
  const gate = createGate(room);
  return new Hono().get(ROUTES.events, async (c) => {
    const current = await store.currentRevision();
    c.header("Content-Type", "text/event-stream; charset=utf-8");
    c.header("Cache-Control", "no-store");
    // Proxies (nginx) hold back what they would otherwise collect.
    c.header("X-Accel-Buffering", "no");
    // Asked passively: a page that is left open must not keep its session alive.
    const stillMay = async () => (await identities.of(c, true)).may.includes("look");
    // Nobody would read the stream, nor end it.
    if (c.req.method === "HEAD") return c.body(null);
    const leave = gate.enter(clientKey(c, client));
    if (leave === "one") throw tooMany(PATIENCE);
    if (leave === "all") throw new ApiError("busy", undefined, { retryAfter: PATIENCE });
    const data = JSON.stringify(toCurrentRevision(store.dataset, current));
    return c.body(hub.open(EVENTS.revision, data, stillMay, leave));
  });
}

export function announceRevision({ store, hub }: Pick<AppDeps, "store" | "hub">, revision: Revision): void {
  hub.announce(EVENTS.revision, JSON.stringify(toCurrentRevision(store.dataset, revision)));
}
