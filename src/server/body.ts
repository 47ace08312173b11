import type { Context } from "hono";
import { ApiError } from "./errors.ts";

/**
 * Reads the body of a request, no further than the limit.
 *
 * @throws ApiError `file-too-large` saying the limit
 */
export async function readBody(c: Context, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const stated = Number(c.req.header("Content-Length") ?? 0);
  if (stated > limit) throw tooLarge(limit);
  const reader = c.req.raw.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel().catch(() => {});
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  return concatenate(chunks, size);
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
