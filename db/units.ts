import { removeEmptyJobs } from './jobs.ts';
import { pinyinOf } from './pinyin-of.ts';
import type { Db, Tx, Unit } from './schema.ts';

/** The unit with this id. */
export function findUnit(db: Db, id: string): Promise<Unit | undefined> {
  return db.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The real unit of this name; the sample unit is never found by its name. */
export function findUnitByName(db: Db, name: string): Promise<Unit | undefined> {
  return db.selectFrom('units').selectAll().where('name', '=', name).where('isSample', '=', 0).executeTakeFirst();
}

/** The sample unit, while it has not been removed. */
export function findSampleUnit(db: Db): Promise<Unit | undefined> {
  return db.selectFrom('units').selectAll().where('isSample', '=', 1).executeTakeFirst();
}

/** All units by pinyin of their names, the sample unit last. */
export async function listUnits(db: Db): Promise<Unit[]> {
  const units = await db.selectFrom('units').selectAll().execute();
  const keys = new Map(units.map((unit) => [unit.id, `${unit.isSample}${pinyinOf(unit.name)}`]));
  const keyOf = (unit: Unit) => keys.get(unit.id) ?? '';
  return units.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Stores a unit, new or changed. */
export async function saveUnit(db: Db, unit: Unit): Promise<void> {
  const { id, ...rest } = unit;
  await db
    .insertInto('units')
    .values(unit)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute();
}

/** Removes the sample unit with all that belongs to it, the only deletion there is; refuses a real unit. */
export async function removeSampleUnit(db: Tx, id: string): Promise<void> {
  const unit = await findUnit(db, id);
  if (unit?.isSample !== 1) throw new Error('只能清除示例单位的数据');
  const projects = db.selectFrom('projects').select('id').where('unitId', '=', id);
  await db.deleteFrom('entries').where('projectId', 'in', projects).execute();
  await db.deleteFrom('targetChanges').where('projectId', 'in', projects).execute();
  await db.deleteFrom('statusChanges').where('projectId', 'in', projects).execute();
  await db.deleteFrom('rectifications').where('projectId', 'in', projects).execute();
  await db.deleteFrom('records').where('projectId', 'in', projects).execute();
  await db.deleteFrom('indicators').where('projectId', 'in', projects).execute();
  await db.deleteFrom('jobItems').where('projectId', 'in', projects).execute();
  await removeEmptyJobs(db);
  await db.updateTable('projects').set({ previousProjectId: null }).where('unitId', '=', id).execute();
  await db.deleteFrom('projects').where('unitId', '=', id).execute();
  await db.deleteFrom('deadlines').where('unitId', '=', id).execute();
  await db.deleteFrom('monitoringPeriods').where('unitId', '=', id).execute();
  await db.deleteFrom('rulebookOverrides').where('unitId', '=', id).execute();
  await db.deleteFrom('units').where('id', '=', id).execute();
}

/** Removes a unit that nothing belongs to any more; one that has projects, deadlines, a period end or figures of its own stays. */
export async function removeUnitWithoutAnything(db: Tx, id: string): Promise<void> {
  for (const table of ['projects', 'deadlines', 'monitoringPeriods', 'rulebookOverrides'] as const) {
    if (await db.selectFrom(table).select('unitId').where('unitId', '=', id).limit(1).executeTakeFirst()) return;
  }
  await db.deleteFrom('units').where('id', '=', id).execute();
}
