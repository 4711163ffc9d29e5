import { z } from 'zod';
import type { Block, RecordedBlock } from '#src/actions/record-block.ts';
import { pinnedEvent, readSent, typedText, unansweredTexts } from '#src/routes/cell-edit.ts';

/** What the page sends for a block: each cell as `INDICATOR_ID/field` or `project/field`. */
const sentCells = z.array(
  z.object({
    cell: z.string().regex(/^[^/]+\/[^/]+$/),
    text: typedText,
    version: z.int().min(0).max(999_999_999),
    unanswered: unansweredTexts.default([]),
  }),
);

/** The cells of a pasted block and how the page calls them. Refuses (invalid) what our pages cannot send. */
export function readBlock(json: string): { keys: string[]; cells: Block['cells'] } {
  const sent = readSent(sentCells, json);
  const cells = sent.map(({ cell, ...typed }) => {
    const [owner = '', field = ''] = cell.split('/');
    return { indicatorId: owner === 'project' ? null : owner, field, ...typed };
  });
  return { keys: sent.map((one) => one.cell), cells };
}

/** Tells the page, as an event, which cells of a block were stored: the others ask for themselves. */
export function blockEvent(keys: readonly string[], recorded: RecordedBlock): string {
  const stored = keys.filter((_, i) => recorded.cells[i]?.ok);
  const left = keys.filter((_, i) => !recorded.cells[i]?.ok);
  return JSON.stringify({ ...pinnedEvent(recorded.pinned), 'cells:answered': { stored, left } });
}
