import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseConnection } from 'kysely';
import type { Db } from './schema.ts';

interface Holding {
  askedAt: number;
  open: boolean;
}

/** Knows, for one database, what runs inside one of its transactions or queries. */
export class HeldConnection {
  readonly #holding = new AsyncLocalStorage<Holding>();

  /**
   * Makes `db` refuse with a clear error whatever is asked of it inside one of its own transactions, where it would wait for itself
   * for ever (SQLite) or escape the transaction (PostgreSQL).
   */
  refuseInside(db: Db): Db {
    const executor = db.getExecutor();
    const provideConnection = executor.provideConnection.bind(executor);
    // Every use of the database outside a transaction takes its connection here, before it queues for one.
    executor.provideConnection = async <T>(consumer: (connection: DatabaseConnection) => Promise<T>) => {
      if (this.#holding.getStore()?.open) throw new Error('事务内误用了事务外的数据库对象：回调的参数请也命名为 db');
      const held: Holding = { askedAt: performance.now(), open: true };
      try {
        return await provideConnection((connection) => this.#holding.run(held, () => consumer(connection)));
      } finally {
        // What was started inside and goes on afterwards may use the database again.
        held.open = false;
      }
    };
    return db;
  }

  /** Milliseconds since the connection in use was asked for, waiting for other users included. */
  heldSince(): number {
    return performance.now() - (this.#holding.getStore()?.askedAt ?? performance.now());
  }
}
