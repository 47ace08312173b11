import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Encoding, preferredEncoding } from "#server/base/compress.ts";
import type { Log } from "#server/base/log.ts";
import { isServedHost } from "./access.ts";
import { addressKey } from "./address-key.ts";
import { type Client, NO_PROXY, readClient, type TrustedProxies } from "./client-address.ts";
import { type ImmutableAnswers, type KeptAnswer, matches, plainBytes } from "./immutable-answers.ts";
import { type AccessPolicy, mayLookUnknown } from "./look-policy.ts";
import { createQuickHeads } from "./quick-heads.ts";
import type { RateLimiter } from "./rate-limit.ts";

/** Answers a request where it can; `false` where the app has to, and nothing was done. */
export type QuickAnswer = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** An answer that is short, and sooner made than kept; its length in bytes. */
export type FreshAnswer = {
  readonly route: string;
  readonly text: string;
  readonly length: number;
  readonly etag: string;
};

type MadeAnswer = FreshAnswer | KeptAnswer | null;

/**
 * How an answer is made that is not kept yet, where an address asks for little; `null` where the app has to answer. What
 * is wrong is thrown, or found to be more than it seemed (`null`), by what is returned.
 */
export type QuickRead = (address: string) => (() => MadeAnswer | Promise<MadeAnswer>) | null;

export type QuickAnswerDeps = {
  readonly answers: ImmutableAnswers;
  readonly limiter: RateLimiter;
  readonly policy: AccessPolicy;
  readonly loopbackOnly: boolean;
  readonly trusted?: TrustedProxies | undefined;
  readonly ownTls: boolean;
  readonly log: Log;
  readonly read: QuickRead;
};

/**
 * Answers, before the app is asked, what anybody may see, never changes, and was answered before at the same address,
 * letter for letter: the bytes that are kept, under the headers that the app would set. No query is parsed for it and
 * no database asked. Who proves to be somebody is the app's, and so is all that is refused, limited or written otherwise.
 */
export function createQuickAnswer(deps: QuickAnswerDeps): QuickAnswer {
  const { answers, limiter, policy, log, read } = deps;
  const clientOf = createSocketReader(deps);
  const headOf = createQuickHeads(answers.cacheControl);

  /** As the app answers. */
  function write(request: IncomingMessage, response: ServerResponse, how: Written): true {
    const { etag, encoding, body, length, https, route } = how;
    const status = encoding === null ? 304 : 200;
    const isSent = body !== null && request.method !== "HEAD";
    response.writeHead(status, headOf({ encoding, https, etag, length: isSent ? length : null }));
    if (isSent) response.end(body);
    else response.end();
    log.debug("request", { method: request.method ?? "", route, status, ms: 0 });
    return true;
  }

  function answerWith(
    request: IncomingMessage,
    response: ServerResponse,
    answer: FreshAnswer | KeptAnswer,
    https: boolean,
  ): true | Promise<true> {
    const { headers } = request;
    const { route } = answer;
    const { etag } = "body" in answer ? answer.body : answer;
    if (matches(headers["if-none-match"], etag))
      return write(request, response, { route, etag, encoding: null, body: null, length: 0, https });
    if (!("body" in answer)) {
      const { text: body, length } = answer;
      return write(request, response, { route, etag, encoding: "identity", body, length, https });
    }
    const encoding = preferredEncoding(textOf(headers["accept-encoding"]), plainBytes(answer.body).length);
    const writeBytes = (body: Uint8Array<ArrayBuffer>) =>
      write(request, response, { route, etag, encoding, body, length: body.length, https });
    const bytes = answer.body.encoded.get(encoding);
    return bytes ? writeBytes(bytes) : answers.encoded(answer, encoding).then(writeBytes);
  }

  return (request, response) => {
    // 1. What may be kept, asked for by nobody known.
    const { method, url = "", headers } = request;
    if (method !== "GET" && method !== "HEAD") return false;
    if (headers.authorization !== undefined || headers.cookie !== undefined) return false;
    const kept = answers.at(url);
    const make = kept ? null : read(url);
    if (!kept && !make) return false;
    // 2. Who may look, by a name of ours, and not too often.
    const { client, key, isServed } = clientOf(request);
    if (!isServed) return false;
    if (!mayLookUnknown(policy, (name) => textOf(headers[name]), client)) return false;
    if (limiter.take("read", key) > 0) return false;
    // 3. What is kept or soon made. What is wrong with it the app says, and counts.
    const settle = (made: MadeAnswer) => {
      if (made) return answerWith(request, response, made, client.https);
      limiter.spend("read", key, -1);
      return false;
    };
    const made = kept ?? makeSafely(make);
    return made instanceof Promise ? made.then(settle) : settle(made);
  };
}

/** `null` where it throws. */
function makeSafely(make: ReturnType<QuickRead>): MadeAnswer | Promise<MadeAnswer> {
  try {
    const made = make?.() ?? null;
    return made instanceof Promise ? made.catch(() => null) : made;
  } catch {
    return null;
  }
}

type Written = {
  readonly route: string;
  readonly etag: string;
  /** `null` of a 304. */
  readonly encoding: Encoding | null;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  /** Of the body, in bytes. */
  readonly length: number;
  readonly https: boolean;
};

type Known = { readonly client: Client; readonly key: string; readonly isServed: boolean };

/** Who is at the other end of a connection, read once for each host named where no proxy speaks for others. */
function createSocketReader({
  trusted = NO_PROXY,
  ownTls,
  loopbackOnly,
}: QuickAnswerDeps): (request: IncomingMessage) => Known {
  const known = new WeakMap<Socket, Known>();
  return ({ socket, headers }) => {
    const host = headers.host ?? "";
    const before = known.get(socket);
    if (before && before.client.host === host) return before;
    const asked = { peer: socket.remoteAddress, host, header: (name: string) => textOf(headers[name.toLowerCase()]) };
    const client = readClient(asked, { trusted, ownTls });
    const found = { client, key: addressKey(client.address), isServed: isServedHost(client, loopbackOnly) };
    if (!client.proxied) known.set(socket, found);
    return found;
  };
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(", ") : header;
}
