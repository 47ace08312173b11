import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import type { ObservationKey, SourcedObservation } from "#domain/figures/observation.ts";
import { keepHead, letReadHead, openHeadFile } from "./files/audit-head-file.ts";
import { type KnownRevision, learnNumber } from "./known-revision.ts";
import { PatientDialect } from "./patient-dialect.ts";
import type { Tables } from "./schema.ts";
import { createObservationReads, type ObservationReads } from "./sqlite-observations.ts";

/**
 * All that is particular to SQLite: how it is opened, how many rows are written and read fast, which of its errors mean
 * that it cannot be used now. The rest of the store is Kysely and would run on another dialect.
 */
export type Database = {
  /** Sees what is committed, also while a write is under way. */
  readonly reads: Kysely<Tables>;
  readonly observations: ObservationReads;
  /** One connection; Kysely lets one transaction at a time have it. */
  readonly writes: Kysely<Tables>;
  /** Marks what is current as replaced by a revision. Call inside a transaction of `writes`. */
  retireObservations(keys: readonly ObservationKey[], until: number): void;
  /** Writes observations as first said by a revision. Call inside a transaction of `writes`. */
  insertObservations(observations: readonly SourcedObservation[], revision: number): void;
  /** Notes that a revision is there. Commits of `writes` do so by themselves. */
  noteRevision(number: number): void;
  close(): Promise<void>;
};

const PRAGMAS = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "cache_size = -16384",
  "journal_size_limit = 67108864",
];

/**
 * Opens or makes a database file. Readers and the writer have a connection each.
 *
 * @param busyTimeoutMs how long a write waits for another program's, a backup's say, before it fails
 * @param revision shared by all who open this database to write; where absent the database is asked for it
 */
