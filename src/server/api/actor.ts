import type { Context } from "hono";
import type { AuditActor } from "#domain/record/audit.ts";
import type { AppDeps } from "./deps.ts";

/** Who does what a request asks for, as it is kept: in the audit log, and by name in what is published. */
export function actorOf(c: Context, { client }: Pick<AppDeps, "client">): AuditActor {
  const { account, name } = c.get("identity");
  return { account, name, address: client(c).address };
}
