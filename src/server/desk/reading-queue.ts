import type { ApiError } from "#server/http/errors.ts";
import type { ReadingJob, ReadingResult } from "./reading-job.ts";

/** A file that waits for a process to read it, or is being read. */
export type Waiting = {
  readonly job: ReadingJob;
  readonly bytes: Uint8Array;
  /** Bytes of all its files. */
  readonly size: number;
  readonly account: string;
  /** When it came, on the clock of `performance`. */
  readonly since: number;
  /** When it is given up, on the same clock. */
  readonly until: number;
  /** Whether only a reader with much memory may have it. */
  needsLarge: boolean;
  readonly settle: (result: ReadingResult) => void;
  readonly reject: (error: ApiError) => void;
  /** How long it has been read so far. */
  readMs: number;
  /** What gives it up if nobody begins to read it. */
  timer: NodeJS.Timeout | undefined;
};

/** Most files that wait, and most bytes of all that wait or are being read; an ordinary file finds its place beside large ones. */
const MOST_WAITING = 24;
const MOST_BYTES = 80e6;
const ORDINARY_BYTES = 1e6;

export type ReadingQueue = {
  /** @returns false where it is full */
  readonly add: (waiting: Waiting) => boolean;
  /** Takes out the next for a reader; of several accounts that whose files were read for the shortest time. */
  readonly next: (isLarge: boolean) => Waiting | undefined;
  /** Puts one that was begun back, before all others, for a reader with more memory. */
  readonly again: (waiting: Waiting) => void;
  readonly remove: (waiting: Waiting) => void;
  /** Says that one that was taken out is done with. */
  readonly leave: (waiting: Waiting) => void;
  readonly clear: () => Waiting[];
};

/** @param mostOfOne files of one account that are read at once */
export function createReadingQueue(mostOfOne: number): ReadingQueue {
  const waiting: Waiting[] = [];
  const running = new Map<string, number>();
  /** Time that an account's files took since all were last done with. */
  const spent = new Map<string, number>();
  let held = 0;

  function take(one: Waiting): void {
    const at = waiting.indexOf(one);
    if (at >= 0) waiting.splice(at, 1);
  }

  return {
    add(one) {
      if (waiting.length >= MOST_WAITING) return false;
      if (one.size > ORDINARY_BYTES && held > 0 && held + one.size > MOST_BYTES) return false;
      waiting.push(one);
      held += one.size;
      return true;
    },
    next(isLarge) {
      let best: Waiting | undefined;
      for (const one of waiting) {
        if (one.needsLarge && !isLarge) continue;
        if ((running.get(one.account) ?? 0) >= mostOfOne) continue;
        if (!best || (spent.get(one.account) ?? 0) < (spent.get(best.account) ?? 0)) best = one;
      }
      if (!best) return undefined;
      take(best);
      running.set(best.account, (running.get(best.account) ?? 0) + 1);
      return best;
    },
    again(one) {
      one.needsLarge = true;
      held += one.size;
      waiting.unshift(one);
    },
    remove(one) {
      if (!waiting.includes(one)) return;
      take(one);
      held -= one.size;
    },
    leave(one) {
      held -= one.size;
      // A little for each, so that quick ones have their turns, too.
      spent.set(one.account, (spent.get(one.account) ?? 0) + one.readMs + 1);
      const left = (running.get(one.account) ?? 1) - 1;
      if (left > 0) running.set(one.account, left);
      else running.delete(one.account);
      // Nobody waits for anything: what was before does not matter any more.
      if (waiting.length === 0 && running.size === 0) spent.clear();
    },
    clear: () => waiting.splice(0),
  };
}
