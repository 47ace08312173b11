import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import { ROUTES } from "#contract/routes.ts";
import { oidcQuerySchema } from "#contract/session.ts";
import { auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import type { OidcSettings } from "#server/env/access-settings.ts";
import { ApiError } from "#server/http/errors.ts";
import { readQuery } from "#server/http/query.ts";
import type { AccountAppDeps } from "./account-deps.ts";
import { AuthRefusal, callAuth, requestHeaders } from "./auth-call.ts";
import { type Callback, createOidcAuth, inCallback, OIDC_PROVIDER, type OidcAuth } from "./oidc-auth.ts";

/** What a provider sends back with the browser. */
const callbackQuerySchema = z.object({
  code: z.optional(z.string()),
  state: z.optional(z.string()),
  error: z.optional(z.string()),
  error_description: z.optional(z.string()),
  iss: z.optional(z.string()),
});

/** Why single sign-on did not end well, as the page is told: `/sign-in?refused=…`. */
type Refusal = "unreachable" | "no-account" | "disabled" | "failed";

/** Single sign-on by the office's OpenID provider: there and back. */
export function oidcRoutes(deps: AccountAppDeps): Hono {
  const { store, authOf, signIn, client, audit, log } = deps;
  const { oidc, publicUrl } = deps.oidcSettings;

  const auths = new Map<boolean, OidcAuth>();
  /** Made when it is first needed: the provider is asked for its addresses then. */
  function authFor(c: Context, settings: OidcSettings, base: string): OidcAuth {
    const secure = client(c).https;
    const made = auths.get(secure);
    if (made) return made;
    const auth = createOidcAuth({
      ...deps.authOptions(secure),
      ...settings,
      redirectUri: `${base}${ROUTES.oidcCallback}`,
      mayLink,
      onProblem: (message) => log.warn("single-sign-on", { message }),
    });
    auths.set(secure, auth);
    return auth;
  }

  /**
   * A name is a weak proof, as people may choose it with some providers. It is enough for an account that has no other
   * way in yet and administers nothing; else one must be signed in with the account.
   */
  async function mayLink(id: string, signedIn: string | null): Promise<boolean> {
    if (id === signedIn) return true;
    const account = await store.accounts.get(id);
    // One that is not to be seen yet is being made for this very subject.
    if (!account) return true;
    const hasOtherWay = account.hasPassword || (await store.accounts.hasSubject(id));
    return !hasOtherWay && account.role !== "administrator";
  }

  async function refuse(c: Context, refusal: Refusal, reason: string): Promise<Response> {
    const { address } = client(c);
    const detail = { reason: `single-sign-on: ${reason.slice(0, 100)}` };
    await audit.record({
      ...SERVER_ACTOR,
      address,
      kind: "sign-in-refused",
      outcome: "refused",
      object: null,
      detail,
    });
    return c.redirect(`/sign-in?refused=${refusal}`);
  }

  return new Hono()
    .get(ROUTES.oidc, async (c) => {
      if (!oidc || publicUrl === null) throw new ApiError("not-found");
      const { to = "/" } = readQuery(c, oidcQuerySchema);
      c.header("Cache-Control", "no-store");
      try {
        const started = await callAuth(() =>
          authFor(c, oidc, publicUrl).api.signInSocial({
            body: {
              provider: OIDC_PROVIDER,
              callbackURL: `${publicUrl}${to}`,
              newUserCallbackURL: `${publicUrl}${to}`,
              errorCallbackURL: `${publicUrl}/sign-in`,
              disableRedirect: true,
            },
            headers: requestHeaders(c, client(c).address, []),
            returnHeaders: true,
          }),
        );
        authOf(c).pass(started.headers);
        return c.redirect(started.response.url ?? "/sign-in?refused=failed");
      } catch (error) {
        if (!(error instanceof AuthRefusal)) throw error;
        return refuse(c, "unreachable", error.code);
      }
    })
    .get(ROUTES.oidcCallback, async (c) => {
      if (!oidc || publicUrl === null) throw new ApiError("not-found");
      const query = readQuery(c, callbackQuerySchema);
      c.header("Cache-Control", "no-store");
      const { names, pass } = authOf(c);
      const identity = c.get("identity");
      const callback: Callback = { signedIn: identity.by === "session" ? identity.account : null, linked: null };
      const answer = await inCallback(callback, () =>
        callAuth(() =>
          authFor(c, oidc, publicUrl).api.callbackOAuth({
            params: { id: OIDC_PROVIDER },
            query,
            headers: requestHeaders(c, client(c).address, [names.oidc]),
            asResponse: true,
          }),
        ),
      );
      const token = sessionTokenIn(answer.headers, names.session);
      const account = token === null ? null : await store.accounts.accountOfSession(token);
      if (!account) {
        pass(answer.headers);
        const reason = new URL(answer.headers.get("Location") ?? "", publicUrl).searchParams.get("error") ?? "unknown";
        return refuse(c, REFUSALS[reason] ?? "failed", reason);
      }
      if (callback.linked !== null)
        await audit.record({
          account: account.id,
          name: account.name,
          address: client(c).address,
          kind: "account-changed",
          outcome: "done",
          object: auditObject("account", account.id),
          detail: { linked: "single-sign-on", username: account.username },
        });
      await signIn.finish(c, account, "single-sign-on", answer.headers);
      return c.redirect(pathOf(answer.headers.get("Location"), publicUrl));
    });
}

/** What better-auth says where there is no account to sign in with. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  signup_disabled: "no-account",
  account_not_linked: "no-account",
  unable_to_link_account: "no-account",
  email_not_found: "no-account",
  unable_to_create_session: "disabled",
};

/** The session that better-auth made, by the cookie it set. */
function sessionTokenIn(headers: Headers, cookie: string): string | null {
  const line = headers.getSetCookie().find((one) => one.startsWith(`${cookie}=`));
  const value = decodeURIComponent(line?.slice(cookie.length + 1).split(";")[0] ?? "");
  const token = value.slice(0, value.lastIndexOf("."));
  return token === "" ? null : token;
}

/** Back to where one came from, on this server and no other. */
function pathOf(location: string | null, base: string): string {
  if (location === null || !URL.canParse(location, base)) return "/";
  const { origin, pathname, search } = new URL(location, base);
  return origin === new URL(base).origin && !pathname.startsWith("//") ? pathname + search : "/";
}
