import { type Kysely, sql } from "kysely";
import type { Tables } from "./schema.ts";

/**
 * The audit log. Triggers refuse changes, deletions and entries that do not follow the last one; whoever goes round
 * them is found by the chain of digests (`audit-chain.ts`).
 */
export async function createAuditEntries(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("audit_entry")
    .addColumn("seq", "integer", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("account", "text")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("object", "text")
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("previous", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .modifyEnd(sql`strict`)
    .execute();
  await db.schema.createIndex("audit_by_account").on("audit_entry").columns(["account", "seq"]).execute();
  await db.schema.createIndex("audit_by_kind").on("audit_entry").columns(["kind", "seq"]).execute();
  await sql`create trigger audit_entry_never_changed before update on audit_entry
    begin select raise(abort, 'an entry of the audit log is never changed'); end`.execute(db);
  await sql`create trigger audit_entry_never_deleted before delete on audit_entry
    begin select raise(abort, 'an entry of the audit log is never deleted'); end`.execute(db);
  // Also refuses "insert or replace", which deletes without a trigger.
  await sql`create trigger audit_entry_follows before insert on audit_entry
    when new.seq <> (select coalesce(max(seq), 0) + 1 from audit_entry)
      or (new.seq > 1 and new.previous <> (select digest from audit_entry where seq = new.seq - 1))
    begin select raise(abort, 'an entry of the audit log follows the last one'); end`.execute(db);
}
