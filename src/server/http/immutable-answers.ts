import { hash } from "node:crypto";
import type { Context } from "hono";
import { matchedRoutes } from "hono/route";
import { compress, type Encoding, preferredEncoding } from "#server/base/compress.ts";
import { LruMap } from "#server/base/lru-map.ts";
import type { AccessPolicy } from "./look-policy.ts";
import { rawAddress } from "./raw-address.ts";

/** An answer's JSON in UTF-8, and the tag of what it says. */
export type AnswerBytes = { readonly bytes: Uint8Array<ArrayBuffer>; readonly etag: string };

/** Answers that never change: built once, compressed once in each encoding, kept while there is room. */
export type ImmutableAnswers = {
  /**
   * Answers with what `build` returns, as JSON.
   *
   * @param key what the answer depends on; the same key is the same answer for ever
   */
  answer(c: Context, key: string, build: () => Promise<unknown>): Promise<Response>;
  /** The same of an answer whose bytes are made elsewhere. */
  answerBytes(c: Context, key: string, build: () => Promise<AnswerBytes>): Promise<Response>;
  /** The same before an app is asked: keeps what `build` returns as what is answered at an address. */
  keep(
    address: string | undefined,
    of: Pick<KeptAnswer, "key" | "route">,
    build: () => Promise<AnswerBytes>,
  ): Promise<KeptAnswer>;
  /** What was answered before at an address, written as it was then; `undefined` where that is not known or not kept. */
  at(address: string): KeptAnswer | undefined;
  /** Its bytes in an encoding, compressed where they were not yet. */
  encoded(answer: KeptAnswer, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
  /** Answers with what is kept. */
  send(c: Context, answer: KeptAnswer): Promise<Response>;
  /** How long what never changes may be kept, and by whom. */
  readonly cacheControl: string;
};

/** An answer that is kept ready, and the route that it is of. */
export type KeptAnswer = { readonly key: string; readonly route: string; readonly body: KeptBody };

export type KeptBody = { readonly etag: string; readonly encoded: Map<Encoding, Uint8Array<ArrayBuffer>> };

export const IMMUTABLE = "public, max-age=31536000, immutable";
/** Of what not everybody may see: kept by nobody but the browser, which asks each time whether it still may have it. */
const ASKED_EACH_TIME = "private, no-cache";

/** How many characters of addresses are kept; one is some hundred. */
const KEPT_ADDRESSES = 2_000_000;
/** What is longer names more than any page does. */
const LONGEST_ADDRESS = 2000;

/**
 * @param maxBytes how much of the bodies is kept, all encodings together
 * @param policy who may look; only what everybody may see is kept for ever by browsers and proxies
 */
export function createImmutableAnswers(maxBytes: number, policy: AccessPolicy = "public"): ImmutableAnswers {
  const cacheControl = policy === "public" ? IMMUTABLE : ASKED_EACH_TIME;
  const bodies = new LruMap<string, KeptBody>(maxBytes, weigh);
  const addresses = new LruMap<string, { key: string; route: string; weight: number }>(
    KEPT_ADDRESSES,
    ({ weight }) => weight,
  );
  const underWay = new Map<string, Promise<KeptBody>>();

  /** Many clients ask for the same at once when a revision appears: it is built for the first and given to all. */
  function bodyOf(key: string, build: () => Promise<AnswerBytes>): KeptBody | Promise<KeptBody> {
    const kept = bodies.get(key);
    if (kept) return kept;
    const started = underWay.get(key);
    if (started) return started;
    const building = build()
      .then(({ bytes, etag }) => {
        const body: KeptBody = { etag, encoded: new Map([["identity", bytes]]) };
        bodies.set(key, body);
        return body;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, building);
    return building;
  }

  async function encoded({ key, body }: KeptAnswer, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
    const known = body.encoded.get(encoding);
    if (known) return known;
    const bytes = await compress(plainBytes(body), encoding);
    body.encoded.set(encoding, bytes);
    // Weighed anew, unless it was forgotten in the meantime.
    if (bodies.get(key) === body) bodies.set(key, body);
    return bytes;
  }

  async function send(c: Context, answer: KeptAnswer): Promise<Response> {
    const { body } = answer;
    const isKnown = matches(c.req.header("If-None-Match"), body.etag);
    const encoding = isKnown ? null : preferredEncoding(c.req.header("Accept-Encoding"), plainBytes(body).length);
    const bytes = encoding === null ? null : await encoded(answer, encoding);
    for (const [name, value] of headersOf(body, cacheControl, encoding)) c.header(name, value);
    return bytes === null ? c.body(null, 304) : c.body(bytes);
  }

  async function keep(
    address: string | undefined,
    { key, route }: Pick<KeptAnswer, "key" | "route">,
    build: () => Promise<AnswerBytes>,
  ): Promise<KeptAnswer> {
    const body = await bodyOf(key, build);
    if (address !== undefined && address.length <= LONGEST_ADDRESS)
      addresses.set(address, { key, route, weight: address.length + key.length });
    return { key, route, body };
  }

  const answerBytes: ImmutableAnswers["answerBytes"] = async (c, key, build) =>
    send(c, await keep(rawAddress(c), { key, route: routeOf(c) }, build));

  return {
    cacheControl,
    answer: (c, key, build) => answerBytes(c, key, async () => toAnswerBytes(await build())),
    answerBytes,
    keep,
    encoded,
    at(address) {
      const known = addresses.get(address);
      const body = known && bodies.get(known.key);
      return body && { key: known.key, route: known.route, body };
    },
    send,
  };
}

/** The headers by which an answer is kept and read, of a 304 where `encoding` is `null`; in the order of their names. */
export function headersOf(
  { etag }: Pick<KeptBody, "etag">,
  cacheControl: string,
  encoding: Encoding | null,
): readonly (readonly [string, string])[] {
  return [
    ["cache-control", cacheControl],
    ...(encoding === null || encoding === "identity" ? [] : [["content-encoding", encoding] as const]),
    ...(encoding === null ? [] : [["content-type", "application/json; charset=utf-8"] as const]),
    ["etag", etag],
    ["vary", "Accept-Encoding"],
  ];
}

/** The pattern that a request met. */
export function routeOf(c: Context): string {
  return matchedRoutes(c).find(({ method }) => method !== "ALL")?.path ?? "none";
}

/** A tag of some content; weak, because it is the same in every encoding. */
export function etagOf(bytes: Uint8Array | string): string {
  return `W/"${hash("sha256", bytes, "base64url").slice(0, 22)}"`;
}

/** Whether an If-None-Match header names the tag (weak comparison, RFC 9110, 13.1.2). */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag) return true;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((tag) => bare(tag) === bare(etag));
}

export function toAnswerBytes(value: unknown): AnswerBytes {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { bytes, etag: etagOf(bytes) };
}

export function plainBytes({ encoded }: KeptBody): Uint8Array<ArrayBuffer> {
  return encoded.get("identity") ?? new Uint8Array();
}

function weigh(body: KeptBody): number {
  let total = 0;
  for (const bytes of body.encoded.values()) total += bytes.length;
  return total;
}
