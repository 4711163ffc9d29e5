import type { Db, Indicator } from './schema.ts';

/** The indicator with this id, a removed one too. */
export function findIndicator(db: Db, id: string): Promise<Indicator | undefined> {
  return db.selectFrom('indicators').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The indicators of a project in the order of the form, removed ones left out. */
export function listIndicators(db: Db, projectId: string): Promise<Indicator[]> {
  return db
    .selectFrom('indicators')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('removedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** The indicators of a project in the order of the form, removed ones too. */
export function listAllIndicators(db: Db, projectId: string): Promise<Indicator[]> {
  return db
    .selectFrom('indicators')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** The indicators of several projects, each project's together and in the order of the form. */
export async function listIndicatorsOfProjects(db: Db, projectIds: readonly string[]): Promise<Indicator[]> {
  if (projectIds.length === 0) return [];
  return db
    .selectFrom('indicators')
    .selectAll()
    .where('projectId', 'in', projectIds)
    .where('removedAt', 'is', null)
    .orderBy('projectId')
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Stores an indicator, new or changed; one that has entries stays with its project. */
export async function saveIndicator(db: Db, indicator: Indicator): Promise<void> {
  const { id, ...rest } = indicator;
  await db
    .insertInto('indicators')
    .values(indicator)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute();
}
