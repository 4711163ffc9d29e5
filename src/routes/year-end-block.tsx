import { type Context, Hono } from 'hono';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordBlock } from '#src/actions/record-block.ts';
import { formOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { blockEvent, readBlock } from '#src/routes/sent-block.ts';
import { sheetViewBeside } from '#src/routes/sheet-view.ts';
import { SavedNote } from '#views/saved-state.tsx';
import { SheetTable } from '#views/sheet.tsx';
import { SheetAside } from '#views/sheet-aside.tsx';

const PHASE = 'year-end';

/** The whole form answers, and the page's script hears which cells were stored: the others ask for themselves. */
async function saveBlock(c: Context, site: Site) {
  const projectId = c.req.param('id') ?? '';
  const { keys, cells } = readBlock(textOf(await formOf(c), 'cells'));
  const by = personOf(c);
  const at = site.now().toISOString();
  const recorded = await recordBlock(site.db, { projectId, phase: PHASE, by, at, cells });
  c.header('HX-Trigger', blockEvent(keys, recorded));
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
