import { type Context, Hono } from 'hono';
import { changeWeights } from '#src/actions/change-weights.ts';
import { frozenRecord, openSheet } from '#src/actions/open-sheet.ts';
import { type CellEdit, recordEntry } from '#src/actions/record-entry.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { AppError } from '#src/errors.ts';
import { recordToPrint } from '#src/jobs/print-forms.ts';
import { pinnedEvent, readCellEdit, type Trouble, troubleOf } from '#src/routes/cell-edit.ts';
import { formOf, frameOf, personOf, rememberPerson, type Site, textOf } from '#src/routes/context.ts';
import { sendForm } from '#src/routes/send-form.ts';
import { sheetView, sheetViewBeside } from '#src/routes/sheet-view.ts';
import type { SheetView } from '#views/props.ts';
import { SavedNote } from '#views/saved-state.tsx';
import { YearEndPage } from '#views/sheet.tsx';
import { SheetAside } from '#views/sheet-aside.tsx';
import { GoalBody } from '#views/sheet-goal.tsx';
import { IndicatorBody } from '#views/sheet-indicators.tsx';
import { MoneyBody } from '#views/sheet-money.tsx';
import { SheetRow } from '#views/sheet-row.tsx';
import { TotalRow } from '#views/sheet-totals.tsx';

const PHASE = 'year-end';

/** The part of the sheet that a cell stands in: its row, the money block, the goals, or all rows when a weight moved. */
function partOf(view: SheetView, edit: CellEdit) {
  if (edit.indicatorId === null)
    return edit.field === 'goalResult' ? <GoalBody view={view} /> : <MoneyBody view={view} />;
  if (edit.field === 'weight' || edit.field === 'notApplicable') return <IndicatorBody view={view} />;
  return <SheetRow view={view} index={view.indicatorIds.indexOf(edit.indicatorId)} />;
}

/** The changed part first, everything that moved with it out of band after it. */
async function answer(c: Context, site: Site, edit: CellEdit, trouble: Trouble, status: 200 | 409 | 422) {
  const open = await openSheet(site.db, edit.projectId, PHASE);
  // The goals have nothing beside them.
  const view =
    edit.field === 'goalResult'
      ? sheetView(open, personOf(c), trouble)
      : await sheetViewBeside(site.db, open, personOf(c), trouble);
  return c.html(
    <>
      {partOf(view, edit)}
      <TotalRow view={view} oob />
      <SheetAside view={view} oob />
      <SavedNote view={view} oob />
    </>,
    status,
  );
}

async function saveCell(c: Context, site: Site) {
  const { id = '', subject = '', field = '' } = c.req.param();
  const indicatorId = subject === 'project' ? null : subject;
  const edit = await readCellEdit(c, site, { projectId: id, phase: PHASE, indicatorId, field });
  const recorded = await recordEntry(site.db, edit);
  const { status, trouble } = troubleOf(recorded, edit, subject);
  if (recorded.ok && recorded.pinned) c.header('HX-Trigger', JSON.stringify(pinnedEvent(recorded.pinned)));
  return answer(c, site, edit, trouble, status);
}

/** The year-end sheet: the page, its cells, weights, submission, reopening and its paper. */
export function yearEndRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id/year-end', async (c) => {
    const open = await openSheet(site.db, c.req.param('id'), PHASE);
    const frame = await frameOf(c, site, open.project.year);
    return c.html(<YearEndPage frame={frame} view={await sheetViewBeside(site.db, open, personOf(c))} />);
  });

  app.put('/:id/year-end/cells/:subject/:field', (c) => saveCell(c, site));

  app.post('/:id/year-end/weights/reset', async (c) => {
    const projectId = c.req.param('id');
    const how = { projectId, version: null, by: personOf(c), at: site.now().toISOString() };
    const changed = await changeWeights(site.db, how, { how: 'split' });
    if (!changed.ok) throw new AppError('conflict', changed.told);
    return c.redirect(`/projects/${projectId}/year-end`, 303);
  });

  app.post('/:id/year-end/submission', async (c) => {
    const projectId = c.req.param('id');
    const by = textOf(await formOf(c), 'by');
    const submitted = await submitEvaluation(site.db, { projectId, by, at: site.now().toISOString() });
    if (!submitted.ok) {
      const open = await openSheet(site.db, projectId, PHASE);
      const frame = await frameOf(c, site, open.project.year);
      return c.html(<YearEndPage frame={frame} view={await sheetViewBeside(site.db, open, by.trim())} />, 422);
    }
    rememberPerson(c, by);
    return c.redirect(`/projects/${projectId}/year-end`, 303);
  });

  app.post('/:id/year-end/reopening', async (c) => {
    const projectId = c.req.param('id');
    const form = await formOf(c);
    const how = {
      projectId,
      by: textOf(form, 'by') || personOf(c),
      reason: textOf(form, 'reason'),
      at: site.now().toISOString(),
    };
    await reopenForm(site.db, { ...how, phase: PHASE });
    rememberPerson(c, how.by);
    return c.redirect(`/projects/${projectId}/year-end`, 303);
  });

  app.get('/:id/year-end/form.pdf', async (c) => sendForm(c, site, await recordToPrint(site.db, c.req.param('id'))));

  app.get('/:id/year-end/submissions/:version/form.pdf', async (c) => {
    const version = c.req.param('version');
    if (!/^\d{1,9}$/.test(version)) throw new AppError('not-found', '没有这个版本的自评表。');
    return sendForm(c, site, await frozenRecord(site.db, c.req.param('id'), PHASE, Number(version)));
  });

  return app;
}
