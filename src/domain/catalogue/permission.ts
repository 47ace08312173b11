import type { CatalogueChangeKind } from "./catalogue-change.ts";
import type { Role } from "./role.ts";

/**
 * What a request does, as far as permission goes. `open`: says who asks, signs in, tells that the server is well; `look`:
 * reads what is published; `own`: changes one's own account; `submit`: brings a file; `publish`: changes what is
 * published; `administer`: accounts, displays, the audit log.
 */
export const ACTIONS = ["open", "look", "own", "submit", "publish", "administer"] as const;
export type Action = (typeof ACTIONS)[number];

/** Who asks: nobody known, a wall with a display token, or an account by its role. */
export type Asker = "anonymous" | "display" | Role;

/** Every permission there is. The server enforces this table on each route, the page shows what it allows. */
export const PERMISSIONS: Readonly<Record<Asker, readonly Action[]>> = {
  // Whether those who are not signed in may look as well is decided by ACCESS.
  anonymous: ["open"],
  display: ["open", "look"],
  viewer: ["open", "look", "own"],
  contributor: ["open", "look", "own", "submit"],
  publisher: ["open", "look", "own", "submit", "publish"],
  administrator: ["open", "look", "own", "submit", "publish", "administer"],
};

const OF_A_REGION = [
  "add-platform",
  "change-platform",
  "add-policy",
  "change-policy",
  "withdraw-policy",
  "set-target",
  "withdraw-target",
  "change-plan",
] as const satisfies readonly CatalogueChangeKind[];

/**
 * Of those who may publish, what each may change of the catalogue: a publisher in the regions it is for, an administrator
 * everywhere. Indicators are of all regions.
 */
export const CATALOGUE_PERMISSIONS: Readonly<Record<Asker, readonly CatalogueChangeKind[]>> = {
  anonymous: [],
  display: [],
  viewer: [],
  contributor: [],
  publisher: OF_A_REGION,
  administrator: [...OF_A_REGION, "add-indicator", "change-indicator", "add-region", "change-region"],
};

/** What whoever brings a file may propose with it, for who may publish it to look at. */
export const PROPOSED_CHANGES = ["add-platform", "add-indicator"] as const satisfies readonly CatalogueChangeKind[];

/** Actions that an API token may be given; what it may do is never more than its account may. */
export const TOKEN_SCOPES = ["look", "submit", "publish"] as const satisfies readonly Action[];
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** What scopes let a token do. Who may publish may bring what is to be published. */
export function actionsOfScopes(scopes: readonly TokenScope[]): readonly Action[] {
  return ["open", ...scopes, ...(scopes.includes("publish") ? (["submit"] as const) : [])];
}
