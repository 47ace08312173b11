import { type Context, Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import type { ServerSettings } from "#contract/settings.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { may } from "#server/api/permit.ts";

/** What a page has to know of this server. */
export function settingsRoutes(deps: AppDeps): Hono {
  return new Hono().get(ROUTES.settings, (c) => {
    c.header("Cache-Control", "no-store");
    return c.json(serverSettings(deps, c));
  });
}

type SettingsDeps = Pick<AppDeps, "version" | "limits" | "rules">;

export function serverSettings({ version, limits, rules }: SettingsDeps, c: Context): ServerSettings {
  return {
    version,
    mayPublish: may(c, "publish"),
    limits: { fileBytes: limits.fileBytes, rows: limits.rows },
    rules,
  };
}
