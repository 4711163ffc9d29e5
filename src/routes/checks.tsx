import { type Context, Hono } from 'hono';
import { reportFileName } from '#reports/file-name.ts';
import { selfCheckContent, selfCheckReport } from '#reports/self-check-report.ts';
import { acknowledgeFinding } from '#src/actions/acknowledge-finding.ts';
import { checkProject, checkYear, projectSelfCheck, switchHints, yearSelfCheck } from '#src/actions/self-check.ts';
import { AppError } from '#src/errors.ts';
import { checksListView, checksSection, readKind } from '#src/routes/checks-view.ts';
import { formatInstant, formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { checksLists } from '#src/routes/lists/checks.ts';
import { sendFormWorkbook, sendPdf, sendYearLists } from '#src/routes/send-form.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { FINDING_WORDS } from '#src/rules/finding-words.ts';
import { ChecksPage, type ChecksView } from '#views/checks.tsx';
import { ChecksListPage } from '#views/checks-list.tsx';

type Outcome = Pick<ChecksView, 'told' | 'left'> & { status: 200 | 409 | 422 };

async function show(c: Context, site: Site, { told, left, status }: Outcome) {
  const projectId = c.req.param('id') ?? '';
  const { open, sections, hints } = await checkProject(site.db, projectId);
  const view = {
    project: projectHead(open),
    sections: sections.map((section) => checksSection(projectId, section)),
    ...{ hints, told, left, refused: status !== 200 },
  };
  const frame = await frameOf(c, site, open.project.year);
  return c.html(<ChecksPage frame={frame} view={view} />, status);
}

/** 已知晓, changed or taken back. What was not stored stays in its field. */
async function acknowledge(c: Context, site: Site) {
  const projectId = c.req.param('id') ?? '';
  const form = await formOf(c);
  const [phase, code, act, version] = ['phase', 'code', 'act', 'version'].map((name) => textOf(form, name));
  if (phase !== 'year-end' && phase !== 'mid-year') throw new AppError('invalid', '页面送来的内容不完整，请刷新页面。');
  if (!FINDING_WORDS.some((one) => one.code === code))
    throw new AppError('invalid', '没有这一种自查发现，请刷新页面。');
  if (!/^\d{1,9}$/.test(version ?? '')) throw new AppError('invalid', '页面的版本号不对，请刷新页面。');
  const withdrawn = act === 'withdraw';
  const note = textOf(form, 'note').trim();
  const refuse = (told: string, status: 409 | 422) =>
    show(c, site, {
      ...{ told: `没有保存：${told}`, status },
      left: withdrawn ? null : { phase, code: code ?? '', note },
    });
  const recorded = await acknowledgeFinding(site.db, {
    ...{ projectId, phase, code: code ?? '', note, withdrawn, version: Number(version) },
    ...{ by: personOf(c), at: site.now().toISOString() },
  });
  if (recorded.ok) return c.redirect(`/projects/${projectId}/checks?done=${withdrawn ? 'withdrawn' : 'noted'}`, 303);
  if ('problem' in recorded) return refuse(recorded.problem, 422);
  return refuse(conflictWords(recorded.conflict, withdrawn), 409);
}

/** What somebody else wrote meanwhile; the own note stays in its field. */
function conflictWords({ enteredBy, text }: { enteredBy: string; text: string }, withdrawn: boolean): string {
  const other = enteredBy || '另一人';
  const told = text === '' ? `${other}刚收回了说明。` : `${other}刚把说明写成“${text}”。`;
  return `${told}${withdrawn ? '请看过再决定是否收回。' : '您写的仍在下面，请对照后再保存。'}`;
}

const DONE: Readonly<Record<string, string>> = {
  noted: '已标为已知晓，不再计入提醒。',
  withdrawn: '已收回，重新计入提醒。',
};

const today = (site: Site) => formatInstant(site.now()).slice(0, 10);

/** 自查 of a project: the page, 已知晓, and its paper. */
export function projectCheckRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id/checks', (c) =>
    show(c, site, { told: DONE[c.req.query('done') ?? ''] ?? '', left: null, status: 200 }),
  );

  app.post('/:id/checks/acknowledgements', (c) => acknowledge(c, site));

  app.get('/:id/checks/report.pdf', async (c) => {
    const record = await projectSelfCheck(site.db, c.req.param('id'), today(site));
    const bytes = await site.printer.print(selfCheckReport(record));
    return sendPdf(c, bytes, reportFileName(1, 1, record.projects[0]?.name ?? '', record.title));
  });

  app.get('/:id/checks/report.xlsx', async (c) => {
    const record = await projectSelfCheck(site.db, c.req.param('id'), today(site));
    const fileName = reportFileName(1, 1, record.projects[0]?.name ?? '', record.title, 'xlsx');
    return sendFormWorkbook(c, selfCheckContent(record), fileName);
  });

  return app;
}

/** 自查 over a year: the page, its paper, and whether hints are shown. */
export function checkRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const frame = await frameOf(c, site);
    const view = checksListView(await checkYear(site.db, frame.year), readKind(c.req.query('show')));
    return c.html(<ChecksListPage frame={frame} view={view} />);
  });

  app.get('/checks.xlsx', async (c) => {
    const { year } = await frameOf(c, site);
    const checked = await checkYear(site.db, year);
    const view = checksListView(checked, readKind(c.req.query('show')));
    return sendYearLists(c, year, '自查清单', checksLists(checked, view, year));
  });

  app.post('/hints', async (c) => {
    const form = await formOf(c);
    await switchHints(site.db, textOf(form, 'hints') === 'on');
    const back = textOf(form, 'back');
    // An address of another site begins with two strokes or a backslash.
    return c.redirect(/^\/(?![/\\])/.test(back) ? back : '/checks', 303);
  });

  app.get('/report.pdf', async (c) => {
    const { year } = await frameOf(c, site);
    const record = await yearSelfCheck(site.db, year, today(site));
    return sendPdf(c, await site.printer.print(selfCheckReport(record)), `${year}年度-${record.title}.pdf`);
  });

  app.get('/report.xlsx', async (c) => {
    const { year } = await frameOf(c, site);
    const record = await yearSelfCheck(site.db, year, today(site));
    return sendFormWorkbook(c, selfCheckContent(record), `${year}年度-${record.title}.xlsx`);
  });

  return app;
}
