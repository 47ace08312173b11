import { createHash } from "node:crypto";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Failures that are counted for one thing, and how long the next attempt has to wait for them. */
export type Delayed = {
  readonly key: string;
  readonly delay: (failures: number) => number;
  readonly forgetAfterMs: number;
};

/**
 * Of a username, whether there is such an account or not: four attempts are free, then 30 s, doubled with each failure up
 * to an hour. Someone who guesses has some 30 attempts a day (NIST SP 800-63B-4, 3.2.2 allows 100 in all).
 *
 * @param knownAddress where the account is signed in, whose failures are counted apart; `null` for elsewhere
 */
export function delayedUsername(username: string, knownAddress: string | null = null): Delayed {
  const name = username.normalize("NFKC").toLowerCase();
  return {
    key: knownAddress === null ? keyOf("username", name) : keyOf("username-at", `${name} ${network(knownAddress)}`),
    delay: grow(4, 30_000, HOUR_MS),
    forgetAfterMs: 24 * HOUR_MS,
  };
}

/** Of an address, behind which a whole office may be: 20 attempts are free, then 30 s up to a quarter of an hour. */
export function delayedAddress(address: string): Delayed {
  return { key: keyOf("address", network(address)), delay: grow(20, 30_000, 15 * MINUTE_MS), forgetAfterMs: HOUR_MS };
}

/** No wait for so many failures, then the first one, doubled with each further failure. */
function grow(free: number, first: number, most: number): (failures: number) => number {
  return (failures) => (failures <= free ? 0 : Math.min(most, first * 2 ** Math.min(failures - free - 1, 30)));
}

/** A host has all of an IPv6 /64 to choose its address from. */
function network(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const start = head === "" ? [] : head.split(":");
  const end = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  return [...start, ...Array.from({ length: zeros }, () => "0"), ...end].slice(0, 4).join(":");
}

/** What was typed as a username may have been a password, so that it is not kept. */
function keyOf(kind: string, text: string): string {
  return `${kind}:${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
}
