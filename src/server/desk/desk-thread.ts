import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { CatalogueDraft, CatalogueReview } from "#contract/catalogue-drafts.ts";
import type { UploadTables } from "#contract/catalogue-tables.ts";
import type { Mapping } from "#contract/memory.ts";
import type { SourceRow } from "#contract/source-row.ts";
import type { Proposals } from "#contract/upload-catalogue.ts";
import type { UploadTable } from "#contract/upload-table.ts";
import type { Upload, UploadProblems } from "#contract/uploads.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import { errorFields, type Log } from "#server/base/log.ts";
import { ApiError } from "#server/http/errors.ts";
import type { StoredCatalogueDraft } from "#server/store/catalogue/drafts.ts";
import { type DeskJob, type DeskReply, type DeskRequest, type DeskThreadData, unpackFailure } from "./desk-messages.ts";
import { mostReadingBytes } from "./reading-pieces.ts";
import type { Published, UploadDesk, UploadLimits } from "./upload-desk.ts";

/** How long jobs under way may take once the desk is closed. */
const CLOSE_PATIENCE_MS = 2000;

/** The largest files take seconds. What takes minutes is a file made, or damaged, so that its reading does not end. */
const JOB_PATIENCE_MS = 120_000;

/** What the desk's heap holds beside readings, MB: its modules, what it keeps, what an answer is made of. */
const BESIDE_READINGS_MB = 160;

/**
 * How much memory the desk's heap may take: a reading that comes, one that came before and is kept, and what they are held
 * against. Where there is a limit, V8 collects long before it is reached; without one, it lets several times as much come up
 * as is in use.
 */
function limitsFor({ rows }: UploadLimits) {
  return {
    maxOldGenerationSizeMb: BESIDE_READINGS_MB + Math.ceil((2 * mostReadingBytes(rows)) / 1e6),
    maxYoungGenerationSizeMb: 16,
  };
}

type Waiting = {
  readonly kind: DeskJob["kind"];
  readonly settle: (result: unknown) => void;
  readonly reject: (error: ApiError) => void;
};

/**
 * The desk in a thread of its own. A thread that dies takes its jobs with it, each answered with an error, and the
 * next job starts a new one; the store is whole either way. One that has answered nothing for too long is ended.
 *
 * @param restMs after how long it starts, with the processes that read for it, where no job came before
 */
