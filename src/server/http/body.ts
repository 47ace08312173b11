import type { Context } from "hono";
import { ApiError } from "./errors.ts";
import { stoppingOf } from "./stopping.ts";

/**
 * Reads the body of a request, no further than the limit.
 *
 * @throws ApiError `file-too-large` saying the limit; `stopping` of a body that has not come when the server ends;
 * `bad-request` of one that breaks off, which is the client's doing or the network's and no fault of the server's
 */
export async function readBody(c: Context, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const stated = Number(c.req.header("Content-Length") ?? 0);
  if (stated > limit) throw tooLarge(limit);
  const reader = c.req.raw.body?.getReader();
  if (!reader) return new Uint8Array();
  const stopped = watch(stoppingOf(c));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const part = await Promise.race([reader.read(), stopped.promise]);
      if (part === "stopped") throw new ApiError("stopping");
      if (part.done) return concatenate(chunks, size);
      size += part.value.length;
      if (size > limit) throw tooLarge(limit);
      chunks.push(part.value);
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error instanceof ApiError ? error : new ApiError("bad-request", BROKEN_OFF, { cause: error });
  } finally {
    stopped.end();
  }
}

const BROKEN_OFF = { zh: "请求没有传完就中断了", en: "the request broke off before it was complete" };

/** Settles when the server no longer waits; never where it does not stop. */
function watch(signal: AbortSignal | undefined): { readonly promise: Promise<"stopped">; end(): void } {
  const ended = new AbortController();
  const promise = new Promise<"stopped">((settle) => {
    if (signal?.aborted) settle("stopped");
    else signal?.addEventListener("abort", () => settle("stopped"), { signal: ended.signal });
  });
  return { promise, end: () => ended.abort() };
}

function concatenate(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLarge(limit: number): ApiError {
  const megabytes = (limit / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
  return new ApiError("file-too-large", { zh: `上限 ${megabytes} MB`, en: `the limit is ${megabytes} MB` });
}
