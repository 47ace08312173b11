import type { Context } from "hono";
import type { ClientReader } from "#server/http/client-address.ts";
import { clientKey } from "#server/http/gate.ts";
import type { AnswerBytes } from "#server/http/immutable-answers.ts";
import { type RateLimiter, tooMany } from "#server/http/rate-limit.ts";
import type { ObservationFilter } from "#server/store/store.ts";

/** Reads of as many figures as there are: they are answered away from the thread that answers everybody. */
export type HeavyRead =
  | {
      readonly kind: "observations";
      readonly dataset: string;
      readonly revision: number;
      readonly filter: ObservationFilter;
    }
  | { readonly kind: "difference"; readonly dataset: string; readonly revision: number; readonly number: number };

/** The answer, and how long it took to make, in ms. */
export type BuiltRead = AnswerBytes & { readonly ms: number };

export type HeavyReads = {
  /**
   * @param client whose turn it takes
   * @throws ApiError `too-many-requests` where a client has enough waiting, `busy` where all together have
   */
  build(read: HeavyRead, client: string): Promise<BuiltRead>;
  close(): Promise<void>;
};

/** A heavy read for whoever asks. */
export type ReadHeavily = (c: Context, read: HeavyRead) => Promise<AnswerBytes>;

export type BoundedReadsDeps = {
  readonly heavy: HeavyReads;
  readonly limiter: RateLimiter;
  readonly client: ClientReader;
  readonly onRefusal: (c: Context) => Promise<void>;
};

/**
 * Heavy reads within what a client may take of the readers' time. What is kept ready costs nothing and is not refused to
 * those who share an address with one who asks too much.
 *
 * @throws ApiError `too-many-requests`
 */
export function createBoundedReads({ heavy, limiter, client, onRefusal }: BoundedReadsDeps): ReadHeavily {
  return async (c, read) => {
    const key = clientKey(c, client);
    const wait = limiter.waitFor("building", key);
    if (wait > 0) {
      await onRefusal(c);
      throw tooMany(wait);
    }
    const built = await heavy.build(read, key);
    limiter.spend("building", key, built.ms);
    return built;
  };
}
