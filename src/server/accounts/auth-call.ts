import type { Context } from "hono";
import { parseSigned } from "hono/utils/cookie";
import type { ClientReader } from "#server/http/client-address.ts";
import type { AccountStore } from "#server/store/accounts.ts";
import {
  ADDRESS_HEADER,
  type Auth,
  type AuthOptions,
  cookieNames,
  createAuth,
  IDLE_SECONDS,
  LIFETIME_SECONDS,
} from "./auth.ts";
import type { Passwords } from "./password.ts";

/** better-auth as one request calls it: with the cookies of the request, answering with cookies of ours. */
export type AuthCall = {
  readonly api: Auth["api"];
  readonly names: ReturnType<typeof cookieNames>;
  /** What better-auth is told of the request: the cookies that are named, the browser, and who asks as we know it. */
  headers(cookies: readonly string[]): Headers;
  /** What a signed cookie of the request holds; `null` without one, and for one that we did not sign. */
  signed(cookie: string): Promise<string | null>;
  /** Hands on the cookies that better-auth sets. */
  pass(headers: Headers | null | undefined): void;
  /** Takes the session's cookie from the browser. */
  dropSession(): void;
};

export type AuthCalls = (c: Context) => AuthCall;

/** What better-auth is made of, for those who come by HTTPS and for the others. */
export type AuthOptionsOf = (secure: boolean) => AuthOptions;

export type AuthCallsDeps = {
  readonly accounts: AccountStore;
  readonly passwords: Passwords;
  readonly secret: string;
  readonly client: ClientReader;
};

export function authOptionsOn({ accounts, passwords, secret }: Omit<AuthCallsDeps, "client">): AuthOptionsOf {
  return (secure) => ({
    database: { db: accounts.database, type: "sqlite", transaction: true },
    passwords,
    secret,
    secure,
    maySignIn: async (id) => (await accounts.get(id))?.disabled === false,
  });
}

/** One better-auth for those who come by HTTPS and one for the others, as their cookies differ; made at the first call. */
export function createAuthCalls({ client, ...deps }: AuthCallsDeps): AuthCalls {
  const optionsOf = authOptionsOn(deps);
  const { secret } = deps;
  const made = new Map<boolean, Auth>();
  const apiOf = (https: boolean) => {
    const auth = made.get(https) ?? createAuth(optionsOf(https));
    made.set(https, auth);
    return auth.api;
  };
  return (c) => {
    const { https, address } = client(c);
    const names = cookieNames(https);
    const headers = (cookies: readonly string[]) => requestHeaders(c, address, cookies);
    return {
      get api() {
        return apiOf(https);
      },
      names,
      headers,
      async signed(cookie) {
        const text = headers([cookie]).get("Cookie");
        if (text === null) return null;
        const value = (await parseSigned(text, secret, cookie))[cookie];
        return typeof value === "string" ? value : null;
      },
      pass: (from) => passCookies(c, from, names),
      dropSession() {
        const secureness = https ? "; Secure" : "";
        const cookie = `${names.session}=; Max-Age=0; Path=/; HttpOnly${secureness}; SameSite=Lax`;
        c.header("Set-Cookie", cookie, { append: true });
      },
    };
  };
}

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

/** Of two cookies of one name the first counts, for us and for better-auth, which is not shown the other. */
export function requestHeaders(c: Context, address: string, cookies: readonly string[]): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address });
  const agent = c.req.header("User-Agent");
  if (agent !== undefined) headers.set("User-Agent", agent.slice(0, 400));
  const pairs = (c.req.header("Cookie") ?? "").split(";").map((pair) => pair.trim());
  const kept = cookies.flatMap((name) => pairs.find((pair) => pair.startsWith(`${name}=`)) ?? []);
  if (kept.length > 0) headers.set("Cookie", kept.join("; "));
  return headers;
}

function passCookies(c: Context, headers: Headers | null | undefined, names: ReturnType<typeof cookieNames>): void {
  for (const cookie of headers?.getSetCookie() ?? []) {
    const name = cookie.slice(0, cookie.indexOf("="));
    // How long a session may rest is kept in the database; its cookie lives as long as a session may at most.
    const longest = cookie.replace(`Max-Age=${IDLE_SECONDS};`, `Max-Age=${LIFETIME_SECONDS};`);
    if (name === names.session) c.header("Set-Cookie", longest, { append: true });
    else if (name === names.secondFactor || name === names.oidc) c.header("Set-Cookie", cookie, { append: true });
  }
}
