import { type Kysely, sql, type Transaction } from "kysely";
import type { UpgradeBackup } from "./backup.ts";
import { StoreFailure } from "./files/store-failure.ts";
import { firstTables } from "./migrations/001-first-tables.ts";
import { undo } from "./migrations/002-undo.ts";
import { memoryOfReadings } from "./migrations/003-memory-of-readings.ts";
import { auditLog } from "./migrations/004-audit-log.ts";
import { accounts } from "./migrations/005-accounts.ts";
import { submissions } from "./migrations/006-submissions.ts";
import { logOfARevision } from "./migrations/007-log-of-a-revision.ts";
import { statedChanges } from "./migrations/008-stated-changes.ts";
import { versionsOfBodies } from "./migrations/009-versions-of-bodies.ts";
import { currentObservations } from "./migrations/010-current-observations.ts";
import { enteredCatalogue } from "./migrations/011-entered-catalogue.ts";
import { planned } from "./migrations/012-planned.ts";
import { attachedCatalogue } from "./migrations/013-attached-catalogue.ts";
import { itemSources } from "./migrations/014-item-sources.ts";
import type { Tables } from "./schema.ts";

/** A step is SQL as text, so that nothing it was made of can change after it was released. */
type Migration = { readonly name: string; readonly statements: readonly string[] };

/** In order; a migration that was released is never edited, only followed by another. Its version is its place, from 1. */
const MIGRATIONS: readonly Migration[] = [
  { name: "first tables", statements: firstTables },
  { name: "undo", statements: undo },
  { name: "memory of readings", statements: memoryOfReadings },
  { name: "audit log", statements: auditLog },
  { name: "accounts", statements: accounts },
  { name: "submissions", statements: submissions },
  { name: "log of a revision", statements: logOfARevision },
  { name: "stated changes", statements: statedChanges },
  { name: "versions of bodies", statements: versionsOfBodies },
  { name: "current observations", statements: currentObservations },
  { name: "entered catalogue", statements: enteredCatalogue },
  { name: "planned", statements: planned },
  { name: "attached catalogue", statements: attachedCatalogue },
  { name: "item sources", statements: itemSources },
];

/** The version of the schema that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** An upgrade of a store that was in use: what it was, what it became, and the copy that was made before. */
export type Upgrade = { readonly from: number; readonly to: number; readonly backup: string };

export type MigrateOptions = {
  readonly now?: () => Date;
  /** Makes a copy of a store that was in use before it is changed; without it none is made. */
  readonly backUp?: (from: number) => Promise<UpgradeBackup>;
  /** The version to stop at, for tests of upgrades; this program's own where absent. */
  readonly upTo?: number;
};

/**
 * Brings the schema up to date: all steps that are missing in one transaction, with a note of each, after a copy was
 * made of a store that was in use. A schema made by a newer program is refused and left as it is.
 *
 * @returns the upgrade, where a store that was in use was changed
 * @throws StoreFailure of a newer schema
 */
export async function migrate(db: Kysely<Tables>, options: MigrateOptions = {}): Promise<Upgrade | null> {
  const { now = () => new Date(), backUp, upTo = SCHEMA_VERSION } = options;
  const from = await readSchemaVersion(db);
  if (from > SCHEMA_VERSION) throw new StoreFailure(newerSchema(from));
  if (from >= upTo) return null;
  const backup = from > 0 && backUp ? await backUp(from) : null;
  // A table that others refer to can only be made anew while nobody looks (SQLite, "Making Other Kinds Of Table Schema
  // Changes"); inside a transaction the pragma does nothing.
  await sql`pragma foreign_keys = off`.execute(db);
  const steps = db.transaction().execute(async (step) => {
    if (from === 0) await createMigration(step);
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index < from || index >= upTo) continue;
      for (const statement of migration.statements) await sql.raw(statement).execute(step);
      await step
        .insertInto("migration")
        .values({ version: index + 1, name: migration.name, applied_at: now().toISOString() })
        .execute();
    }
    const { rows: broken } = await sql`pragma foreign_key_check`.execute(step);
    if (broken.length > 0) throw new Error(`references to rows that are not there: ${JSON.stringify(broken[0])}`);
  });
  await steps
    .catch(async (error: unknown) => {
      // All is as it was, so that the copy tells nothing; a program that is started again and again would fill the disk.
      await backup?.discard();
      throw error;
    })
    .finally(() => sql`pragma foreign_keys = on`.execute(db));
  return backup === null ? null : { from, to: upTo, backup: backup.path };
}

/** The version of a database's schema; 0 of an empty one. */
export async function readSchemaVersion(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql`select 1 from sqlite_schema where type = 'table' and name = 'migration'`.execute(db);
  if (rows.length === 0) return 0;
  const taken = await db
    .selectFrom("migration")
    .select((at) => at.fn.max("version").as("version"))
    .executeTakeFirst();
  return taken?.version ?? 0;
}

/** A store begun by an earlier program may have the table, and no step taken. */
async function createMigration(db: Transaction<Tables>): Promise<void> {
  await sql`create table if not exists "migration" ("version" integer primary key, "name" text not null, "applied_at" text not null)`.execute(
    db,
  );
}

function newerSchema(version: number) {
  return {
    zh: `数据库由更新版本的政效建立(结构版本 ${version},本程序只认识到 ${SCHEMA_VERSION})。请升级程序;或用升级前自动备份恢复(npx zhengxiao restore 备份文件);或换一个数据目录。数据没有改动。`,
    en: `The database was made by a newer Zhengxiao (schema ${version}; this program knows up to ${SCHEMA_VERSION}). Upgrade the program; or restore the backup made before the upgrade (npx zhengxiao restore FILE); or use another data folder. The data was not touched.`,
  };
}
