import { type Kysely, sql } from "kysely";
import { policyBody } from "./bodies/catalogue-bodies.ts";
import type { Tables } from "./schema.ts";

/** The name that a policy of any revision gives a document, the last one that does. */
export async function readDocumentName(db: Kysely<Tables>, digest: string): Promise<string | null> {
  if (!isDigest(digest)) return null;
  const row = await db
    .selectFrom("policy")
    .select("body")
    .where(sql<boolean>`instr(body, ${`"${digest}"`}) > 0`)
    .orderBy("revision_from", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? (policyBody.read(row.body).document?.fileName ?? null) : null;
}

/** Whether a policy of somebody's draft names it. */
export async function isInDraft(db: Kysely<Tables>, digest: string): Promise<boolean> {
  if (!isDigest(digest)) return false;
  const row = await db
    .selectFrom("catalogue_draft")
    .select("id")
    .where(sql<boolean>`instr(changes, ${`"${digest}"`}) > 0`)
    .executeTakeFirst();
  return row !== undefined;
}

function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
