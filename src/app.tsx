import { randomInt } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { isBusy, isFull } from '#db/storage-errors.ts';
import { PrintProblem } from '#reports/printer.ts';
import { AppError, type ErrorCode, statusOf } from '#src/errors.ts';
import { readApart } from '#src/import/read-apart.ts';
import { ReadingQueue } from '#src/import/reading-queue.ts';
import { JobQueue } from '#src/jobs/job-queue.ts';
import { checkRoutes, projectCheckRoutes } from '#src/routes/checks.tsx';
import { comparisonRoutes } from '#src/routes/comparison.tsx';
import { bareFrame, type Site } from '#src/routes/context.ts';
import { galleryRoutes } from '#src/routes/gallery.tsx';
import { handOffRoutes } from '#src/routes/hand-off.tsx';
import { helpRoutes } from '#src/routes/help.tsx';
import { historyRoutes } from '#src/routes/history.tsx';
import { homeRoutes } from '#src/routes/home.tsx';
import { importUploadRoutes } from '#src/routes/import-upload.tsx';
import { importRoutes } from '#src/routes/imports.tsx';
import { jobRoutes } from '#src/routes/jobs.tsx';
import { midYearRoutes } from '#src/routes/mid-year.tsx';
import { midYearListRoutes } from '#src/routes/mid-year-list.tsx';
import { missingRoutes } from '#src/routes/missing.tsx';
import { moneyRoutes } from '#src/routes/money.tsx';
import { moneyListRoutes } from '#src/routes/money-list.tsx';
import { narrativeRoutes } from '#src/routes/narrative.tsx';
import { newProjectRoutes } from '#src/routes/new-project.tsx';
import { projectErasureRoutes } from '#src/routes/project-erasure.tsx';
import { projectRoutes } from '#src/routes/projects.tsx';
import { publicFiles } from '#src/routes/public-files.ts';
import { rectificationRoutes } from '#src/routes/rectifications.tsx';
import { reportRoutes } from '#src/routes/reports.tsx';
import { RestoreGate, sinceRestore } from '#src/routes/restore-gate.ts';
import { rulebookRoutes } from '#src/routes/rulebooks.tsx';
import { sameOrigin } from '#src/routes/same-origin.ts';
import { storageRoutes } from '#src/routes/storage.tsx';
import { summaryRoutes } from '#src/routes/summary.tsx';
import { targetRoutes } from '#src/routes/targets.tsx';
import { weightRoutes } from '#src/routes/weights.tsx';
import { workPackageRoutes } from '#src/routes/work-packages.tsx';
import { yearEndRoutes } from '#src/routes/year-end.tsx';
import { yearEndBlockRoutes } from '#src/routes/year-end-block.tsx';
import { PACKAGE_LIMIT, yearPackageRoutes } from '#src/routes/year-packages.tsx';
import { yearRoutes } from '#src/routes/years.tsx';
import { ProblemPage } from '#views/problem.tsx';

const MOST_BYTES = 20 * 1024 * 1024;
const LIMIT = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => {
    throw new AppError('too-large', '文件超过 20 MB。目标表不会这么大，请确认选对了文件，或分成几个文件导入。');
  },
});

/** An error as an AppError; undefined for a bug, which nobody but the log should read. */
function known(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof PrintProblem) return new AppError('unavailable', error.message);
  if (isFull(error))
    return new AppError('full', '磁盘已满，刚才的内容没有保存。请腾出空间后重试，页面上的内容不会丢失。');
  if (isBusy(error)) return new AppError('busy', '数据正被另一个程序占用，刚才的内容没有保存，请稍后重试。');
  return undefined;
}

/** A number that a person can read over the telephone and that finds the line in the log. */
function incident(error: unknown): { number: string; sentence: string } {
  const number = String(randomInt(100_000, 1_000_000));
  console.error(`[${number}]`, error);
  return { number, sentence: '系统出错，已记录。' };
}

const SECURITY = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
});

/** The Back button asks anew: a page kept from before an edit would show, and save over, what is no longer stored. */
const neverStored: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store');
};

/** The whole web application over what it is given; opens, reads and starts nothing by itself. */
export function createApp(site: Site): Hono {
  const app = new Hono();
  const gate = new RestoreGate();
  const queue = new JobQueue({ ...site, change: (work) => gate.change(work) });
  const readings = new ReadingQueue(readApart);
  app.use(SECURITY);
  app.use(neverStored);
  app.use(sameOrigin());
  // A backup has its own, larger limit: it goes to the disk as it arrives.
  app.use((c, next) => {
    if (c.req.path === '/storage/restores') return next();
    return c.req.path === '/year-packages' ? PACKAGE_LIMIT(c, next) : LIMIT(c, next);
  });
  app.use(sinceRestore(site.db, gate));
  app.route('/public', publicFiles(site.development));
  app.route('/', homeRoutes(site));
  // Before the addresses with an id, which would take “new” for one.
  app.route('/projects', newProjectRoutes(site));
  app.route('/projects', projectRoutes(site));
  app.route('/projects', targetRoutes(site));
  app.route('/projects', projectErasureRoutes(site));
  app.route('/projects', weightRoutes(site));
  app.route('/projects', midYearRoutes(site));
  app.route('/projects', yearEndRoutes(site));
  app.route('/projects', yearEndBlockRoutes(site));
  app.route('/projects', narrativeRoutes(site));
  app.route('/projects', projectCheckRoutes(site));
  app.route('/projects', rectificationRoutes(site));
  app.route('/projects', historyRoutes(site));
  app.route('/projects', handOffRoutes(site));
  app.route('/', comparisonRoutes(site));
  app.route('/help', helpRoutes(site));
  app.route('/checks', checkRoutes(site));
  app.route('/summary', summaryRoutes(site));
  app.route('/mid-year', midYearListRoutes(site));
  app.route('/money/list', moneyListRoutes(site));
  app.route('/money', moneyRoutes(site));
  app.route('/years', yearRoutes(site));
  app.route('/year-packages', yearPackageRoutes(site));
  app.route('/imports', importUploadRoutes(site, readings, gate));
  app.route('/imports', importRoutes(site));
  app.route('/work-packages', workPackageRoutes(site));
  app.route('/rulebooks', rulebookRoutes(site));
  app.route('/reports', reportRoutes(site));
  app.route('/jobs', jobRoutes(site, queue));
  app.route('/missing', missingRoutes(site));
  app.route('/storage', storageRoutes(site, gate));
  if (site.development) app.route('/gallery', galleryRoutes());
  app.notFound(() => {
    throw new AppError('not-found', '没有这个页面，请从“我的一年”重新进入。');
  });
  app.onError((error, c) => {
    const told = known(error);
    const status = told ? statusOf(told.code satisfies ErrorCode) : 500;
    const { number, sentence } = told ? { number: '', sentence: told.message } : incident(error);
    if (status === 503) c.header('Retry-After', '5');
    // A cell's answer is a sentence for the cell, not a page inside the table.
    if (c.req.header('hx-request')) return c.text(number ? `${sentence}（编号 ${number}）` : sentence, status);
    return c.html(<ProblemPage frame={bareFrame(c, site)} view={{ status, sentence, number }} />, status);
  });
  return app;
}
