import { findJobToChange, saveJobItem } from '#db/jobs.ts';
import type { Db, JobItem } from '#db/schema.ts';

/** Stores what became of one project of a job; false, and nothing stored, once the job is cancelled or gone. */
export function recordJobItem(db: Db, item: JobItem): Promise<boolean> {
  return db.transaction().execute(async (db) => {
    const job = await findJobToChange(db, item.jobId);
    if (job?.endedAt !== null) return false;
    await saveJobItem(db, item);
    return true;
  });
}
