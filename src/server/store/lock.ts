import { readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { followLinks } from "./files/links.ts";
import { StoreFailure } from "./files/store-failure.ts";
import { isDatabaseFile } from "./find-store.ts";
import { isBusy } from "./sqlite.ts";

export type StoreLock = { release(): void };

/**
 * Makes this process the only one that serves a database. The lock is the operating system's, taken through SQLite on
 * a file beside the database: it goes with the process however it ends, and no process number has to be trusted.
 *
 * By whatever links a database is reached, the lock is beside the file itself. A lock that was deleted, a second name of the
 * file (a hard link) and one that was moved away under a running server deceive it, so that the database is tried as well.
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
  if (isOpenElsewhere(path)) {
    database.close();
    throw new StoreFailure(openElsewhere(path));
  }
  noteHolder(lockPath);
  return {
    release() {
      if (database.isOpen) database.close();
    },
  };
}

/** How long another program that is about to be done with the database is waited for. */
const PATIENCE_MS = 5000;

/**
 * Whether any other process has the database open, by whatever name: SQLite's locks are on the file itself (device and
 * inode), and each that has a database with a journal of ours (WAL) open keeps a shared one, which an exclusive one does not
 * get past. Let go of at once, as our own connections are to follow.
 */
function isOpenElsewhere(path: string): boolean {
  if (!isDatabaseFile(path)) return false;
  let probe: DatabaseSync | undefined;
  try {
    probe = new DatabaseSync(path, { timeout: PATIENCE_MS });
    probe.exec("pragma locking_mode = exclusive");
    probe.exec("begin exclusive");
    probe.exec("rollback");
    return false;
  } catch (error) {
    // Whatever else is wrong is found, and told, by who opens it next.
    return isBusy(error);
  } finally {
    probe?.close();
  }
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

function openElsewhere(path: string) {
  return {
    zh: `数据库文件 ${path} 正被另一个程序打开：可能是从另一个路径或名称启动的政效服务，也可能是锁住了数据库的备份或数据库工具。请先停止它（用 fuser ${path} 查看），然后重试。数据没有改动。`,
    en: `Another program has the database file ${path} open: a Zhengxiao server that reached it by another path or name, or a backup or database tool that has locked the database. Stop it first (fuser ${path} shows it), then try again. The data was not touched.`,
  };
}

function inUse(path: string, holder: string) {
  return {
    zh: `另一个政效服务(进程 ${holder})正在使用数据库 ${path}。请先停止它,或用 DATA_DIR 指定另一个数据目录。`,
    en: `Another Zhengxiao server (process ${holder}) uses the database ${path}. Stop it first, or name another data folder with DATA_DIR.`,
  };
}
