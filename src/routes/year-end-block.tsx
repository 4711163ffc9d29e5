import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { openSheet } from '#src/actions/open-sheet.ts';
import { type Block, recordBlock } from '#src/actions/record-block.ts';
import { pinnedEvent, readSent, typedText, unansweredTexts } from '#src/routes/cell-edit.ts';
import { formOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { sheetViewBeside } from '#src/routes/sheet-view.ts';
import { SavedNote } from '#views/saved-state.tsx';
import { SheetTable } from '#views/sheet.tsx';
import { SheetAside } from '#views/sheet-aside.tsx';

const PHASE = 'year-end';

/** What the page sends for a block: each cell as `INDICATOR_ID/field` or `project/field`. */
const sentCells = z.array(
  z.object({
    cell: z.string().regex(/^[^/]+\/[^/]+$/),
    text: typedText,
    version: z.int().min(0).max(999_999_999),
    unanswered: unansweredTexts.default([]),
  }),
);

function readCells(json: string): { keys: string[]; cells: Block['cells'] } {
  const sent = readSent(sentCells, json);
  const cells = sent.map(({ cell, ...typed }) => {
    const [owner = '', field = ''] = cell.split('/');
    return { indicatorId: owner === 'project' ? null : owner, field, ...typed };
  });
  return { keys: sent.map((one) => one.cell), cells };
}

/** The whole form answers, and the page's script hears which cells were stored: the others ask for themselves. */
async function saveBlock(c: Context, site: Site) {
  const projectId = c.req.param('id') ?? '';
  const { keys, cells } = readCells(textOf(await formOf(c), 'cells'));
  const by = personOf(c);
  const at = site.now().toISOString();
  const recorded = await recordBlock(site.db, { projectId, phase: PHASE, by, at, cells });
  const stored = keys.filter((_, i) => recorded.cells[i]?.ok);
  const left = keys.filter((_, i) => !recorded.cells[i]?.ok);
  c.header('HX-Trigger', JSON.stringify({ ...pinnedEvent(recorded.pinned), 'cells:answered': { stored, left } }));
  const view = await sheetViewBeside(site.db, await openSheet(site.db, projectId, PHASE), by);
  return c.html(
    <>
      <SheetTable view={view} />
      <SheetAside view={view} oob />
      <SavedNote view={view} oob />
    </>,
  );
}

/** Many cells of the year-end sheet in one request. */
export function yearEndBlockRoutes(site: Site): Hono {
  return new Hono().put('/:id/year-end/cells', (c) => saveBlock(c, site));
}
