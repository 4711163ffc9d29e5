import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listJobs } from '#db/jobs.ts';
import { removeOldJobs } from '#src/actions/remove-old-jobs.ts';
import type { JobSite } from '#src/jobs/job-site.ts';

/** Clears away the jobs whose time is over, and printed files that belong to no job. */
export async function clearOldJobs({ db, printedFolder, now }: Omit<JobSite, 'printer' | 'change'>): Promise<void> {
  await removeOldJobs(db, now().toISOString());
  const kept = new Set((await listJobs(db)).map((job) => job.id));
  const folders: string[] = await readdir(printedFolder).catch(() => []);
  for (const name of folders) {
    if (!kept.has(name)) await rm(join(printedFolder, name), { recursive: true, force: true });
  }
}
