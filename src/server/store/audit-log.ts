import type { Kysely } from "kysely";
import {
  AUDIT_KINDS,
  AUDIT_OUTCOMES,
  type AuditDetail,
  type AuditEntry,
  type AuditEvent,
} from "#domain/record/audit.ts";
import type { AuditFault, AuditVerification } from "#domain/record/audit-fault.ts";
import { appendAudit } from "./audit.ts";
import { type Acknowledgement, acknowledgeFault } from "./audit-acknowledge.ts";
import { guardAuditLog } from "./audit-guard.ts";
import { readAuditHead } from "./audit-heads.ts";
import { type NotedHead, verifyAudit } from "./audit-verify.ts";
import type { AuditHead, AuditRow } from "./files/audit-chain.ts";
import type { Tables } from "./schema.ts";

/** Which entries to read; what is absent filters nothing. */
export type AuditFilter = {
  readonly kind?: AuditEntry["kind"] | undefined;
  readonly outcome?: AuditEntry["outcome"] | undefined;
  /** An account's id, or a part of a name. */
  readonly account?: string | undefined;
  /** A part of the object or of the detail. */
  readonly object?: string | undefined;
  /** Instants in ISO 8601 and UTC; `from` included, `to` not. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Entries before one, newest first; or after one, oldest first. */
export type AuditPage =
  | { readonly before?: number | undefined; readonly limit: number }
  | { readonly after: number; readonly limit: number };

/** The log of who did what. It only grows. */
export type AuditLog = {
  /** Puts an act on record in a transaction of its own; where the log ends then. */
  append(event: AuditEvent): Promise<AuditHead>;
  entries(filter: AuditFilter, page: AuditPage): Promise<AuditEntry[]>;
  /** Where the log ends, as kept apart from its entries. */
  head(): Promise<AuditHead>;
  /** Walks the log; where its end does not fit what was kept of it, that is put on record first. */
  verify(noted?: NotedHead): Promise<AuditVerification>;
  /**
   * Puts on record that an administrator has seen what is wrong, so that it is a fault no more.
   *
   * @throws StoreRefusal `not-found` where the first fault is another one, or there is none
   */
  acknowledge(acknowledgement: Acknowledgement): Promise<AuditFault>;
};

export function createAuditLog(reads: Kysely<Tables>, writes: Kysely<Tables>, now: () => Date): AuditLog {
  return {
    append: (event) => writes.transaction().execute((step) => appendAudit(step, event, now().toISOString())),
    entries: (filter, page) => readEntries(reads, filter, page),
    head: () => readAuditHead(reads),
    async verify(noted) {
      await guardAuditLog({ reads, writes }, now());
      return await verifyAudit(reads, { noted });
    },
    acknowledge: (acknowledgement) => acknowledgeFault({ reads, writes }, acknowledgement, now()),
  };
}

async function readEntries(db: Kysely<Tables>, filter: AuditFilter, page: AuditPage): Promise<AuditEntry[]> {
  const all = db.selectFrom("audit_entry").selectAll().limit(page.limit);
  let query = "after" in page ? all.where("seq", ">", page.after).orderBy("seq") : all.orderBy("seq", "desc");
  const { kind, outcome, account, object, from, to } = filter;
  if ("before" in page && page.before !== undefined) query = query.where("seq", "<", page.before);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (outcome !== undefined) query = query.where("outcome", "=", outcome);
  if (from !== undefined) query = query.where("at", ">=", from);
  if (to !== undefined) query = query.where("at", "<", to);
  if (account !== undefined)
    query = query.where((at) =>
      at.or([at("account", "=", account), at(at.fn("instr", ["name", at.val(account)]), ">", 0)]),
    );
  if (object !== undefined)
    query = query.where((at) =>
      at.or([
        at(at.fn("instr", ["object", at.val(object)]), ">", 0),
        at(at.fn("instr", ["detail", at.val(object)]), ">", 0),
      ]),
    );
  return (await query.execute()).map(toEntry);
}

/** An entry as it is written; one of a newer program, or that was tampered with, is shown all the same. */
function toEntry({ kind, outcome, detail, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    kind: AUDIT_KINDS.find((known) => known === kind) ?? "unknown",
    outcome: AUDIT_OUTCOMES.find((known) => known === outcome) ?? "failed",
    detail: readDetail(detail),
  };
}

function readDetail(json: string): AuditDetail {
  try {
    const value: unknown = JSON.parse(json);
    return isDetail(value) ? value : { text: json };
  } catch {
    return { text: json };
  }
}

function isDetail(value: unknown): value is AuditDetail {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((member) => member === null || typeof member !== "object")
  );
}
