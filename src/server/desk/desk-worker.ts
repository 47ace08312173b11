import { parentPort, workerData } from "node:worker_threads";
import { freed } from "#server/base/freed.ts";
import type { LogFields } from "#server/base/log.ts";
import { toApiError } from "#server/http/errors.ts";
import { openStore } from "#server/store/open-store.ts";
import { createDesk } from "./desk.ts";
import { type DeskReply, type DeskRequest, type DeskThreadData, packFailure, runJob } from "./desk-messages.ts";
import { createReaders } from "./readers.ts";

/**
 * The desk's thread: reading, comparing and writing of large files happens here, so that those who only look are
 * answered meanwhile. It has connections of its own to the database that the server's thread opened and seeded.
 */
const port = parentPort;
if (!port) throw new Error("desk-worker.ts runs as a worker thread");
const { databasePath, revision, limits, rules, readers } = workerData as DeskThreadData;
const store = await openStore({
  path: databasePath,
  revision,
  seed: async () => {
    throw new Error("the server seeds the store before it opens the desk");
  },
});
const note =
  (level: "warn" | "error") =>
  (event: string, fields: LogFields = {}) =>
    port.postMessage({ noted: { level, event, fields } } satisfies DeskReply);
const reader = createReaders(readers, { warn: note("warn"), error: note("error") });
const desk = createDesk({ store, reader, limits, rules, now: () => new Date() });

port.on("message", (request: DeskRequest) => {
  void reply(request);
});

port.postMessage({ ready: true } satisfies DeskReply);

async function reply({ number, job }: DeskRequest): Promise<void> {
  const answer = await runJob(desk, job).then(
    (result): DeskReply => ({ number, result }),
    (error: unknown): DeskReply => ({ number, failure: packFailure(toApiError(error)) }),
  );
  if (job.kind === "create") freed(job.file.bytes);
  if (job.kind === "close") reader.close();
  if (job.kind === "close") await store.close();
  port?.postMessage(answer);
  if (job.kind === "close") port?.close();
}
