import { readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { followLinks } from "./links.ts";
import { isBusy } from "./sqlite.ts";
import { StoreFailure } from "./store-failure.ts";

export type StoreLock = { release(): void };

/**
 * Makes this process the only one that serves a database. The lock is the operating system's, taken through SQLite on
 * a file beside the database: it goes with the process however it ends, and no process number has to be trusted.
 *
 * By whatever links a database is reached, the lock is beside the file itself.
 *
 * @throws StoreFailure when another process holds it; what the file system or SQLite says where it cannot be taken
 */
export function lockStore(path: string): StoreLock {
  const lockPath = `${followLinks(path)}.lock`;
  const database = new DatabaseSync(lockPath);
  try {
    database.exec("pragma busy_timeout = 0");
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new StoreFailure(inUse(path, readHolder(lockPath)), { cause: error });
    throw error;
  }
  noteHolder(lockPath);
  return {
    release() {
      if (database.isOpen) database.close();
    },
  };
}

/** Only to be read by people: who holds the lock. A disk without room for a number is met later, with more to say. */
function noteHolder(lockPath: string): void {
  try {
    writeFileSync(holderPath(lockPath), String(process.pid));
  } catch {}
}

function holderPath(lockPath: string): string {
  return `${lockPath}.pid`;
}

function readHolder(lockPath: string): string {
  try {
    return readFileSync(holderPath(lockPath), "utf8");
  } catch {
    return "?";
  }
}

function inUse(path: string, holder: string) {
  return {
    zh: `另一个政效服务(进程 ${holder})正在使用数据库 ${path}。请先停止它,或用 DATA_DIR 指定另一个数据目录。`,
    en: `Another Zhengxiao server (process ${holder}) uses the database ${path}. Stop it first, or name another data folder with DATA_DIR.`,
  };
}
