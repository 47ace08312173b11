import { type Kysely, sql, type Transaction } from "kysely";
import { compareHeads, hasAuditTable, recordFault } from "./audit.ts";
import { findHeadFault, readKeptHeads, readLastEntry } from "./audit-heads.ts";
import { auditLog } from "./migrations/004-audit-log.ts";
import type { Tables } from "./schema.ts";
import type { Database } from "./sqlite.ts";

const TRIGGER = /^create trigger (\w+) /i;

/** The triggers that refuse changes of the log, by name, as they were released. */
const TRIGGERS = auditLog.flatMap((statement) => {
  const name = TRIGGER.exec(statement)?.[1];
  return name === undefined ? [] : [{ name, statement }];
});

/**
 * Holds the log against what was known of it, when a store is opened: its table, what guards it, where it ends. What is
 * missing is made again, and that it was missing is put on record for good. Writes only where something is wrong.
 */
export async function guardAuditLog({ reads, writes }: Pick<Database, "reads" | "writes">, now: Date): Promise<void> {
  const at = now.toISOString();
  if (!(await hasAuditTable(reads))) {
    await writes.transaction().execute((step) => compareHeads(step, at));
    return;
  }
  const [unguarded, last, heads] = [await findUnguarded(reads), await readLastEntry(reads), await readKeptHeads(reads)];
  if (unguarded.length === 0 && (await findHeadFault(reads, last, heads)) === null) return;
  await writes.transaction().execute((step) => guardAgain(step, at));
}

async function guardAgain(step: Transaction<Tables>, at: string): Promise<void> {
  const unguarded = await findUnguarded(step);
  for (const { name, statement } of unguarded) {
    await sql`drop trigger if exists ${sql.id(name)}`.execute(step);
    await sql.raw(statement).execute(step);
  }
  const last = await compareHeads(step, at);
  if (unguarded.length > 0) await recordFault(step, last, { kind: "unguarded", seq: last.seq, expected: null }, at);
}

async function findUnguarded(db: Kysely<Tables>): Promise<typeof TRIGGERS> {
  const { rows } = await sql<{
    readonly sql: string;
  }>`select sql from sqlite_schema where type = 'trigger' and tbl_name = 'audit_entry'`.execute(db);
  const bare = (statement: string) => statement.replace(TRIGGER, "$1 ");
  const there = rows.map((row) => bare(row.sql));
  return TRIGGERS.filter(({ statement }) => !there.includes(bare(statement)));
}
