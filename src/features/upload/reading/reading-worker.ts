/// <reference lib="webworker" />
import { type Reading, type ReadingContext, readNow } from "./reading.ts";

/** The size first, then the bytes in pieces, then the word to read them. */
export type ReadingRequest =
  | { readonly kind: "size"; readonly size: number }
  | { readonly kind: "piece"; readonly at: number; readonly piece: Uint8Array }
  | { readonly kind: "read"; readonly context: ReadingContext };

export type ReadingReport =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "done"; readonly reading: Reading }
  | { readonly kind: "failed"; readonly message: string };

let bytes = new Uint8Array();

addEventListener("message", ({ data }: MessageEvent<ReadingRequest>) => {
  if (data.kind === "size") bytes = new Uint8Array(data.size);
  else if (data.kind === "piece") bytes.set(data.piece, data.at);
  else read(data.context);
});

function read(context: ReadingContext): void {
  try {
    report({ kind: "done", reading: readNow(bytes, context, (done) => report({ kind: "progress", done })) });
  } catch (error) {
    report({ kind: "failed", message: String(error) });
  }
}

function report(message: ReadingReport): void {
  postMessage(message);
}
