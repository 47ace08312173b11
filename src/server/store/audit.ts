import type { Kysely, Transaction } from "kysely";
import type { AuditEvent } from "#domain/record/audit.ts";
import { type AuditHead, canonicalDetail, EMPTY_HEAD, entryDigest, kept } from "./audit-chain.ts";
import type { Tables } from "./schema.ts";
import { openSqlite } from "./sqlite.ts";

/** Name under which `meta` keeps where the log ends, so that a log cut at its end is seen. */
const HEAD = "audit-head";

/**
 * Puts an act on record as a part of the transaction that does it. The transaction must have begun as a write
 * (`begin immediate`, as all of ours do), as two threads append: the last entry is read and followed in one turn.
 */
export async function appendAudit(step: Transaction<Tables>, event: AuditEvent, at: string): Promise<AuditHead> {
  const last = await readLastEntry(step);
  const row = {
    seq: last.seq + 1,
    at,
    account: event.account === null ? null : kept(event.account),
    name: kept(event.name),
    address: kept(event.address),
    kind: event.kind,
    outcome: event.outcome,
    object: event.object === null ? null : kept(event.object),
    detail: canonicalDetail(event.detail),
    previous: last.digest,
  };
  const head = { seq: row.seq, digest: entryDigest(row) };
  await step
    .insertInto("audit_entry")
    .values({ ...row, digest: head.digest })
    .execute();
  const value = `${head.seq} ${head.digest}`;
  await step
    .insertInto("meta")
    .values({ name: HEAD, value })
    .onConflict((on) => on.column("name").doUpdateSet({ value }))
    .execute();
  return head;
}

/** Puts on record what is done to a database beside its server; where there is no log yet, nothing. */
export async function recordBeside(path: string, event: AuditEvent, at: Date): Promise<void> {
  const database = openSqlite(path, 2000);
  try {
    const tables = await database.reads.introspection.getTables();
    if (!tables.some(({ name }) => name === "audit_entry")) return;
    await database.writes.transaction().execute((step) => appendAudit(step, event, at.toISOString()));
  } finally {
    await database.close();
  }
}

/** Where the log ends by its own last entry. */
async function readLastEntry(db: Kysely<Tables>): Promise<AuditHead> {
  const row = await db
    .selectFrom("audit_entry")
    .select(["seq", "digest"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? EMPTY_HEAD;
}

/** Where the log ends as kept apart from it. A note that cannot be read is no end of any log. */
export async function readAuditHead(db: Kysely<Tables>): Promise<AuditHead> {
  const row = await db.selectFrom("meta").select("value").where("name", "=", HEAD).executeTakeFirst();
  if (!row) return EMPTY_HEAD;
  const [, seq, digest = ""] = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(row.value) ?? [];
  return seq === undefined ? { seq: -1, digest } : { seq: Number(seq), digest };
}