export function startDeskThread(data: DeskThreadData, log: Log, restMs = 0): UploadDesk {
  let thread: Worker | undefined;
  let lastNumber = 0;
  let closing = false;
  let ready = false;
  let watch: NodeJS.Timeout | undefined;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const worker = new Worker(new URL("./desk-worker.ts", import.meta.url), {
      workerData: data,
      resourceLimits: limitsFor(data.limits),
    });
    ready = false;
    worker.on("message", (reply: DeskReply) => {
      if ("ready" in reply) {
        ready = true;
        watchAnew();
        return;
      }
      if ("noted" in reply) {
        const { level, event, fields } = reply.noted;
        log[level](event, fields);
        return;
      }
      const job = waiting.get(reply.number);
      waiting.delete(reply.number);
      watchAnew();
      if ("failure" in reply) job?.reject(unpackFailure(reply.failure));
      else job?.settle(reply.result);
    });
    const onEnd = (cause: unknown) => {
      if (thread !== worker) return;
      thread = undefined;
      if (closing) return;
      log.error("desk-thread-ended", errorFields(cause));
      for (const job of waiting.values()) job.reject(new ApiError("internal", undefined, { cause }));
      waiting.clear();
      watchAnew();
    };
    worker.on("error", onEnd);
    worker.on("exit", (code) => onEnd(new Error(`the desk's thread ended with ${code}`)));
    return worker;
  }

  /** Waits for the next answer from now on, where one is due. */
  function watchAnew(): void {
    clearTimeout(watch);
    watch = ready && waiting.size > 0 ? setTimeout(endStuck, JOB_PATIENCE_MS).unref() : undefined;
  }

  /** The oldest job is the one that does not end; those behind it did nothing yet and may come again. */
  function endStuck(): void {
    const worker = thread;
    thread = undefined;
    const [stuck, ...others] = [...waiting.values()];
    waiting.clear();
    log.error("desk-thread-stuck", { job: stuck?.kind ?? "", ms: JOB_PATIENCE_MS, waiting: others.length });
    stuck?.reject(new ApiError("reading-too-long"));
    for (const job of others) job.reject(new ApiError("busy"));
    // What it had not committed, the database undoes.
    void worker?.terminate();
  }

  function send(job: DeskJob, transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    thread ??= start();
    const worker = thread;
    lastNumber += 1;
    const request: DeskRequest = { number: lastNumber, job };
    return new Promise((settle, reject) => {
      waiting.set(request.number, { kind: job.kind, settle, reject });
      if (waiting.size === 1) watchAnew();
      worker.postMessage(request, [...transfer]);
    });
  }

  const startAhead = () => {
    thread ??= start();
  };
  const rest = restMs > 0 ? setTimeout(startAhead, restMs).unref() : undefined;
  if (!rest) startAhead();
  // What comes back was made by the same code's `runJob`, whose types these are.
  return {
    create: async (file) => (await send({ kind: "create", file }, [file.bytes.buffer])) as Upload,
    read: async (id) => (await send({ kind: "read", id })) as Upload,
    problems: async (id) => (await send({ kind: "problems", id })) as UploadProblems,
    publish: async (id, publish, actor) => (await send({ kind: "publish", id, publish, actor })) as Published,
    submit: async (id, submit, actor) => (await send({ kind: "submit", id, submit, actor })) as Upload,
    takeBack: async (id, actor) => (await send({ kind: "take-back", id, actor })) as Upload,
    sendBack: async (id, remark, actor) => (await send({ kind: "send-back", id, remark, actor })) as Upload,
    choose: async (id, choices, actor) => (await send({ kind: "choose", id, choices, actor })) as Upload,
    table: async (id, query) => (await send({ kind: "table", id, query })) as UploadTable,
    proposals: async (id) => (await send({ kind: "proposals", id })) as Proposals,
    saveCatalogue: async (id, save, actor) => (await send({ kind: "save-attached", id, save, actor })) as Upload,
    attachCatalogue: async (id, draft) => (await send({ kind: "attach", id, draft })) as Upload,
    replace: async (id, draft, actor) => (await send({ kind: "replace", id, draft, actor })) as Upload,
    renameMapping: async (id, name, actor) => (await send({ kind: "rename-mapping", id, name, actor })) as Mapping,
    forgetMapping: async (id, actor) => {
      await send({ kind: "forget-mapping", id, actor });
    },
    forgetAlias: async (id, actor) => {
      await send({ kind: "forget-alias", id, actor });
    },
    discard: async (id, actor) => {
      await send({ kind: "discard", id, actor });
    },
    sourceRow: async (place) => (await send({ kind: "source-row", place })) as SourceRow,
    readTables: async (id, asked, asker) => (await send({ kind: "read-tables", id, asked, asker })) as UploadTables,
    takeTables: async (id, asked, asker) => (await send({ kind: "take-tables", id, asked, asker })) as CatalogueDraft,
    saveCatalogueDraft: async (save) => (await send({ kind: "save-catalogue", save })) as StoredCatalogueDraft,
    reviewCatalogueDraft: async (draft) => (await send({ kind: "review-catalogue", draft })) as CatalogueReview,
    publishCatalogue: async (draft, publish, actor) =>
      (await send({ kind: "publish-catalogue", draft, publish, actor })) as Revision,
    undo: async (revision, undo, actor) => (await send({ kind: "undo", revision, undo, actor })) as Revision,
    async close() {
      clearTimeout(rest);
      const worker = thread;
      if (!worker) return;
      const closed = send({ kind: "close" });
      const inTime = await Promise.race([closed.then(() => true), wait(CLOSE_PATIENCE_MS, false, { ref: false })]);
      closing = true;
      // What is cut off was not acknowledged, and the database undoes it.
      if (!inTime) await worker.terminate();
    },
  };
}
