import * as z from "zod/mini";
import { ROLES } from "#domain/catalogue/role.ts";
import { codeSchema, givenNameSchema } from "./common.ts";

/** Letters and digits with dot, hyphen, underscore between; compared without regard to case. */
export const usernameSchema = z.string().check(z.regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,30}[A-Za-z0-9])?$/));

/** An office or desk, under which is published. */
export const accountNameSchema = givenNameSchema;

/** Characters of the shortest password. */
export const MIN_PASSWORD = 8;

/** Long sentences are welcome (OWASP ASVS 5.0, 6.2); nothing is asked of its letters. */
export const passwordSchema = z.string().check(z.minLength(MIN_PASSWORD), z.maxLength(256));

export const roleSchema = z.enum(ROLES);

/** An account as an administrator sees it. */
export const accountSchema = z.object({
  id: z.string(),
  username: usernameSchema,
  name: z.string(),
  role: roleSchema,
  /** Organizations a contributor brings figures of. */
  organizations: z.array(codeSchema),
  /** Regions a publisher publishes in. */
  regions: z.array(codeSchema),
  disabled: z.boolean(),
  /** Whether a second factor is asked for. */
  secondFactor: z.boolean(),
  /** False until its one-time link was used. */
  hasPassword: z.boolean(),
  createdAt: z.string(),
  lastSignInAt: z.nullable(z.string()),
});
export type Account = z.infer<typeof accountSchema>;

export const accountsSchema = z.object({ accounts: z.array(accountSchema) });

export const newAccountSchema = z.object({
  username: usernameSchema,
  name: accountNameSchema,
  role: roleSchema,
  organizations: z.array(codeSchema).check(z.maxLength(500)),
  regions: z.array(codeSchema).check(z.maxLength(500)),
});
export type NewAccount = z.infer<typeof newAccountSchema>;

/** What is to be changed of an account; what is absent stays. */
export const changeAccountSchema = z.partial(
  z.extend(z.omit(newAccountSchema, { username: true }), {
    disabled: z.boolean(),
    /** Takes the second factor from one who lost it. */
    secondFactor: z.literal(false),
  }),
);
export type ChangeAccount = z.infer<typeof changeAccountSchema>;

/** A one-time link, shown once: the path of the page that takes it, its secret in the fragment. */
export const invitationLinkSchema = z.object({ path: z.string(), expiresAt: z.string() });
export type InvitationLink = z.infer<typeof invitationLinkSchema>;

export const madeAccountSchema = z.object({ account: accountSchema, invitation: invitationLinkSchema });
export type MadeAccount = z.infer<typeof madeAccountSchema>;
