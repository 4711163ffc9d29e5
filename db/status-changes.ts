import type { ProjectFilter } from './projects.ts';
import type { Db, Phase, StatusChange } from './schema.ts';

/** The change that decides the present state of a project's phase; none: 填报中, version 1. */
export function findNewestStatusChange(db: Db, projectId: string, phase: Phase): Promise<StatusChange | undefined> {
  return db
    .selectFrom('statusChanges')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('phase', '=', phase)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Every change of a project, both phases, in the order in which they happened. */
export function listStatusChanges(db: Db, projectId: string): Promise<StatusChange[]> {
  return db
    .selectFrom('statusChanges')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('at')
    .orderBy('phase')
    .orderBy('sequence')
    .execute();
}

/** The newest change of each project of a year (and unit) that has any, in the order of the projects. */
export function listNewestStatusChanges(
  db: Db,
  { year, unitId }: Pick<ProjectFilter, 'year' | 'unitId'>,
  phase: Phase,
): Promise<StatusChange[]> {
  let query = db
    .selectFrom('projects')
    .innerJoin('statusChanges as change', 'change.projectId', 'projects.id')
    .selectAll('change')
    .where('projects.year', '=', year)
    .where('change.phase', '=', phase)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('statusChanges as later')
            .select('later.id')
            .whereRef('later.projectId', '=', 'change.projectId')
            .whereRef('later.phase', '=', 'change.phase')
            .whereRef('later.sequence', '>', 'change.sequence'),
        ),
      ),
    );
  if (unitId !== undefined) query = query.where('projects.unitId', '=', unitId);
  return query.orderBy('projects.position').orderBy('projects.pinyin').orderBy('projects.id').execute();
}

/** Stores a change as the next one of its project and phase and returns its sequence number. */
export async function saveStatusChange(db: Db, change: Omit<StatusChange, 'sequence'>): Promise<number> {
  const newest = await findNewestStatusChange(db, change.projectId, change.phase);
  const sequence = (newest?.sequence ?? 0) + 1;
  await db
    .insertInto('statusChanges')
    .values({ ...change, sequence })
    .execute();
  return sequence;
}

/** How often the state of a project was changed, in any phase. */
export async function countStatusChanges(db: Db, projectId: string): Promise<number> {
  const { count } = await db
    .selectFrom('statusChanges')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('projectId', '=', projectId)
    .executeTakeFirstOrThrow();
  return count;
}
