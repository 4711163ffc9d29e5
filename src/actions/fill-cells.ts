import type { Entry, Tx } from '#db/schema.ts';
import { cellKey } from '#src/actions/open-sheet.ts';
import { type FormEdit, recordCell, storageProblem } from '#src/actions/record-entry.ts';
import { AppError } from '#src/errors.ts';

/** A text that a file brings for a cell of a form. */
export interface CellToFill {
  /** Null: a cell of the project itself. */
  indicatorId: string | null;
  field: string;
  text: string;
  /** The version that the file was made at; left out where the file knows none. */
  version?: number;
  /** What the form shows in the cell while nobody typed there, such as a proposed amount; left out for nothing. */
  shown?: string;
}

/**
 * A cell beside what is stored: `fills` an empty one, `changes` a text, is the `same`, is in `conflict` because the stored text was
 * changed after the file was made, or is `refused` with a sentence.
 */
export interface WeighedCell extends CellToFill {
  before: string;
  storedVersion: number;
  fate: 'fills' | 'changes' | 'same' | 'conflict' | 'refused';
  problem: string;
}

/** True where filling in stores something. */
export function isFilling({ fate }: WeighedCell): boolean {
  return fate === 'fills' || fate === 'changes';
}

function weigh(cell: CellToFill, stored: Entry | undefined): WeighedCell {
  const [before, storedVersion] = [stored?.text ?? cell.shown ?? '', stored?.version ?? 0];
  const found = { ...cell, before, storedVersion, problem: '' };
  const problem = storageProblem(cell.text);
  if (problem) return { ...found, fate: 'refused', problem };
  if (cell.text.trim() === before.trim()) return { ...found, fate: 'same' };
  if (cell.version !== undefined && cell.version !== storedVersion) return { ...found, fate: 'conflict' };
  return { ...found, fate: before.trim() === '' ? 'fills' : 'changes' };
}

/** What filling in each cell would do to what is stored; `stored` by `cellKey`. */
export function weighCells(stored: ReadonlyMap<string, Entry>, cells: readonly CellToFill[]): WeighedCell[] {
  return cells.map((cell) => weigh(cell, stored.get(cellKey(cell.indicatorId, cell.field))));
}

/**
 * Fills in the cells that were weighed to fill or to change something, and gives those that it stored. Throws (conflict) when what is
 * stored is no longer what they were weighed against.
 */
export async function fillCells(db: Tx, form: FormEdit, cells: readonly WeighedCell[]): Promise<WeighedCell[]> {
  const filling = cells.filter(isFilling);
  for (const { indicatorId, field, text, storedVersion } of filling) {
    const recorded = await recordCell(db, { ...form, indicatorId, field, text, version: storedVersion });
    if (recorded.ok) continue;
    throw new AppError(
      'conflict',
      'problem' in recorded ? recorded.problem : '填写期间有人改动了同一格，没有填入，请再试一次。',
    );
  }
  return filling;
}
