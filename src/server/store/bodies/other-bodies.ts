import * as z from "zod/mini";
import { bodyOf } from "./body.ts";
import { firstVersion } from "./versions.ts";

/** Codes of organizations or regions that an account is given. */
export const codesBody = bodyOf("account", z.array(z.string()), firstVersion<string[]>());

/** What a token may do. One of a newer program may have scopes that this one does not know, and they count for nothing. */
export const scopesBody = bodyOf("api_token.scopes", z.array(z.string()), firstVersion<string[]>());

type RestorationV1 = { at: string; dataset: string; revision: number };

/** Which state was restored from a backup, and when. */
export const restorationBody = bodyOf(
  "meta.restored",
  z.object({ at: z.string(), dataset: z.string(), revision: z.int() }),
  firstVersion<RestorationV1>(),
);
