import { type AuditActor, type AuditEvent, auditObject } from "#domain/record/audit.ts";
import type { AuditFault } from "#domain/record/audit-fault.ts";
import { appendAudit } from "./audit.ts";
import { guardAuditLog } from "./audit-guard.ts";
import { verifyAudit } from "./audit-verify.ts";
import type { Database } from "./sqlite.ts";
import { StoreRefusal } from "./store-refusal.ts";

export type Acknowledgement = {
  /** The fault's mark, or its beginning. */
  readonly mark: string;
  readonly actor: AuditActor;
  readonly remark: string;
};

/**
 * Puts on record that an administrator has seen what is wrong with the log. Only the first fault can be: what lies behind it
 * is not known before.
 *
 * @throws StoreRefusal `not-found` where that is another one, or there is none
 */
export async function acknowledgeFault(
  { reads, writes }: Pick<Database, "reads" | "writes">,
  { mark, actor, remark }: Acknowledgement,
  now: Date,
): Promise<AuditFault> {
  const at = now.toISOString();
  await guardAuditLog({ reads, writes }, now);
  const { fault } = await verifyAudit(reads);
  if (!fault?.mark.startsWith(mark)) throw new StoreRefusal("not-found");
  const event: AuditEvent = {
    ...actor,
    kind: "audit-acknowledged",
    outcome: "done",
    object: auditObject("audit", fault.seq),
    detail: { fault: fault.kind, seq: fault.seq, mark: fault.mark, remark },
  };
  await writes.transaction().execute((step) => appendAudit(step, event, at));
  return fault;
}
