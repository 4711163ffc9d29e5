import { type ColumnDefinitionBuilder, sql } from 'kysely';
import { isPostgres } from '../is-postgres.ts';
import type { Tx } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** Until which day a unit's mid-year monitoring looks, and what is done about the problems that were found. */
export async function addMidYearAndRectification(db: Tx): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : 'text';
  const periods = db.schema
    .createTable('monitoringPeriods')
    .addColumn('unitId', text, (column) => column.notNull().references('units.id'))
    .addColumn('year', 'integer', required)
    .addColumn('endsOn', text, required)
    .addPrimaryKeyConstraint('monitoringPeriodsKey', ['unitId', 'year']);
  await (isPostgres(db) ? periods : periods.modifyEnd(sql`strict`)).execute();
  const rectifications = db.schema
    .createTable('rectifications')
    .addColumn('id', text, required)
    .addColumn('version', 'integer', required)
    .addColumn('projectId', text, (column) => column.notNull().references('projects.id'))
    .addColumn('problem', text, required)
    .addColumn('measure', text, required)
    .addColumn('foundOn', text, required)
    .addColumn('startedOn', text, required)
    .addColumn('doneOn', text, required)
    .addColumn('withdrawn', 'integer', (column) => column.notNull().check(sql`${sql.ref('withdrawn')} in (0, 1)`))
    .addColumn('at', text, required)
    .addColumn('by', text, required)
    .addPrimaryKeyConstraint('rectificationsKey', ['id', 'version']);
  await (isPostgres(db) ? rectifications : rectifications.modifyEnd(sql`strict`)).execute();
  await db.schema.createIndex('rectificationsOfProject').on('rectifications').columns(['projectId']).execute();
}
