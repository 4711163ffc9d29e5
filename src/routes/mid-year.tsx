import { type Context, Hono } from 'hono';
import { adjustmentContent, adjustmentForm } from '#reports/adjustment-form.ts';
import { reportFileName } from '#reports/file-name.ts';
import { monitoringContent, monitoringForm } from '#reports/monitoring-form.ts';
import { frozenMonitoring } from '#src/actions/monitoring-records.ts';
import { openAdjustments } from '#src/actions/open-adjustments.ts';
import { openMidYear } from '#src/actions/open-mid-year.ts';
import { recordBlock } from '#src/actions/record-block.ts';
import { type CellEdit, recordEntry } from '#src/actions/record-entry.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { submitMidYear } from '#src/actions/submit-mid-year.ts';
import { AppError } from '#src/errors.ts';
import { readCellEdit, type Trouble, troubleOf } from '#src/routes/cell-edit.ts';
import { formOf, frameOf, personOf, rememberPerson, type Site, textOf } from '#src/routes/context.ts';
import { midYearView } from '#src/routes/mid-year-view.ts';
import { sendFormWorkbook, sendPdf } from '#src/routes/send-form.ts';
import { blockEvent, readBlock } from '#src/routes/sent-block.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import { MidYearPage, MidYearTable } from '#views/mid-year.tsx';
import { MidYearMoney } from '#views/mid-year-money.tsx';
import { MidYearPanels } from '#views/mid-year-panels.tsx';
import type { MidYearView } from '#views/mid-year-props.ts';
import { MidYearRow } from '#views/mid-year-row.tsx';
import { SavedNote } from '#views/saved-state.tsx';

const PHASE = 'mid-year';

function partOf(view: MidYearView, { indicatorId }: CellEdit) {
  if (indicatorId === null) return <MidYearMoney view={view} />;
  return <MidYearRow view={view} index={view.record.indicators.findIndex((row) => row.id === indicatorId)} />;
}

/** The changed part first, everything that moved with it out of band after it. */
async function answer(c: Context, site: Site, edit: CellEdit, trouble: Trouble, status: 200 | 409 | 422) {
  const view = midYearView(await openMidYear(site.db, edit.projectId), personOf(c), trouble);
  return c.html(
    <>
      {partOf(view, edit)}
      <MidYearPanels view={view} oob />
      <SavedNote view={view} oob />
    </>,
    status,
  );
}

async function saveCell(c: Context, site: Site) {
  const { id = '', subject = '', field = '' } = c.req.param();
  const indicatorId = subject === 'project' ? null : subject;
  const edit = await readCellEdit(c, site, { projectId: id, phase: PHASE, indicatorId, field });
  const { status, trouble } = troubleOf(await recordEntry(site.db, edit), edit, subject);
  return answer(c, site, edit, trouble, status);
}

/** The whole form answers a pasted block. */
async function saveBlock(c: Context, site: Site) {
  const projectId = c.req.param('id') ?? '';
  const { keys, cells } = readBlock(textOf(await formOf(c), 'cells'));
  const by = personOf(c);
  const recorded = await recordBlock(site.db, { projectId, phase: PHASE, by, at: site.now().toISOString(), cells });
  c.header('HX-Trigger', blockEvent(keys, recorded));
  const view = midYearView(await openMidYear(site.db, projectId), by);
  return c.html(
    <>
      <MidYearTable view={view} />
      <MidYearPanels view={view} oob />
      <SavedNote view={view} oob />
    </>,
  );
}

async function sendMonitoring(c: Context, site: Site, record: MonitoringRecord) {
  const bytes = await site.printer.print(monitoringForm(record, { signatures: true }));
  return sendPdf(c, bytes, reportFileName(1, 1, record.project.name, record.title));
}

async function adjustments({ db }: Site, projectId: string) {
  const record = await openAdjustments(db, projectId);
  if (!record) throw new AppError('not-found', '这个项目年中监控提交以后没有调整过目标。');
  return record;
}

/** The mid-year sheet of a project: the page, its cells, submission, reopening and papers. */
export function midYearRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id/mid-year', async (c) => {
    const open = await openMidYear(site.db, c.req.param('id'));
    const frame = await frameOf(c, site, open.project.year);
    return c.html(<MidYearPage frame={frame} view={midYearView(open, personOf(c))} />);
  });

  app.put('/:id/mid-year/cells', (c) => saveBlock(c, site));

  app.put('/:id/mid-year/cells/:subject/:field', (c) => saveCell(c, site));

  app.post('/:id/mid-year/submission', async (c) => {
    const projectId = c.req.param('id');
    const by = textOf(await formOf(c), 'by');
    const submitted = await submitMidYear(site.db, { projectId, by, at: site.now().toISOString() });
    if (!submitted.ok) {
      const open = await openMidYear(site.db, projectId);
      const frame = await frameOf(c, site, open.project.year);
      return c.html(<MidYearPage frame={frame} view={midYearView(open, by.trim())} />, 422);
    }
    rememberPerson(c, by);
    return c.redirect(`/projects/${projectId}/mid-year`, 303);
  });

  app.post('/:id/mid-year/reopening', async (c) => {
    const projectId = c.req.param('id');
    const form = await formOf(c);
    const by = textOf(form, 'by') || personOf(c);
    const reason = textOf(form, 'reason');
    await reopenForm(site.db, { projectId, phase: PHASE, by, reason, at: site.now().toISOString() });
    rememberPerson(c, by);
    return c.redirect(`/projects/${projectId}/mid-year`, 303);
  });

  app.get('/:id/mid-year/form.pdf', async (c) => {
    const { draft, frozen } = await openMidYear(site.db, c.req.param('id'));
    return sendMonitoring(c, site, frozen ?? draft);
  });

  app.get('/:id/mid-year/form.xlsx', async (c) => {
    const { draft, frozen } = await openMidYear(site.db, c.req.param('id'));
    const record = frozen ?? draft;
    const fileName = reportFileName(1, 1, record.project.name, record.title, 'xlsx');
    return sendFormWorkbook(c, monitoringContent(record, { signatures: true }), fileName);
  });

  app.get('/:id/mid-year/submissions/:version/form.pdf', async (c) => {
    const version = c.req.param('version');
    if (!/^\d{1,9}$/.test(version)) throw new AppError('not-found', '没有这个版本的监控表。');
    return sendMonitoring(c, site, await frozenMonitoring(site.db, c.req.param('id'), Number(version)));
  });

  app.get('/:id/adjustments.pdf', async (c) => {
    const record = await adjustments(site, c.req.param('id'));
    const bytes = await site.printer.print(adjustmentForm(record, { signatures: true }));
    return sendPdf(c, bytes, reportFileName(1, 1, record.project.name, record.title));
  });

  app.get('/:id/adjustments.xlsx', async (c) => {
    const record = await adjustments(site, c.req.param('id'));
    const fileName = reportFileName(1, 1, record.project.name, record.title, 'xlsx');
    return sendFormWorkbook(c, adjustmentContent(record, { signatures: true }), fileName);
  });

  return app;
}
