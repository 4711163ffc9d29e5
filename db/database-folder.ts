import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { isPostgres } from './is-postgres.ts';
import type { Db } from './schema.ts';

/** Where a SQLite database keeps what belongs to it. */
export interface DatabaseFolder {
  /** The data file itself. */
  file: string;
  /** Backups that the program made by itself. */
  backups: string;
  /** Backups on their way in or out; nothing here outlives a start of the program. */
  transfer: string;
}

/** The places of this database; null for PostgreSQL and a database without a file. */
export async function findDatabaseFolder(db: Db): Promise<DatabaseFolder | null> {
  if (isPostgres(db)) return null;
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db);
  const file = rows[0]?.file;
  if (!file) return null;
  return { file, backups: join(dirname(file), 'backups'), transfer: join(dirname(file), 'transfer') };
}
