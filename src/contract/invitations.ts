import * as z from "zod/mini";
import { accountNameSchema, passwordSchema, usernameSchema } from "./accounts.ts";

/** What a one-time link is for, before it is used. */
export const invitationSchema = z.object({
  purpose: z.enum(["first-administrator", "account", "reset"]),
  /** Whose it is; `null` for the first administrator, who names it. */
  username: z.nullable(z.string()),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** Using it: a password, and for the first administrator a username and the office's name. */
export const redeemInvitationSchema = z.object({
  password: passwordSchema,
  username: z.optional(usernameSchema),
  name: z.optional(accountNameSchema),
  /** API tokens of the account end, unless it is wished otherwise. */
  keepTokens: z.optional(z.boolean()),
});
export type RedeemInvitation = z.infer<typeof redeemInvitationSchema>;
