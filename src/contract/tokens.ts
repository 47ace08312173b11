import * as z from "zod/mini";
import { TOKEN_SCOPES } from "#domain/catalogue/permission.ts";
import { givenNameSchema } from "./common.ts";

/** An API token of one's own, without its secret. */
export const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
});
export type Token = z.infer<typeof tokenSchema>;

/** Tokens that are in force, newest first. */
export const tokensSchema = z.object({ tokens: z.array(tokenSchema) });

/** A token and whose it is, as administrators see it. */
export const accountTokenSchema = z.extend(tokenSchema, {
  account: z.object({ id: z.string(), username: z.string(), name: z.string() }),
});
export type AccountToken = z.infer<typeof accountTokenSchema>;

/** Everybody's tokens that are in force, newest first. */
export const accountTokensSchema = z.object({ tokens: z.array(accountTokenSchema) });

export const newTokenSchema = z.object({
  name: givenNameSchema,
  scopes: z.array(z.enum(TOKEN_SCOPES)).check(z.minLength(1)),
  /** Days until it expires. */
  days: z.int().check(z.minimum(1), z.maximum(366)),
});
export type NewToken = z.infer<typeof newTokenSchema>;

/** The secret is shown here and never again. */
export const madeTokenSchema = z.object({ token: tokenSchema, secret: z.string() });
export type MadeToken = z.infer<typeof madeTokenSchema>;
