import { type CreateTableBuilder, type Kysely, sql, type Transaction } from "kysely";
import { createAccountTables } from "./account-tables.ts";
import { createAuditEntries } from "./audit-tables.ts";
import type { UpgradeBackup } from "./backup.ts";
import { NAMED_TABLES, type Tables } from "./schema.ts";
import { clustered } from "./sqlite.ts";
import { addStatedChanges } from "./stated-changes.ts";
import { StoreFailure } from "./store-failure.ts";
import { addSubmissions } from "./submission-tables.ts";

type Migration = { readonly name: string; readonly up: (db: Transaction<Tables>) => Promise<void> };

/** In order; a migration that was released is never edited, only followed by another. Its version is its place, from 1. */
const MIGRATIONS: readonly Migration[] = [
  { name: "first tables", up: createFirstTables },
  { name: "undo", up: addUndo },
  { name: "memory of readings", up: addMemory },
  { name: "audit log", up: createAuditEntries },
  { name: "accounts", up: createAccountTables },
  { name: "submissions", up: addSubmissions },
  { name: "log of a revision", up: addRevisionLog },
  { name: "stated changes", up: addStatedChanges },
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
  const steps = db.transaction().execute(async (step) => {
    if (from === 0) await createMigration(step);
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index < from || index >= upTo) continue;
      await migration.up(step);
      await step
        .insertInto("migration")
        .values({ version: index + 1, name: migration.name, applied_at: now().toISOString() })
        .execute();
    }
  });
  await steps.catch(async (error: unknown) => {
    // All is as it was, so that the copy tells nothing; a program that is started again and again would fill the disk.
    await backup?.discard();
    throw error;
  });
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
  await db.schema
    .createTable("migration")
    .ifNotExists()
    .addColumn("version", "integer", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("applied_at", "text", (column) => column.notNull())
    .execute();
}

function newerSchema(version: number) {
  return {
    zh: `数据库由更新版本的政效建立(结构版本 ${version},本程序只认识到 ${SCHEMA_VERSION})。请升级程序;或用升级前自动备份恢复(npx zhengxiao restore 备份文件);或换一个数据目录。数据没有改动。`,
    en: `The database was made by a newer Zhengxiao (schema ${version}; this program knows up to ${SCHEMA_VERSION}). Upgrade the program; or restore the backup made before the upgrade (npx zhengxiao restore FILE); or use another data folder. The data was not touched.`,
  };
}

async function createFirstTables(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("meta")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  await createFile(db);
  await createRevision(db);
  for (const name of NAMED_TABLES) await createNamed(db, name);
  await createTarget(db);
  await createObservation(db);
  await createUpload(db);
}

async function createFile(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("file")
    .addColumn("digest", "text", (column) => column.primaryKey())
    .addColumn("size", "integer", (column) => column.notNull())
    .addColumn("bytes", "blob", (column) => column.notNull())
    .execute();
}

async function createRevision(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("revision")
    .addColumn("number", "integer", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("region", "text", (column) => column.notNull())
    .addColumn("published_at", "text", (column) => column.notNull())
    .addColumn("published_by", "text", (column) => column.notNull())
    .addColumn("message", "text", (column) => column.notNull())
    .addColumn("file_name", "text", (column) => column.notNull())
    .addColumn("file_digest", "text", (column) => column.notNull().references("file.digest"))
    .addColumn("added", "integer", (column) => column.notNull())
    .addColumn("changed", "integer", (column) => column.notNull())
    .addColumn("unchanged", "integer", (column) => column.notNull())
    .addColumn("latest_period", "text")
    .execute();
  await db.schema.createIndex("revision_by_file").on("revision").column("file_digest").execute();
}

async function createNamed(db: Transaction<Tables>, name: (typeof NAMED_TABLES)[number]): Promise<void> {
  const table = db.schema
    .createTable(name)
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull());
  await withLifespan(table).addPrimaryKeyConstraint(`${name}_key`, ["code", "revision_from"]).execute();
}

