import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { BuiltRead, HeavyRead, HeavyReads } from "#server/api/heavy-reads.ts";
import { createFairQueue } from "#server/base/fair-queue.ts";
import { errorFields, type Log } from "#server/base/log.ts";
import { unpackFailure } from "#server/desk/desk-messages.ts";
import { ApiError } from "#server/http/errors.ts";
import { tooMany } from "#server/http/rate-limit.ts";
import type { ReaderData, ReaderReply, ReaderRequest } from "./reader-messages.ts";

/** Beside the server's thread and the desk's there is little left on most machines. */
const THREADS = availableParallelism() > 2 ? 2 : 1;
/** How many reads may wait. Each is some ten milliseconds; a whole office may stand behind one address. */
const ROOM = { all: 512, ofOne: 96 };
/** Seconds after which to ask again. */
const PATIENCE = 1;

/** MB. What a read leaves behind is soon collected; a thread that may keep more for later does. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };

type Job = {
  readonly read: HeavyRead;
  readonly settle: (built: BuiltRead) => void;
  readonly reject: (error: ApiError) => void;
};
type Reader = { worker: Worker | undefined; job: Job | undefined };

/**
 * Heavy reads in threads of their own; clients take turns, however much one of them asks. A thread that dies fails the
 * one read it was at, and the next starts another.
 */
export function startReaderThreads(data: ReaderData, log: Log, threads = THREADS): HeavyReads {
  const queue = createFairQueue<Job>(ROOM);
  const readers = Array.from({ length: threads }, (): Reader => ({ worker: undefined, job: undefined }));
  let closed = false;

  function start(reader: Reader): Worker {
    const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), {
      workerData: data,
      resourceLimits: LIMITS,
    });
    const end = (cause: unknown) => {
      if (reader.worker !== worker) return;
      reader.worker = undefined;
      if (closed) return;
      log.error("reader-thread-ended", errorFields(cause));
      take(reader)?.reject(new ApiError("internal", undefined, { cause }));
      next(reader);
    };
    worker.on("message", (reply: ReaderReply) => {
      const job = take(reader);
      if ("failure" in reply) job?.reject(unpackFailure(reply.failure));
      else job?.settle(reply.built);
      next(reader);
    });
    worker.on("error", end);
    worker.on("exit", (code) => end(new Error(`a reader's thread ended with ${code}`)));
    return worker;
  }

  function take(reader: Reader): Job | undefined {
    const { job } = reader;
    reader.job = undefined;
    return job;
  }

  function next(reader: Reader): void {
    if (reader.job) return;
    const job = queue.take();
    if (!job) return;
    reader.job = job;
    reader.worker ??= start(reader);
    reader.worker.postMessage(job.read satisfies ReaderRequest);
  }

  for (const reader of readers) reader.worker = start(reader);
  return {
    build: (read, client) =>
      new Promise((settle, reject) => {
        const added = closed ? "all" : queue.add(client, { read, settle, reject });
        if (added === "one") reject(tooMany(PATIENCE));
        else if (added === "all") reject(new ApiError("busy", undefined, { retryAfter: PATIENCE }));
        else for (const reader of readers) next(reader);
      }),
    async close() {
      closed = true;
      const unanswered = [...queue.clear(), ...readers.map(take)];
      for (const job of unanswered) job?.reject(new ApiError("stopping"));
      await Promise.all(readers.map(({ worker }) => worker?.terminate()));
    },
  };
}
