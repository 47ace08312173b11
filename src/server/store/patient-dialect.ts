import { setTimeout as wait } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from "kysely";

export type Patience = {
  /** How long a statement is tried again while another connection has the lock. */
  readonly ms: number;
  readonly isBusy: (error: unknown) => boolean;
};

const PAUSE_MS = 10;

/**
 * SQLite for a connection that writes beside another one. A transaction takes the lock when it begins, so that what it
 * reads is still so when it writes. Waiting for the lock is done here and not by SQLite's `busy_timeout`, which would
 * stop the whole thread, and with it all who only read, until the other's transaction ends.
 */
export class PatientDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #patience: Patience;

  constructor(database: SqliteDatabase, patience: Patience) {
    super({ database });
    this.#database = database;
    this.#patience = patience;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#database, this.#patience);
  }
}

class PatientDriver extends SqliteDriver {
  readonly #patience: Patience;
  #connection: DatabaseConnection | undefined;

  constructor(database: SqliteDatabase, patience: Patience) {
    super({ database });
    this.#patience = patience;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= patient(await super.acquireConnection(), this.#patience);
    return this.#connection;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** A statement that met a lock has done nothing and may be tried again. */
function patient(connection: DatabaseConnection, { ms, isBusy }: Patience): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const until = performance.now() + ms;
      for (;;)
        try {
          return await connection.executeQuery<R>(query);
        } catch (error) {
          if (!isBusy(error) || performance.now() >= until) throw error;
          await wait(PAUSE_MS);
        }
    },
    streamQuery: (query, size) => connection.streamQuery(query, size),
  };
}
