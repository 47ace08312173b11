import { Worker } from "node:worker_threads";

/** Knows whether the database file is damaged: looks at the start, every hour, and when it is asked and long ago. */
export type DamageWatch = {
  /** What is damaged, as SQLite says it; `null` for nothing that is known. */
  damage(): Promise<string | null>;
  close(): Promise<void>;
};

export type DamageWatchOptions = {
  readonly path: string;
  /** Told of each look that found something. */
  readonly onDamage: (damage: string) => void;
  /** How long a look holds: so many ms at least, and so many times what it took. */
  readonly heldMs?: number;
  readonly rest?: number;
  /** How long an answer waits for a look, ms; it then says what was known. */
  readonly patienceMs?: number;
};

const HOUR_MS = 3_600_000;
const HELD_MS = 30_000;
const PATIENCE_MS = 3000;
/** A look reads all of the database; so the disk is at most 2 % busy with it. */
const REST = 50;

export function watchDamage(options: DamageWatchOptions): DamageWatch {
  const { path, onDamage, heldMs = HELD_MS, rest = REST, patienceMs = PATIENCE_MS } = options;
  let known: string | null = null;
  let until = 0;
  let looking: Promise<void> | undefined;
  let worker: Worker | undefined;

  async function look(): Promise<void> {
    const began = performance.now();
    known = await new Promise<string | null>((settle) => {
      worker = new Worker(new URL("./damage-worker.ts", import.meta.url), { workerData: path });
      worker.once("message", settle);
      // Nothing is known of a look that failed.
      worker.once("error", () => settle(known));
      worker.once("exit", () => settle(known));
      worker.unref();
    });
    until = performance.now() + Math.max(heldMs, (performance.now() - began) * rest);
    if (known !== null) onDamage(known);
  }

  function lookOnce(): Promise<void> {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  void lookOnce();
  const hourly = setInterval(() => void lookOnce(), HOUR_MS);
  hourly.unref();
  return {
    async damage() {
      if (performance.now() >= until) await Promise.race([lookOnce(), patience(patienceMs)]);
      return known;
    },
    async close() {
      clearInterval(hourly);
      await worker?.terminate();
    },
  };
}

function patience(ms: number): Promise<void> {
  return new Promise((settle) => setTimeout(settle, ms).unref());
}
