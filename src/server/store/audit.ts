import { type Kysely, sql, type Transaction } from "kysely";
import { type AuditEvent, auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import {
  findHeadFault,
  HEAD,
  HEAD_NOTED,
  HEAD_REPLACED,
  type HeadFault,
  type KeptHeads,
  readKeptHeads,
  readLastEntry,
  tell,
} from "./audit-heads.ts";
import { type AuditHead, canonicalDetail, EMPTY_HEAD, entryDigest, headText, kept } from "./files/audit-chain.ts";
import { auditLog } from "./migrations/004-audit-log.ts";
import { readSchemaVersion } from "./migrations.ts";
import type { Tables } from "./schema.ts";
import { openSqlite } from "./sqlite.ts";

/** The step of the schema that made the log. */
const LOG_SINCE = 4;

/**
 * Puts an act on record as a part of the transaction that does it. The transaction must have begun as a write
 * (`begin immediate`, as all of ours do), as two threads append: the last entry is read and followed in one turn. Where
 * the log does not end as it did before, that is put on record first.
 */
export async function appendAudit(step: Transaction<Tables>, event: AuditEvent, at: string): Promise<AuditHead> {
  return await writeEntry(step, await compareHeads(step, at), event, at);
}

/**
 * Holds the end of the log against where it ended before, and puts on record what does not fit.
 *
 * @returns where the log ends now
 */
export async function compareHeads(step: Transaction<Tables>, at: string): Promise<AuditHead> {
  const heads = await readKeptHeads(step);
  if (!(await hasAuditTable(step))) return await makeTableAgain(step, heads, at);
  const last = await readLastEntry(step);
  const fault = await findHeadFault(step, last, heads);
  if (fault) {
    await setHeadAside(step, heads);
    return await recordFault(step, last, fault, at);
  }
  if (heads.file !== null && !heads.isNoted) await note(step, HEAD_NOTED, "1");
  return last;
}

/** What a dropped table held is gone. */
async function makeTableAgain(step: Transaction<Tables>, heads: KeptHeads, at: string): Promise<AuditHead> {
  for (const statement of auditLog) await sql.raw(statement).execute(step);
  await setHeadAside(step, heads);
  return await recordFault(step, EMPTY_HEAD, { kind: "dropped", seq: 1, expected: tell(heads.own) }, at);
}

/** Puts on record for good that the log was found changed. */
export async function recordFault(
  step: Transaction<Tables>,
  last: AuditHead,
  { kind, seq, expected }: HeadFault,
  at: string,
): Promise<AuditHead> {
  const event: AuditEvent = {
    ...SERVER_ACTOR,
    kind: "audit-fault",
    outcome: "failed",
    object: auditObject("audit", seq),
    detail: { fault: kind, seq, ...(expected === null ? {} : { expected }), found: tell(last) },
  };
  return await writeEntry(step, last, event, at);
}

/** What the file beside the database holds counts no more: the log ends elsewhere, and that is put on record. */
async function setHeadAside(step: Transaction<Tables>, { file }: KeptHeads): Promise<void> {
  if (file !== null) await note(step, HEAD_REPLACED, file);
  else await step.deleteFrom("meta").where("name", "=", HEAD_NOTED).execute();
}

async function writeEntry(
  step: Transaction<Tables>,
  last: AuditHead,
  event: AuditEvent,
  at: string,
): Promise<AuditHead> {
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
  await note(step, HEAD, headText(head));
  return head;
}

async function note(step: Transaction<Tables>, name: string, value: string): Promise<void> {
  await step
    .insertInto("meta")
    .values({ name, value })
    .onConflict((on) => on.column("name").doUpdateSet({ value }))
    .execute();
}

/** Puts on record what is done to a database beside its server; where there is no log yet, nothing. */
export async function recordBeside(path: string, event: AuditEvent, at: Date): Promise<void> {
  const database = openSqlite(path, 2000);
  try {
    if ((await logOf(database.reads)) === "none-yet") return;
    await database.writes.transaction().execute((step) => appendAudit(step, event, at.toISOString()));
  } finally {
    await database.close();
  }
}

/** Whether a database has its log, has none as an earlier program made it, or lost it. */
export async function logOf(db: Kysely<Tables>): Promise<"there" | "none-yet" | "dropped"> {
  if (await hasAuditTable(db)) return "there";
  return (await readSchemaVersion(db)) < LOG_SINCE ? "none-yet" : "dropped";
}

export async function hasAuditTable(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from sqlite_schema where type = 'table' and name = 'audit_entry'`.execute(db);
  return rows.length > 0;
}
