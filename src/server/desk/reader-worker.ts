import { Worker } from "node:worker_threads";
import { MOST_CHANGES } from "#contract/catalogue-drafts.ts";
import { MEMORY_VARIABLE, type ReaderReply, type ReaderRequest } from "./reader-messages.ts";
import { runReading } from "./reading-job.ts";
import { mostReadingBytes, piecesOf, TooMuchError } from "./reading-pieces.ts";

/**
 * The process that has strangers' files in its hands: it reads one after the other and sends back plain data. It has no
 * database, and may end at any moment: nothing of it is kept.
 */
new Worker(new URL("./reader-watch-worker.mjs", import.meta.url), {
  workerData: { bytes: Number(process.env[MEMORY_VARIABLE]), parent: process.ppid },
}).unref();

process.on("message", (request: ReaderRequest) => answer(request));
process.on("disconnect", () => process.exit(0));
send({ kind: "ready" });

function answer({ job, bytes }: ReaderRequest): void {
  try {
    const most = mostReadingBytes(rowsOf(job));
    for (const piece of piecesOf(job.kind, runReading(job, bytes), most)) send({ kind: "piece", piece });
    send({ kind: "done", rss: process.memoryUsage.rss() });
  } catch (error) {
    if (error instanceof TooMuchError) send({ kind: "too-much" });
    else send({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** Targets of a file take as much room as figures do. */
function rowsOf(job: ReaderRequest["job"]): number {
  if (job.kind === "catalogue") return MOST_CHANGES;
  return job.kind === "upload" ? job.rows : 0;
}

function send(reply: ReaderReply): void {
  process.send?.(reply);
}
