import type { Context, MiddlewareHandler } from "hono";
import { addressKey } from "./address-key.ts";
import type { ClientReader } from "./client-address.ts";
import { ApiError } from "./errors.ts";
import { tooMany } from "./rate-limit.ts";

/** How many may be under way at once: of all clients together, and of one. */
export type Room = { readonly all: number; readonly ofOne: number };

export type Gate = {
  /** Lets one more in. @returns what to call when it leaves; `one` or `all` where that is full */
  enter(client: string): (() => void) | "one" | "all";
};

export function createGate({ all, ofOne }: Room): Gate {
  const inside = new Map<string, number>();
  let count = 0;
  return {
    enter(client) {
      const own = inside.get(client) ?? 0;
      if (own >= ofOne) return "one";
      if (count >= all) return "all";
      inside.set(client, own + 1);
      count += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        count -= 1;
        const now = (inside.get(client) ?? 1) - 1;
        if (now > 0) inside.set(client, now);
        else inside.delete(client);
      };
    },
  };
}

/** Who a request counts for: its account, else its address. */
export function clientKey(c: Context, client: ClientReader): string {
  const { account } = c.get("identity");
  return account === null ? addressKey(client(c).address) : `account ${account}`;
}

/** What the desk does one after another, with a whole file in memory. */
const AT_THE_DESK = /^\/api\/v1\/(?:uploads(?:\/|$)|files\/[^/]+\/row$|revisions\/[^/]+\/undo$)/;
const DESK_ROOM: Room = { all: 32, ofOne: 8 };
/** Seconds after which a place may be free again. */
const PATIENCE = 3;

/**
 * Keeps the queue at the desk short, and with it the memory that waiting files take.
 *
 * @throws ApiError `too-many-requests` where a client has enough under way, `busy` where all together have
 */
export function guardDesk(client: ClientReader, room: Room = DESK_ROOM): MiddlewareHandler {
  const gate = createGate(room);
  return async (c, next) => {
    if (!AT_THE_DESK.test(c.req.path)) return next();
    const leave = gate.enter(clientKey(c, client));
    if (leave === "one") throw tooMany(PATIENCE);
    if (leave === "all") throw new ApiError("busy", undefined, { retryAfter: PATIENCE });
    try {
      await next();
    } finally {
      leave();
    }
  };
}

/** Files on their way: of all, fewer than there are places at the desk, so that publishing finds one. */
const ARRIVAL_ROOM: Room = { all: 20, ofOne: 4 };

/**
 * Lets so many files come in at once, so that nobody keeps the desk's places by sending slowly.
 *
 * @returns what receives a file in its turn, and throws ApiError `too-many-requests` or `reading-busy` where too many come
 */
export function createArrivals(client: ClientReader, room: Room = ARRIVAL_ROOM) {
  const gate = createGate(room);
  return async <T>(c: Context, receive: () => Promise<T>): Promise<T> => {
    const leave = gate.enter(clientKey(c, client));
    if (leave === "one") throw tooMany(PATIENCE);
    if (leave === "all") throw new ApiError("reading-busy", undefined, { retryAfter: PATIENCE });
    try {
      return await receive();
    } finally {
      leave();
    }
  };
}
