import { removeJobsBefore } from '#db/jobs.ts';
import type { Db } from '#db/schema.ts';

/** Days for which the record of a job and its printed files are kept. */
export const JOB_DAYS = 14;

/** Removes the jobs that are older than is promised; submitted forms are no part of them. */
export async function removeOldJobs(db: Db, at: string): Promise<void> {
  const before = new Date(Date.parse(at) - JOB_DAYS * 86_400_000).toISOString();
  await db.transaction().execute((db) => removeJobsBefore(db, before));
}
