import type { Context } from "hono";
import type { Action, Asker } from "#domain/catalogue/permission.ts";
import type { Role, RoleScope } from "#domain/catalogue/role.ts";

/** Who asks and what they may do, found once for each request. */
export type Identity = {
  readonly asker: Asker;
  /** The account's id; `null` for a display and for those who are not signed in. */
  readonly account: string | null;
  /** Name as shown and as published under: the account's, the display's, or empty. */
  readonly name: string;
  readonly scope: RoleScope;
  /** After ACCESS and, for a token, its scopes were taken into account. */
  readonly may: readonly Action[];
  /** How it was proven. */
  readonly by: "none" | "session" | "token" | "display";
};

/** An account as far as permission goes. */
export type PermittedAccount = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: RoleScope;
};

/** Says whose session a request belongs to. */
export type SessionReader = {
  /**
   * The account of the request's session; `null` without one, and for a session that ended or an account that is
   * disabled.
   *
   * @param passive true does not count as use of the session: a page left open must not keep it alive
   */
  whoAmI(c: Context, passive?: boolean): Promise<PermittedAccount | null>;
};

export const NO_SCOPE: RoleScope = { organizations: [], regions: [] };

declare module "hono" {
  interface ContextVariableMap {
    /** Set by `identify` before any resource is asked. */
    identity: Identity;
  }
}
