import { Hono } from "hono";
import { EVENTS, ROUTES } from "#contract/routes.ts";
import type { Revision } from "#domain/revision.ts";
import type { AppDeps } from "./deps.ts";
import { toCurrentRevision } from "./revisions.ts";

/**
 * Server-sent events: the current revision at once, and each new one the moment it is published. A stream ends when
 * its client may no longer look.
 */
export function eventRoutes({ store, hub, identities }: AppDeps): Hono {
  return new Hono().get(ROUTES.events, async (c) => {
    const current = await store.currentRevision();
    c.header("Content-Type", "text/event-stream; charset=utf-8");
    c.header("Cache-Control", "no-store");
    // Proxies (nginx) hold back what they would otherwise collect.
    c.header("X-Accel-Buffering", "no");
    // Asked passively: a page that is left open must not keep its session alive.
    const stillMay = async () => (await identities.of(c, true)).may.includes("look");
    return c.body(hub.open(EVENTS.revision, JSON.stringify(toCurrentRevision(store.dataset, current)), stillMay));
  });
}

export function announceRevision({ store, hub }: Pick<AppDeps, "store" | "hub">, revision: Revision): void {
  hub.announce(EVENTS.revision, JSON.stringify(toCurrentRevision(store.dataset, revision)));
}
