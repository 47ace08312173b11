import { Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import type { Health } from "#contract/settings.ts";
import type { AppDeps } from "./deps.ts";

/** Alive and able to read: what a monitor asks. */
export function healthRoutes({ store, version, startedAt, now }: AppDeps): Hono {
  return new Hono().get(ROUTES.health, async (c) => {
    const { number } = await store.currentRevision();
    const health: Health = {
      status: "ok",
      version,
      dataset: store.dataset,
      revision: number,
      uptimeSeconds: Math.round((now().getTime() - startedAt.getTime()) / 1000),
    };
    c.header("Cache-Control", "no-store");
    return c.json(health);
  });
}
