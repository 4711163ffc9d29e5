import type { Db, MonitoringPeriod } from './schema.ts';

/** The period ends of a year that were set, of one unit or of all. */
export function listMonitoringPeriods(
  db: Db,
  { year, unitId }: { year: number; unitId?: string },
): Promise<MonitoringPeriod[]> {
  let query = db.selectFrom('monitoringPeriods').selectAll().where('year', '=', year);
  if (unitId !== undefined) query = query.where('unitId', '=', unitId);
  return query.orderBy('unitId').execute();
}

/** Stores a period end in place of the one before. */
export async function saveMonitoringPeriod(db: Db, period: MonitoringPeriod): Promise<void> {
  await db
    .insertInto('monitoringPeriods')
    .values(period)
    .onConflict((conflict) => conflict.columns(['unitId', 'year']).doUpdateSet({ endsOn: period.endsOn }))
    .execute();
}
