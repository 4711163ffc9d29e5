import { type Context, Hono } from 'hono';
import { reportFileName } from '#reports/file-name.ts';
import { selfCheckReport } from '#reports/self-check-report.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import {
  checkProject,
  checkYear,
  projectSelfCheck,
  showsHints,
  switchHints,
  yearSelfCheck,
} from '#src/actions/self-check.ts';
import { AppError } from '#src/errors.ts';
import { checksListView, checksSection } from '#src/routes/checks-view.ts';
import { formatInstant, formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { sendPdf } from '#src/routes/send-form.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { FINDING_WORDS } from '#src/rules/finding-words.ts';
import { ACKNOWLEDGED } from '#src/rules/form-cells.ts';
import { ChecksPage, type ChecksView } from '#views/checks.tsx';
import { ChecksListPage } from '#views/checks-list.tsx';

const LONGEST = 500;

type Outcome = Pick<ChecksView, 'told' | 'left'> & { status: 200 | 409 | 422 };

async function show(c: Context, site: Site, { told, left, status }: Outcome) {
  const projectId = c.req.param('id') ?? '';
  const { open, sections } = await checkProject(site.db, projectId);
  const view = {
    project: projectHead(open),
    sections: sections.map((section) => checksSection(projectId, section)),
    hints: await showsHints(site.db),
    ...{ told, left, refused: status !== 200 },
  };
  const frame = await frameOf(c, site, open.project.year);
  return c.html(<ChecksPage frame={frame} view={view} />, status);
}

/** 已知晓: the note becomes an entry of the form, with a version like every other. */
async function acknowledge(c: Context, site: Site) {
  const projectId = c.req.param('id') ?? '';
  const form = await formOf(c);
  const [phase, code, act, version] = ['phase', 'code', 'act', 'version'].map((name) => textOf(form, name));
  if (phase !== 'year-end' && phase !== 'mid-year') throw new AppError('invalid', '页面送来的内容不完整，请刷新页面。');
  if (!FINDING_WORDS.some((one) => one.code === code))
    throw new AppError('invalid', '没有这一种自查发现，请刷新页面。');
  if (!/^\d{1,9}$/.test(version ?? '')) throw new AppError('invalid', '页面的版本号不对，请刷新页面。');
  const note = act === 'withdraw' ? '' : textOf(form, 'note').trim();
  const left = { code: code ?? '', note };
  if (act !== 'withdraw' && note === '')
    return show(c, site, { told: '没有保存：请写明核对的情况，例如“已核对台账，数据无误”。', left, status: 422 });
  if (note.length > LONGEST)
    return show(c, site, { told: `没有保存：说明有 ${note.length} 个字，最多 ${LONGEST} 个字。`, left, status: 422 });
  const cell = { projectId, phase, indicatorId: null, field: `${ACKNOWLEDGED}${code}` } as const;
  const edit = { ...cell, text: note, version: Number(version), by: personOf(c), at: site.now().toISOString() };
  const recorded = await recordEntry(site.db, edit);
  if (recorded.ok)
    return c.redirect(`/projects/${projectId}/checks?done=${act === 'withdraw' ? 'withdrawn' : 'noted'}`, 303);
  if ('problem' in recorded) return show(c, site, { told: `没有保存：${recorded.problem}`, left, status: 422 });
  const { enteredBy, text } = recorded.conflict;
  const told = `没有保存：${enteredBy || '另一人'}刚把说明写成“${text}”。您写的仍在下面，请对照后再保存。`;
  return show(c, site, { told, left, status: 409 });
}

const DONE: Readonly<Record<string, string>> = {
  noted: '已标为已知晓，不再计入提醒。',
  withdrawn: '已收回，重新计入提醒。',
};

/** 自查 of a project: the page, 已知晓, and its paper. */
export function projectCheckRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id/checks', (c) =>
    show(c, site, { told: DONE[c.req.query('done') ?? ''] ?? '', left: null, status: 200 }),
  );

  app.post('/:id/checks/acknowledgements', (c) => acknowledge(c, site));

  app.get('/:id/checks/report.pdf', async (c) => {
    const record = await projectSelfCheck(site.db, c.req.param('id'), formatInstant(site.now()).slice(0, 10));
    const bytes = await site.printer.print(selfCheckReport(record));
    return sendPdf(c, bytes, reportFileName(1, 1, record.projects[0]?.name ?? '', record.title));
  });

  return app;
}

/** 自查 over a year: the page, its paper, and whether hints are shown. */
export function checkRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const frame = await frameOf(c, site);
    const view = checksListView(await checkYear(site.db, frame.year), await showsHints(site.db));
    return c.html(<ChecksListPage frame={frame} view={view} />);
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
    const record = await yearSelfCheck(site.db, year, formatInstant(site.now()).slice(0, 10));
    return sendPdf(c, await site.printer.print(selfCheckReport(record)), `${year}年度-${record.title}.pdf`);
  });

  return app;
}
