import { type Context, Hono } from 'hono';
import { confirmImport } from '#src/actions/confirm-import.ts';
import { correctImport } from '#src/actions/correct-import.ts';
import { discardImport } from '#src/actions/discard-waiting.ts';
import { listImportHistory } from '#src/actions/list-imports.ts';
import { openImport } from '#src/actions/open-import.ts';
import { undoImport } from '#src/actions/undo-import.ts';
import { AppError } from '#src/errors.ts';
import { proposeRulebook } from '#src/import/propose-rulebook.ts';
import { readTyped, type Trouble, troubleOf } from '#src/routes/cell-edit.ts';
import { formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { importList, importRecord } from '#src/routes/import-list.ts';
import { importPreview } from '#src/routes/import-preview.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { ImportPage } from '#views/import.tsx';
import { ConfirmationButton, ImportPreviewPage } from '#views/import-preview.tsx';
import { PreviewSection } from '#views/import-project.tsx';
import { ImportListPage, ImportRecordPage } from '#views/imports.tsx';
import { SavedNote } from '#views/saved-state.tsx';

async function viewOf(site: Site, id: string, trouble: Trouble = {}, refusal = '', chosen?: Rulebook) {
  const { conflict = null, refused = null } = trouble;
  const open = await openImport(site.db, id);
  return importPreview(open, chosen ?? proposeRulebook(open.reading), { conflict, refused, refusal });
}

/** The corrected project first, then what is confirmed and 已保存 out of band. */
async function saveCorrection(c: Context, site: Site) {
  const { id = '', owner = '', field = '' } = c.req.param();
  const edit = { importId: id, owner, field, ...(await readTyped(c, site)) };
  const { status, trouble } = troubleOf(await correctImport(site.db, edit), edit, owner);
  const view = await viewOf(site, id, trouble);
  const project = view.projects.find((one) => one.owner === owner.split('r')[0]);
  if (!project) throw new AppError('invalid', '预览中没有这一格，请刷新页面。');
  return c.html(
    <>
      <PreviewSection view={view} project={project} />
      <ConfirmationButton view={view} oob />
      <SavedNote view={view} oob />
    </>,
    status,
  );
}

async function confirm(c: Context, site: Site) {
  const id = c.req.param('id') ?? '';
  const form = await formOf(c);
  const rulebook = findRulebook(textOf(form, 'rulebook'));
  if (!rulebook) throw new AppError('invalid', '请选择评分办法。');
  const confirmed = await confirmImport(site.db, {
    importId: id,
    rulebook: rulebook.id,
    seen: textOf(form, 'seen'),
    by: personOf(c),
    at: site.now().toISOString(),
  });
  if (confirmed.ok) return c.redirect(`/?year=${confirmed.year}&imported=${id}`, 303);
  const view = await viewOf(site, id, {}, confirmed.problem, rulebook);
  return c.html(<ImportPreviewPage frame={await frameOf(c, site)} view={view} />, 409);
}

async function undo(c: Context, site: Site) {
  const importId = c.req.param('id') ?? '';
  const undone = await undoImport(site.db, { importId, by: personOf(c), at: site.now().toISOString() });
  if (undone.ok) return c.redirect('/imports', 303);
  const view = importList(await listImportHistory(site.db), undone.problem);
  return c.html(<ImportListPage frame={await frameOf(c, site)} view={view} />, 409);
}

async function showImport(c: Context, site: Site) {
  const open = await openImport(site.db, c.req.param('id') ?? '');
  const frame = await frameOf(c, site);
  if (open.stored.confirmedAt !== null) {
    const listed = (await listImportHistory(site.db)).find((one) => one.id === open.stored.id);
    return c.html(<ImportRecordPage frame={frame} view={importRecord(open, listed?.projects ?? [])} />);
  }
  const shown = { conflict: null, refused: null, refusal: '' };
  return c.html(<ImportPreviewPage frame={frame} view={importPreview(open, proposeRulebook(open.reading), shown)} />);
}

/** Import of target tables once the files were sent: see and correct what was understood, confirm; what was imported, and its undoing. */
export function importRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const view = importList(await listImportHistory(site.db), '');
    return c.html(<ImportListPage frame={await frameOf(c, site)} view={view} />);
  });

  app.get('/new', async (c) => c.html(<ImportPage frame={await frameOf(c, site)} view={{ problem: '' }} />));

  app.get('/:id', (c) => showImport(c, site));

  app.put('/:id/cells/:owner/:field', (c) => saveCorrection(c, site));

  app.post('/:id/confirmation', (c) => confirm(c, site));

  app.post('/:id/undoing', (c) => undo(c, site));

  app.post('/:id/removal', async (c) => {
    await discardImport(site.db, c.req.param('id'));
    return c.redirect('/imports', 303);
  });

  return app;
}
