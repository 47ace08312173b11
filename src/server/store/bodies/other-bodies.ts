import * as z from "zod/mini";
import { bodyOf } from "./body.ts";
import { firstVersion } from "./versions.ts";

/** Codes of organizations or regions that an account is given. */
export const codesBody = bodyOf("account", z.array(z.string()), firstVersion<string[]>());

/** What a token may do. One of a newer program may have scopes that this one does not know, and they count for nothing. */
export const scopesBody = bodyOf("api_token.scopes", z.array(z.string()), firstVersion<string[]>());

/** How many of each a restoration ended. */
const endedCredentialsSchema = z.object({
  sessions: z.int(),
  tokens: z.int(),
  displays: z.int(),
  invitations: z.int(),
});
export type EndedCredentials = z.infer<typeof endedCredentialsSchema>;

type RestorationV1 = { at: string; dataset: string; revision: number };

/** Which state was restored from a backup, and when. */
export const restorationBody = bodyOf(
  "meta.restored",
  z.object({
    at: z.string(),
    dataset: z.string(),
    revision: z.int(),
    ended: z.optional(endedCredentialsSchema),
    replacedHead: z.optional(z.string()),
  }),
  firstVersion<RestorationV1>(),
);
