import { oneLine } from "./one-line.ts";

/**
 * Released with 0.3.0. Triggers refuse changes, deletions and entries that do not follow the last one; whoever goes round them is
 * found by the chain of digests (`audit-chain.ts`). The third also refuses "insert or replace", which deletes without a trigger.
 */
export const auditLog = [
  oneLine`create table "audit_entry" (
    "seq" integer primary key,
    "at" text not null,
    "account" text,
    "name" text not null,
    "address" text not null,
    "kind" text not null,
    "outcome" text not null,
    "object" text,
    "detail" text not null,
    "previous" text not null,
    "digest" text not null
  ) strict`,
  'create index "audit_by_account" on "audit_entry" ("account", "seq")',
  'create index "audit_by_kind" on "audit_entry" ("kind", "seq")',
  `create trigger audit_entry_never_changed before update on audit_entry
    begin select raise(abort, 'an entry of the audit log is never changed'); end`,
  `create trigger audit_entry_never_deleted before delete on audit_entry
    begin select raise(abort, 'an entry of the audit log is never deleted'); end`,
  `create trigger audit_entry_follows before insert on audit_entry
    when new.seq <> (select coalesce(max(seq), 0) + 1 from audit_entry)
      or (new.seq > 1 and new.previous <> (select digest from audit_entry where seq = new.seq - 1))
    begin select raise(abort, 'an entry of the audit log follows the last one'); end`,
];
