import { type CreateTableBuilder, sql } from 'kysely';
import { isPostgres } from '../is-postgres.ts';
import type { Tx } from '../schema.ts';

/** Printing and submitting many at once: what was asked for, and what became of each project. */
export async function jobs(db: Tx): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : ('text' as const);
  const create = async <Name extends string>(table: CreateTableBuilder<Name>) => {
    await (isPostgres(db) ? table : table.modifyEnd(sql`strict`)).execute();
  };
  await create(
    db.schema
      .createTable('jobs')
      .addColumn('id', text, (column) => column.notNull().primaryKey())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('year', 'integer', (column) => column.notNull())
      .addColumn('formCount', 'integer', (column) => column.notNull())
      .addColumn('createdAt', text, (column) => column.notNull())
      .addColumn('by', text, (column) => column.notNull())
      .addColumn('confirmedAt', text)
      .addColumn('endedAt', text)
      .addColumn('cancelled', 'integer', (column) => column.notNull().check(sql`cancelled in (0, 1)`))
      .addColumn('booklets', text, (column) => column.notNull()),
  );
  await create(
    db.schema
      .createTable('jobItems')
      .addColumn('jobId', text, (column) => column.notNull().references('jobs.id'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('projectId', text, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('version', 'integer')
      .addColumn('fileName', text, (column) => column.notNull())
      .addColumn('note', text, (column) => column.notNull())
      .addColumn('errors', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('jobItemsKey', ['jobId', 'position']),
  );
}
