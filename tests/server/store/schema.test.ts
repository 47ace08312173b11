import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "#domain/catalogue/role.ts";
import { migrate } from "#server/store/migrations.ts";
import { openSqlite } from "#server/store/sqlite.ts";
import { layOldStore, OLD_STORES } from "#tests/server/old-store.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

let folder: TempFolder;

beforeEach(() => {
  folder = makeTempFolder();
});

afterEach(() => folder.remove());

const at = (name: string) => join(folder.path, name);

/** What SQLite keeps of how each table, index and trigger was made. */
function schemaOf(path: string): string {
  const database = new DatabaseSync(path);
  try {
    const made = database.prepare("select sql from sqlite_schema where sql is not null order by type, name").all();
    return `${made.map(({ sql }) => `${sql};`).join("\n")}\n`;
  } finally {
    database.close();
  }
}

async function migrated(path: string, upTo?: number): Promise<string> {
  const database = openSqlite(path, 5000);
  await migrate(database.writes, upTo === undefined ? {} : { upTo });
  await database.close();
  return schemaOf(path);
}

/** Text by text, so that an edit of a step that was released is seen. A further step adds to the expected text. */
const EXPECTED = readFileSync(join(import.meta.dirname, "../../cases/store/schema.sql"), "utf8");

describe("migrate(database)", () => {
  it("makes the schema that is written down", async () => {
    expect(await migrated(at("new.db"))).toBe(EXPECTED);
  });

  it.each(OLD_STORES)("makes up to its step the schema that $name made, to the letter", async ({ name, schema }) => {
    layOldStore(name, at("old.db"));
    expect(await migrated(at("new.db"), schema)).toBe(schemaOf(at("old.db")));
  });

  it.each(OLD_STORES)("brings a database of $name to the same schema as a new one", async ({ name }) => {
    layOldStore(name, at("old.db"));
    expect(await migrated(at("old.db"))).toBe(EXPECTED);
  });

  it("lets an account have every role there is", () => {
    const table = EXPECTED.split("\n").find((line) => line.startsWith('CREATE TABLE "account"'));
    for (const role of ROLES) expect(table).toContain(`'${role}'`);
  });
});
