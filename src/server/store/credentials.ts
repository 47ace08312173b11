import type { DatabaseSync } from "node:sqlite";
import type { EndedCredentials } from "./bodies/other-bodies.ts";

/**
 * Ends all that lets somebody in without a password. A database that comes from earlier does not know what was revoked or
 * used since.
 *
 * @param tables those the database has, as earlier programs made fewer
 */
export function endCredentials(database: DatabaseSync, tables: readonly string[], now: Date): EndedCredentials {
  const at = now.toISOString();
  const end = (table: string, statement: string, ...values: string[]) =>
    tables.includes(table) ? Number(database.prepare(statement).run(...values).changes) : 0;
  // Sign-ins that wait for their second factor, or for the office's single sign-on.
  end("verification", "delete from verification");
  return {
    sessions: end("session", "delete from session"),
    tokens: end("api_token", "update api_token set revoked_at = ? where revoked_at is null", at),
    displays: end("display", "update display set revoked_at = ? where revoked_at is null", at),
    invitations: end("invitation", "update invitation set used_at = ? where used_at is null", at),
  };
}
