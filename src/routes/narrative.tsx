import { type Context, Hono } from 'hono';
import { reportFileName } from '#reports/file-name.ts';
import { narrativeReport } from '#reports/narrative-report.ts';
import { narrativeRecord, type OpenNarrative, openNarrative } from '#src/actions/open-narrative.ts';
import { cellKey } from '#src/actions/open-sheet.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { readCellEdit, type Trouble, troubleOf } from '#src/routes/cell-edit.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { sendDocument, sendPdf } from '#src/routes/send-form.ts';
import { newestSave, projectHead } from '#src/routes/sheet-view.ts';
import { NARRATIVE_TITLE } from '#src/rules/narrative.ts';
import { NarrativePage, NarrativeSection, type NarrativeView } from '#views/narrative.tsx';
import { SavedNote } from '#views/saved-state.tsx';

function viewOf({ open, sections, entries }: OpenNarrative, trouble: Trouble = {}): NarrativeView {
  const cells = new Map(entries.map((entry) => [cellKey(null, entry.field), entry]));
  return {
    project: projectHead(open),
    cellsAddress: `/projects/${open.project.id}/narrative/cells`,
    title: NARRATIVE_TITLE,
    sections,
    savedAt: newestSave(cells),
    versions: Object.fromEntries([...cells].map(([key, entry]) => [key, entry.version])),
    conflict: trouble.conflict ?? null,
    refused: trouble.refused ?? null,
  };
}

async function saveSection(c: Context, site: Site) {
  const { id = '', field = '' } = c.req.param();
  const edit = await readCellEdit(c, site, { projectId: id, phase: 'narrative', indicatorId: null, field });
  const { status, trouble } = troubleOf(await recordEntry(site.db, edit), edit, 'project');
  const view = viewOf(await openNarrative(site.db, id), trouble);
  const section = view.sections.find((one) => one.field === field);
  return c.html(
    <>
      {section ? <NarrativeSection view={view} section={section} /> : null}
      <SavedNote view={view} oob />
    </>,
    status,
  );
}

/** 自评报告 of a project: the page, its sections, its paper and its Word document. */
export function narrativeRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id/narrative', async (c) => {
    const narrative = await openNarrative(site.db, c.req.param('id'));
    const frame = await frameOf(c, site, narrative.open.project.year);
    return c.html(<NarrativePage frame={frame} view={viewOf(narrative)} />);
  });

  app.put('/:id/narrative/cells/project/:field', (c) => saveSection(c, site));

  app.get('/:id/narrative/report.pdf', async (c) => {
    const record = await narrativeRecord(site.db, c.req.param('id'));
    const bytes = await site.printer.print(narrativeReport(record));
    return sendPdf(c, bytes, reportFileName(1, 1, record.project.name, record.title));
  });

  app.get('/:id/narrative/report.docx', async (c) => {
    const record = await narrativeRecord(site.db, c.req.param('id'));
    // Loaded with the first file, as the library behind it.
    const { narrativeDocument } = await import('#src/export/narrative-document.ts');
    const name = reportFileName(1, 1, record.project.name, record.title, 'docx');
    return sendDocument(c, await narrativeDocument(record), name);
  });

  return app;
}
