import type { AuditEvent } from "#domain/audit.ts";

/** Where acts are put on record. */
export type AuditSink = {
  /**
   * Keeps an act; back when it is on disk. Where this fails the act must fail too: nothing happens without its entry.
   * Not inside a transaction of the store, which has the one connection that writes; there, `appendAudit(step, event)`
   * of `store/audit.ts` makes the entry a part of it.
   */
  record(event: AuditEvent): Promise<void>;
};
