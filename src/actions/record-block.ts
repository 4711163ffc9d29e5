import { findProjectToChange } from '#db/projects.ts';
import type { Db, Tx } from '#db/schema.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import {
  type CellEdit,
  type FormEdit,
  type PinnedWeight,
  pinsOthers,
  pinWeights,
  type RecordedEntry,
  recordCell,
} from '#src/actions/record-entry.ts';
import { AppError } from '#src/errors.ts';

/** The most cells of one block: three hundred indicators with every column that people fill in. */
export const MOST_CELLS = 3000;

/** Cells of one form that are stored together, as a paste brings them. */
export interface Block extends FormEdit {
  cells: readonly Pick<CellEdit, 'indicatorId' | 'field' | 'text' | 'version' | 'unanswered'>[];
}

/** The outcome of each cell in the order of the block, and the weights of other rows that were stored with them. */
export interface RecordedBlock {
  cells: RecordedEntry[];
  pinned: PinnedWeight[];
}

/** An indicator that was removed meanwhile concerns its own cell only. */
async function recordOrSay(db: Tx, edit: CellEdit): Promise<RecordedEntry> {
  try {
    return await recordCell(db, edit);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return { ok: false, problem: error.message };
    throw error;
  }
}

/**
 * 粘贴: stores many cells of a form in one transaction, each with an outcome of its own; one that is in
 * conflict or cannot be kept does not hold up the others. Refuses (too-large) more cells than a form has.
 */
export async function recordBlock(db: Db, { cells, ...form }: Block): Promise<RecordedBlock> {
  if (cells.length > MOST_CELLS) {
    throw new AppError('too-large', `一次最多粘贴 ${MOST_CELLS} 格，这次有 ${cells.length} 格，请分几次粘贴。`);
  }
  return db.transaction().execute(async (db) => {
    if (!(await findProjectToChange(db, form.projectId)))
      throw new AppError('not-found', '没有这个项目，它可能已被清除。');
    const weighed = cells.some((cell) => cell.field === 'weight');
    const open = weighed ? await openSheet(db, form.projectId, 'year-end') : null;
    const recorded: RecordedEntry[] = [];
    for (const cell of cells) recorded.push(await recordOrSay(db, { ...form, ...cell }));
    const edited = cells.flatMap((cell, i) => {
      const outcome = recorded[i];
      return outcome && pinsOthers(cell, outcome) ? [cell.indicatorId] : [];
    });
    const pinned = open && edited.length > 0 ? await pinWeights(db, { ...form, open, edited }) : [];
    return { cells: recorded, pinned };
  });
}
