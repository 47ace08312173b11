import { Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import type { Health } from "#contract/settings.ts";
import type { AppDeps } from "#server/api/deps.ts";

/** Alive: the process answers, whatever the store and the disk do. A supervisor restarts what is not. */
export function healthRoutes({ version, startedAt, now }: AppDeps): Hono {
  return new Hono().get(ROUTES.health, (c) => {
    const health: Health = {
      status: "alive",
      version,
      uptimeSeconds: Math.round((now().getTime() - startedAt.getTime()) / 1000),
    };
    c.header("Cache-Control", "no-store");
    return c.json(health);
  });
}
