import { inPieces } from "#features/upload/common/in-pieces.ts";
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

/** Hands the worker a copy piece by piece, and lets the page answer in between; the page keeps the bytes for sending. */
async function giveBytes(worker: Worker, bytes: Uint8Array, isOver: () => boolean): Promise<void> {
  const opening: ReadingRequest = { kind: "size", size: bytes.length };
  worker.postMessage(opening);
  for await (const [from, to] of inPieces(bytes.length)) {
    if (isOver()) return;
    const piece = bytes.slice(from, to);
    const request: ReadingRequest = { kind: "piece", at: from, piece };
    worker.postMessage(request, [piece.buffer]);
  }
}

function aborted(): DOMException {
  return new DOMException("reading was cancelled", "AbortError");
}
