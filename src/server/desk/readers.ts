import type { ErrorCode } from "#contract/errors.ts";
import type { Log } from "#server/base/log.ts";
import { ApiError } from "#server/http/errors.ts";
import type { ReaderReply } from "./reader-messages.ts";
import { type ReaderProcess, type StartReader, startReaderProcess } from "./reader-process.ts";
import { createCollector } from "./reading-collector.ts";
import { type Asker, type FileReader, type ReadingJob, type ResultOf, sizeOf } from "./reading-job.ts";
import { createReadingQueue, type Waiting } from "./reading-queue.ts";

export type ReaderSettings = {
  /** How many processes read side by side. */
  readonly count: number;
  /** Most memory of one that reads a large file. Only one does at a time; the others have `SMALL_BYTES`. */
  readonly bytes: number;
  /** How long one file may be read, ms. */
  readonly readMs?: number;
  /** How long an upload may wait and be read, ms: its answer is to come before anybody gives it up. */
  readonly wholeMs?: number;
};

const READ_MS = 25_000;
const WHOLE_MS = 27_000;
/** Most memory of a reader that is not for large files: what Node takes, and a file of a few megabytes. */
const SMALL_BYTES = 200e6;
/** How long such a reader stays at one file, ms, so that an ordinary one never waits for long; the rest is for the other. */
const SMALL_MS = 5000;
/** A larger file goes straight to the reader that has the memory for it. */
const LARGE_FILE = 3e6;
/** A process that kept more than this of the file before makes room for a new one. */
const WORN_BYTES = 160e6;
/** After how long one that could not start is tried again, ms. */
const START_AGAIN_MS = 2000;
/** Seconds after which to come again where too many files are being read. */
const PATIENCE = 5;

type Reader = {
  readonly isLarge: boolean;
  process: ReaderProcess;
  state: "starting" | "idle" | "reading" | "ended";
  /** What is being read, its pieces so far, and what ends it. */
  current: {
    waiting: Waiting;
    collector: ReturnType<typeof createCollector>;
    since: number;
    timer: NodeJS.Timeout;
  } | null;
};

/**
 * Processes that read files, started ahead of need. A file that takes too long or too much memory costs its process,
 * which is replaced, and nothing else. An account has at most all but one of them at a time.
 */
