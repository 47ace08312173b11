import type { Action, Asker } from "#domain/permission.ts";
import type { RoleScope } from "#domain/role.ts";

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
