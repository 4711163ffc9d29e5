import { setImmediate } from 'node:timers/promises';
import { listJobItems } from '#db/jobs.ts';
import type { Job } from '#db/schema.ts';
import { finishJob } from '#src/actions/finish-job.ts';
import { submitJobItem } from '#src/actions/submit-job-item.ts';
import type { JobSite } from '#src/jobs/job-site.ts';

/** Submits what a job has not submitted yet, one project after the other, each in a transaction of its own. */
export async function submitJob({ db, now, change }: JobSite, { id }: Job): Promise<void> {
  for (const { state, projectId } of await listJobItems(db, id)) {
    if (state !== 'waiting') continue;
    const goesOn = await change(() => submitJobItem(db, { jobId: id, projectId, at: now().toISOString() }));
    if (!goesOn) return;
    // SQLite answers at once: without a pause no request would get its turn before the last project.
    await setImmediate();
  }
  await change(() => finishJob(db, { id, at: now().toISOString(), booklets: [] }));
}
