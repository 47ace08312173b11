import type { ReadingJob } from "./reading-job.ts";
import type { Piece } from "./reading-pieces.ts";

/** To a process that reads. */
export type ReaderRequest = { readonly job: ReadingJob; readonly bytes: Uint8Array };

/** From it: that it is ready for its first file, or pieces of a result and their end. */
export type ReaderReply =
  | { readonly kind: "ready" }
  | { readonly kind: "piece"; readonly piece: Piece }
  | { readonly kind: "done"; readonly rss: number }
  | { readonly kind: "too-much" }
  | { readonly kind: "failed"; readonly message: string };

/** How a process that reads is told the most memory it may take, bytes. */
export const MEMORY_VARIABLE = "ZHENGXIAO_READER_BYTES";
