import type { KeyedCell } from '#src/import/grids/grid-view.ts';
import type { ReadProblem } from '#src/import/target-table.ts';

/** Where a cell of a table stands in its grid, to be lit up beside the result; rows count from 0. */
export interface GridPlace {
  row: number;
  rows: number;
  column: number;
}

export function placeOf({ row, rows, column }: KeyedCell): GridPlace {
  return { row, rows, column };
}

/** The text of a cell as a problem quotes it: on one line. */
export function quoteCell(cell: KeyedCell): string {
  return cell.text.replace(/\s+/g, ' ');
}

/** A problem at cells of a grid; `line` is the grid's row, counted from 1. */
export function problemAt(cells: readonly KeyedCell[], row: number, message: string): ReadProblem {
  return { line: row + 1, text: cells.map(quoteCell).join(' '), message };
}
