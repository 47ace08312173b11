import type { Context } from "hono";
import { auditObject } from "#domain/record/audit.ts";
import { actorOf } from "./actor.ts";
import type { AppDeps } from "./deps.ts";
import type { Identity } from "./identity.ts";
import type { Operation } from "./operation.ts";

/** Puts on record that somebody asked too often; it may not be known yet who. */
export function recordRateLimits({ audit, client }: Pick<AppDeps, "audit" | "client">) {
  return (c: Context): Promise<void> => {
    // Before it is looked up who asks there is nobody to name.
    const identity: Identity | undefined = c.get("identity");
    return audit.record({
      account: identity?.account ?? null,
      name: identity?.name ?? "",
      address: client(c).address,
      kind: "rate-limited",
      outcome: "refused",
      object: auditObject("route", `${c.req.method} ${c.req.path}`.slice(0, 200)),
      detail: {},
    });
  };
}

/**
 * Puts on record that somebody asked for what they may not do, or may not see. A page that is opened asks `/session`
 * first, which is open to all, and for figures only where it may see them.
 */
export function recordRefusals(deps: Pick<AppDeps, "audit" | "client">) {
  return async (c: Context, { action, method, route }: Operation): Promise<void> => {
    const { asker, by } = c.get("identity");
    await deps.audit.record({
      ...actorOf(c, deps),
      kind: "refused",
      outcome: "refused",
      object: auditObject("route", `${method.toUpperCase()} ${route}`),
      detail: { action, asker, by },
    });
  };
}
