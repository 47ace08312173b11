import { toApiError } from "#server/http/errors.ts";

/** Runs a job when all before it have ended; what it throws is its own. */
export type InTurn = <T>(job: () => Promise<T>, urgency?: "first") => Promise<T>;

/** How often an upload is looked at again that became another while it was read. */
export const TRIES = 5;

/** Jobs one after another, in the order they came, those that go first before all others that wait. */
export function createQueue(): InTurn {
  const first: (() => Promise<void>)[] = [];
  const others: (() => Promise<void>)[] = [];
  let isRunning = false;
  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let job = first.shift() ?? others.shift(); job; job = first.shift() ?? others.shift()) {
      await job();
      // Between two jobs the thread hears what has come meanwhile, so that what goes first does.
      await new Promise((settle) => setImmediate(settle));
    }
    isRunning = false;
  }
  return <T>(job: () => Promise<T>, urgency?: "first"): Promise<T> =>
    new Promise((settle, reject) => {
      (urgency === "first" ? first : others).push(() =>
        job().then(settle, (error: unknown) => reject(toApiError(error))),
      );
      void run();
    });
}
