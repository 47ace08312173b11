import { parentPort, workerData } from "node:worker_threads";
import { packFailure } from "#server/desk/desk-messages.ts";
import { toApiError } from "#server/http/errors.ts";
import { readCatalogueDifference } from "#server/store/catalogue/difference.ts";
import { readDifference } from "#server/store/read.ts";
import { openSqliteToRead } from "#server/store/sqlite.ts";
import { buildRead, type ReadStore } from "./build-read.ts";
import type { ReaderData, ReaderReply, ReaderRequest } from "./reader-messages.ts";

/** A reader's thread. It has a connection of its own, which can only read, to the database that the server opened. */
const port = parentPort;
if (!port) throw new Error("reader-worker.ts runs as a worker thread");
const { databasePath } = workerData as ReaderData;
const { reads, observations } = openSqliteToRead(databasePath);
const store: ReadStore = {
  observations: async (revision, filter) => observations.holding(revision, filter),
  difference: (number) => readDifference(reads, number),
  catalogueDifference: (number) => readCatalogueDifference(reads, number),
};

port.on("message", (read: ReaderRequest) => {
  buildRead(store, read).then(
    (built) => port.postMessage({ built } satisfies ReaderReply, [built.bytes.buffer]),
    (error: unknown) => port.postMessage({ failure: packFailure(toApiError(error)) } satisfies ReaderReply),
  );
});
