import { BlockList, isIP } from "node:net";
import type { Context } from "hono";

/** Address of the peer of a connection; undefined where there is none to be had. */
export type PeerAddress = (c: Context) => string | undefined;

/** For whom a request speaks, and by which address of ours. */
export type Client = {
  /** IPv4 or IPv6 address without zone, an IPv4 one never mapped into IPv6; empty where there is none to be had. */
  readonly address: string;
  /** Host the client named, with its port where it named one, in lower case. */
  readonly host: string;
  /** True where the client speaks HTTPS, to us or to a proxy that is trusted. */
  readonly https: boolean;
  /** True where a trusted proxy stands between. */
  readonly proxied: boolean;
};

export type ClientReader = (c: Context) => Client;

export type ClientReaderOptions = {
  readonly peerAddress: PeerAddress;
  /** Proxies that may speak for others; everybody's forwarding headers are ignored but theirs. */
  readonly trusted?: TrustedProxies;
  /** True where this server itself speaks HTTPS. */
  readonly ownTls?: boolean;
};

export type TrustedProxies = { has(address: string): boolean };

export const NO_PROXY: TrustedProxies = { has: () => false };

/** Addresses a proxy may add before ours; a longer list was made up. */
const MAX_FORWARDED = 32;

/** What is known of a request before it is read. */
export type AskedBy = {
  readonly peer: string | undefined;
  /** The Host header. */
  readonly host: string;
  /** A header by its name in any case. */
  header(name: string): string | undefined;
};

export function createClientReader({
  peerAddress,
  trusted = NO_PROXY,
  ownTls = false,
}: ClientReaderOptions): ClientReader {
  return (c) => {
    const host = c.req.header("Host") ?? new URL(c.req.url).host;
    return readClient({ peer: peerAddress(c), host, header: (name) => c.req.header(name) }, { trusted, ownTls });
  };
}

/**
 * Who asks. X-Forwarded-For, -Proto and -Host count only where the peer is a trusted proxy; the client is then the last
 * address named that is not such a proxy itself, as whatever stands before it the client may have written.
 */
export function readClient(
  asked: AskedBy,
  { trusted, ownTls }: { readonly trusted: TrustedProxies; readonly ownTls: boolean },
): Client {
  const peer = plainAddress(asked.peer ?? "");
  const host = asked.host.toLowerCase();
  if (peer === "" || !trusted.has(peer)) return { address: peer, host, https: ownTls, proxied: false };
  const stated = listOf(asked.header("X-Forwarded-For")).slice(-MAX_FORWARDED).map(plainAddress);
  const forwardedHost = listOf(asked.header("X-Forwarded-Host")).at(-1)?.toLowerCase() ?? "";
  return {
    address: lastUntrusted(stated, trusted) ?? peer,
    host: HOST.test(forwardedHost) ? forwardedHost : host,
    https: ownTls || listOf(asked.header("X-Forwarded-Proto")).at(-1)?.toLowerCase() === "https",
    proxied: true,
  };
}

const HOST = /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/;

/** The last address that is no trusted proxy; the first one where all are; undefined where something is no address. */
function lastUntrusted(addresses: readonly string[], trusted: TrustedProxies): string | undefined {
  for (const address of [...addresses].reverse()) {
    // What a trusted proxy passed on is cut short at something that is no address: before it anything may stand.
    if (address === "") return undefined;
    if (!trusted.has(address)) return address;
  }
  return addresses[0];
}

/**
 * A list of addresses and CIDR blocks, separated by commas or spaces, e.g. `127.0.0.1, 10.0.0.0/8, fd00::/8`.
 *
 * @returns null where one of them is neither
 */
export function readTrustedProxies(text: string): TrustedProxies | null {
  const list = new BlockList();
  for (const part of text.split(/[\s,]+/).filter((word) => word !== "")) {
    const [address = "", bits, ...rest] = part.split("/");
    const version = isIP(address);
    const width = version === 4 ? 32 : 128;
    if (version === 0 || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null;
    // A block of every address would let any client say who it is.
    const length = bits === undefined ? width : Number(bits);
    if (length > width || length === 0) return null;
    list.addSubnet(address, length, version === 4 ? "ipv4" : "ipv6");
  }
  return { has: (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6") };
}

/** An address without brackets, port, zone and IPv4-in-IPv6; empty where it is none. */
export function plainAddress(text: string): string {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, "$1")
    .replace(/%.*$/, "");
  const address = isIP(bare) === 0 ? bare.replace(/^([\d.]+):\d+$/, "$1") : bare;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address.toLowerCase();
  return isIP(plain) === 0 ? "" : plain;
}

/**
 * Whether an address is of this machine or of a private network: loopback, RFC 1918, link-local, unique local (RFC 4193).
 */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && PRIVATE.check(address, version === 4 ? "ipv4" : "ipv6");
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const)
  PRIVATE.addSubnet(net, bits, "ipv4");
PRIVATE.addAddress("::1", "ipv6");
PRIVATE.addSubnet("fc00::", 7, "ipv6");
PRIVATE.addSubnet("fe80::", 10, "ipv6");

function listOf(header: string | undefined): string[] {
  return (header ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
