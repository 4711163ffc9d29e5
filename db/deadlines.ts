import type { Db, Deadline, Phase } from './schema.ts';

/** The deadline of a unit for a year and phase. */
export function findDeadline(db: Db, unitId: string, year: number, phase: Phase): Promise<Deadline | undefined> {
  return db
    .selectFrom('deadlines')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .where('phase', '=', phase)
    .executeTakeFirst();
}

/** The deadlines of a year, of one unit or of all. */
export function listDeadlines(db: Db, { year, unitId }: { year: number; unitId?: string }): Promise<Deadline[]> {
  let query = db.selectFrom('deadlines').selectAll().where('year', '=', year);
  if (unitId !== undefined) query = query.where('unitId', '=', unitId);
  return query.orderBy('dueOn').orderBy('unitId').orderBy('phase').execute();
}

/** Stores a deadline in place of the one before. */
export async function saveDeadline(db: Db, deadline: Deadline): Promise<void> {
  await db
    .insertInto('deadlines')
    .values(deadline)
    .onConflict((conflict) => conflict.columns(['unitId', 'year', 'phase']).doUpdateSet({ dueOn: deadline.dueOn }))
    .execute();
}
