import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import {
  AUDIT_FAULTS,
  type AuditFault,
  type AuditFaultPlace,
  type AuditVerification,
} from "#domain/record/audit-fault.ts";
import { findHeadFault, readKeptHeads } from "./audit-heads.ts";
import { type AuditHead, type AuditRow, EMPTY_HEAD, entryDigest } from "./files/audit-chain.ts";
import type { Tables } from "./schema.ts";

/** An end of the log as noted outside the database: its digest, and its number where that was noted too. */
export type NotedHead = { readonly digest: string; readonly seq?: number };

export type VerifyOptions = {
  readonly noted?: NotedHead | undefined;
  /** True of a backup: the file with the end of the log stayed behind. */
  readonly isCopy?: boolean;
};

/** Entries read at a time: a few milliseconds of work between which others get their turn. */
const PAGE = 200;

/**
 * Walks the log from its first entry: each must follow the one before, and the last be the end that is kept in `meta` and
 * in the file beside the database. May run beside a server that appends. That the log was found changed before is a fault
 * until an administrator acknowledged it. Whoever rewrites the whole log, `meta`, file and all, is found only by an end
 * noted elsewhere, in the server's own log say.
 */
export async function verifyAudit(db: Kysely<Tables>, options: VerifyOptions = {}): Promise<AuditVerification> {
  const { noted, isCopy = false } = options;
  const acknowledged = await readAcknowledged(db);
  let last: AuditHead = EMPTY_HEAD;
  let met = noted === undefined;
  for (;;) {
    // 1. On to where the entries end.
    const rows = await readPage(db, last.seq === 0 ? null : last.seq);
    for (const row of rows) {
      const fault = chainFault(row, last) ?? recordedFault(row);
      if (fault && !acknowledged.has(fault.mark)) return { ...before(last, fault), fault };
      last = { seq: row.seq, digest: row.digest };
      met ||= isNoted(last, noted);
    }
    if (rows.length > 0) {
      // What SQLite answers comes at once: without this nothing else of the thread would run until the end.
      await nextTurn();
      continue;
    }
    // 2. Is that the end that was kept? Read after the entries, as more may have been appended meanwhile.
    const heads = await readKeptHeads(db);
    const more = heads.own.seq > last.seq ? await readPage(db, last.seq === 0 ? null : last.seq) : [];
    if (more.length > 0) continue;
    const atEnd = await findHeadFault(db, last, heads, isCopy);
    if (atEnd) return { ...last, fault: marked(atEnd, atEnd.expected ?? "", last.digest) };
    const fault = met ? null : marked({ kind: "unknown-head", seq: noted?.seq ?? last.seq }, noted?.digest ?? "");
    return { ...last, fault };
  }
}

/** Marks of the faults that administrators acknowledged. */
async function readAcknowledged(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("audit_entry").select("detail").where("kind", "=", "audit-acknowledged").execute();
  return new Set(rows.flatMap(({ detail }) => String(readMember(detail, "mark") ?? "")));
}

function readPage(db: Kysely<Tables>, after: number | null): Promise<AuditRow[]> {
  const rows = db.selectFrom("audit_entry").selectAll().orderBy("seq").limit(PAGE);
  return (after === null ? rows : rows.where("seq", ">", after)).execute();
}

/** How an entry does not follow the one before. Its mark says what both are: changed again they have another. */
function chainFault(row: AuditRow, last: AuditHead): AuditFault | null {
  const digest = entryDigest(row);
  const place = placeOf(row, last, digest);
  return place && marked(place, last.digest, digest, row.digest);
}

function placeOf(row: AuditRow, last: AuditHead, digest: string): AuditFaultPlace | null {
  const expected = last.seq + 1;
  if (row.seq > expected) return { kind: "removed", seq: expected };
  if (row.seq < expected) return { kind: "inserted", seq: row.seq };
  const follows = row.previous === last.digest;
  const whole = digest === row.digest;
  if (whole && follows) return null;
  if (!whole) return { kind: follows ? "edited" : "moved", seq: row.seq };
  return last.seq === 0 ? { kind: "moved", seq: row.seq } : { kind: "rewritten", seq: last.seq };
}

/** What the server found wrong with the log, and put on record, when it compared its end. */
function recordedFault(row: AuditRow): AuditFault | null {
  if (row.kind !== "audit-fault") return null;
  const kind = AUDIT_FAULTS.find((known) => known === readMember(row.detail, "fault")) ?? "unknown-head";
  return { kind, seq: Number(readMember(row.detail, "seq") ?? row.seq), mark: row.digest };
}

function readMember(detail: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(detail);
    return typeof value === "object" && value !== null
      ? Object.entries(value).find(([key]) => key === name)?.[1]
      : null;
  } catch {
    // Of an entry that was edited.
    return null;
  }
}

function marked(place: AuditFaultPlace, ...seen: readonly string[]): AuditFault {
  const { kind, seq } = place;
  const mark = createHash("sha256")
    .update([kind, seq, ...seen].join(" "))
    .digest("hex");
  return { kind, seq, mark };
}

/** A rewritten entry was taken for whole when it was passed. */
function before(last: AuditHead, fault: AuditFault): AuditHead {
  return fault.kind === "rewritten" ? { seq: last.seq - 1, digest: last.digest } : last;
}

function isNoted(head: AuditHead, noted: NotedHead | undefined): boolean {
  return head.digest === noted?.digest && (noted.seq === undefined || noted.seq === head.seq);
}
