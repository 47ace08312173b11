import { link, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { copyDatabase } from "./files/backup-copy.ts";
import { type Manifest, openBackup, sealBackup } from "./files/backup-file.ts";
import { describeContent, differingTables, findDamage } from "./files/content.ts";
import { exists, flush } from "./files/disk.ts";
import { StoreFailure } from "./files/store-failure.ts";
import { explainTrouble, toStoreFailure, troubleOf } from "./store-trouble.ts";

export type BackupOptions = {
  /** The database file; a server may be using it. */
  readonly path: string;
  /** Where the backup is written; a file that exists is left as it is and refused. */
  readonly target: string;
  readonly version: string;
  readonly now: Date;
};

/**
 * Writes a backup of a database that may be in use, as of one moment, and verifies it by restoring it beside the
 * target: every table of what was restored is compared with the database itself as of the same moment. Only then does
 * the backup get its name.
 *
 * @throws StoreFailure with words for people; nothing is left at the target then
 */
export async function writeBackup({ path, target, version, now }: BackupOptions): Promise<Manifest> {
  if (!(await exists(path))) throw new StoreFailure(nothingToBackUp(path));
  if (await exists(target)) throw new StoreFailure(targetExists(target));
  const part = `${target}.part`;
  const trial = `${target}.trial`;
  try {
    const content = await copyAsOfNow(path, part).catch((error: unknown) => orDamaged(error, path));
    await sealBackup(part, { format: 1, version, createdAt: now.toISOString(), content });
    await flush(part);
    const { manifest } = await openBackup(part);
    await verifyByRestoring(part, trial, { path, manifest });
    await nameAnew(part, target);
    await flush(dirname(target));
    return manifest;
  } catch (error) {
    throw await toStoreFailure(error, target);
  } finally {
    for (const left of [part, trial])
      for (const end of ["", "-journal", "-wal", "-shm"]) await rm(left + end, { force: true });
  }
}

export type UpgradeBackup = { readonly path: string; discard(): Promise<void> };

/** Copies a store beside itself before its schema is changed. What an upgrade that was killed left half is removed. */
export async function backUpBeforeUpgrade(options: { path: string; from: number; now: Date }): Promise<UpgradeBackup> {
  const { path, from, now } = options;
  const stem = `${basename(path, extname(path))}.before-upgrade-from-${from}.`;
  for (const name of await readdir(dirname(path)))
    if (name.startsWith(stem) && /\.(part|trial)(-\w+)?$/.test(name))
      await rm(join(dirname(path), name), { force: true });
  const stamp = now.toISOString().replace(/[-:]/g, "");
  const target = join(dirname(path), `${stem}${stamp}.backup`);
  await writeBackup({ path, target, version: `schema ${from}`, now });
  return { path: target, discard: () => rm(target, { force: true }) };
}

/** Within one read transaction the copy and its description are of the same moment, whatever is published meanwhile. */
async function copyAsOfNow(path: string, part: string) {
  const source = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    source.exec("begin");
    source.prepare("select count(*) from sqlite_schema").get();
    await (await open(part, "w", 0o600)).close();
    await backup(source, part);
    const content = describeContent(source);
    const copy = new DatabaseSync(part);
    try {
      // One file without a journal beside it.
      copy.exec("pragma journal_mode = delete");
    } finally {
      copy.close();
    }
    return content;
  } finally {
    source.close();
  }
}

/** What SQLite says of damage it says of what was copied from: the copy is only being written. */
function orDamaged(error: unknown, path: string): never {
  if (troubleOf(error) !== "damaged") throw error;
  throw new StoreFailure(explainTrouble("damaged", path), { cause: error });
}

async function verifyByRestoring(
  part: string,
  trial: string,
  { path, manifest }: { readonly path: string; readonly manifest: Manifest },
): Promise<void> {
  await copyDatabase(part, trial);
  const restored = new DatabaseSync(trial, { readOnly: true });
  try {
    const damage = findDamage(restored) ?? differingTables(describeContent(restored), manifest.content).join(", ");
    if (damage === "") return;
    const own = damageOf(path);
    throw new StoreFailure(own === null ? notTheSame(damage) : damagedSource(path, own));
  } finally {
    restored.close();
  }
}

/** What is wrong with the database itself; a copy has all its faults. */
function damageOf(path: string): string | null {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    return findDamage(database);
  } catch (error) {
    if (troubleOf(error) !== "damaged") throw error;
    return error instanceof Error ? error.message : String(error);
  } finally {
    database.close();
  }
}

/** Gives a file its name unless the name was taken meanwhile. Some disks (USB sticks) know no second names. */
async function nameAnew(part: string, target: string): Promise<void> {
  try {
    await link(part, target);
  } catch (error) {
    if (await exists(target)) throw new StoreFailure(targetExists(target), { cause: error });
    await rename(part, target);
  }
}

function nothingToBackUp(path: string) {
  return {
    zh: `没有数据库 ${path}。请用 --data-dir 或 DATA_DIR 指定数据目录。`,
    en: `There is no database ${path}. Name the data folder with --data-dir or DATA_DIR.`,
  };
}

function targetExists(target: string) {
  return {
    zh: `${target} 已存在,不会覆盖。请换一个文件名。`,
    en: `${target} exists and is not overwritten. Choose another name.`,
  };
}

function damagedSource(path: string, what: string) {
  return {
    zh: `数据库 ${path} 已损坏（${what}），因此没有备份：备份会带着同样的损坏。请从以前的备份恢复：npx zhengxiao restore 备份文件（现有文件会另存，不会被覆盖）。`,
    en: `The database ${path} is damaged (${what}), so that no backup was made: it would have the same damage. Restore an earlier backup: npx zhengxiao restore FILE (what is there is kept aside, not overwritten).`,
  };
}

function notTheSame(what: string) {
  return {
    zh: `备份写好后试恢复,结果与数据库不一致(${what}),因此没有保留。请检查磁盘和数据库后重试。`,
    en: `The backup was restored on trial and differs from the database (${what}); it was not kept. Check the disk and the database, then try again.`,
  };
}
