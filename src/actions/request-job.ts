import { findJob, listJobItems, saveNewJob } from '#db/jobs.ts';
import { newId } from '#db/new-id.ts';
import type { Db, Job, JobItem, JobKind, Tx } from '#db/schema.ts';
import { listShownProjects } from '#src/actions/shown-projects.ts';
import { AppError } from '#src/errors.ts';

export interface JobRequest {
  /** Made with the page that asks, so that a second click is known as the same request. */
  id: string;
  kind: JobKind;
  year: number;
  projectIds: readonly string[];
  by: string;
  at: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function newJob({ id, kind, year, by, at }: JobRequest, formCount: number): Job {
  return {
    id: UUID.test(id) ? id : newId(),
    kind,
    year,
    formCount,
    createdAt: at,
    by,
    confirmedAt: kind === 'print' ? at : null,
    endedAt: null,
    cancelled: 0,
    booklets: '[]',
  };
}

async function chosenItems(db: Tx, { year, projectIds }: JobRequest): Promise<{ items: JobItem[]; formCount: number }> {
  const chosen = new Set(projectIds);
  if (chosen.size === 0) throw new AppError('invalid', '没有勾选项目，请返回“我的一年”，勾选以后再打印或提交。');
  const projects = await listShownProjects(db, { year });
  const items = projects.flatMap(({ id, name }, i) => {
    if (!chosen.delete(id)) return [];
    const empty = { version: null, fileName: '', note: '', errors: '[]' };
    return [{ jobId: '', position: i + 1, projectId: id, name, state: 'waiting', ...empty } as const];
  });
  if (chosen.size > 0) {
    const sentence = `勾选的项目中有 ${chosen.size} 个不在 ${year} 年度的列表里，可能刚被别人移走，所以什么也没有做。请回到“我的一年”重新勾选。`;
    throw new AppError('invalid', sentence);
  }
  return { items, formCount: projects.length };
}

/** Whether a stored job is this very request, sent a second time. */
async function isSame(db: Tx, stored: Job | undefined, job: Job, items: readonly JobItem[]): Promise<boolean> {
  if (stored?.kind !== job.kind || stored.year !== job.year) return false;
  const before = await listJobItems(db, job.id);
  return JSON.stringify(before.map((one) => one.projectId)) === JSON.stringify(items.map((one) => one.projectId));
}

/**
 * 打印所选 and 提交所选: stores what is to be done for many projects and gives the job's id; the same request a second time gives the
 * first one's. Refuses (invalid) no project and projects that the year does not have. A submission waits for its confirmation.
 */
export function requestJob(db: Db, request: JobRequest): Promise<string> {
  return db.transaction().execute(async (db) => {
    const { items, formCount } = await chosenItems(db, request);
    const job = newJob(request, formCount);
    const store = async (id: string) =>
      saveNewJob(
        db,
        { ...job, id },
        items.map((item) => ({ ...item, jobId: id })),
      );
    if ((await store(job.id)) || (await isSame(db, await findJob(db, job.id), job, items))) return job.id;
    const id = newId();
    await store(id);
    return id;
  });
}
