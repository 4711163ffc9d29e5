import { sql } from 'kysely';
import { isPostgres } from '../is-postgres.ts';
import type { Tx } from '../schema.ts';

/** Work packages that came back, until somebody confirms them, and what confirming filled in. */
export async function addPackageReturns(db: Tx): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : 'text';
  const returns = db.schema
    .createTable('packageReturns')
    .addColumn('id', text, (column) => column.primaryKey().notNull())
    .addColumn('fileName', text, (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('createdAt', text, (column) => column.notNull())
    .addColumn('confirmedAt', text)
    .addColumn('confirmedBy', text)
    .addColumn('filled', text);
  await (isPostgres(db) ? returns : returns.modifyEnd(sql`strict`)).execute();
}
