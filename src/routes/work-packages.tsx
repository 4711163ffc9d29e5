import { type Context, Hono } from 'hono';
import { newId } from '#db/new-id.ts';
import { listPackageReturns, savePackageReturn } from '#db/package-returns.ts';
import { confirmPackageReturn, makeUndoPackage } from '#src/actions/confirm-package-return.ts';
import { discardPackageReturn } from '#src/actions/discard-waiting.ts';
import { isFilling } from '#src/actions/fill-cells.ts';
import { listGivable, makeWorkPackage } from '#src/actions/make-work-package.ts';
import {
  type OpenPackage,
  type OpenPackageReturn,
  openPackageReturn,
  type ReturnedFile,
} from '#src/actions/open-package-return.ts';
import { AppError } from '#src/errors.ts';
import { readPackageApart } from '#src/import/read-apart.ts';
import { unfoldUpload } from '#src/import/unfold-upload.ts';
import { formatInstant, formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { sendXlsx } from '#src/routes/send-form.ts';
import { PHASE_NAMES } from '#src/rules/build-self-check.ts';
import { cellNameIn } from '#src/rules/cell-name.ts';
import type { PackageMark, PackagePhase, WorkPackage } from '#src/rules/work-package.ts';
import { PackageReturnPage, type PackageReturnView } from '#views/package-return.tsx';
import { type ReturnLine, WorkPackagesPage, type WorkPackagesView } from '#views/work-packages.tsx';

const MOST_LISTED = 50;
const MOST_FILES = 100;

function phaseOf(text: string | undefined): PackagePhase {
  return text === 'mid-year' ? 'mid-year' : 'year-end';
}

function yearOf(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new AppError('invalid', `“${text}”不是年度，请从页面上选择。`);
  return Number(text);
}

async function listReturns({ db }: Site): Promise<ReturnLine[]> {
  return (await listPackageReturns(db, MOST_LISTED)).map(({ id, fileName, createdAt, confirmedBy, filled }) => ({
    id,
    files: fileName,
    at: formatInstant(createdAt),
    filled: filled === null ? null : (JSON.parse(filled) as unknown[]).length,
    by: confirmedBy ?? '',
  }));
}

/** What stands in the page although it was not taken, and why not. */
type Asked = Partial<Pick<WorkPackagesView, 'chosen' | 'recipient' | 'note' | 'problem'>>;

async function showPackages(c: Context, site: Site, phase: PackagePhase, asked: Asked = {}, year?: number) {
  const frame = await frameOf(c, site, year);
  const [projects, returns] = [await listGivable(site.db, frame.year, phase), await listReturns(site)];
  const chosen = [c.req.query('project') ?? ''];
  const view = { phase, projects, returns, chosen, recipient: '', note: '', problem: '', ...asked };
  return c.html(<WorkPackagesPage frame={frame} view={view} />, view.problem === '' ? 200 : 422);
}

async function giveOut(c: Context, site: Site) {
  const form = await formOf(c);
  const texts = (name: string) => form.getAll(name).filter((one) => typeof one === 'string');
  const phase = phaseOf(textOf(form, 'phase'));
  const order = {
    phase,
    year: yearOf(textOf(form, 'year')),
    projectIds: texts('project'),
    indicatorIds: texts('indicator'),
    recipient: textOf(form, 'recipient'),
    note: textOf(form, 'note'),
    at: site.now().toISOString(),
  };
  try {
    const work = await makeWorkPackage(site.db, order);
    const name = `工作包 ${PHASE_NAMES[phase]} ${work.year} ${work.recipient}.xlsx`;
    return await sendPackage(c, work, [], name);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid')) throw error;
    const { recipient, note, projectIds, indicatorIds } = order;
    const chosen = [...projectIds, ...indicatorIds];
    return showPackages(c, site, phase, { recipient, note, chosen, problem: error.message }, order.year);
  }
}

async function sendPackage(c: Context, work: WorkPackage, marks: readonly PackageMark[], name: string) {
  // Loaded with the first file, as the library behind it.
  const { workPackageWorkbook } = await import('#src/export/work-package-workbook.ts');
  return sendXlsx(c, await workPackageWorkbook(work, marks), name);
}

/** Reads the files that came back; one that is no package does not hold up the others. */
async function readReturned(sent: readonly File[]): Promise<ReturnedFile[]> {
  const files: ReturnedFile[] = [];
  for (const file of sent) {
    for (const waiting of unfoldUpload({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })) {
      const opened = 'problem' in waiting ? { ok: false as const, ...waiting } : await readPackageApart(waiting);
      const { name: fileName } = opened;
      files.push(opened.ok ? { fileName, returned: opened.returned } : { fileName, problem: opened.problem });
    }
  }
  return files;
}

const NONE = '请先选择填好的工作包。';
const MANY = `一次最多交回 ${MOST_FILES} 个文件，请分几次交。`;
const MIXED = '这些工作包有年中监控的，也有年末自评的，请分两次交回。';
const YEARS = '这些工作包不是同一个年度的，请按年度分几次交回。';

/** Why nothing of these files can be shown; '' when something can. */
function returnProblem(files: readonly ReturnedFile[]): string {
  if (files.length === 0) return NONE;
  const phases = files.flatMap((file) => ('returned' in file ? [file.returned.phase] : []));
  if (phases.length === 0)
    return files.map((file) => ('problem' in file ? `${file.fileName}：${file.problem}` : '')).join(' ');
  const years = files.flatMap((file) => ('returned' in file ? [file.returned.year] : []));
  if (new Set(phases).size > 1) return MIXED;
  return new Set(years).size > 1 ? YEARS : '';
}

async function takeBack(c: Context, site: Site) {
  const sent = (await formOf(c)).getAll('file').filter((one): one is File => one instanceof File && one.name !== '');
  const files = sent.length > MOST_FILES ? [] : await readReturned(sent);
  const problem = sent.length > MOST_FILES ? MANY : returnProblem(files);
  if (problem) return showPackages(c, site, 'year-end', { problem });
  const id = newId();
  await savePackageReturn(site.db, {
    id,
    fileName: files.map(({ fileName }) => fileName).join('、'),
    content: JSON.stringify(files),
    createdAt: site.now().toISOString(),
  });
  return c.redirect(`/work-packages/returns/${id}`, 303);
}

function titleOf({ fileName, work }: OpenPackage): string {
  return `${fileName}（${PHASE_NAMES[work.phase]}，发给 ${work.recipient}${work.filledBy === '' ? '' : `，填报人 ${work.filledBy}`}）`;
}

function returnView(open: OpenPackageReturn, problem: string): PackageReturnView {
  const { stored, packages, refused, seen } = open;
  return {
    id: stored.id,
    files: stored.fileName,
    refused,
    packages: packages.map((one) => ({
      title: titleOf(one),
      cells: one.cells.map(({ fate, project, name, field, before, text, problem }) => ({
        ...{ fate, project, before, text, problem },
        name: `${name} › ${cellNameIn(one.work.phase, field).replace(/^.*?：/, '')}`,
      })),
      marked: one.marks.length,
      unfilled: one.unfilled,
      indicators: one.work.rows.length,
      lost: one.lost,
    })),
    filling: packages.reduce((sum, { cells }) => sum + cells.filter(isFilling).length, 0),
    seen,
    filled: stored.filled === null ? null : (JSON.parse(stored.filled) as unknown[]).length,
    problem,
  };
}

async function showReturn(c: Context, site: Site, problem = '', status: 200 | 409 = 200) {
  const open = await openPackageReturn(site.db, c.req.param('id') ?? '');
  return c.html(<PackageReturnPage frame={await frameOf(c, site)} view={returnView(open, problem)} />, status);
}

async function confirm(c: Context, site: Site) {
  const id = c.req.param('id') ?? '';
  const seen = textOf(await formOf(c), 'seen');
  const confirmed = await confirmPackageReturn(site.db, { id, seen, by: personOf(c), at: site.now().toISOString() });
  return confirmed.ok ? c.redirect(`/work-packages/returns/${id}`, 303) : showReturn(c, site, confirmed.problem, 409);
}

async function sendMarked(c: Context, site: Site) {
  const { packages } = await openPackageReturn(site.db, c.req.param('id') ?? '');
  const one = packages[Number(c.req.param('package'))];
  if (!one) throw new AppError('not-found', '这次交回里没有这个工作包。');
  const name = `${one.fileName.replace(/^.*\//, '').replace(/\.\w+$/, '')} 请改.xlsx`;
  return sendPackage(c, one.work, one.marks, name);
}

async function sendUndo(c: Context, site: Site) {
  const work = await makeUndoPackage(site.db, c.req.param('id') ?? '', site.now().toISOString());
  return sendPackage(c, work, [], `${work.recipient}.xlsx`);
}

/** 工作包: given out as spreadsheets, taken back with a preview, sent back with marks, undone by a file. */
export function workPackageRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', (c) => showPackages(c, site, phaseOf(c.req.query('phase'))));

  app.post('/', (c) => giveOut(c, site));

  app.post('/returns', (c) => takeBack(c, site));

  app.get('/returns/:id', (c) => showReturn(c, site));

  app.post('/returns/:id/confirmation', (c) => confirm(c, site));

  app.post('/returns/:id/removal', async (c) => {
    await discardPackageReturn(site.db, c.req.param('id'));
    return c.redirect('/work-packages', 303);
  });

  app.get('/returns/:id/:package/marked.xlsx', (c) => sendMarked(c, site));

  app.get('/returns/:id/undo.xlsx', (c) => sendUndo(c, site));

  return app;
}
