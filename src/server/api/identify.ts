import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { type Action, actionsOfScopes, PERMISSIONS } from "#domain/catalogue/permission.ts";
import { errorFields, type Log } from "#server/base/log.ts";
import { digestOfToken, isSecretToken } from "#server/base/secret-token.ts";
import type { ClientReader } from "#server/http/client-address.ts";
import { ApiError } from "#server/http/errors.ts";
import { type AccessPolicy, mayLookUnknown } from "#server/http/look-policy.ts";
import type { Store } from "#server/store/store.ts";
import { displayCookieName } from "./display-cookie.ts";
import { type Identity, NO_SCOPE, type PermittedAccount, type SessionReader } from "./identity.ts";

/** What an API token begins with. */
export const TOKEN_PREFIX = "zx_";
/** What a display token begins with. */
export const DISPLAY_PREFIX = "zxd_";

/** How often the use of a token is noted. */
const NOTE_MS = 10 * 60_000;

export type Identities = {
  /**
   * Who asks.
   *
   * @param passive true does not count as use of a session or a token
   * @throws ApiError `token-refused` of an API token that does not hold; a cookie that does not is as none
   */
  of(c: Context, passive?: boolean): Promise<Identity>;
};

export type IdentitiesDeps = {
  readonly store: Pick<Store, "tokens">;
  readonly sessions: SessionReader;
  readonly policy: AccessPolicy;
  readonly client: ClientReader;
  readonly log: Log;
  readonly now: () => Date;
};

/** Finds who asks: by API token, by session, by display, in this order; else nobody known. */
export function createIdentities({ store, sessions, policy, client, log, now }: IdentitiesDeps): Identities {
  const { tokens } = store;

  /** Notes the use of a token, now and then; not worth to fail for. */
  function noteUse(kind: "token" | "display", id: string, lastUsedAt: string | null): void {
    const at = now();
    if (lastUsedAt !== null && at.getTime() - Date.parse(lastUsedAt) < NOTE_MS) return;
    const noted = kind === "token" ? tokens.tokenUsed(id, at.toISOString()) : tokens.displayUsed(id, at.toISOString());
    noted.catch((error: unknown) => log.error("token-use-not-noted", errorFields(error)));
  }

  async function byToken(text: string, passive: boolean): Promise<Identity> {
    const found = isSecretToken(TOKEN_PREFIX, text)
      ? await tokens.tokenOf(digestOfToken(text), now().toISOString())
      : null;
    if (!found) throw new ApiError("token-refused");
    if (!passive) noteUse("token", found.token.id, found.token.lastUsedAt);
    const actions = actionsOfScopes(found.token.scopes);
    return ofAccount(found.owner, "token", (action) => actions.includes(action));
  }

  async function byDisplay(c: Context, passive: boolean): Promise<Identity | null> {
    const text = getCookie(c, displayCookieName(client(c).https));
    if (text === undefined || !isSecretToken(DISPLAY_PREFIX, text)) return null;
    const display = await tokens.displayOf(digestOfToken(text), now().toISOString());
    if (!display) return null;
    if (!passive) noteUse("display", display.id, display.lastUsedAt);
    const { id: _id, name } = display;
    return { asker: "display", account: null, name, scope: NO_SCOPE, may: PERMISSIONS.display, by: "display" };
  }

  return {
    async of(c, passive = false) {
      const token = bearerToken(c);
      if (token !== null) return byToken(token, passive);
      const account = await sessions.whoAmI(c, passive);
      if (account) return ofAccount(account, "session", () => true);
      const display = await byDisplay(c, passive);
      if (display) return display;
      const may: readonly Action[] = mayLookUnknown(policy, (name) => c.req.header(name), client(c))
        ? [...PERMISSIONS.anonymous, "look"]
        : PERMISSIONS.anonymous;
      return { asker: "anonymous", account: null, name: "", scope: NO_SCOPE, may, by: "none" };
    },
  };
}

/** Says of each request who asks, before any resource is asked. */
export function identify(identities: Identities): MiddlewareHandler {
  return async (c, next) => {
    c.set("identity", await identities.of(c));
    await next();
  };
}

function ofAccount(
  { id, name, role, scope }: PermittedAccount,
  by: "session" | "token",
  allows: (action: Action) => boolean,
): Identity {
  return { asker: role, account: id, name, scope, may: PERMISSIONS[role].filter(allows), by };
}

/** The API token a request carries; `null` for none, and for credentials that a proxy asked for and left in place. */
function bearerToken(c: Context): string | null {
  const [, token = ""] = /^Bearer +(\S+)$/i.exec(c.req.header("Authorization") ?? "") ?? [];
  return token.startsWith(TOKEN_PREFIX) ? token : null;
}
