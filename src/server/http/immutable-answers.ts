import { createHash } from "node:crypto";
import type { Context } from "hono";
import { compress, type Encoding, preferredEncoding } from "#server/base/compress.ts";
import { LruMap } from "#server/base/lru-map.ts";
import type { AccessPolicy } from "./look-policy.ts";

/** Answers that never change: built once, compressed once in each encoding, kept while there is room. */
export type ImmutableAnswers = {
  /**
   * Answers with what `build` returns, as JSON.
   *
   * @param key what the answer depends on; the same key is the same answer for ever
   */
  answer(c: Context, key: string, build: () => Promise<unknown>): Promise<Response>;
  /** How long what never changes may be kept, and by whom. */
  readonly cacheControl: string;
};

type Body = { readonly etag: string; readonly encoded: Map<Encoding, Uint8Array<ArrayBuffer>> };

export const IMMUTABLE = "public, max-age=31536000, immutable";
/** Of what not everybody may see: kept by nobody but the browser, which asks each time whether it still may have it. */
const ASKED_EACH_TIME = "private, no-cache";

/**
 * @param maxBytes how much of the bodies is kept, all encodings together
 * @param policy who may look; only what everybody may see is kept for ever by browsers and proxies
 */
export function createImmutableAnswers(maxBytes: number, policy: AccessPolicy = "public"): ImmutableAnswers {
  const cacheControl = policy === "public" ? IMMUTABLE : ASKED_EACH_TIME;
  const bodies = new LruMap<string, Body>(maxBytes, weigh);
  const underWay = new Map<string, Promise<Body>>();

  /** Many clients ask for the same at once when a revision appears: it is built for the first and given to all. */
  function bodyOf(key: string, build: () => Promise<unknown>): Body | Promise<Body> {
    const kept = bodies.get(key);
    if (kept) return kept;
    const started = underWay.get(key);
    if (started) return started;
    const building = build()
      .then((value) => {
        const body = toBody(value);
        bodies.set(key, body);
        return body;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, building);
    return building;
  }

  return {
    cacheControl,
    async answer(c, key, build) {
      const body = await bodyOf(key, build);
      c.header("ETag", body.etag);
      c.header("Cache-Control", cacheControl);
      c.header("Vary", "Accept-Encoding");
      if (matches(c.req.header("If-None-Match"), body.etag)) return c.body(null, 304);
      const plain = body.encoded.get("identity") ?? new Uint8Array();
      const encoding = preferredEncoding(c.req.header("Accept-Encoding"), plain.length);
      let bytes = body.encoded.get(encoding);
      if (!bytes) {
        bytes = await compress(plain, encoding);
        body.encoded.set(encoding, bytes);
        // Weighed anew, unless it was forgotten in the meantime.
        if (bodies.get(key) === body) bodies.set(key, body);
      }
      c.header("Content-Type", "application/json; charset=utf-8");
      if (encoding !== "identity") c.header("Content-Encoding", encoding);
      return c.body(bytes);
    },
  };
}

/** A tag of some content; weak, because it is the same in every encoding. */
export function etagOf(bytes: Uint8Array | string): string {
  return `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
}

/** Whether an If-None-Match header names the tag (weak comparison, RFC 9110, 13.1.2). */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((tag) => bare(tag) === bare(etag));
}

function toBody(value: unknown): Body {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { etag: etagOf(bytes), encoded: new Map([["identity", bytes]]) };
}

function weigh(body: Body): number {
  let total = 0;
  for (const bytes of body.encoded.values()) total += bytes.length;
  return total;
}