async function createTarget(db: Transaction<Tables>): Promise<void> {
  const table = db.schema
    .createTable("target")
    .addColumn("indicator", "text", (column) => column.notNull())
    .addColumn("organization", "text", (column) => column.notNull())
    .addColumn("period", "text", (column) => column.notNull())
    .addColumn("value", "real", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull());
  await withLifespan(table)
    .addPrimaryKeyConstraint("target_key", ["indicator", "organization", "period", "revision_from"])
    .execute();
}

/** The primary key is the read: of an organization's indicators, period by period, what each revision said. */
async function createObservation(db: Transaction<Tables>): Promise<void> {
  const table = db.schema
    .createTable("observation")
    .addColumn("organization", "text", (column) => column.notNull())
    .addColumn("indicator", "text", (column) => column.notNull())
    .addColumn("period", "text", (column) => column.notNull());
  const columns = withLifespan(table)
    .addColumn("value", "real")
    .addColumn("text", "text")
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("qualifier", "text", (column) => column.notNull())
    .addColumn("sheet", "text", (column) => column.notNull())
    .addColumn("cell", "text", (column) => column.notNull())
    .addColumn("raw", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("observation_key", ["organization", "indicator", "period", "revision_from"]);
  await clustered(columns).execute();
}

async function createUpload(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("upload")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("region", "text", (column) => column.notNull())
    .addColumn("file_name", "text", (column) => column.notNull())
    // No reference: the file of a discarded upload is dropped while the upload stays on record.
    .addColumn("file_digest", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull().check(sql`state in ('draft', 'published', 'discarded')`))
    .addColumn("base", "integer", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.references("revision.number"))
    .addColumn("answers", "text", (column) => column.notNull().defaultTo("{}"))
    .execute();
  await db.schema.createIndex("upload_by_file").on("upload").column("file_digest").execute();
}

function withLifespan<T extends string, C extends string>(table: CreateTableBuilder<T, C>) {
  return table
    .addColumn("revision_from", "integer", (column) => column.notNull())
    .addColumn("revision_until", "integer");
}

/** A revision may undo another; what it restores was read in the file of an earlier one. */
async function addUndo(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .alterTable("revision")
    .addColumn("withdrawn", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("revision")
    .addColumn("undoes", "integer", (column) => column.references("revision.number"))
    .execute();
  await db.schema
    .alterTable("observation")
    .addColumn("read_in", "integer", (column) => column.references("revision.number"))
    .execute();
}

/** What was said of a file stays with its upload; what is worth it is remembered for the region. */
async function addMemory(db: Transaction<Tables>): Promise<void> {
  for (const [column, empty] of [
    ["choices", "{}"],
    ["applied", "{}"],
    ["fingerprint", ""],
  ] as const)
    await db.schema
      .alterTable("upload")
      .addColumn(column, "text", (of) => of.notNull().defaultTo(empty))
      .execute();
  await db.schema
    .createTable("mapping")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("region", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("fingerprint", "text", (column) => column.notNull())
    .addColumn("choices", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull().references("revision.number"))
    .addUniqueConstraint("mapping_of_shape", ["region", "fingerprint"])
    .execute();
  await db.schema
    .createTable("alias")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("region", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('indicator', 'organization')`))
    .addColumn("form", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull().references("revision.number"))
    .addUniqueConstraint("alias_of_form", ["region", "kind", "form"])
    .execute();
}

/** How a revision's file was read; and ways to what a revision stated or ended that do not walk through all figures. */
async function addRevisionLog(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("revision_log")
    .addColumn("revision", "integer", (column) => column.primaryKey().references("revision.number"))
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("observation_by_revision").on("observation").column("revision_from").execute();
  await db.schema
    .createIndex("observation_by_end")
    .on("observation")
    .column("revision_until")
    .where("revision_until", "is not", null)
    .execute();
}
