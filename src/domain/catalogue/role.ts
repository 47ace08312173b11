/** What an account may be, from the least to the most. */
export const ROLES = ["viewer", "contributor", "publisher", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/**
 * Where a role holds: a contributor for the organizations named, a publisher for the regions named, the others
 * everywhere. Codes of the catalogue.
 */
export type RoleScope = { readonly organizations: readonly string[]; readonly regions: readonly string[] };
