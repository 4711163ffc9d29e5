import type { Db, Deadline } from './schema.ts';

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
