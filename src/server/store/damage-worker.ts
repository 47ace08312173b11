import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { sqliteTrouble } from "./sqlite.ts";

/**
 * Reads the whole database once (SQLite's `quick_check`), in a thread of its own, and says what is damaged: `null` for
 * nothing, and where the file cannot be read at all, which others find out.
 */
const port = parentPort;
if (!port) throw new Error("damage-worker.ts runs as a worker thread");
port.postMessage(findDamagedPage(String(workerData)));

function findDamagedPage(path: string): string | null {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    const found = database.prepare("pragma quick_check(1)").get()?.["quick_check"];
    return found === "ok" ? null : String(found);
  } catch (error) {
    if (sqliteTrouble(error) !== "damaged") return null;
    return error instanceof Error ? error.message : String(error);
  } finally {
    database?.close();
  }
}
