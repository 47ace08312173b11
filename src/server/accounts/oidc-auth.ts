import { AsyncLocalStorage } from "node:async_hooks";
import { betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { username } from "better-auth/plugins/username";
import { type AuthOptions, authOptions } from "./auth.ts";

/** Name of the provider in our database and in better-auth. */
export const OIDC_PROVIDER = "oidc";

export type OidcAuthOptions = AuthOptions & {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** True where whoever is not known becomes a viewer. */
  readonly makesViewers: boolean;
  /**
   * Whether a subject that was not seen before may be tied to an account of its name.
   *
   * @param signedIn the account that this browser is signed in with; `null` for none
   */
  readonly mayLink: (account: string, signedIn: string | null) => Promise<boolean>;
  readonly onProblem: (message: string) => void;
};

/** What of a callback the hooks of better-auth have to know, and tell. */
export type Callback = { readonly signedIn: string | null; linked: string | null };
const callbacks = new AsyncLocalStorage<Callback>();

/** Runs a callback of the provider; afterwards `linked` names the account that was tied to its subject. */
export function inCallback<T>(callback: Callback, run: () => Promise<T>): Promise<T> {
  return callbacks.run(callback, run);
}

/**
 * better-auth as a client of the office's OpenID provider: authorization code with PKCE, state and nonce, the ID token's
 * signature held against the provider's keys. Apart from the one that knows passwords, so that a provider that does not
 * answer keeps nobody else waiting.
 */
export function createOidcAuth(options: OidcAuthOptions) {
  const base = authOptions(options);
  return betterAuth({
    ...base,
    logger: {
      disabled: false,
      level: "warn",
      log: (_level, message) => options.onProblem(message),
    },
    account: {
      ...base.account,
      // Of the provider's tokens none is needed later, so that none is kept.
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: [OIDC_PROVIDER], updateUserInfoOnLink: false },
    },
    databaseHooks: {
      ...base.databaseHooks,
      account: { create: { before: (link) => tie(link, options.mayLink) } },
    },
    plugins: [
      username({ displayUsername: false, minUsernameLength: 1, maxUsernameLength: 32, usernameValidator }),
      oidc(options),
    ],
  });
}
export type OidcAuth = ReturnType<typeof createOidcAuth>;

type Link = { readonly userId: string };

async function tie<L extends Link>(link: L, mayLink: OidcAuthOptions["mayLink"]) {
  const callback = callbacks.getStore();
  if (!callback || !(await mayLink(link.userId, callback.signedIn))) return false;
  callback.linked = link.userId;
  return { data: { ...link, accessToken: null, refreshToken: null, idToken: null } };
}

function oidc({ issuer, clientId, clientSecret, redirectUri, makesViewers }: OidcAuthOptions) {
  return genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        redirectURI: redirectUri,
        scopes: ["openid", "profile"],
        pkce: true,
        requireIdTokenVerification: true,
        disableImplicitSignUp: !makesViewers,
        disableSignUp: !makesViewers,
        overrideUserInfo: false,
        disableProviderLogout: true,
        // Without an ID token nothing was verified.
        accountSubject: ({ tokens, profile }) => {
          if (!tokens.idToken || typeof profile.sub !== "string") throw new Error("the provider sent no ID token");
          return profile.sub;
        },
        mapProfileToUser: (profile) => {
          const name = usernameOf(profile);
          // better-auth finds an account by an e-mail address; ours has one for that alone.
          return {
            email: name === null ? "" : `${name}@accounts.invalid`,
            emailVerified: true,
            name: shownName(profile["name"]) ?? name ?? "",
            ...(name === null ? {} : { username: name }),
          };
        },
      },
    ],
  });
}

function usernameValidator(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i.test(text);
}

/** The username the provider prefers, else its subject, where that can be one of ours. */
function usernameOf(profile: Readonly<Record<string, unknown>>): string | null {
  const text = profile["preferred_username"] ?? profile["sub"];
  return typeof text === "string" && text.length <= 32 && usernameValidator(text) ? text.toLowerCase() : null;
}

function shownName(name: unknown): string | null {
  return typeof name === "string" && name.trim() !== "" ? name.trim().slice(0, 60) : null;
}
