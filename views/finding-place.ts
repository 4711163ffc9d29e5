import { cellName } from '#src/rules/cell-name.ts';
import type { Finding } from '#src/rules/findings.ts';
import { partOf, projectCell } from '#src/rules/place-name.ts';
import { cellId, PROJECT } from '#views/sheet-cell.tsx';

/** A finding with the anchor of its cell in the sheet. */
export interface CellPlace {
  /** `#cell-…` */
  anchor: string;
  /** The row's name, or the part of the form. */
  row: string;
  /** The column, '' where the finding is about no single cell. */
  column: string;
  message: string;
}

/** Fields of an indicator row that have an entry of their own; a finding at any other leads to the row. */
const ENTRIES = new Set([
  ...['actual', 'attainment', 'share', 'reason', 'weight', 'deduction'],
  ...['forecast', 'likelihood', 'explanation', 'measure'],
]);

type Where = Pick<Finding, 'field'> & { indicatorId: string | null };

/** Where a click on a finding leads: its entry, else its row, else the part of the form that it is about. */
export function anchorOf({ indicatorId, field }: Where): string {
  if (indicatorId === null) {
    const entry = projectCell(field);
    return entry === null ? '#sheet-totals' : `#${cellId(PROJECT, entry)}`;
  }
  return ENTRIES.has(field) ? `#${cellId(indicatorId, field)}` : `#row-${indicatorId}`;
}

function columnOf({ indicatorId, field }: Where): string {
  if (indicatorId !== null) return ENTRIES.has(field) ? cellName(field) : '';
  const entry = projectCell(field);
  // The part's own name says it already.
  return entry === null || field === 'goalResult' ? '' : cellName(entry);
}

/** A finding as a link: row, column, sentence. `name`: the row's, '' for the project's own cells. */
export function cellPlace(where: Where & { name: string; message: string }): CellPlace {
  const { name, field, message } = where;
  return { anchor: anchorOf(where), row: name || partOf(field), column: columnOf(where), message };
}
