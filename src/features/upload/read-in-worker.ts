import type { ReadFile } from "./reading.ts";
import type { ReadingReport, ReadingRequest } from "./reading-worker.ts";

/** Reads in a thread of its own, so that the page stays alive while a large file is read; the signal ends the thread. */
export const readInWorker: ReadFile = (bytes, context, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(aborted());
      return;
    }
    const worker = new Worker(new URL("./reading-worker.ts", import.meta.url), { type: "module" });
    const end = (settle: () => void) => {
      worker.terminate();
      signal.removeEventListener("abort", onAbort);
      settle();
    };
    const onAbort = () => end(() => reject(aborted()));
    signal.addEventListener("abort", onAbort);
    worker.addEventListener("message", ({ data }: MessageEvent<ReadingReport>) => {
      if (data.kind === "progress") onProgress(data.done);
      else if (data.kind === "done") end(() => resolve(data.reading));
      else end(() => reject(new Error(data.message)));
    });
    worker.addEventListener("error", (event) => end(() => reject(new Error(event.message))));
    giveBytes(worker, bytes, () => signal.aborted).then(() => {
      const request: ReadingRequest = { kind: "read", context };
      worker.postMessage(request);
    }, reject);
  });

/** Bytes that are handed over in one go. A copy of a large file takes a tenth of a second and more. */
const PIECE = 1 << 20;

/** Hands the worker a copy piece by piece, and lets the page answer in between; the page keeps the bytes for sending. */
async function giveBytes(worker: Worker, bytes: Uint8Array, isOver: () => boolean): Promise<void> {
  const opening: ReadingRequest = { kind: "size", size: bytes.length };
  worker.postMessage(opening);
  for (let at = 0; at < bytes.length && !isOver(); at += PIECE) {
    const piece = bytes.slice(at, at + PIECE);
    const request: ReadingRequest = { kind: "piece", at, piece };
    worker.postMessage(request, [piece.buffer]);
    await nextTask();
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function aborted(): DOMException {
  return new DOMException("reading was cancelled", "AbortError");
}