export function createReaders(
  settings: ReaderSettings,
  log: Pick<Log, "warn" | "error">,
  startProcess: StartReader = startReaderProcess,
): FileReader {
  const { count, bytes, readMs = READ_MS, wholeMs = WHOLE_MS } = settings;
  const queue = createReadingQueue(Math.max(1, count - 1));
  const readers: Reader[] = [];
  let closed = false;

  function start(isLarge: boolean): Reader {
    const reader: Reader = {
      isLarge,
      state: "starting",
      current: null,
      process: startProcess(
        isLarge ? bytes : Math.min(bytes, SMALL_BYTES),
        (reply) => onReply(reader, reply),
        () => onEnd(reader),
      ),
    };
    return reader;
  }

  /** Another starts once this one has given its memory back, so that two never have it at the same time. */
  function replace(reader: Reader): void {
    reader.state = "ended";
    reader.process.end();
  }

  function renew(reader: Reader): void {
    const at = readers.indexOf(reader);
    if (at >= 0 && !closed) readers[at] = start(reader.isLarge);
  }

  function onReply(reader: Reader, reply: ReaderReply): void {
    const { current, state } = reader;
    if (state === "ended") return;
    if (reply.kind === "ready") {
      reader.state = "idle";
      dispatch();
      return;
    }
    if (current === null) return;
    try {
      if (reply.kind === "piece") {
        current.collector.add(reply.piece);
        return;
      }
      if (reply.kind === "done") current.waiting.settle(current.collector.finish());
      else if (reply.kind === "too-much") refuse(current.waiting, "workbook-too-large", current.since);
      else throw new Error(reply.message);
    } catch (cause) {
      current.waiting.reject(new ApiError("internal", undefined, { cause }));
    }
    leave(reader);
    if (reply.kind === "done" && reply.rss < WORN_BYTES) reader.state = "idle";
    else replace(reader);
    dispatch();
  }

  /**
   * Once a process is gone. One that ends while it reads took too much memory: nothing else ends it but a file's time, which
   * is told before.
   */
  function onEnd(reader: Reader): void {
    const { current, state } = reader;
    reader.state = "ended";
    if (state === "ended") {
      renew(reader);
      return;
    }
    if (state === "starting") {
      log.error("reader-not-started");
      setTimeout(() => renew(reader), START_AGAIN_MS).unref();
      return;
    }
    leave(reader);
    renew(reader);
    if (current) {
      if (reader.isLarge) refuse(current.waiting, "workbook-too-large", current.since);
      else putBack(current.waiting);
    }
    dispatch();
  }

  function leave(reader: Reader): void {
    if (reader.current === null) return;
    const { waiting, since, timer } = reader.current;
    clearTimeout(timer);
    waiting.readMs += performance.now() - since;
    queue.leave(waiting);
    reader.current = null;
  }

  function refuse(waiting: Waiting, code: ErrorCode, since: number): void {
    log.warn("reading-refused", { code, ms: Math.round(performance.now() - since), bytes: waiting.size });
    waiting.reject(new ApiError(code, undefined, code === "reading-busy" ? { retryAfter: PATIENCE } : {}));
  }

  /** For the reader with more memory and time. */
  function putBack(waiting: Waiting): void {
    queue.again(waiting);
    waiting.timer = whole(waiting);
  }

  /** Gives a file up that nobody began to read in time. */
  function whole(waiting: Waiting): NodeJS.Timeout {
    const giveUp = () => {
      queue.remove(waiting);
      refuse(waiting, "reading-busy", waiting.since);
    };
    return setTimeout(giveUp, waiting.until - performance.now());
  }

  function dispatch(): void {
    for (const reader of [...readers].sort((a, b) => Number(a.isLarge) - Number(b.isLarge))) {
      if (reader.state !== "idle") continue;
      const waiting = queue.next(reader.isLarge);
      if (waiting) begin(reader, waiting);
    }
  }

  function begin(reader: Reader, waiting: Waiting): void {
    const now = performance.now();
    const left = waiting.until - now;
    const giveUp = () => {
      leave(reader);
      replace(reader);
      if (!reader.isLarge && now + left - performance.now() > 1000) putBack(waiting);
      // One that waited for most of its time was not read for long.
      else refuse(waiting, waiting.readMs < readMs * 0.75 ? "reading-busy" : "reading-too-long", now);
      dispatch();
    };
    const ms = Math.max(0, Math.min(reader.isLarge ? readMs : Math.min(readMs, SMALL_MS), left));
    reader.state = "reading";
    reader.current = {
      waiting,
      collector: createCollector(waiting.job.kind),
      since: now,
      timer: setTimeout(giveUp, ms),
    };
    clearTimeout(waiting.timer);
    reader.process.send({ job: waiting.job, bytes: waiting.bytes });
  }

  for (let i = 0; i < count; i += 1) readers.push(start(i === 0));
  return {
    read: <J extends ReadingJob>(
      job: J,
      file: Uint8Array,
      { account, since, until = Number.POSITIVE_INFINITY }: Asker,
    ) =>
      new Promise<ResultOf<J["kind"]>>((settle, reject) => {
        const waiting: Waiting = {
          job,
          bytes: file,
          size: sizeOf(job, file),
          account,
          since,
          until: Math.min(since + wholeMs, until),
          needsLarge: sizeOf(job, file) > LARGE_FILE,
          // `createCollector` checks a result by the kind of its job.
          settle: (result) => settle(result as ResultOf<J["kind"]>),
          reject,
          timer: undefined,
          readMs: 0,
        };
        if (closed) {
          reject(new ApiError("stopping"));
          return;
        }
        if (!queue.add(waiting)) {
          refuse(waiting, "reading-busy", waiting.since);
          return;
        }
        waiting.timer = whole(waiting);
        dispatch();
      }),
    close() {
      closed = true;
      for (const waiting of queue.clear()) {
        clearTimeout(waiting.timer);
        waiting.reject(new ApiError("stopping"));
      }
      for (const reader of readers) {
        reader.current?.waiting.reject(new ApiError("stopping"));
        leave(reader);
        reader.state = "ended";
        reader.process.end();
      }
    },
  };
}
