import { createHash, type Hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import * as z from "zod/mini";

export const contentSchema = z.object({
  /** Identity of the data set; empty of a store that was never seeded. */
  dataset: z.string(),
  /** Version of the schema. */
  schema: z.int(),
  /** The current revision; 0 of a store that was never seeded. */
  revision: z.int(),
  /** Of every table its rows, and the SHA-256 of all their values in the order of the primary key. */
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
});
/** All that a database holds, as numbers and digests by which two can be compared figure by figure. */
export type Content = z.infer<typeof contentSchema>;

/** Describes what a database holds. Within a read transaction it is one moment's state. */
export function describeContent(database: DatabaseSync): Content {
  const names = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite!_%' escape '!' order by name",
    )
    .all()
    .map((row) => String(row["name"]));
  const tables: Content["tables"] = {};
  for (const name of names) tables[name] = describeTable(database, name);
  const one = (table: string, text: string) => (names.includes(table) ? database.prepare(text).get()?.["one"] : null);
  return {
    dataset: String(one("meta", "select value as one from meta where name = 'dataset'") ?? ""),
    schema: Number(one("migration", "select max(version) as one from migration") ?? 0),
    revision: Number(one("revision", "select max(number) as one from revision") ?? 0),
    tables,
  };
}

/** Names of the tables in which two databases differ. */
export function differingTables(a: Content, b: Content): string[] {
  const names = new Set([...Object.keys(a.tables), ...Object.keys(b.tables)]);
  return [...names].filter((name) => a.tables[name]?.sha256 !== b.tables[name]?.sha256).sort();
}

/**
 * Looks for damage: of pages and indexes, and of rows that refer to what is not there.
 *
 * @returns `null` where there is none
 */
export function findDamage(database: DatabaseSync): string | null {
  const integrity = database.prepare("pragma integrity_check(1)").get()?.["integrity_check"];
  if (integrity !== "ok") return String(integrity);
  const orphan = database.prepare("pragma foreign_key_check").get();
  return orphan ? `${orphan["table"]}: a row refers to a missing one of ${orphan["parent"]}` : null;
}

function describeTable(database: DatabaseSync, table: string): { rows: number; sha256: string } {
  const columns = database.prepare(`pragma table_info(${quote(table)})`).all();
  const keys = columns.filter(({ pk }) => Number(pk) > 0).sort((a, b) => Number(a["pk"]) - Number(b["pk"]));
  const order = (keys.length > 0 ? keys : columns).map(({ name }) => quote(String(name))).join(", ");
  const list = columns.map(({ name }) => quote(String(name))).join(", ");
  const statement = database.prepare(`select ${list} from ${quote(table)} order by ${order}`);
  statement.setReadBigInts(true);
  const hash = createHash("sha256").update(list);
  let rows = 0;
  for (const row of statement.iterate()) {
    rows += 1;
    for (const value of Object.values(row)) addValue(hash, value);
  }
  return { rows, sha256: hash.digest("hex") };
}

/** Each value with its type and length, so that no two rows read alike. */
function addValue(hash: Hash, value: unknown): void {
  if (value instanceof Uint8Array) hash.update(`b${value.length}:`).update(value);
  else if (typeof value === "string") hash.update(`t${value.length}:${value}`);
  else hash.update(`${typeof value}:${String(value)};`);
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
