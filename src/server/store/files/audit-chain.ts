import { createHash } from "node:crypto";
import { AUDIT_START, type AuditDetail, type AuditEntry } from "#domain/record/audit.ts";

/** An entry as the table holds it: `detail` is JSON text. */
export type AuditRow = Omit<AuditEntry, "kind" | "outcome" | "detail"> & {
  readonly kind: string;
  readonly outcome: string;
  readonly detail: string;
};

/** Where the log ends: the last entry's number and digest. */
export type AuditHead = { readonly seq: number; readonly digest: string };

export const EMPTY_HEAD: AuditHead = { seq: 0, digest: AUDIT_START };

/** A head as it is noted: number and digest; the number with zeros before it where a width is given. */
export function headText({ seq, digest }: AuditHead, width = 0): string {
  return `${String(seq).padStart(width, "0")} ${digest}`;
}

/** A head as it was noted; `null` for what is none. */
export function parseHead(text: string): AuditHead | null {
  const [, seq, digest] = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(text) ?? [];
  return seq === undefined || digest === undefined ? null : { seq: Number(seq), digest };
}

/** Longest text of a field, in UTF-16 units; who sends more is cut, with "…". */
const MAX_TEXT = 2000;

/**
 * What the digest of an entry is taken over: its columns but `digest` as one JSON object by RFC 8785 (JSON
 * Canonicalization Scheme): members in the order of their names, no white space, strings as ECMAScript writes them,
 * `seq` an integer, absent values `null`. `detail` is the text of its column. So no two entries share a text, and
 * whoever has the table can recompute it with any RFC 8785 library.
 */
export function canonicalEntry(row: Omit<AuditRow, "digest">): string {
  const { account, address, at, detail, kind, name, object, outcome, previous, seq } = row;
  return JSON.stringify({ account, address, at, detail, kind, name, object, outcome, previous, seq });
}

/** SHA-256 of the canonical entry in UTF-8, in hexadecimal. */
export function entryDigest(row: Omit<AuditRow, "digest">): string {
  return createHash("sha256").update(canonicalEntry(row), "utf8").digest("hex");
}

/**
 * A detail as kept: JSON with members in the order of their names. It alone of what is kept as JSON has no version: the
 * digest is taken over this very text, also by programs that are not ours, and an entry is read for what it says, whatever
 * its members are (`audit-log.ts`). So a detail may have other members from one release to the next without a step.
 */
export function canonicalDetail(detail: AuditDetail): string {
  const members = Object.entries(detail).map(([key, value]) => [key, typeof value === "string" ? kept(value) : value]);
  return JSON.stringify(Object.fromEntries(members.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))));
}

/**
 * Text as the database gives it back: half a surrogate pair has no UTF-8, and a NUL ends a text for some tools; both
 * become U+FFFD, as do other control characters, which could hide an entry from whoever reads it on a terminal.
 */
export function kept(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  const whole = Buffer.from(cut, "utf8").toString("utf8");
  return whole.replace(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
