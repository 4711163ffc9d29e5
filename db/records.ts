import type { ExpressionBuilder } from 'kysely';
import type { ProjectFilter } from './projects.ts';
import type { Database, Db, FrozenRecord, Phase } from './schema.ts';

/** A frozen record without its content. */
export type RecordSummary = Omit<FrozenRecord, 'content'>;

/** The frozen record of this version. */
export function findRecord(
  db: Db,
  projectId: string,
  phase: Phase,
  version: number,
): Promise<FrozenRecord | undefined> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('phase', '=', phase)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** All versions of a project's phase without their content, first to last. */
export function listRecords(db: Db, projectId: string, phase: Phase): Promise<RecordSummary[]> {
  return db
    .selectFrom('records')
    .select(SUMMARY)
    .where('projectId', '=', projectId)
    .where('phase', '=', phase)
    .orderBy('version')
    .execute();
}

/** No later version of the same form is stored. */
function isNewest({ not, exists, selectFrom }: ExpressionBuilder<Database, 'records'>) {
  return not(
    exists(
      selectFrom('records as later')
        .select('later.id')
        .whereRef('later.projectId', '=', 'records.projectId')
        .whereRef('later.phase', '=', 'records.phase')
        .whereRef('later.version', '>', 'records.version'),
    ),
  );
}

/** The newest record, without its content, of each project of a year (and unit) that has any, in the order of the projects. */
export function listNewestRecords(
  db: Db,
  { year, unitId }: Pick<ProjectFilter, 'year' | 'unitId'>,
  phase: Phase,
): Promise<RecordSummary[]> {
  let query = db
    .selectFrom('projects')
    .innerJoin('records', 'records.projectId', 'projects.id')
    .select(SUMMARY)
    .where('projects.year', '=', year)
    .where('records.phase', '=', phase)
    .where(isNewest);
  if (unitId !== undefined) query = query.where('projects.unitId', '=', unitId);
  return query.orderBy('projects.position').orderBy('projects.pinyin').orderBy('projects.id').execute();
}

/** The newest record, as JSON text, of each of these projects that has any. */
export async function listNewestContents(
  db: Db,
  projectIds: readonly string[],
  phase: Phase,
): Promise<Pick<FrozenRecord, 'projectId' | 'version' | 'content'>[]> {
  if (projectIds.length === 0) return [];
  return db
    .selectFrom('records')
    .select(['records.projectId', 'records.version', 'records.content'])
    .where('records.projectId', 'in', projectIds)
    .where('records.phase', '=', phase)
    .where(isNewest)
    .execute();
}

const SUMMARY = [
  'records.id',
  'records.projectId',
  'records.phase',
  'records.version',
  'records.format',
  'records.hash',
  'records.total',
  'records.grade',
  'records.submittedAt',
  'records.submittedBy',
] as const;

/** Stores a frozen record for ever; refuses a version that is already there. */
export async function saveRecord(db: Db, record: FrozenRecord): Promise<void> {
  await db.insertInto('records').values(record).execute();
}
