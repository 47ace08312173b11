import type { Context } from "hono";
import type { ErrorCode } from "#contract/errors.ts";
import { freed } from "#server/base/freed.ts";
import { ApiError } from "./errors.ts";
import { stoppingOf } from "./stopping.ts";

const FIRST_BYTES = 16 * 1024;

/** How slowly a body may come: in each stretch of `ms`, at least so many bytes. */
export type Pace = { readonly ms: number; readonly bytes: number };

/** 16 KB a second: a file of 20 MB over the slowest line that an office has, and no place kept by a byte now and then. */
export const LEAST_PACE: Pace = { ms: 10_000, bytes: 160_000 };

/**
 * Reads the body of a request, no further than the limit.
 *
 * @param came called with the size of each part before it is kept; what it throws is thrown once the rest has come and was
 * dropped, as few clients hear an answer before they have sent all
 * @throws ApiError `file-too-large` saying the limit; `upload-too-slow`; `stopping` of a body that has not come when the
 * server ends; `bad-request` of one that breaks off, which is the client's doing or the network's and no fault of the
 * server's
 */
export async function readBody(
  c: Context,
  limit: number,
  pace: Pace = LEAST_PACE,
  came: (bytes: number) => void = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  const stated = Number(c.req.header("Content-Length") ?? 0);
  if (stated > limit) throw tooLarge(limit);
  const reader = c.req.raw.body?.getReader();
  if (!reader) return new Uint8Array();
  // Not a race of promises for each part: one that waits on keeps what every race came to, which is the whole body.
  let broken: ErrorCode | null = null;
  const breakOff = (code: ErrorCode) => {
    broken ??= code;
    reader.cancel().catch(() => {});
  };
  const endWatch = watchStop(stoppingOf(c), () => breakOff("stopping"));
  const paced = watchPace(pace, () => breakOff("upload-too-slow"));
  // Memory is taken as it is filled: what a client only claims costs none. Without a length, it grows with what comes.
  let whole = new Uint8Array(stated > 0 ? stated : FIRST_BYTES);
  let size = 0;
  let refusal: unknown;
  try {
    for (;;) {
      const part = await reader.read();
      if (broken !== null) throw new ApiError(broken);
      if (part.done && refusal !== undefined) throw refusal;
      if (part.done) return size === whole.length ? whole : whole.slice(0, size);
      const before = size;
      size += part.value.length;
      paced.came(part.value.length);
      if (size > limit) throw tooLarge(limit);
      refusal ??= refusalOf(() => came(part.value.length));
      if (refusal !== undefined) {
        whole = freed(whole);
        continue;
      }
      if (size > whole.length) whole = grown(whole, Math.min(limit, size * 2));
      whole.set(part.value, before);
    }
  } catch (error) {
    freed(whole);
    await reader.cancel().catch(() => {});
    throw error instanceof ApiError ? error : new ApiError("bad-request", BROKEN_OFF, { cause: error });
  } finally {
    endWatch();
    paced.end();
  }
}

const BROKEN_OFF = { zh: "请求没有传完就中断了", en: "the request broke off before it was complete" };

/** What it throws. */
function refusalOf(ask: () => void): unknown {
  try {
    ask();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Tells when the server no longer waits. @returns what ends the watch */
function watchStop(signal: AbortSignal | undefined, onStop: () => void): () => void {
  if (signal?.aborted) onStop();
  else signal?.addEventListener("abort", onStop);
  return () => signal?.removeEventListener("abort", onStop);
}

/** Tells when in some stretch less came than should have. */
function watchPace({ ms, bytes }: Pace, onSlow: () => void) {
  let inStretch = 0;
  const timer = setInterval(() => {
    if (inStretch < bytes) onSlow();
    inStretch = 0;
  }, ms);
  return {
    came: (count: number) => {
      inStretch += count;
    },
    end: () => clearInterval(timer),
  };
}

function grown(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  freed(bytes);
  return larger;
}

function tooLarge(limit: number): ApiError {
  const megabytes = (limit / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
  return new ApiError("file-too-large", { zh: `上限 ${megabytes} MB`, en: `the limit is ${megabytes} MB` });
}
