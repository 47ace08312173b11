import type { AuditEvent } from "#domain/audit.ts";
import type { AuditLog } from "./store/audit-log.ts";

/** Where acts are put on record. */
export type AuditSink = {
  /**
   * Keeps an act; back when it is on disk. Where this fails the act must fail too: nothing happens without its entry.
   * Not inside a transaction of the store, which has the one connection that writes; there, `appendAudit(step, event)`
   * of `store/audit.ts` makes the entry a part of it.
   */
  record(event: AuditEvent): Promise<void>;
  /** Keeps how many refusals were counted but not written one by one. */
  flush(): Promise<void>;
};

export type AuditSinkOptions = {
  readonly log: Pick<AuditLog, "append">;
  readonly now: () => Date;
  /** Refusals of one address that are kept one by one in a minute; what is beyond is counted. */
  readonly refusalsKept?: number;
};

const MINUTE_MS = 60_000;
const REFUSALS_KEPT = 60;
/** Addresses whose refusals are counted apart; those beyond, of which an attacker may have any number, together. */
const ADDRESSES_KEPT = 1000;

/** Refusals that anybody can cause without being known, and with which the disk could be filled. */
const COUNTED: readonly AuditEvent["kind"][] = ["refused", "rate-limited", "sign-in-refused"];

type Window = { readonly since: number; kept: number; counted: number; last: AuditEvent };

/**
 * Keeps every act, but of refusals only so many for each address in a minute one by one. The others are counted, and
 * the count is an entry of its own (`detail.more`) once the minute is over.
 */
export function createAuditSink({ log, now, refusalsKept = REFUSALS_KEPT }: AuditSinkOptions): AuditSink {
  const windows = new Map<string, Window>();

  async function flushBefore(instant: number): Promise<void> {
    for (const [address, window] of windows) {
      if (window.since >= instant) continue;
      windows.delete(address);
      if (window.counted === 0) continue;
      const { last, counted, since } = window;
      await log.append({ ...last, detail: { ...last.detail, more: counted, since: new Date(since).toISOString() } });
    }
  }

  return {
    async record(event) {
      const instant = now().getTime();
      await flushBefore(instant - MINUTE_MS);
      if (event.outcome === "refused" && COUNTED.includes(event.kind)) {
        const place =
          windows.has(event.address) || windows.has(`rate ${event.address}`) || windows.size < ADDRESSES_KEPT
            ? event.address
            : "";
        // Whoever is refused for asking too often is told of once.
        const isRate = event.kind === "rate-limited";
        const key = isRate ? `rate ${place}` : place;
        const window = windows.get(key) ?? { since: instant, kept: 0, counted: 0, last: event };
        windows.set(key, window);
        if (window.kept >= (isRate ? 1 : refusalsKept)) {
          window.counted += 1;
          window.last = event;
          return;
        }
        window.kept += 1;
      }
      await log.append(event);
    },
    flush: () => flushBefore(Number.POSITIVE_INFINITY),
  };
}