export function openSqlite(path: string, busyTimeoutMs: number, revision?: KnownRevision): Database {
  const writer = open(path, busyTimeoutMs);
  const reader = open(path, busyTimeoutMs);
  const headFile = openHeadFile(path);
  for (const connection of [writer, reader]) letReadHead(connection, headFile);
  const reads = kysely(reader);
  // It waits for the lock by itself.
  writer.exec("pragma busy_timeout = 0");
  const keep = keepHead(writer, headFile);
  const readNumber = lazy(() => writer.prepare("select coalesce(max(number), 0) as number from revision"));
  const onCommit = () => {
    learnNumber(revision, () => Number(readNumber().get()?.["number"]));
    keep();
  };
  const writes = new Kysely<Tables>({
    dialect: new PatientDialect(adapt(writer, onCommit), { ms: busyTimeoutMs, isBusy }),
  });
  const retire = lazy(() =>
    writer.prepare(
      `update observation indexed by observation_current set revision_until = ?
       where organization = ? and indicator = ? and period = ? and revision_until is null`,
    ),
  );
  const insert = lazy(() =>
    writer.prepare(
      `insert into observation (organization, indicator, period, revision_from, revision_until,
         value, text, status, qualifier, sheet, cell, raw)
       values (?, ?, ?, ?, null, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  );
  return {
    reads,
    observations: createObservationReads(reader, { revision }),
    writes,
    noteRevision: (number) => learnNumber(revision, () => number),
    retireObservations(keys, until) {
      const statement = retire();
      for (const key of keys) statement.run(until, key.organization, key.indicator, key.period);
    },
    insertObservations(observations, revision) {
      const statement = insert();
      for (const o of observations) {
        const { sheet, cell, raw } = o.source;
        statement.run(
          o.organization,
          o.indicator,
          o.period,
          revision,
          o.value,
          o.text,
          o.status,
          o.qualifier,
          sheet,
          cell,
          raw,
        );
      }
    },
    close: () =>
      // With the writer's connection in hand no write is under way.
      writes.connection().execute(async () => {
        if (!writer.isOpen) return;
        reader.close();
        try {
          writer.exec("pragma wal_checkpoint(TRUNCATE)");
        } catch (error) {
          // On a full disk the journal stays beside the file, and holds all that was saved.
          if (sqliteTrouble(error) === null) throw error;
        } finally {
          writer.close();
        }
      }),
  };
}

/**
 * Opens a database only to read it: beside the server that writes it, or a copy, also where nothing may be written.
 */
export function openSqliteToRead(path: string): Pick<Database, "reads" | "observations" | "close"> {
  const reader = openReadOnly(path);
  letReadHead(reader, openHeadFile(path));
  return {
    reads: kysely(reader),
    observations: createObservationReads(reader),
    close: async () => reader.close(),
  };
}

function openReadOnly(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    database.prepare("select count(*) from sqlite_schema").get();
    return database;
  } catch (error) {
    database.close();
    // Reading a journal needs a file beside the database; where none can be made nobody writes the database either.
    if (sqliteTrouble(error) !== "unavailable" && sqliteTrouble(error) !== "read-only") throw error;
    return new DatabaseSync(new URL(`${pathToFileURL(path)}?immutable=1`), { readOnly: true });
  }
}

/** Why the store cannot be used, where it is not the program that is wrong. */
export type StoreTrouble = "full" | "read-only" | "locked" | "damaged" | "unavailable";

const BUSY = 5;
const LOCKED = 6;
/** Primary result codes that say "not now" or "not here". I/O errors and files that do not open have many causes. */
const TROUBLES = new Map<number, StoreTrouble>([
  [BUSY, "locked"],
  [LOCKED, "locked"],
  [8, "read-only"],
  [10, "unavailable"],
  [11, "damaged"],
  [13, "full"],
  [14, "unavailable"],
  [26, "damaged"],
]);

/** What an error of the database says of the store: it cannot be used, and why; `null` where the program is wrong. */
export function sqliteTrouble(error: unknown): StoreTrouble | null {
  const code = resultCode(error);
  return code === null ? null : (TROUBLES.get(code) ?? null);
}

/** True where another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === BUSY || code === LOCKED;
}

/** SQLite's primary result code (https://sqlite.org/rescode.html), or `null` for an error that is not SQLite's. */
function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return null;
  return error.errcode & 0xff;
}

function open(path: string, busyTimeoutMs: number): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  try {
    for (const pragma of PRAGMAS) database.exec(`pragma ${pragma}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function kysely(database: DatabaseSync): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(database) }) });
}

/** Lists in a query make a text of their own for each length; beyond this many the cache starts anew. */
const STATEMENTS_KEPT = 200;

/** What Kysely expects of a SQLite driver, over Node's own, with prepared statements kept. */
function adapt(database: DatabaseSync, onCommit: () => void = () => {}): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= STATEMENTS_KEPT) statements.clear();
      const statement = adaptStatement(database.prepare(text));
      const made =
        text === "rollback"
          ? onlyInTransaction(database, statement)
          : text === "commit"
            ? followedBy(onCommit, statement)
            : statement;
      statements.set(text, made);
      return made;
    },
    close: () => database.close(),
  };
}

/**
 * A full disk ends a transaction by itself. Kysely rolls back all the same, and the complaint that there is nothing to
 * roll back would hide the reason.
 */
function onlyInTransaction(database: DatabaseSync, statement: SqliteStatement): SqliteStatement {
  return {
    ...statement,
    run: (parameters) => (database.isTransaction ? statement.run(parameters) : { changes: 0, lastInsertRowid: 0 }),
  };
}

function followedBy(onCommit: () => void, statement: SqliteStatement): SqliteStatement {
  return {
    ...statement,
    run(parameters) {
      const result = statement.run(parameters);
      onCommit();
      return result;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  };
}

function bind(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((parameter) => {
    if (parameter === null || typeof parameter === "string" || typeof parameter === "number") return parameter;
    if (typeof parameter === "bigint" || parameter instanceof Uint8Array) return parameter;
    throw new TypeError(`SQLite cannot hold a ${typeof parameter}`);
  });
}

function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
