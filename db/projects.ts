import { sql } from 'kysely';
import { isPostgres } from './is-postgres.ts';
import type { Db, Project, Tx } from './schema.ts';

/** Which projects: of a year, of one unit or of all, and with a text in their name, pinyin or initials, blanks apart. */
export interface ProjectFilter {
  year: number;
  unitId?: string;
  search?: string;
}

/** The project with this id. */
export function findProject(db: Db, id: string): Promise<Project | undefined> {
  return db.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Both databases limit how many values one question may name. */
const IDS_AT_ONCE = 5000;

/** The projects with these ids, of whatever year. */
export async function listProjectsById(db: Db, ids: readonly string[]): Promise<Project[]> {
  const found: Project[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    found.push(...(await db.selectFrom('projects').selectAll().where('id', 'in', some).execute()));
  }
  return found;
}

/**
 * The project with this id, kept from other writers until the end of the transaction. What changes a project or depends on its state
 * begins with it: on PostgreSQL a submission and an entry could otherwise pass each other unseen.
 */
export function findProjectToChange(db: Tx, id: string): Promise<Project | undefined> {
  const query = db.selectFrom('projects').selectAll().where('id', '=', id);
  return (isPostgres(db) ? query.forUpdate() : query).executeTakeFirst();
}

/** The project that a unit has by this name in a year. */
export function findProjectByName(db: Db, unitId: string, year: number, name: string): Promise<Project | undefined> {
  return db
    .selectFrom('projects')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** The projects of a year in their order. */
export function listProjects(db: Db, { year, unitId, search = '' }: ProjectFilter): Promise<Project[]> {
  let query = db.selectFrom('projects').selectAll().where('year', '=', year);
  if (unitId !== undefined) query = query.where('unitId', '=', unitId);
  const text = search.replaceAll(/\s/g, '').toLowerCase();
  if (text !== '') {
    const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`replace(replace(pinyin, ' ', ''), '　', '') like ${pattern} escape '\\'`);
  }
  return query.orderBy('position').orderBy('pinyin').orderBy('id').execute();
}

/** The years that have projects, latest first. */
export async function listYears(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('projects').select('year').distinct().orderBy('year', 'desc').execute();
  return rows.map(({ year }) => year);
}

/** The position after the last project of a unit and year. */
export async function findNextProjectPosition(db: Db, unitId: string, year: number): Promise<number> {
  const row = await db
    .selectFrom('projects')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Stores a project, new or changed. */
export async function saveProject(db: Db, project: Project): Promise<void> {
  const { id, ...rest } = project;
  await db
    .insertInto('projects')
    .values(project)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute();
}

/** How many projects there are over all units and years. */
export async function countProjects(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('projects')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** A project of a later year that goes on with this one. */
export function findNextProject(db: Db, id: string): Promise<Project | undefined> {
  return db.selectFrom('projects').selectAll().where('previousProjectId', '=', id).executeTakeFirst();
}

/** Removes a project with its indicators and what is kept of their changes; the database refuses while anything was entered for it. */
export async function removeProject(db: Db, id: string): Promise<void> {
  await db.deleteFrom('targetChanges').where('projectId', '=', id).execute();
  await db.deleteFrom('indicators').where('projectId', '=', id).execute();
  await db.deleteFrom('projects').where('id', '=', id).execute();
}
