import { randomUUID } from "node:crypto";
import { constants, copyFile, link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { HEAD_NOTED, HEAD_REPLACED } from "./audit-heads.ts";
import { type EndedCredentials, restorationBody } from "./bodies/other-bodies.ts";
import { endCredentials } from "./credentials.ts";
import { headFilePath, openHeadFile } from "./files/audit-head-file.ts";
import { copyDatabase } from "./files/backup-copy.ts";
import { type Manifest, openBackup } from "./files/backup-file.ts";
import { describeContent, differingTables, findDamage } from "./files/content.ts";
import { exists, flush } from "./files/disk.ts";
import { followLinks } from "./files/links.ts";
import { StoreFailure } from "./files/store-failure.ts";
import { lockStore } from "./lock.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { toStoreFailure } from "./store-trouble.ts";

export type RestoreOptions = {
  readonly backup: string;
  /** The database file to restore to; its folder exists. */
  readonly path: string;
  readonly now: Date;
};

export type Restored = {
  readonly manifest: Manifest;
  /** Identity of the data set from now on. */
  readonly dataset: string;
  /** Where the database that was there is kept; `null` where there was none. */
  readonly aside: string | null;
  /** What the backup would have let in, and does not any more. */
  readonly ended: EndedCredentials;
};

/**
 * Puts a backup in the place of a database. What was there is kept under another name. The restored data set gets a
 * new identity: revision numbers after the backup are used again, and what a browser keeps of the old ones must not be
 * shown under them. Sessions, tokens, displays and one-time links of the backup's time end: some were revoked or used since.
 *
 * @throws StoreFailure of a damaged or newer backup, or while a server runs; the database is as it was then
 */
export async function restoreBackup({ backup, now, ...options }: RestoreOptions): Promise<Restored> {
  const path = followLinks(options.path);
  const fresh = `${path}.restoring`;
  try {
    // 1. A backup that is whole and that this program understands.
    const { manifest } = await openBackup(backup);
    if (manifest.content.schema > SCHEMA_VERSION) throw new StoreFailure(newerBackup(manifest));
    // 2. No server meanwhile.
    const lock = lockStore(path);
    try {
      // 3. Beside the database, complete to the last figure, before anything is moved.
      await removeDatabase(fresh);
      await copyDatabase(backup, fresh);
      const { dataset, ended } = prepare(fresh, manifest, openHeadFile(path).read(), now);
      await flush(fresh);
      // 4. The old one gets a second name, then the new one its place, so that at no moment there is none.
      const aside = await keepAside(path, now);
      await rename(fresh, path);
      await flush(dirname(path));
      return { manifest, dataset, aside, ended };
    } finally {
      await removeDatabase(fresh);
      lock.release();
    }
  } catch (error) {
    throw await toStoreFailure(error, path);
  }
}

/**
 * Holds what was copied against the manifest, then gives it its new identity.
 *
 * @param replacedHead where the log ended that is replaced, as the file beside the database has it
 */
function prepare(fresh: string, manifest: Manifest, replacedHead: string | null, now: Date) {
  const database = new DatabaseSync(fresh);
  try {
    const wrong = findDamage(database) ?? differingTables(describeContent(database), manifest.content).join(", ");
    if (wrong !== "") throw new StoreFailure(damagedContent(wrong));
    const dataset = randomUUID();
    database.exec("begin");
    const ended = endCredentials(database, Object.keys(manifest.content.tables), now);
    // A store that was never seeded gets its identity when it is.
    if (manifest.content.dataset !== "") {
      const restored = restorationBody.write({
        at: now.toISOString(),
        dataset: manifest.content.dataset,
        revision: manifest.content.revision,
        ended,
        ...(replacedHead === null ? {} : { replacedHead }),
      });
      const write = database.prepare("insert or replace into meta (name, value) values (?, ?)");
      write.run("dataset", dataset);
      write.run("restored", restored);
      // That the log ends elsewhere from now on is on record as a restoration, and no fault.
      if (replacedHead === null) database.prepare("delete from meta where name = ?").run(HEAD_NOTED);
      else write.run(HEAD_REPLACED, replacedHead);
    }
    database.exec("commit");
    return { dataset, ended };
  } finally {
    database.close();
  }
}

/** Keeps the database that is there under a name of its own, with its journal where that cannot be folded in. */
async function keepAside(path: string, now: Date): Promise<string | null> {
  const aside = `${path}.before-restore-${now.toISOString().replace(/[-:]/g, "")}`;
  const present = await exists(path);
  if (present) {
    if (await isDatabase(path)) foldJournal(path);
    // Some disks know no second names.
    await link(path, aside).catch(() => copyFile(path, aside, constants.COPYFILE_EXCL));
  }
  if (present) await copyFile(headFilePath(path), headFilePath(aside)).catch(() => {});
  // Also the journal of a database that somebody moved away without it.
  for (const end of JOURNALS) if (await exists(path + end)) await rename(path + end, aside + end);
  return present ? aside : null;
}

const JOURNALS = ["-wal", "-shm", "-journal"] as const;

/** SQLite would throw away the journal of what it does not know as a database. */
async function isDatabase(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString("latin1") === "SQLite format 3\0";
  } finally {
    await file.close();
  }
}

/** A database that is too damaged for it keeps its journal beside it. */
function foldJournal(path: string): void {
  try {
    const database = new DatabaseSync(path);
    try {
      database.exec("pragma wal_checkpoint(truncate)");
    } finally {
      database.close();
    }
  } catch {}
}

async function removeDatabase(path: string): Promise<void> {
  for (const end of ["", ...JOURNALS]) await rm(path + end, { force: true });
}

function newerBackup({ version, content }: Manifest) {
  return {
    zh: `备份由更新版本的政效(${version},结构版本 ${content.schema})写成,本程序只认识到结构版本 ${SCHEMA_VERSION}。请升级程序后再恢复。现有数据没有改动。`,
    en: `The backup was written by a newer Zhengxiao (${version}, schema ${content.schema}); this program knows up to schema ${SCHEMA_VERSION}. Upgrade the program, then restore. The data was not touched.`,
  };
}

function damagedContent(what: string) {
  return {
    zh: `备份中的数据不完整(${what})。请用另一份备份。现有数据没有改动。`,
    en: `The data in the backup is not whole (${what}). Use another backup. The data was not touched.`,
  };
}
