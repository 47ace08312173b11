import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Names } from "#domain/terms/names.ts";
import { UnreadableBody } from "./bodies/unreadable-body.ts";
import { StoreFailure } from "./files/store-failure.ts";
import { type StoreTrouble, sqliteTrouble } from "./sqlite.ts";

/** File system codes that say the same as SQLite's. */
const FILE_TROUBLES: Readonly<Record<string, StoreTrouble>> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EFBIG: "full",
  EROFS: "read-only",
  EACCES: "read-only",
  EPERM: "read-only",
};

/** What an error of the database or of the file system says of the store; `null` for a fault of ours. */
export function troubleOf(error: unknown): StoreTrouble | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return FILE_TROUBLES[code] ?? sqliteTrouble(error);
}

/** Room that a start and a small publish need; less is as good as none. */
const PROBE_BYTES = 64 * 1024;

/**
 * Tries whether a folder can be written to, by writing. SQLite often says only that a file cannot be opened.
 *
 * @returns `null` where it can
 */
export async function probeFolder(folder: string): Promise<StoreTrouble | null> {
  const path = join(folder, `.zhengxiao-probe-${process.pid}`);
  try {
    await writeFile(path, new Uint8Array(PROBE_BYTES), { mode: 0o600 });
    return null;
  } catch (error) {
    return troubleOf(error) ?? "unavailable";
  } finally {
    await rm(path, { force: true }).catch(() => {});
  }
}

/**
 * What kept the store from being opened, as a failure with words for people and a way out; a fault of ours is given
 * back as it is.
 */
export async function toStoreFailure(error: unknown, path: string): Promise<unknown> {
  if (error instanceof StoreFailure) return error;
  if (error instanceof UnreadableBody) return new StoreFailure(error.messages, { cause: error });
  let trouble = troubleOf(error);
  if (trouble === null) return error;
  if (trouble === "unavailable") trouble = (await probeFolder(dirname(path))) ?? trouble;
  return new StoreFailure(explainTrouble(trouble, path), { cause: error });
}

/** Why the store at a path cannot be used, and what to do. */
export function explainTrouble(trouble: StoreTrouble, path: string): Names {
  const folder = dirname(path);
  switch (trouble) {
    case "full":
      return {
        zh: `磁盘已满,无法使用数据库 ${path}。已保存的数据没有丢失。请在 ${folder} 所在的磁盘上腾出空间(用 df -h 查看),然后重试。`,
        en: `The disk is full; the database ${path} cannot be used. What was saved is not lost. Free space on the disk that holds ${folder} (df -h shows it), then try again.`,
      };
    case "read-only":
      return {
        zh: `数据目录 ${folder} 不能写入:磁盘是只读的,或运行政效的用户没有写权限。请检查挂载方式和目录的所有者,或用 DATA_DIR 指定另一个数据目录。`,
        en: `The data folder ${folder} cannot be written to: the disk is read-only, or the user that runs Zhengxiao may not write. Check how it is mounted and who owns it, or name another data folder with DATA_DIR.`,
      };
    case "locked":
      return {
        zh: `另一个程序锁住了数据库 ${path}。请关闭打开它的程序(如数据库工具、备份或同步软件;用 fuser ${path} 查看),然后重试。数据没有改动。`,
        en: `Another program has locked the database ${path}. Close what has it open (a database tool, backup or sync software; fuser ${path} shows it), then try again. The data was not touched.`,
      };
    case "damaged":
      return {
        zh: `无法打开数据库 ${path}:它已损坏,或不是政效的数据库。请从备份恢复:npx zhengxiao restore 备份文件(现有文件会另存,不会被覆盖)。`,
        en: `Cannot open the database ${path}: it is damaged, or not a database of Zhengxiao. Restore a backup: npx zhengxiao restore FILE (what is there is kept aside, not overwritten).`,
      };
    case "unavailable":
      return {
        zh: `无法打开数据库 ${path}。请检查路径、权限和磁盘空间;如文件损坏,请从备份恢复。`,
        en: `Cannot open the database ${path}. Check the path, permissions and disk space; if the file is damaged, restore a backup.`,
      };
  }
}
