import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Encoding, preferredEncoding } from "#server/base/compress.ts";
import type { Log } from "#server/base/log.ts";
import { isServedHost } from "./access.ts";
import { addressKey } from "./address-key.ts";
import { type Client, NO_PROXY, readClient, type TrustedProxies } from "./client-address.ts";
import {
  headersOf,
  type ImmutableAnswers,
  type KeptAnswer,
  type KeptBody,
  matches,
  plainBytes,
} from "./immutable-answers.ts";
import { type AccessPolicy, mayLookUnknown } from "./look-policy.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { securityHeaders } from "./security-headers.ts";

/** Answers a request where it can; `false` where the app has to, and nothing was done. */
export type QuickAnswer = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/**
 * How an answer is made that is not kept yet, where an address asks for little; `null` where the app has to answer. What
 * is wrong is thrown, or found to be more than it seemed (`null`), by what is returned.
 */
export type QuickRead = (address: string) => (() => Promise<KeptAnswer | null>) | null;

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
  const { answers, limiter, policy, loopbackOnly, log, read } = deps;
  const clientOf = createSocketReader(deps);
  const heads = new WeakMap<KeptBody, Map<string, string[]>>();

  function headOf(body: KeptBody, encoding: Encoding | null, https: boolean, length: number | null): string[] {
    const made = heads.get(body) ?? new Map<string, string[]>();
    heads.set(body, made);
    const key = `${encoding} ${https} ${length}`;
    const known = made.get(key);
    if (known) return known;
    const named = [...securityHeaders(https), ...headersOf(body, answers.cacheControl, encoding)]
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const head = [...named.flat(), ...(length === null ? [] : ["Content-Length", String(length)])];
    made.set(key, head);
    return head;
  }

  /** As the app answers. */
  function write(request: IncomingMessage, response: ServerResponse, how: Written): true {
    const { answer, encoding, bytes, https } = how;
    const status = encoding === null ? 304 : 200;
    const length = bytes === null || request.method === "HEAD" ? null : bytes.length;
    response.writeHead(status, headOf(answer.body, encoding, https, length));
    if (bytes === null || length === null) response.end();
    else response.end(bytes);
    log.debug("request", { method: request.method ?? "", route: answer.route, status, ms: 0 });
    return true;
  }

  function answerWith(request: IncomingMessage, response: ServerResponse, answer: KeptAnswer, https: boolean) {
    const { headers } = request;
    const { body } = answer;
    if (matches(headers["if-none-match"], body.etag))
      return write(request, response, { answer, encoding: null, bytes: null, https });
    const encoding = preferredEncoding(textOf(headers["accept-encoding"]), plainBytes(body).length);
    const bytes = body.encoded.get(encoding);
    if (bytes) return write(request, response, { answer, encoding, bytes, https });
    return answers
      .encoded(answer, encoding)
      .then((made) => write(request, response, { answer, encoding, bytes: made, https }));
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
    const { client, key } = clientOf(request);
    if (!isServedHost(client, loopbackOnly)) return false;
    if (!mayLookUnknown(policy, (name) => textOf(headers[name]), client)) return false;
    if (limiter.take("read", key) > 0) return false;
    if (kept) return answerWith(request, response, kept, client.https);
    // 3. What is soon made. What is wrong with it the app says, and counts.
    return (make?.() ?? Promise.resolve(null))
      .catch(() => null)
      .then((made) => {
        if (made) return answerWith(request, response, made, client.https);
        limiter.spend("read", key, -1);
        return false;
      });
  };
}

type Written = {
  readonly answer: KeptAnswer;
  /** `null` of a 304. */
  readonly encoding: Encoding | null;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly https: boolean;
};

type Known = { readonly client: Client; readonly key: string };

/** Who is at the other end of a connection, read once for each host named where no proxy speaks for others. */
function createSocketReader({ trusted = NO_PROXY, ownTls }: QuickAnswerDeps): (request: IncomingMessage) => Known {
  const known = new WeakMap<Socket, Known>();
  return ({ socket, headers }) => {
    const host = headers.host ?? "";
    const before = known.get(socket);
    if (before && before.client.host === host) return before;
    const asked = { peer: socket.remoteAddress, host, header: (name: string) => textOf(headers[name.toLowerCase()]) };
    const client = readClient(asked, { trusted, ownTls });
    const found = { client, key: addressKey(client.address) };
    if (!client.proxied) known.set(socket, found);
    return found;
  };
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(", ") : header;
}
