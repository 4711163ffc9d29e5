import { type InsertObject, type RawBuilder, sql } from 'kysely';
import { isPostgres } from './is-postgres.ts';
import type { Database, Db, Project, Tx } from './schema.ts';

/** The tables that hold something of a budget year; a row refers only to tables before its own. */
export const YEAR_TABLES = [
  'units',
  'projects',
  'indicators',
  'entries',
  'targetChanges',
  'statusChanges',
  'records',
  'rectifications',
  'deadlines',
  'monitoringPeriods',
  'rulebookOverrides',
  'imports',
  'importCorrections',
  'importedProjects',
] as const;
export type YearTable = (typeof YEAR_TABLES)[number];

/** A stored row; of a project without what a search looks in, which follows from its name. */
export type YearRow<T extends YearTable> = {
  [T in YearTable]: T extends 'projects' ? Omit<Database[T], 'pinyin'> : Database[T];
}[T];

/** What is stored of a year, table by table. */
export type YearRows = { [T in YearTable]: YearRow<T>[] };

const ROWS_AT_ONCE = 500;

/** The rows of a table that a condition leaves, byte by byte in the order of these columns. */
async function listRows<Row>(db: Db, table: string, where: RawBuilder<unknown>, order: readonly string[]) {
  const by = order.map((column) => sql`${sql.ref(column)} nulls first`);
  const query = sql<Row>`select * from ${sql.table(table)} where ${where} order by ${sql.join(by)}`;
  return (await query.execute(db)).rows;
}

/** The rows of a year of these units, each table in the order of its key; imports only where they were confirmed. */
export async function listYearRows(db: Db, year: number, unitIds: readonly string[]): Promise<YearRows> {
  const rows = <T extends YearTable>(table: T, where: RawBuilder<unknown>, ...order: string[]) =>
    listRows<YearRow<T>>(db, table, where, order);
  const units = unitIds.length === 0 ? sql`(null)` : sql`(${sql.join(unitIds)})`;
  const ofUnit = sql`unit_id in ${units}`;
  const ofYear = sql`year = ${year} and ${ofUnit}`;
  const ofProject = sql`project_id in (select id from projects where ${ofYear})`;
  const imported = sql`select import_id from imported_projects where year = ${year}`;
  const confirmed = sql`(select id from imports where confirmed_at is not null and id in (${imported}))`;
  const ofImport = sql`import_id in ${confirmed}`;
  const projects = await listRows<Project>(db, 'projects', ofYear, ['unitId', 'position', 'id']);
  return {
    units: await rows('units', sql`id in ${units}`, 'id'),
    projects: projects.map(({ pinyin: _, ...project }) => project),
    indicators: await rows('indicators', ofProject, 'projectId', 'position', 'id'),
    entries: await rows('entries', ofProject, 'projectId', 'phase', 'indicatorId', 'field', 'version'),
    targetChanges: await rows('targetChanges', ofProject, 'projectId', 'sequence'),
    statusChanges: await rows('statusChanges', ofProject, 'projectId', 'phase', 'sequence'),
    records: await rows('records', ofProject, 'projectId', 'phase', 'version'),
    rectifications: await rows('rectifications', ofProject, 'id', 'version'),
    deadlines: await rows('deadlines', ofYear, 'unitId', 'phase'),
    monitoringPeriods: await rows('monitoringPeriods', ofYear, 'unitId'),
    // Only those that the year's forms can score by.
    rulebookOverrides: await rows(
      'rulebookOverrides',
      sql`${ofUnit} and valid_from <= ${`${year}-12-31`}`,
      ...['unitId', 'rulebook', 'sequence'],
    ),
    imports: await rows('imports', sql`id in ${confirmed}`, 'id'),
    importCorrections: await rows('importCorrections', ofImport, 'importId', 'cell', 'version'),
    importedProjects: await rows('importedProjects', ofImport, 'importId', 'position'),
  };
}

/** Keeps the projects of a year from other writers until the end of the transaction, always in one order. */
export async function lockYear(db: Tx, year: number): Promise<void> {
  if (!isPostgres(db)) return;
  await db.selectFrom('projects').select('id').where('year', '=', year).orderBy('id').forUpdate().execute();
}

async function insertRows<T extends YearTable>(db: Tx, table: T, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows.slice(from, from + ROWS_AT_ONCE) as InsertObject<Database, T>[];
    await db.insertInto(table).values(chunk).execute();
  }
}

/** Stores new rows as they are, ids too, in the order of their references; the database refuses one whose key is taken. */
export async function insertYearRows(db: Tx, rows: Partial<Omit<YearRows, 'projects'>>): Promise<void> {
  for (const table of YEAR_TABLES) if (table !== 'projects') await insertRows(db, table, rows[table] ?? []);
}
