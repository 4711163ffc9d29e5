import { findJobToChange, saveJob } from '#db/jobs.ts';
import type { Db, Job, Tx } from '#db/schema.ts';
import { requireName } from '#src/actions/submit-evaluation.ts';
import { AppError } from '#src/errors.ts';

/** A job that is to be changed. Refuses (not-found) one that was cleaned away. */
export async function jobToChange(db: Tx, id: string): Promise<Job> {
  const job = await findJobToChange(db, id);
  if (!job) throw new AppError('not-found', '没有这次打印或提交，它的记录可能已过保留期。请从“我的一年”重新勾选。');
  return job;
}

/** 确认提交: from now on the job may be done, under this name. A second confirmation changes nothing; a cancelled job is refused. */
export async function confirmJob(db: Db, { id, by, at }: { id: string; by: string; at: string }): Promise<Job> {
  const name = requireName(by);
  return db.transaction().execute(async (db) => {
    const job = await jobToChange(db, id);
    if (job.confirmedAt !== null) return job;
    if (job.endedAt !== null) throw new AppError('conflict', '这次提交已经取消。请从“我的一年”重新勾选。');
    const confirmed = { ...job, by: name, confirmedAt: at };
    await saveJob(db, confirmed);
    return confirmed;
  });
}
