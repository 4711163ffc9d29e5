import { CamelCasePlugin, CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { HeldConnection } from './held-connection.ts';
import type { Database, Db } from './schema.ts';
import { parseWholeNumber } from './whole-number.ts';

const MAX_CONNECTIONS = 10;

/** Opens a pool of connections to a PostgreSQL server; whole numbers of any width are read exactly or refused. */
export function openPostgres(url: string, waitMs: number): Db {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, parseWholeNumber);
  // The sum of a bigint column is numeric.
  types.setTypeParser(pg.types.builtins.NUMERIC, parseWholeNumber);
  const pool = new pg.Pool({ connectionString: url, max: MAX_CONNECTIONS, connectionTimeoutMillis: waitMs, types });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the program.
  pool.on('error', () => undefined);
  const dialect = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(`set lock_timeout = ${waitMs}; set synchronous_commit = on`));
    },
  });
  return new HeldConnection().refuseInside(new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin()] }));
}
