import { type Context, Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import type { ServerSettings } from "#contract/settings.ts";
import type { AppDeps } from "./deps.ts";

/** What a page has to know of this server. */
export function settingsRoutes(deps: AppDeps): Hono {
  return new Hono().get(ROUTES.settings, (c) => {
    c.header("Cache-Control", "no-store");
    return c.json(serverSettings(deps, c));
  });
}

export function serverSettings({ version, access, limits }: AppDeps, c: Context): ServerSettings {
  return { version, mayPublish: access.mayPublish(c), limits: { fileBytes: limits.fileBytes, rows: limits.rows } };
}
