import type { Context } from "hono";
import type { ClientReader } from "./client-address.ts";
import { ApiError } from "./errors.ts";
import { clientKey } from "./gate.ts";

/** Bytes of files that may be in memory at once, beside what is free: of all clients together, and of one. */
export type FileRoom = { readonly all: number; readonly ofOne: number };

/** Of each file so much does not count: an ordinary one always finds room. There are no more at once than the desk has places. */
const FREE_BYTES = 1e6;
/** Seconds after which there may be room again. */
const PATIENCE = 5;

/** Three of the largest, two of them of one client. */
export function fileRoom(largest: number): FileRoom {
  return { all: 3 * largest, ofOne: 2 * largest };
}

export type HeldFiles = {
  /**
   * Does something with a file that is to come.
   *
   * @param use told what to call with the bytes that have come, which throws ApiError `reading-busy` where there is no room
   * for them; a file that is the only one may be of any size
   */
  hold<T>(c: Context, use: (came: (bytes: number) => void) => Promise<T>): Promise<T>;
};

/** Bounds the memory that files take from their first byte until they are answered, whatever they wait for meanwhile. */
export function createHeldFiles(client: ClientReader, { all, ofOne }: FileRoom): HeldFiles {
  const held = new Map<object, { readonly client: string; bytes: number }>();

  function total(of: string | null, but: object): number {
    let bytes = 0;
    for (const [key, one] of held) if (key !== but && (of === null || one.client === of)) bytes += one.bytes;
    return bytes;
  }

  return {
    async hold(c, use) {
      const key = {};
      const own = { client: clientKey(c, client), bytes: 0 };
      held.set(key, own);
      let whole = 0;
      try {
        return await use((bytes) => {
          whole += bytes;
          const counted = Math.max(0, whole - FREE_BYTES);
          const isIn = (room: number, others: number) => others === 0 || counted === 0 || counted + others <= room;
          const isRefused = !isIn(ofOne, total(own.client, key)) || !isIn(all, total(null, key));
          own.bytes = isRefused ? 0 : counted;
          if (isRefused) throw new ApiError("reading-busy", undefined, { retryAfter: PATIENCE });
        });
      } finally {
        held.delete(key);
      }
    },
  };
}
