import type { Db, TargetChange, Tx } from './schema.ts';

/** Every change of a project's targets, first to last. */
export function listTargetChanges(db: Db, projectId: string): Promise<TargetChange[]> {
  return db.selectFrom('targetChanges').selectAll().where('projectId', '=', projectId).orderBy('sequence').execute();
}

/** The adjustments of all projects of a year, of each first to last; corrections are none. */
export function listAdjustments(db: Db, year: number): Promise<TargetChange[]> {
  return db
    .selectFrom('targetChanges')
    .innerJoin('projects', 'projects.id', 'targetChanges.projectId')
    .selectAll('targetChanges')
    .where('projects.year', '=', year)
    .where('targetChanges.kind', 'is not', null)
    .orderBy('targetChanges.projectId')
    .orderBy('targetChanges.sequence')
    .execute();
}

/** Appends changes of one project, in their order. The project must be kept from other writers (`findProjectToChange`). */
export async function saveTargetChanges(db: Tx, changes: readonly Omit<TargetChange, 'sequence'>[]): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const row = await db
    .selectFrom('targetChanges')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('projectId', '=', first.projectId)
    .executeTakeFirst();
  const last = row?.last ?? 0;
  for (const [i, change] of changes.entries()) {
    await db
      .insertInto('targetChanges')
      .values({ ...change, sequence: last + i + 1 })
      .execute();
  }
}
