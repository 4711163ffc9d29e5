import { isPostgres } from './is-postgres.ts';
import type { Db, Job, JobItem, JobItemState, Tx } from './schema.ts';

/** A job with how many of its projects are in which state. */
export type CountedJob = Job & { counts: Readonly<Record<JobItemState, number>> };

/** SQLite takes 32,766 values in one statement. */
const ITEMS_AT_ONCE = 1000;

/** The job with this id. */
export function findJob(db: Db, id: string): Promise<Job | undefined> {
  return db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The job with this id, kept from other writers until the end of the transaction. */
export function findJobToChange(db: Tx, id: string): Promise<Job | undefined> {
  const query = db.selectFrom('jobs').selectAll().where('id', '=', id);
  return (isPostgres(db) ? query.forUpdate() : query).executeTakeFirst();
}

/** All jobs, newest first. */
export async function listJobs(db: Db): Promise<CountedJob[]> {
  const jobs = await db.selectFrom('jobs').selectAll().orderBy('createdAt', 'desc').orderBy('id', 'desc').execute();
  const counted = await db
    .selectFrom('jobItems')
    .select(['jobId', 'state'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['jobId', 'state'])
    .execute();
  const none = { waiting: 0, done: 0, skipped: 0, failed: 0 };
  const counts = new Map(jobs.map((job) => [job.id, { ...none }]));
  for (const { jobId, state, count } of counted) {
    const found = counts.get(jobId);
    if (found) found[state] = count;
  }
  return jobs.map((job) => ({ ...job, counts: counts.get(job.id) ?? none }));
}

/** How many jobs are not done yet, under way or interrupted; those that nobody confirmed do not count. */
export async function countOpenJobs(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('jobs')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('endedAt', 'is', null)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Stores a new job with its projects; false, and nothing stored, when there is one with this id. */
export async function saveNewJob(db: Tx, job: Job, items: readonly JobItem[]): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('jobs')
    .values(job)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  for (let from = 0; from < items.length; from += ITEMS_AT_ONCE) {
    await db
      .insertInto('jobItems')
      .values(items.slice(from, from + ITEMS_AT_ONCE))
      .execute();
  }
  return true;
}

/** Stores what changed of a job. */
export async function saveJob(db: Db, { id, ...rest }: Job): Promise<void> {
  await db.updateTable('jobs').set(rest).where('id', '=', id).execute();
}

/** The projects of a job in the order of the year. */
export function listJobItems(db: Db, jobId: string): Promise<JobItem[]> {
  return db.selectFrom('jobItems').selectAll().where('jobId', '=', jobId).orderBy('position').execute();
}

/** One project of a job. */
export function findJobItem(db: Db, jobId: string, projectId: string): Promise<JobItem | undefined> {
  return db
    .selectFrom('jobItems')
    .selectAll()
    .where('jobId', '=', jobId)
    .where('projectId', '=', projectId)
    .executeTakeFirst();
}

/** Stores what became of one project of a job. */
export async function saveJobItem(db: Db, { jobId, position, ...rest }: JobItem): Promise<void> {
  await db.updateTable('jobItems').set(rest).where('jobId', '=', jobId).where('position', '=', position).execute();
}

/** Removes the jobs that were asked for before an instant. */
export async function removeJobsBefore(db: Tx, at: string): Promise<void> {
  const old = db.selectFrom('jobs').select('id').where('createdAt', '<', at);
  await db.deleteFrom('jobItems').where('jobId', 'in', old).execute();
  await db.deleteFrom('jobs').where('createdAt', '<', at).execute();
}

/** Removes the jobs that have no project any more. */
export async function removeEmptyJobs(db: Tx): Promise<void> {
  await db.deleteFrom('jobs').where('id', 'not in', db.selectFrom('jobItems').select('jobId')).execute();
}
