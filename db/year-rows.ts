import type { InsertObject, SelectQueryBuilder } from 'kysely';
import { isPostgres } from './is-postgres.ts';
import type { Database, Db, Tx } from './schema.ts';

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

/** The rows of a year of these units, each table in the order of its key, byte by byte; imports only where they were confirmed. */
export async function listYearRows(db: Db, year: number, unitIds: readonly string[]): Promise<YearRows> {
  const ofYear = db.selectFrom('projects').where('year', '=', year).where('unitId', 'in', unitIds);
  const projects = await ofYear.selectAll().orderBy('unitId').orderBy('position').orderBy('id').execute();
  return {
    units: await db.selectFrom('units').selectAll().where('id', 'in', unitIds).orderBy('id').execute(),
    projects: projects.map(({ pinyin: _, ...project }) => project),
    ...(await listRowsOfProjects(db, ofYear.select('id'))),
    ...(await listRowsOfUnits(db, year, unitIds)),
    ...(await listRowsOfImports(db, year)),
  };
}

type ProjectIds = SelectQueryBuilder<Database, 'projects', Pick<Database['projects'], 'id'>>;

async function listRowsOfProjects(db: Db, ids: ProjectIds) {
  return {
    indicators: await db
      .selectFrom('indicators')
      .selectAll()
      .where('projectId', 'in', ids)
      .orderBy('projectId')
      .orderBy('position')
      .orderBy('id')
      .execute(),
    entries: await db
      .selectFrom('entries')
      .selectAll()
      .where('projectId', 'in', ids)
      .orderBy('projectId')
      .orderBy('phase')
      .orderBy('indicatorId', (order) => order.asc().nullsFirst())
      .orderBy('field')
      .orderBy('version')
      .execute(),
    targetChanges: await db
      .selectFrom('targetChanges')
      .selectAll()
      .where('projectId', 'in', ids)
      .orderBy('projectId')
      .orderBy('sequence')
      .execute(),
    statusChanges: await db
      .selectFrom('statusChanges')
      .selectAll()
      .where('projectId', 'in', ids)
      .orderBy('projectId')
      .orderBy('phase')
      .orderBy('sequence')
      .execute(),
    records: await db
      .selectFrom('records')
      .selectAll()
      .where('projectId', 'in', ids)
      .orderBy('projectId')
      .orderBy('phase')
      .orderBy('version')
      .execute(),
    rectifications: await db
      .selectFrom('rectifications')
      .selectAll()
      .where('projectId', 'in', ids)
      .orderBy('id')
      .orderBy('version')
      .execute(),
  };
}

/** Of the units' own figures those that the year's forms can score by. */
async function listRowsOfUnits(db: Db, year: number, unitIds: readonly string[]) {
  return {
    deadlines: await db
      .selectFrom('deadlines')
      .selectAll()
      .where('year', '=', year)
      .where('unitId', 'in', unitIds)
      .orderBy('unitId')
      .orderBy('phase')
      .execute(),
    monitoringPeriods: await db
      .selectFrom('monitoringPeriods')
      .selectAll()
      .where('year', '=', year)
      .where('unitId', 'in', unitIds)
      .orderBy('unitId')
      .execute(),
    rulebookOverrides: await db
      .selectFrom('rulebookOverrides')
      .selectAll()
      .where('unitId', 'in', unitIds)
      .where('validFrom', '<=', `${year}-12-31`)
      .orderBy('unitId')
      .orderBy('rulebook')
      .orderBy('sequence')
      .execute(),
  };
}

async function listRowsOfImports(db: Db, year: number) {
  const ids = db
    .selectFrom('imports')
    .select('id')
    .where('confirmedAt', 'is not', null)
    .where('id', 'in', db.selectFrom('importedProjects').select('importId').where('year', '=', year));
  return {
    imports: await db.selectFrom('imports').selectAll().where('id', 'in', ids).orderBy('id').execute(),
    importCorrections: await db
      .selectFrom('importCorrections')
      .selectAll()
      .where('importId', 'in', ids)
      .orderBy('importId')
      .orderBy('cell')
      .orderBy('version')
      .execute(),
    importedProjects: await db
      .selectFrom('importedProjects')
      .selectAll()
      .where('importId', 'in', ids)
      .orderBy('importId')
      .orderBy('position')
      .execute(),
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
