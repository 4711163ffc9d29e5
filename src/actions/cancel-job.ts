import { saveJob } from '#db/jobs.ts';
import type { Db, Job } from '#db/schema.ts';
import { jobToChange } from '#src/actions/confirm-job.ts';

/** 取消: what is done stays, what still waits is left. A job that has ended stays as it ended. */
export function cancelJob(db: Db, { id, at }: { id: string; at: string }): Promise<Job> {
  return db.transaction().execute(async (db) => {
    const job = await jobToChange(db, id);
    if (job.endedAt === null) await saveJob(db, { ...job, endedAt: at, cancelled: 1 });
    return job;
  });
}
