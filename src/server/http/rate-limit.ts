import type { Context, MiddlewareHandler } from "hono";
import { LruMap } from "#server/base/lru-map.ts";
import { addressKey } from "./address-key.ts";
import type { ClientReader } from "./client-address.ts";
import { ApiError } from "./errors.ts";
import { classOfRequest, type RequestClass } from "./request-class.ts";

/** A bucket holds `burst` requests and gains `perSecond`; each request takes one. */
export type Rate = { readonly burst: number; readonly perSecond: number };
/** Beside the classes of requests, `building`: what it costs to make answers that are not kept, in ms. */
export type RateClass = RequestClass | "building";
export type Rates = Readonly<Record<RateClass, Rate>>;

/**
 * How often one client may ask. Reading is generous, as a whole office may stand behind one address; guessing passwords
 * and links is not, and slower still by the delay that each failure adds to its account.
 */
export const RATES: Rates = {
  read: { burst: 4000, perSecond: 200 },
  change: { burst: 120, perSecond: 2 },
  upload: { burst: 40, perSecond: 1 },
  "sign-in": { burst: 30, perSecond: 0.2 },
  building: { burst: 6000, perSecond: 300 },
};

/** The rates where reading is set to another one; 0 lets anybody ask as often as they like. */
export function ratesOf(requestsPerSecond: number): Rates {
  if (requestsPerSecond === RATES.read.perSecond) return RATES;
  if (requestsPerSecond === 0)
    return { read: ANY, change: ANY, upload: ANY, "sign-in": RATES["sign-in"], building: ANY };
  return { ...RATES, read: { burst: requestsPerSecond * 20, perSecond: requestsPerSecond } };
}

const ANY: Rate = { burst: Number.MAX_SAFE_INTEGER, perSecond: Number.MAX_SAFE_INTEGER };

/** Clients remembered at once; who was not seen for longest starts anew. */
const MOST_CLIENTS = 20_000;

type Bucket = { level: number; at: number };

export type RateLimiter = {
  /** Takes one request from a client's bucket. @returns 0, or after how many seconds to ask again */
  take(requestClass: RequestClass, client: string): number;
  /** After how many seconds a client's bucket will hold something again; 0 where it does. */
  waitFor(rateClass: RateClass, client: string): number;
  /** Takes what something cost once that is known, also more than the bucket holds. */
  spend(rateClass: RateClass, client: string, cost: number): void;
};

/** @param now milliseconds, never going back */
export function createRateLimiter(rates: Rates, now: () => number = () => performance.now()): RateLimiter {
  const buckets = new LruMap<string, Bucket>(MOST_CLIENTS);
  const bucketOf = (rateClass: RateClass, client: string): Bucket => {
    const { burst, perSecond } = rates[rateClass];
    const key = `${rateClass} ${client}`;
    const at = now();
    const known = buckets.get(key);
    const bucket = known ?? { level: burst, at };
    bucket.level = Math.min(burst, bucket.level + ((at - bucket.at) / 1000) * perSecond);
    bucket.at = at;
    if (!known) buckets.set(key, bucket);
    return bucket;
  };
  const waitOf = (rateClass: RateClass, { level }: Bucket) =>
    level < 1 ? Math.max(1, Math.ceil((1 - level) / rates[rateClass].perSecond)) : 0;
  return {
    take(requestClass, client) {
      const bucket = bucketOf(requestClass, client);
      const wait = waitOf(requestClass, bucket);
      if (wait === 0) bucket.level -= 1;
      return wait;
    },
    waitFor: (rateClass, client) => waitOf(rateClass, bucketOf(rateClass, client)),
    spend(rateClass, client, cost) {
      bucketOf(rateClass, client).level -= cost;
    },
  };
}

/**
 * Refuses what comes too often from an address, before anything is looked up for it.
 *
 * @throws ApiError `too-many-requests`
 */
export function limitRate(
  limiter: RateLimiter,
  client: ClientReader,
  onRefusal: (c: Context) => Promise<void> = async () => {},
): MiddlewareHandler {
  return async (c, next) => {
    const wait = limiter.take(classOfRequest(c.req.method, c.req.path), addressKey(client(c).address));
    if (wait > 0) {
      await onRefusal(c);
      throw tooMany(wait);
    }
    await next();
  };
}

/** The same for an account, whatever addresses it asks from. */
export function limitAccountRate(
  limiter: RateLimiter,
  onRefusal: (c: Context) => Promise<void> = async () => {},
): MiddlewareHandler {
  return async (c, next) => {
    const { account } = c.get("identity");
    const wait = account === null ? 0 : limiter.take(classOfRequest(c.req.method, c.req.path), `account ${account}`);
    if (wait > 0) {
      await onRefusal(c);
      throw tooMany(wait);
    }
    await next();
  };
}

export function tooMany(seconds: number): ApiError {
  return new ApiError(
    "too-many-requests",
    { zh: `请在 ${seconds} 秒后重试`, en: `try again in ${seconds} s` },
    { retryAfter: seconds },
  );
}
