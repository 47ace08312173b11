import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { AuditFault, AuditVerification } from "#domain/record/audit-fault.ts";
import { readAuditHead } from "./audit.ts";
import { type AuditHead, type AuditRow, EMPTY_HEAD, entryDigest } from "./audit-chain.ts";
import type { Tables } from "./schema.ts";

/** An end of the log as noted outside the database: its digest, and its number where that was noted too. */
export type NotedHead = { readonly digest: string; readonly seq?: number };

/** Entries read at a time: a few milliseconds of work between which others get their turn. */
const PAGE = 200;

/**
 * Walks the log from its first entry: each must follow the one before, and the last be the end that `meta` keeps. May
 * run beside a server that appends. Whoever rewrites the whole log, `meta` and all, is found only by an end noted
 * elsewhere, in the server's own log say.
 */
export async function verifyAudit(db: Kysely<Tables>, noted?: NotedHead): Promise<AuditVerification> {
  let last: AuditHead = EMPTY_HEAD;
  let met = noted === undefined;
  for (;;) {
    // 1. On to where the entries end.
    const rows = await readPage(db, last.seq === 0 ? null : last.seq);
    for (const row of rows) {
      const fault = faultAt(row, last);
      if (fault) return { ...before(last, fault), fault };
      last = { seq: row.seq, digest: row.digest };
      met ||= isNoted(last, noted);
    }
    if (rows.length > 0) {
      // What SQLite answers comes at once: without this nothing else of the thread would run until the end.
      await nextTurn();
      continue;
    }
    // 2. Is that the end that was kept? Read after the entries, as more may have been appended meanwhile.
    const fault = await faultAtEnd(db, last);
    if (fault === "more") continue;
    if (fault) return { ...last, fault };
    return { ...last, fault: met ? null : { kind: "unknown-head", seq: noted?.seq ?? last.seq } };
  }
}

function readPage(db: Kysely<Tables>, after: number | null): Promise<AuditRow[]> {
  const rows = db.selectFrom("audit_entry").selectAll().orderBy("seq").limit(PAGE);
  return (after === null ? rows : rows.where("seq", ">", after)).execute();
}

function faultAt(row: AuditRow, last: AuditHead): AuditFault | null {
  const expected = last.seq + 1;
  if (row.seq > expected) return { kind: "removed", seq: expected };
  if (row.seq < expected) return { kind: "inserted", seq: row.seq };
  const follows = row.previous === last.digest;
  const whole = entryDigest(row) === row.digest;
  if (whole && follows) return null;
  if (!whole) return { kind: follows ? "edited" : "moved", seq: row.seq };
  return last.seq === 0 ? { kind: "moved", seq: row.seq } : { kind: "rewritten", seq: last.seq };
}

/** A rewritten entry was taken for whole when it was passed. */
function before(last: AuditHead, fault: AuditFault): AuditHead {
  return fault.kind === "rewritten" ? { seq: last.seq - 1, digest: last.digest } : last;
}

async function faultAtEnd(db: Kysely<Tables>, last: AuditHead): Promise<AuditFault | "more" | null> {
  const kept = await readAuditHead(db);
  if (kept.seq === last.seq) return kept.digest === last.digest ? null : { kind: "beyond", seq: last.seq };
  if (kept.seq < last.seq) return { kind: "beyond", seq: kept.seq + 1 };
  const more = await readPage(db, last.seq === 0 ? null : last.seq);
  return more.length > 0 ? "more" : { kind: "cut", seq: last.seq + 1 };
}

function isNoted(head: AuditHead, noted: NotedHead | undefined): boolean {
  return head.digest === noted?.digest && (noted.seq === undefined || noted.seq === head.seq);
}
