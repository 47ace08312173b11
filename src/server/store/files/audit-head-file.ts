import { closeSync, constants, ftruncateSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type AuditHead, headText, parseHead } from "./audit-chain.ts";
import { followLinks } from "./links.ts";

/**
 * Where the audit log ends, kept in a file beside the database, so that a log that was cut is found also where its end as
 * the database keeps it was changed to fit.
 */
export type HeadFile = {
  /** What the file holds; `null` where there is none, empty where it cannot be read. */
  read(): string | null;
  /**
   * Keeps where the log ends. An end that is earlier than the one in the file is kept only in place of what was put on
   * record as wrong: else whoever cut the log would have us forget it.
   */
  keep(head: AuditHead, replaced: string | null): void;
};

/** The file of a database, by whatever links that is reached. */
export function headFilePath(databasePath: string): string {
  return `${followLinks(databasePath)}.audit-head`;
}

/** Longest file that is ours. */
const MAX_BYTES = 100;

export function openHeadFile(databasePath: string): HeadFile {
  const path = headFilePath(databasePath);
  const read = () => {
    try {
      return statSync(path).size > MAX_BYTES ? "" : readFileSync(path, "latin1").trim();
    } catch (error) {
      return error instanceof Error && "code" in error && error.code === "ENOENT" ? null : "";
    }
  };
  return {
    read,
    keep(head, replaced) {
      const there = read();
      const known = there === null ? null : parseHead(there);
      if (there !== null && there !== replaced && (known === null || known.seq >= head.seq)) return;
      try {
        overwrite(path, `${headText(head, 15)}\n`);
      } catch {
        // The act is done and on record. A file that stays behind is no fault, and the next act tries again.
      }
    },
  };
}

/** In place: all of it is one sector of the disk, which a full disk has too, and no moment is without it. */
function overwrite(path: string, text: string): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
  try {
    writeSync(file, text, 0, "latin1");
    ftruncateSync(file, text.length);
  } finally {
    closeSync(file);
  }
}

/** Where the audit log ends as the file beside the database keeps it, for queries: `kept_audit_head()`. */
export function letReadHead(database: DatabaseSync, headFile: HeadFile): void {
  database.function("kept_audit_head", { directOnly: true }, () => headFile.read());
}

/** Keeps the end of the audit log outside the database, once a transaction that moved it is on disk. */
export function keepHead(writer: DatabaseSync, headFile: HeadFile): () => void {
  let select: StatementSync | undefined;
  let last: AuditHead | null = null;
  return () => {
    // Not before the first commit, which makes the table.
    select ??= writer.prepare("select name, value from meta where name in ('audit-head', 'audit-head-replaced')");
    const kept = new Map(select.all().map(({ name, value }) => [name, String(value)]));
    const head = parseHead(kept.get("audit-head") ?? "");
    if (head === null || head.digest === last?.digest) return;
    last = head;
    headFile.keep(head, kept.get("audit-head-replaced") ?? null);
  };
}
