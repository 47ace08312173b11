import type { AuditEvent } from "#domain/record/audit.ts";
import type { AuditLog } from "#server/store/audit-log.ts";

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
const HOUR_MS = 60 * MINUTE_MS;
const REFUSALS_KEPT = 60;
/** Addresses whose refusals are counted apart; those beyond, of which an attacker may have any number, together. */
const ADDRESSES_KEPT = 1000;

/** Refusals that anybody can cause without being known, and with which the disk could be filled. */
const COUNTED: readonly AuditEvent["kind"][] = ["refused", "rate-limited", "sign-in-refused"];

type Window = { readonly since: number; readonly ends: number; kept: number; counted: number; last: AuditEvent };

/** What of refusals is counted apart: how many are kept one by one, and for how long the rest is counted. */
type Counting = { readonly key: string; readonly kept: number; readonly ms: number };

/**
 * Keeps every act, but of refusals only so many for each address in a minute one by one. The others are counted, and
 * the count is an entry of its own (`detail.more`) once the minute is over. Where nobody is let to look, the first such
 * request of an address is kept and further ones of the hour are counted.
 */
export function createAuditSink({ log, now, refusalsKept = REFUSALS_KEPT }: AuditSinkOptions): AuditSink {
  // Apart, so that looks, which are counted for an hour, leave the others their places.
  const [looks, others] = [new Map<string, Window>(), new Map<string, Window>()];

  async function flushEnded(instant: number): Promise<void> {
    for (const windows of [looks, others]) await flush(windows, instant);
  }

  async function flush(windows: Map<string, Window>, instant: number): Promise<void> {
    for (const [key, window] of windows) {
      if (window.ends > instant) continue;
      windows.delete(key);
      if (window.counted === 0) continue;
      const { last, counted, since } = window;
      await log.append({ ...last, detail: { ...last.detail, more: counted, since: new Date(since).toISOString() } });
    }
  }

  return {
    async record(event) {
      const instant = now().getTime();
      await flushEnded(instant);
      if (event.outcome === "refused" && COUNTED.includes(event.kind)) {
        const windows = isLook(event) ? looks : others;
        const { key, kept, ms } = countingOf(event, refusalsKept, windows);
        const window = windows.get(key) ?? { since: instant, ends: instant + ms, kept: 0, counted: 0, last: event };
        windows.set(key, window);
        if (window.kept >= kept) {
          window.counted += 1;
          window.last = event;
          return;
        }
        window.kept += 1;
      }
      await log.append(event);
    },
    flush: () => flushEnded(Number.POSITIVE_INFINITY),
  };
}

/** Nobody known asked for what is to be seen. */
function isLook({ kind, account, detail }: AuditEvent): boolean {
  return kind === "refused" && account === null && detail["action"] === "look";
}

function countingOf(event: AuditEvent, refusalsKept: number, windows: ReadonlyMap<string, Window>): Counting {
  const { address, kind } = event;
  const isKnown = windows.has(address) || windows.has(`rate ${address}`);
  const place = isKnown || windows.size < ADDRESSES_KEPT ? address : "";
  // A page that was left open asks again and again once its session has ended: that must not fill the log for days.
  if (isLook(event)) return { key: place, kept: 1, ms: HOUR_MS };
  // Whoever is refused for asking too often is told of once.
  if (kind === "rate-limited") return { key: `rate ${place}`, kept: 1, ms: MINUTE_MS };
  return { key: place, kept: refusalsKept, ms: MINUTE_MS };
}
