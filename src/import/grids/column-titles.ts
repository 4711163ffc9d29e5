import { type ColumnRole, columnRoleOf, headLabelOf } from '#src/import/grids/form-words.ts';
import type { GridView } from '#src/import/grids/grid-view.ts';

/** The columns of the grid that a column of the form takes: from the first up to, not including, `to`. */
export interface ColumnRange {
  from: number;
  to: number;
}

export type Columns = Partial<Record<ColumnRole, ColumnRange>>;

/** The titles of the indicator columns in one row of a grid. `others`: the columns of the longer period beside the year's own. */
export interface ColumnTitles {
  row: number;
  columns: Columns;
  others: Columns | null;
}

const PAIRED: ReadonlySet<ColumnRole> = new Set(['subcategory', 'name', 'target', 'sign', 'value', 'unit']);

/** 指标值 beside 指标性质 or 度量单位 is only the number of the target. */
function withParts(columns: Columns): Columns {
  const { target, ...rest } = columns;
  return target && (columns.sign || columns.unit) ? { ...rest, value: target } : columns;
}

function isTable(columns: Columns): boolean {
  return (columns.name ?? columns.subcategory) !== undefined && (columns.target ?? columns.value) !== undefined;
}

/** The titles in this row; null where it has none of an indicator table. Of two halves side by side the right one is the year's. */
export function columnTitlesAt(view: GridView, row: number): ColumnTitles | null {
  const first: Columns = {};
  const second: Columns = {};
  for (const cell of view.across(row)) {
    const role = columnRoleOf(cell.key);
    if (role === null || (cell.row !== row && headLabelOf(cell.key) !== null)) continue;
    const range = { from: cell.column, to: cell.column + cell.columns };
    if (first[role] === undefined) first[role] = range;
    else if (PAIRED.has(role)) second[role] ??= range;
  }
  if (!isTable(first)) return null;
  if (!isTable(second)) return { row, columns: withParts(first), others: null };
  const own = Object.entries(first).filter(([role]) => !PAIRED.has(role as ColumnRole));
  return { row, columns: withParts({ ...Object.fromEntries(own), ...second }), others: withParts(first) };
}
