import { type Client, isPrivateAddress } from "./client-address.ts";

/** Who may look without being signed in: everybody, those of a private network, nobody. */
export const ACCESS_POLICIES = ["public", "network", "signed-in"] as const;
export type AccessPolicy = (typeof ACCESS_POLICIES)[number];

/** Headers by which a proxy says that it speaks for somebody else. */
const FORWARDING = ["forwarded", "x-forwarded-for", "x-real-ip"];

/**
 * Whether who is not signed in may look.
 *
 * @param header a header of the request by its name in lower case
 */
export function mayLookUnknown(
  policy: AccessPolicy,
  header: (name: string) => string | undefined,
  client: Client,
): boolean {
  if (policy !== "network") return policy === "public";
  // Behind a proxy that is not trusted everybody would seem to be of its network.
  const isHidden = !client.proxied && FORWARDING.some((name) => header(name) !== undefined);
  return !isHidden && isPrivateAddress(client.address);
}
