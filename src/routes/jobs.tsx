import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { findJob, findJobItem, listJobItems, listJobs } from '#db/jobs.ts';
import { newId } from '#db/new-id.ts';
import type { Job } from '#db/schema.ts';
import { cancelJob } from '#src/actions/cancel-job.ts';
import { confirmJob } from '#src/actions/confirm-job.ts';
import { listYear } from '#src/actions/list-year.ts';
import { requestJob } from '#src/actions/request-job.ts';
import { AppError } from '#src/errors.ts';
import { clearOldJobs } from '#src/jobs/clear-old-jobs.ts';
import type { JobQueue } from '#src/jobs/job-queue.ts';
import { folderOfJob } from '#src/jobs/job-site.ts';
import { formOf, frameOf, personOf, rememberPerson, type Site, textOf } from '#src/routes/context.ts';
import { jobListView, jobQuestionView, jobView } from '#src/routes/job-view.ts';
import { sendPrinted } from '#src/routes/send-form.ts';
import { JobPage, JobProgress } from '#views/job.tsx';
import { JobListPage } from '#views/job-list.tsx';
import { JobQuestionPage } from '#views/job-question.tsx';

async function askedJob(site: Site, id: string): Promise<Job> {
  const job = await findJob(site.db, id);
  if (job) return job;
  throw new AppError('not-found', '没有这次打印或提交，它的记录可能已过保留期。请从“我的一年”重新勾选。');
}

async function requestOf(c: Context, site: Site) {
  const form = await formOf(c);
  const [kind, year] = [textOf(form, 'kind'), textOf(form, 'year')];
  if ((kind !== 'print' && kind !== 'submit') || !/^\d{4}$/.test(year))
    throw new AppError('invalid', '页面提交的内容不完整，请回到“我的一年”重新勾选。');
  const projectIds = form.getAll('project').filter((one) => typeof one === 'string');
  return {
    id: textOf(form, 'job'),
    kind,
    year: Number(year),
    projectIds,
    by: personOf(c),
    at: site.now().toISOString(),
  } as const;
}

async function question(c: Context, site: Site, job: Job) {
  const [frame, items, listed] = await Promise.all([
    frameOf(c, site, job.year),
    listJobItems(site.db, job.id),
    listYear(site.db, { year: job.year, phase: 'year-end' }),
  ]);
  return c.html(<JobQuestionPage frame={frame} view={jobQuestionView(job, items, listed, personOf(c))} />);
}

async function printedFile(c: Context, site: Site, job: Job, fileName: string | undefined) {
  if (!fileName) throw new AppError('not-found', '这一份还没有印好，请稍后再试。');
  return sendPrinted(c, join(folderOfJob(site, job.id), fileName));
}

/** 批量打印 and 批量提交: asked for once, done in the background, looked at whenever one likes. */
export function jobRoutes(site: Site, queue: JobQueue): Hono {
  const app = new Hono();
  const view = async (job: Job) => jobView(job, await listJobItems(site.db, job.id), queue, newId());
  const now = () => site.now().toISOString();

  app.get('/', async (c) => {
    const list = jobListView(await listJobs(site.db), queue);
    return c.html(<JobListPage frame={await frameOf(c, site)} view={list} />);
  });

  app.post('/', async (c) => {
    const id = await requestJob(site.db, await requestOf(c, site));
    const job = await askedJob(site, id);
    if (job.endedAt === null && job.confirmedAt !== null) queue.start(job);
    await clearOldJobs(site);
    return c.redirect(`/jobs/${id}`, 303);
  });

  app.get('/:id', async (c) => {
    const job = await askedJob(site, c.req.param('id'));
    if (job.confirmedAt === null && job.endedAt === null) return question(c, site, job);
    return c.html(<JobPage frame={await frameOf(c, site, job.year)} view={await view(job)} />);
  });

  app.get('/:id/progress', async (c) => {
    return c.html(<JobProgress view={await view(await askedJob(site, c.req.param('id')))} />);
  });

  app.post('/:id/confirmation', async (c) => {
    const by = textOf(await formOf(c), 'by');
    const job = await confirmJob(site.db, { id: c.req.param('id'), by, at: now() });
    rememberPerson(c, by);
    if (job.endedAt === null) queue.start(job);
    return c.redirect(`/jobs/${job.id}`, 303);
  });

  app.post('/:id/continuation', async (c) => {
    const job = await askedJob(site, c.req.param('id'));
    if (job.endedAt === null && job.confirmedAt !== null) queue.start(job);
    return c.redirect(`/jobs/${job.id}`, 303);
  });

  app.post('/:id/cancellation', async (c) => {
    const job = await cancelJob(site.db, { id: c.req.param('id'), at: now() });
    return c.redirect(job.confirmedAt === null ? `/?year=${job.year}` : `/jobs/${job.id}`, 303);
  });

  app.get('/:id/booklets/:volume', async (c) => {
    const job = await askedJob(site, c.req.param('id'));
    return printedFile(c, site, job, (JSON.parse(job.booklets) as string[])[Number(c.req.param('volume')) - 1]);
  });

  app.get('/:id/forms/:project', async (c) => {
    const job = await askedJob(site, c.req.param('id'));
    const item = await findJobItem(site.db, job.id, c.req.param('project'));
    return printedFile(c, site, job, item?.fileName);
  });

  return app;
}
