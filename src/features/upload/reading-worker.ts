/// <reference lib="webworker" />
import { type Reading, type ReadingContext, readNow } from "./reading.ts";

export type ReadingRequest = { readonly bytes: Uint8Array; readonly context: ReadingContext };

export type ReadingReport =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "done"; readonly reading: Reading }
  | { readonly kind: "failed"; readonly message: string };

addEventListener("message", (event: MessageEvent<ReadingRequest>) => {
  const { bytes, context } = event.data;
  try {
    report({ kind: "done", reading: readNow(bytes, context, (done) => report({ kind: "progress", done })) });
  } catch (error) {
    report({ kind: "failed", message: String(error) });
  }
});

function report(message: ReadingReport): void {
  postMessage(message);
}
