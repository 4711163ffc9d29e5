import type { Db, Project } from './schema.ts';

/**
 * The same project a year earlier: the one it was started from, else the one that its unit had by the same name, whichever of
 * the two years was stored first.
 */
export async function findPreviousProject(
  db: Db,
  { previousProjectId, unitId, year, name }: Project,
): Promise<Project | undefined> {
  const query = db.selectFrom('projects').selectAll();
  if (previousProjectId !== null) return query.where('id', '=', previousProjectId).executeTakeFirst();
  return query
    .where('unitId', '=', unitId)
    .where('year', '=', year - 1)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** The projects of a year that carry on one of these: started from it, or its unit's by the same name. */
export async function listNextProjects(
  db: Db,
  year: number,
  previous: readonly Project[],
): Promise<Map<string, Project>> {
  const later = await db.selectFrom('projects').selectAll().where('year', '=', year).execute();
  const linked = new Map(later.map((one) => [one.previousProjectId, one]));
  const named = new Map(later.map((one) => [`${one.unitId} ${one.name}`, one]));
  return new Map(
    previous.flatMap((one) => {
      const next = linked.get(one.id) ?? named.get(`${one.unitId} ${one.name}`);
      return next ? [[one.id, next]] : [];
    }),
  );
}
