import { type Kysely, sql } from "kysely";
import type { AuditFaultPlace } from "#domain/record/audit-fault.ts";
import { type AuditHead, EMPTY_HEAD, parseHead } from "./files/audit-chain.ts";
import type { Tables } from "./schema.ts";

/** Names under which `meta` keeps where the log ends; an end outside that counts no more; that there is a file outside. */
export const HEAD = "audit-head";
export const HEAD_REPLACED = "audit-head-replaced";
export const HEAD_NOTED = "audit-head-noted";

/** Where the log ends, as it is kept beside its entries. */
export type KeptHeads = {
  /** In the database. A note that cannot be read is no end of any log. */
  readonly own: AuditHead;
  /** What the file beside the database holds; `null` where there is none. */
  readonly file: string | null;
  /** What the file held when it was put on record that it does not fit, or when a backup was restored. */
  readonly replaced: string | null;
  /** Whether there was a file before. */
  readonly isNoted: boolean;
};

/** What is wrong with the end of the log, and the end as it was kept. */
export type HeadFault = AuditFaultPlace & { readonly expected: string | null };

/** The file first: it is written after the database, and so is never ahead of it. */
export async function readKeptHeads(db: Kysely<Tables>): Promise<KeptHeads> {
  const { rows } = await sql<{ readonly file: string | null }>`select kept_audit_head() as file`.execute(db);
  const notes = await db
    .selectFrom("meta")
    .selectAll()
    .where("name", "in", [HEAD, HEAD_REPLACED, HEAD_NOTED])
    .execute();
  const note = (asked: string) => notes.find(({ name }) => name === asked)?.value;
  return {
    own: ownHead(note(HEAD)),
    file: rows[0]?.file ?? null,
    replaced: note(HEAD_REPLACED) ?? null,
    isNoted: note(HEAD_NOTED) !== undefined,
  };
}

export async function readAuditHead(db: Kysely<Tables>): Promise<AuditHead> {
  const row = await db.selectFrom("meta").select("value").where("name", "=", HEAD).executeTakeFirst();
  return ownHead(row?.value);
}

function ownHead(note: string | undefined): AuditHead {
  return note === undefined ? EMPTY_HEAD : (parseHead(note) ?? { seq: -1, digest: "" });
}

/** Where the log ends by its own last entry. */
export async function readLastEntry(db: Kysely<Tables>): Promise<AuditHead> {
  const row = await db
    .selectFrom("audit_entry")
    .select(["seq", "digest"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? EMPTY_HEAD;
}

/**
 * Holds the last entry against where the log ended before. The file may be behind by what was written when the server was
 * killed; its entry must be in the log.
 *
 * @param isCopy true of a backup, which leaves the file behind
 */
export async function findHeadFault(
  db: Kysely<Tables>,
  last: AuditHead,
  { own, file, replaced, isNoted }: KeptHeads,
  isCopy = false,
): Promise<HeadFault | null> {
  if (own.seq !== last.seq || own.digest !== last.digest) {
    const expected = tell(own);
    if (own.seq > last.seq) return { kind: "cut", seq: last.seq + 1, expected };
    return { kind: "beyond", seq: own.seq === last.seq ? last.seq : own.seq + 1, expected };
  }
  if (file === null) return isNoted && !isCopy ? { kind: "head-lost", seq: last.seq, expected: null } : null;
  if (file === replaced) return null;
  const outside = parseHead(file);
  if (outside === null) return { kind: "head-lost", seq: last.seq, expected: null };
  if (outside.seq > last.seq) return { kind: "cut", seq: last.seq + 1, expected: tell(outside) };
  if (outside.seq === last.seq) return outside.digest === last.digest ? null : replacedAt(outside);
  const row = await db.selectFrom("audit_entry").select("digest").where("seq", "=", outside.seq).executeTakeFirst();
  return row?.digest === outside.digest ? null : replacedAt(outside);
}

function replacedAt(outside: AuditHead): HeadFault {
  return { kind: "replaced", seq: outside.seq, expected: tell(outside) };
}

/** As `audit verify` prints it and takes it. */
export function tell({ seq, digest }: AuditHead): string {
  return `${seq}:${digest}`;
}
