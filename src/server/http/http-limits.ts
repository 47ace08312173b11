import type { Server } from "node:http";
import { addressKey } from "./address-key.ts";
import { NO_PROXY, plainAddress, type TrustedProxies } from "./client-address.ts";

/** What one connection may take of time and size, and how many there may be. */
export type HttpLimits = {
  /** All headers of a request within this time, ms; later ones are answered 408. */
  readonly headersTimeout: number;
  /** The whole request within this time: 20 MB over a line of 1 Mbit/s take 160 s. */
  readonly requestTimeout: number;
  /** How long a connection may be silent in both directions. Event streams are written to more often. */
  readonly idleTimeout: number;
  /** How long a connection is kept for the next request; longer than a proxy keeps it, or it would meet a closed one. */
  readonly keepAliveTimeout: number;
  /** How often the first two are looked at. */
  readonly connectionsCheckingInterval: number;
  /** Bytes of request line and headers together, answered 431. */
  readonly maxHeaderSize: number;
  readonly maxHeadersCount: number;
  readonly maxConnections: number;
  /** Of one address that is no trusted proxy. */
  readonly maxConnectionsOfOne: number;
};

export const HTTP_LIMITS: HttpLimits = {
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  idleTimeout: 120_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
  maxHeadersCount: 100,
  maxConnections: 5000,
  maxConnectionsOfOne: 600,
};

/** Applies the limits that are not given when a server is made. */
export function limitConnections(server: Server, limits: HttpLimits, trusted: TrustedProxies = NO_PROXY): void {
  server.maxHeadersCount = limits.maxHeadersCount;
  server.maxConnections = limits.maxConnections;
  server.setTimeout(limits.idleTimeout);
  const open = new Map<string, number>();
  server.on("connection", (socket) => {
    const address = plainAddress(socket.remoteAddress ?? "");
    if (trusted.has(address)) return;
    const key = addressKey(address);
    const count = (open.get(key) ?? 0) + 1;
    if (count > limits.maxConnectionsOfOne) {
      socket.destroy();
      return;
    }
    open.set(key, count);
    socket.once("close", () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    });
  });
}
