import { type ColumnDefinitionBuilder, sql } from 'kysely';
import { isPostgres } from '../is-postgres.ts';
import type { Tx } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** What was changed in a project's targets, by whom, from what to what: append-only like the entries. */
export async function addTargetChanges(db: Tx): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : 'text';
  const table = db.schema
    .createTable('targetChanges')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('projectId', text, (column) => column.notNull().references('projects.id'))
    .addColumn('sequence', 'integer', required)
    .addColumn('indicatorId', text)
    .addColumn('indicator', text, required)
    .addColumn('field', text, required)
    .addColumn('before', text, required)
    .addColumn('after', text, required)
    .addColumn('kind', text)
    .addColumn('reason', text, required)
    .addColumn('approvalNumber', text, required)
    .addColumn('approvedOn', text, required)
    .addColumn('at', text, required)
    .addColumn('by', text, required)
    .addUniqueConstraint('targetChangesSequence', ['projectId', 'sequence'])
    .addForeignKeyConstraint('targetChangesIndicator', ['indicatorId', 'projectId'], 'indicators', ['id', 'projectId']);
  await (isPostgres(db) ? table : table.modifyEnd(sql`strict`)).execute();
}
