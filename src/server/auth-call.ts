import type { Context } from "hono";
import { ADDRESS_HEADER, cookieNames, IDLE_SECONDS, LIFETIME_SECONDS } from "./accounts/auth.ts";
import type { Client } from "./client-address.ts";

/** What better-auth refused, by its code. */
export class AuthRefusal extends Error {
  override readonly name = "AuthRefusal";
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/**
 * Calls better-auth.
 *
 * @throws AuthRefusal of what it refuses; what the database threw as it was thrown
 */
export async function callAuth<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    if (!(thrown instanceof Error) || !("body" in thrown)) throw thrown;
    if (thrown.cause instanceof Error) throw thrown.cause;
    throw new AuthRefusal(codeOf(thrown.body), { cause: thrown });
  }
}

function codeOf(body: unknown): string {
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "UNKNOWN";
}

/** What better-auth is told of a request: the cookies that are named, the browser, and who asks as we know it. */
export function authHeaders(c: Context, client: Client, cookies: readonly string[]): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: client.address });
  const agent = c.req.header("User-Agent");
  if (agent !== undefined) headers.set("User-Agent", agent.slice(0, 400));
  const kept = (c.req.header("Cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => cookies.includes(pair.slice(0, pair.indexOf("="))));
  if (kept.length > 0) headers.set("Cookie", kept.join("; "));
  return headers;
}

/** Hands on the cookies that better-auth sets, of those that are ours. */
export function passCookies(c: Context, headers: Headers | null | undefined, secure: boolean): void {
  const names = cookieNames(secure);
  for (const cookie of headers?.getSetCookie() ?? []) {
    const name = cookie.slice(0, cookie.indexOf("="));
    if (name === names.session)
      // How long a session may rest is kept in the database; the cookie lives as long as a session may at most.
      c.header("Set-Cookie", cookie.replace(`Max-Age=${IDLE_SECONDS}`, `Max-Age=${LIFETIME_SECONDS}`), {
        append: true,
      });
    else if (name === names.secondFactor || name === names.oidc) c.header("Set-Cookie", cookie, { append: true });
  }
}
