import { DatabaseSync } from "node:sqlite";
import { migrate } from "#server/store/migrations.ts";
import { openSqlite } from "#server/store/sqlite.ts";

/** The schema of version 0.2.0, the last before upgrades were made with a copy. */
export const OLD_SCHEMA = 3;

/** Makes at `path` a database as an earlier program left it, with what one of today holds that the earlier one knew. */
export async function makeOldStore(path: string, today: string, schema = OLD_SCHEMA): Promise<void> {
  const database = openSqlite(path, 5000);
  await migrate(database.writes, { upTo: schema });
  await database.close();
  const old = new DatabaseSync(path);
  try {
    old.exec("pragma foreign_keys = off");
    old.prepare("attach ? as today").run(today);
    const columns = (of: string, table: string) =>
      old
        .prepare(`select name from pragma_table_info(?, ?)`)
        .all(table, of)
        .map(({ name }) => `"${name}"`);
    const tables = old
      .prepare(
        "select name from main.sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> 'migration'",
      )
      .all();
    for (const { name } of tables) {
      const now = columns("today", String(name));
      const common = columns("main", String(name))
        .filter((column) => now.includes(column))
        .join(", ");
      old.exec(`insert into main."${name}" (${common}) select ${common} from today."${name}"`);
    }
  } finally {
    old.close();
  }
}
