import type { AuditSink } from "#server/api/audit-sink.ts";
import type { AppDeps } from "#server/api/deps.ts";
import type { SessionReader } from "#server/api/identity.ts";
import type { Log } from "#server/base/log.ts";
import type { OidcSettings } from "#server/env/access-settings.ts";
import type { ClientReader } from "#server/http/client-address.ts";
import type { AccessPolicy } from "#server/http/look-policy.ts";
import type { Store } from "#server/store/store.ts";
import { type BeginAttempt, createAttempts } from "./attempts.ts";
import { type AuthCalls, type AuthOptionsOf, authOptionsOn, createAuthCalls } from "./auth-call.ts";
import { createPasswords, type PasswordCost, type Passwords } from "./password.ts";
import { createSessionReader, createSignIn, type SignIn } from "./sign-in.ts";

export type AccountSettings = {
  /** Signs cookies, encrypts second factors; at least 32 characters. */
  readonly secret: string;
  /** What a hash costs; as OWASP advises where absent. */
  readonly passwordCost?: PasswordCost;
  /** The office's single sign-on. */
  readonly oidc?: OidcSettings | null;
  /** Address at which people reach the server. */
  readonly publicUrl?: string | null;
};

/** What the resources of accounts work with, beside what all do. */
export type AccountDeps = {
  readonly authOf: AuthCalls;
  readonly begin: BeginAttempt;
  readonly passwords: Passwords;
  readonly signIn: SignIn;
  readonly sessions: SessionReader;
  readonly authOptions: AuthOptionsOf;
  readonly oidcSettings: { readonly oidc: OidcSettings | null; readonly publicUrl: string | null };
};

export type AccountAppDeps = AppDeps & AccountDeps & { readonly accessPolicy: AccessPolicy };

export type CreateAccountDeps = {
  readonly store: Pick<Store, "accounts">;
  readonly settings: AccountSettings;
  readonly audit: Pick<AuditSink, "record">;
  readonly client: ClientReader;
  readonly log: Log;
  readonly now: () => Date;
};

export function createAccountDeps({ store, settings, audit, client, log, now }: CreateAccountDeps): AccountDeps {
  const { accounts } = store;
  const passwords = createPasswords(settings.passwordCost);
  const authOf = createAuthCalls({ accounts, passwords, secret: settings.secret, client });
  const begin = createAttempts({ accounts, audit, client, now });
  const deps = { accounts, authOf, begin, passwords, audit, client, log, now };
  return {
    authOf,
    begin,
    passwords,
    signIn: createSignIn(deps),
    sessions: createSessionReader(deps),
    authOptions: authOptionsOn({ accounts, passwords, secret: settings.secret }),
    oidcSettings: { oidc: settings.oidc ?? null, publicUrl: settings.publicUrl ?? null },
  };
}
