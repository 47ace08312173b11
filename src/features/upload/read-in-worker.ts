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
    const request: ReadingRequest = { bytes, context };
    worker.postMessage(request);
  });

function aborted(): DOMException {
  return new DOMException("reading was cancelled", "AbortError");
}
