import type { ProjectFilter } from './projects.ts';
import type { Db, FrozenRecord, Phase } from './schema.ts';

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

type OfYear = Pick<ProjectFilter, 'year' | 'unitId'>;

function newestOfYear(db: Db, { year, unitId }: OfYear, phase: Phase) {
  const query = db
    .selectFrom('projects')
    .innerJoin('records', 'records.projectId', 'projects.id')
    .where('projects.year', '=', year)
    .where('records.phase', '=', phase)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('records as later')
            .select('later.id')
            .whereRef('later.projectId', '=', 'records.projectId')
            .whereRef('later.phase', '=', 'records.phase')
            .whereRef('later.version', '>', 'records.version'),
        ),
      ),
    )
    .orderBy('projects.position')
    .orderBy('projects.pinyin')
    .orderBy('projects.id');
  return unitId === undefined ? query : query.where('projects.unitId', '=', unitId);
}

/** The newest record, without its content, of each project of a year (and unit) that has any, in the order of the projects. */
export function listNewestRecords(db: Db, of: OfYear, phase: Phase): Promise<RecordSummary[]> {
  return newestOfYear(db, of, phase).select(SUMMARY).execute();
}

/** The content of the newest record of each project of a year (and unit) that has any, in the order of the projects. */
export function listNewestContents(
  db: Db,
  of: OfYear,
  phase: Phase,
): Promise<Pick<FrozenRecord, 'projectId' | 'content'>[]> {
  return newestOfYear(db, of, phase).select(['records.projectId', 'records.content']).execute();
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
