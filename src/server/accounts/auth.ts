import { type BetterAuthOptions, betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import type { Passwords } from "./password.ts";

/** A session ends when it is not used for so long ... */
export const IDLE_SECONDS = 8 * 3600;
/** ... and so long after signing in, however much it is used. */
export const LIFETIME_SECONDS = 7 * 86_400;

/** Header by which we tell better-auth who asks; what a client sends under its name is dropped. */
export const ADDRESS_HEADER = "x-zhengxiao-client";

export type AuthOptions = {
  readonly database: NonNullable<BetterAuthOptions["database"]>;
  readonly passwords: Passwords;
  /** Signs cookies and encrypts second factors. */
  readonly secret: string;
  /** True where the client speaks HTTPS; cookies are then sent over nothing else. */
  readonly secure: boolean;
  /** Whether an account may have a session. */
  readonly maySignIn: (account: string) => Promise<boolean>;
};

/** Names of the cookies; `__Host-` binds them to this host and HTTPS. */
export function cookieNames(secure: boolean) {
  const name = `${secure ? "__Host-" : ""}zhengxiao`;
  return { session: name, secondFactor: `${name}-factor`, oidc: `${name}-oidc` };
}

/**
 * better-auth on our database, under names of ours. It is never given a request: our routes call it, so that it has no
 * address of its own, and what is said to people, kept on record and delayed is ours. It calls nobody: telemetry is off.
 */
export function createAuth(options: AuthOptions) {
  return betterAuth({ ...authOptions(options), plugins: [usernames(), secondFactors()] });
}
export type Auth = ReturnType<typeof createAuth>;

function usernames() {
  return username({
    displayUsername: false,
    minUsernameLength: 1,
    maxUsernameLength: 32,
    usernameValidator: (text) => /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i.test(text),
  });
}

function secondFactors() {
  return twoFactor({
    issuer: "政效",
    totpOptions: { digits: 6, period: 30 },
    twoFactorCookieMaxAge: 600,
    // How many wrong codes are borne is decided in one place, `sign-in-delays.ts`.
    accountLockout: { enabled: false },
    schema: {
      user: { fields: { twoFactorEnabled: "second_factor" } },
      twoFactor: {
        modelName: "second_factor",
        fields: {
          userId: "account",
          backupCodes: "recovery_codes",
          failedVerificationCount: "failures",
          lockedUntil: "locked_until",
        },
      },
    },
  });
}

export function authOptions({ database, passwords, secret, secure, maySignIn }: AuthOptions) {
  const cookies = cookieNames(secure);
  return {
    appName: "政效",
    baseURL: "http://localhost",
    basePath: "/api/v1",
    secret,
    database,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 256,
      password: {
        hash: (password: string) => passwords.hash(password),
        verify: ({ password, hash }: { password: string; hash: string }) => passwords.verify(password, hash),
      },
    },
    session: {
      modelName: "session",
      expiresIn: IDLE_SECONDS,
      freshAge: 0,
      fields: {
        userId: "account",
        expiresAt: "expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
        ipAddress: "address",
        userAgent: "agent",
      },
    },
    user: {
      modelName: "account",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: {
        role: { type: "string", required: true, input: false, defaultValue: "viewer" },
        organizations: { type: "string", required: true, input: false, defaultValue: "[]" },
        regions: { type: "string", required: true, input: false, defaultValue: "[]" },
        disabled: { type: "boolean", required: true, input: false, defaultValue: false },
      },
    },
    account: {
      modelName: "credential",
      fields: {
        userId: "account",
        providerId: "provider",
        accountId: "subject",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "verification",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    // Whatever way in: one who is disabled gets no session.
    databaseHooks: { session: { create: { before: async ({ userId }: { userId: string }) => maySignIn(userId) } } },
    advanced: {
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure },
      cookies: {
        session_token: { name: cookies.session },
        two_factor: { name: cookies.secondFactor },
        state: { name: cookies.oidc },
      },
    },
  } satisfies BetterAuthOptions;
}
