import { type Context, Hono } from 'hono';
import { saveImport } from '#db/imports.ts';
import { newId } from '#db/new-id.ts';
import { confirmImport } from '#src/actions/confirm-import.ts';
import { correctImport } from '#src/actions/correct-import.ts';
import { listImportHistory } from '#src/actions/list-imports.ts';
import { openImport } from '#src/actions/open-import.ts';
import { undoImport } from '#src/actions/undo-import.ts';
import { AppError } from '#src/errors.ts';
import { proposeRulebook } from '#src/import/propose-rulebook.ts';
import { readApart } from '#src/import/read-apart.ts';
import { type FileReading, joinReadings, type Reading } from '#src/import/read-files.ts';
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

/** The files that could be read, and a sentence for each that could not. */
async function readUploads(files: readonly File[]): Promise<{ readings: FileReading[]; refused: string[] }> {
  const readings: FileReading[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    for (const opened of await readApart({ name: file.name, bytes })) {
      if (opened.ok) readings.push(opened.reading);
      else refused.push(`${opened.name}：${opened.problem}`);
    }
  }
  return { readings, refused };
}

/** What was read, with the files that could not be read first among the problems: the others go on without them. */
function readingOf(readings: readonly FileReading[], refused: readonly string[]): Reading {
  const reading = joinReadings(readings);
  const unread = refused.map((message) => ({ file: 0, line: 0, text: '', message: `${message} 这个文件没有读入。` }));
  return { ...reading, problems: [...unread, ...reading.problems] };
}

async function upload(c: Context, site: Site) {
  const sent = (await formOf(c)).getAll('file');
  const files = sent.filter((file): file is File => file instanceof File && file.name !== '');
  const { readings, refused } = await readUploads(files);
  if (readings.length === 0) {
    const problem = refused.join(' ') || '请先选择要导入的文件。';
    return c.html(<ImportPage frame={await frameOf(c, site)} view={{ problem }} />, 422);
  }
  const id = newId();
  const sources = readings.map(({ source }) => source);
  await saveImport(site.db, {
    id,
    fileName: sources
      .map(({ name }) => name)
      .join('、')
      .slice(0, 500),
    content: JSON.stringify(sources),
    reading: JSON.stringify(readingOf(readings, refused)),
    createdAt: site.now().toISOString(),
  });
  return c.redirect(`/imports/${id}`, 303);
}

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

/** Import of target tables: drop the files, see and correct what was understood, confirm; what was imported, and its undoing. */
export function importRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const view = importList(await listImportHistory(site.db), '');
    return c.html(<ImportListPage frame={await frameOf(c, site)} view={view} />);
  });

  app.get('/new', async (c) => c.html(<ImportPage frame={await frameOf(c, site)} view={{ problem: '' }} />));

  app.post('/', (c) => upload(c, site));

  app.get('/:id', (c) => showImport(c, site));

  app.put('/:id/cells/:owner/:field', (c) => saveCorrection(c, site));

  app.post('/:id/confirmation', (c) => confirm(c, site));

  app.post('/:id/undoing', (c) => undo(c, site));

  return app;
}
