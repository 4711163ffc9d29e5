import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { CamelCasePlugin, CompiledQuery, type DatabaseConnection, Kysely, SqliteDialect, SqliteDriver } from 'kysely';
import { HeldConnection } from './held-connection.ts';
import type { Database, Db } from './schema.ts';
import { isBusy } from './storage-errors.ts';
import { exactConnection } from './whole-number.ts';

const RETRY_MS = 10;

/** Opens a SQLite file (or `:memory:`) so that a committed change survives power loss and a locked file is waited for. */
export async function openSqlite(path: string, waitMs: number): Promise<Db> {
  const start = performance.now();
  for (;;) {
    const sqlite = new Sqlite(path, { timeout: waitMs });
    try {
      sqlite.pragma('journal_mode = WAL');
      // better-sqlite3 is built with NORMAL for WAL, which may lose acknowledged changes on power loss.
      sqlite.pragma('synchronous = FULL');
      sqlite.pragma('foreign_keys = ON');
      return kyselyOn(sqlite, waitMs);
    } catch (error) {
      sqlite.close();
      // SQLite does not wait while another program turns a new file to WAL.
      if (!isBusy(error) || performance.now() - start > waitMs) throw error;
      await sleep(RETRY_MS);
    }
  }
}

/** Opens a SQLite file that nobody else uses, a copy, in place; closed, it leaves nothing beside it. */
export function openSqliteAlone(path: string): Db {
  const sqlite = new Sqlite(path, { fileMustExist: true, timeout: 0 });
  try {
    sqlite.pragma('journal_mode = DELETE');
    sqlite.pragma('foreign_keys = ON');
    // The file may come from anywhere: what it brings along is not run.
    sqlite.pragma('trusted_schema = OFF');
    return kyselyOn(sqlite, 0);
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function kyselyOn(sqlite: Sqlite.Database, waitMs: number): Db {
  const held = new HeldConnection();
  const dialect = new ImmediateDialect(sqlite, waitMs, held);
  return held.refuseInside(new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin()] }));
}

class ImmediateDialect extends SqliteDialect {
  readonly #driver: ImmediateDriver;

  constructor(sqlite: Sqlite.Database, waitMs: number, held: HeldConnection) {
    super({ database: sqlite });
    this.#driver = new ImmediateDriver(sqlite, waitMs, held);
  }

  override createDriver() {
    return this.#driver;
  }
}

/** Takes the write lock at the beginning of a transaction: taking it later fails at once when another process has written meanwhile. */
class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: Sqlite.Database;
  readonly #waitMs: number;
  readonly #held: HeldConnection;
  #connection: DatabaseConnection | undefined;

  constructor(sqlite: Sqlite.Database, waitMs: number, held: HeldConnection) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
    this.#waitMs = waitMs;
    this.#held = held;
  }

  override async acquireConnection() {
    this.#connection ??= exactConnection(await super.acquireConnection());
    return this.#connection;
  }

  override async beginTransaction() {
    while (!this.#began()) await sleep(RETRY_MS);
  }

  #began(): boolean {
    // SQLite's own waiting would stop the whole program, and each transaction in the queue would wait anew.
    this.#sqlite.pragma('busy_timeout = 0');
    try {
      this.#sqlite.exec('begin immediate');
      return true;
    } catch (error) {
      if (isBusy(error) && this.#held.heldSince() < this.#waitMs) return false;
      throw error;
    } finally {
      this.#sqlite.pragma(`busy_timeout = ${this.#waitMs}`);
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection) {
    // On a full disk SQLite may have rolled back by itself; a second rollback would hide the reason.
    if (this.#sqlite.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}
