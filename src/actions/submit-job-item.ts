import { findJobItem, findJobToChange, saveJobItem } from '#db/jobs.ts';
import { findProjectToChange } from '#db/projects.ts';
import type { Db, Job, JobItem, Tx } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { openSheet, statusAfter } from '#src/actions/open-sheet.ts';
import { type Submitted, submitInside } from '#src/actions/submit-evaluation.ts';
import { AppError } from '#src/errors.ts';
import type { Finding } from '#src/rules/findings.ts';

/** A finding that stopped a submission, with the name of its row and the id that its cell is found by. */
export interface JobError {
  /** '' for the project's money and the table as a whole. */
  name: string;
  indicatorId: string | null;
  field: Finding['field'];
  message: string;
}

type Outcome = Pick<JobItem, 'state' | 'version' | 'note' | 'errors'>;

const outcome = (state: JobItem['state'], given: Partial<Outcome> = {}): Outcome => ({
  state,
  version: null,
  note: '',
  errors: '[]',
  ...given,
});

async function errorsOf(db: Tx, projectId: string, errors: readonly Finding[]): Promise<JobError[]> {
  const { indicators } = await openSheet(db, projectId, 'year-end');
  return errors.map(({ indicator, field, message }) => {
    const row = indicator === null ? undefined : indicators[indicator];
    return { name: row?.name ?? '', indicatorId: row?.id ?? null, field, message };
  });
}

async function submitted(db: Tx, job: Job, projectId: string, at: string): Promise<Submitted | string> {
  try {
    return await submitInside(db, { projectId, by: job.by, at });
  } catch (error) {
    // Nothing is stored before it refuses, so that the sentence can be.
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

async function outcomeOf(db: Tx, job: Job, projectId: string, at: string): Promise<Outcome> {
  if (!(await findProjectToChange(db, projectId))) return outcome('failed', { note: '项目已被清除。' });
  const status = statusAfter(await findNewestStatusChange(db, projectId, 'year-end'));
  if (!status.editable) {
    const by = status.last?.by ? `由${status.last.by}` : '';
    return outcome('skipped', { version: status.version, note: `此前已${by}提交，没有重复提交。` });
  }
  const result = await submitted(db, job, projectId, at);
  if (typeof result === 'string') return outcome('failed', { note: result });
  if (result.ok) return outcome('done', { version: result.version });
  return outcome('failed', { errors: JSON.stringify(await errorsOf(db, projectId, result.errors)) });
}

/**
 * Submits one project of a job and stores what became of it, in one transaction: however the program ends, no project is submitted
 * twice by a job, and none without the job knowing. False, and nothing done, once the job is cancelled or gone.
 */
export function submitJobItem(
  db: Db,
  { jobId, projectId, at }: { jobId: string; projectId: string; at: string },
): Promise<boolean> {
  return db.transaction().execute(async (db) => {
    const job = await findJobToChange(db, jobId);
    if (job?.endedAt !== null || job.confirmedAt === null) return false;
    const item = await findJobItem(db, jobId, projectId);
    if (item?.state === 'waiting') await saveJobItem(db, { ...item, ...(await outcomeOf(db, job, projectId, at)) });
    return true;
  });
}
