import { closeSync, openSync, readSync, statSync } from "node:fs";
import { sql } from "kysely";
import { StoreFailure } from "./files/store-failure.ts";
import { openSqliteToRead } from "./sqlite.ts";
import { toStoreFailure } from "./store-trouble.ts";

/** What lies where the database should be. */
type Found = "nothing" | "store" | "foreign";

const MAGIC = "SQLite format 3\0";

/** Whether a file says of itself that it is a database of SQLite's. */
export function isDatabaseFile(path: string): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const head = Buffer.alloc(MAGIC.length);
      return readSync(file, head, 0, MAGIC.length, 0) === MAGIC.length && head.toString("latin1") === MAGIC;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

/**
 * Looks at what is there before anything is made or changed.
 *
 * @param wasUsed whether a server kept its data in this folder before: then a database that is gone is not begun anew, as
 *   people would take the shipped figures for theirs, and the first who comes for the administrator
 * @throws StoreFailure of what is no store of ours, and of nothing where there was one
 */
export async function checkPlace(path: string, wasUsed: boolean): Promise<void> {
  const found = await findStore(path);
  if (found === "foreign") throw new StoreFailure(foreign(path));
  if (found === "nothing" && wasUsed) throw new StoreFailure(gone(path));
}

/** 0 also where there is no file. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function findStore(path: string): Promise<Found> {
  if (sizeOf(path) === 0) return "nothing";
  // What is no database at all is told of when it is opened.
  if (!isDatabaseFile(path)) return "store";
  try {
    const database = openSqliteToRead(path);
    try {
      const { rows } = await sql<{
        readonly name: string;
      }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`.execute(database.reads);
      if (rows.length === 0) return "nothing";
      return rows.some(({ name }) => name === "migration") ? "store" : "foreign";
    } finally {
      await database.close();
    }
  } catch (error) {
    throw await toStoreFailure(error, path);
  }
}

function foreign(path: string) {
  return {
    zh: `${path} 是别的程序的数据库，不是政效的。请用 DATA_DIR 或 DATABASE_URL 指明政效的数据目录，或从备份恢复（npx zhengxiao restore 备份文件）。这个文件没有改动。`,
    en: `${path} is the database of another program, not of Zhengxiao. Name the right place with DATA_DIR or DATABASE_URL, or restore a backup (npx zhengxiao restore FILE). The file was not touched.`,
  };
}

function gone(path: string) {
  return {
    zh: `数据库 ${path} 不见了或是空的，而同一目录中有以前的登录密钥（auth-secret），说明这里用过政效。为免把随附的示例数据当成您的数据，服务没有启动。请检查磁盘是否挂载、文件是否被移走，或从备份恢复（npx zhengxiao restore 备份文件）；若确要从头开始，请换一个空的数据目录，或先移走 auth-secret。`,
    en: `The database ${path} is missing or empty, and the secret of an earlier server (auth-secret) lies beside it: Zhengxiao was used here. Not to pass the shipped sample figures off as yours, the server does not start. Check that the disk is mounted and that the file was not moved, or restore a backup (npx zhengxiao restore FILE); to begin anew, use an empty data folder, or move auth-secret away first.`,
  };
}
