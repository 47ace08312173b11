import * as z from "zod/mini";
import { ACTIONS } from "#domain/catalogue/permission.ts";
import { ROLES } from "#domain/catalogue/role.ts";
import { accountSchema, passwordSchema } from "./accounts.ts";
import { timeZoneSchema } from "./common.ts";

/** Who asks, and what they may do here. */
export const sessionSchema = z.object({
  /** The account that is signed in; `null` for none. */
  account: z.nullable(
    z.pick(accountSchema, {
      id: true,
      username: true,
      name: true,
      role: true,
      organizations: true,
      regions: true,
      secondFactor: true,
      lastSignInAt: true,
    }),
  ),
  asker: z.enum(["anonymous", "display", ...ROLES]),
  may: z.array(z.enum(ACTIONS)),
  /** Who may look without an account. */
  access: z.enum(["public", "network", "signed-in"]),
  /** The office's single sign-on; `null` where there is none. */
  oidc: z.nullable(z.object({ name: z.string() })),
  /** True until there is an administrator; the one-time link stands on the server's console. */
  setupNeeded: z.boolean(),
  /** Zone of times that belong to no region, such as those of accounts. */
  timeZone: timeZoneSchema,
});
export type Session = z.infer<typeof sessionSchema>;

export const signInSchema = z.object({
  username: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)),
  password: z.string().check(z.minLength(1), z.maxLength(256)),
});

/** Signed in, or asked for the second factor. */
export const signInAnswerSchema = z.union([
  z.object({ secondFactor: z.literal(true) }),
  z.object({ secondFactor: z.literal(false), session: sessionSchema }),
]);

/** Six digits of the authenticator, or one of the recovery codes. */
export const secondFactorCodeSchema = z.object({ code: z.string().check(z.trim(), z.minLength(6), z.maxLength(32)) });

/** With a password that may be known to others, tokens made with it end, unless it is wished otherwise. */
export const changePasswordSchema = z.object({
  current: z.string().check(z.maxLength(256)),
  next: passwordSchema,
  keepTokens: z.optional(z.boolean()),
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;

/** Where an account is signed in. */
export const sessionsSchema = z.object({
  sessions: z.array(
    z.object({
      createdAt: z.string(),
      lastSeenAt: z.string(),
      expiresAt: z.string(),
      /** Address it was last seen from; empty where unknown. */
      address: z.string(),
      userAgent: z.string(),
      current: z.boolean(),
    }),
  ),
});

/** What an authenticator app is told, and the codes that stand in for it; shown once. */
export const secondFactorSetupSchema = z.object({
  uri: z.string(),
  secret: z.string(),
  recoveryCodes: z.array(z.string()),
});
export type SecondFactorSetup = z.infer<typeof secondFactorSetupSchema>;

/** Starting or removing a second factor asks for the password once more. */
export const confirmPasswordSchema = z.object({ password: z.string().check(z.minLength(1), z.maxLength(256)) });

/** Where to come back to after single sign-on: a path of this server. */
export const oidcQuerySchema = z.object({
  to: z.optional(z.string().check(z.regex(/^\/(?![/\\])/), z.maxLength(2000))),
});
