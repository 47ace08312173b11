import { workerData } from "node:worker_threads";

/** How often memory is looked at, ms: at the speed at which Node fills it, some 50 MB. */
const EVERY_MS = 20;

/**
 * Watches the process beside the thread that reads, which has no time for it. Ends it where it takes more than it may, be
 * that outside of the heap that V8 bounds, and where the server is gone. Plain JavaScript, as a thread that strips types takes long to start.
 */
/** @type {{ bytes: number, parent: number }} */
const { bytes, parent } = workerData;
const never = new Int32Array(new SharedArrayBuffer(4));
for (;;) {
  Atomics.wait(never, 0, 0, EVERY_MS);
  if (process.memoryUsage.rss() > bytes || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}
