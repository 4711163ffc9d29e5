import { runsOf } from '#reports/pages.ts';
import type { PaperBlock, PaperCell } from '#reports/paper.ts';
import type { FormContent } from '#reports/paper-form.tsx';
import { type Orientation, pageRoom } from '#reports/paper-size.ts';
import { cellColumns } from '#src/export/cell-columns.ts';
import { type ColumnGrid, columnGrid, gridColumns } from '#src/export/column-grid.ts';
import {
  airFor,
  gapAbove,
  type Line,
  labelOf,
  linesOf,
  rowHeights,
  widthOf,
  wordsOf,
} from '#src/export/row-heights.ts';
import { sheetBlocks } from '#src/export/sheet-blocks.ts';
import { type TypedValue, typedMoment, typedValue } from '#src/export/typed-value.ts';

/** A cell of the spreadsheet: where it stands (rows and columns from 0, ends excluded), what it holds, its look. */
export interface GridCell {
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** Words in 黑体 before the text. */
  lead: string;
  typed: TypedValue;
  /** A smaller line under the text. */
  note: string;
  look: string;
  ruled: boolean;
}

/** The form as rows and columns; lengths in half points as on paper. */
export interface FormGrid {
  orientation: Orientation;
  columns: ColumnGrid;
  heights: number[];
  cells: GridCell[];
  /** The rows `[from, to)` of the head that is printed again on every page; null for none. */
  repeated: [from: number, to: number] | null;
}

/** Spreadsheets refuse rows above 409 pt. */
const HIGHEST = 800;
/** The rows of the title and of the year below it. */
export const TITLE_HEIGHTS = [50, 42] as const;

/** Lays the tables of a paper onto one grid of a spreadsheet, rows high enough for their texts; the table with most columns keeps its own. */
export function formGrid({ blocks: tables, orientation }: FormContent): FormGrid {
  const blocks = sheetBlocks(tables);
  const ruled = blocks.filter((block) => !block.unruled);
  const columnsOf = (some: PaperBlock[]) => some.map((block) => block.columns);
  const columns = columnGrid(
    columnsOf(ruled).sort((a, b) => b.length - a.length),
    columnsOf(blocks.filter((block) => block.unruled)),
  );
  const above = TITLE_HEIGHTS[0] + TITLE_HEIGHTS[1];
  const air = airFor(blocks, columns, above, pageRoom(orientation));
  const grid: FormGrid = { orientation, columns, heights: [], cells: [], repeated: null };
  const repeating = repeatingTable(ruled);
  for (const block of blocks) {
    const tops = placeBlock(grid, block, air);
    const own = titleRows(block);
    if (block === repeating) grid.repeated = [tops[own] ?? 0, tops[block.head.length] ?? 0];
  }
  return grid;
}

/** Rows above a head that name the table alone and do not tell what its columns are. */
function titleRows({ head }: PaperBlock): number {
  return head.filter(({ cells }) => cells.length === 1).length;
}

function headWords(block: PaperBlock): string {
  const rows = block.head.slice(titleRows(block));
  return rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n');
}

/** The table whose head goes on every page that follows: the first of those at the end of the form that have the same head. */
function repeatingTable(ruled: readonly PaperBlock[]): PaperBlock | undefined {
  const headed = ruled.filter((block) => headWords(block) !== '');
  const last = headed.at(-1);
  const other = headed.findLastIndex((block) => last !== undefined && headWords(block) !== headWords(last));
  return headed[other + 1];
}

/** Places a table below those that are there already; gives where each of its rows begins, and where the table ends. */
function placeBlock(grid: FormGrid, block: PaperBlock, air: number): number[] {
  if (gapAbove(block) > 0) grid.heights.push(gapAbove(block));
  const lines = linesOf(block);
  const places = gridColumns(grid.columns, block.columns);
  const tops = rowHeights(lines, block, grid.columns, air).map((height) => addRows(grid, height));
  tops.push(grid.heights.length);
  placeCells(grid, block, lines, places, tops);
  placeGroups(grid, lines, places, tops);
  return tops;
}

/** Adds one row, or as many as a very high row must be split into; gives the first one. */
function addRows(grid: FormGrid, height: number): number {
  const first = grid.heights.length;
  const count = Math.ceil(height / HIGHEST);
  for (let part = 0; part < count; part += 1) grid.heights.push(Math.ceil(height / count));
  return first;
}

function placeCells(
  grid: FormGrid,
  block: PaperBlock,
  lines: Line[],
  places: [number, number][],
  tops: number[],
): void {
  const columns = cellColumns(lines);
  for (const [index, { row }] of lines.entries()) {
    for (const [at, cell] of row.cells.entries()) {
      const [from, to] = columns[index]?.[at] ?? [0, 0];
      const [top, bottom] = [tops[index] ?? 0, tops[index + (cell.rows ?? 1)] ?? 0];
      const [left, right] = [places[from]?.[0] ?? 0, places[to - 1]?.[1] ?? 0];
      const place = { top, bottom, left, right, lead: cell.lead ?? '', note: '' };
      const typed = typedCell(block, { ...cell, text: wordsOf(cell, widthOf(grid.columns, left, right)) });
      grid.cells.push({ ...place, typed, look: cell.look ?? 'text', ruled: !block.unruled });
    }
  }
}

/** Amounts of money stand in groups of three digits also below a thousand; a text stays a text unless the paper says what it holds. */
function typedCell({ id }: PaperBlock, { text, look, holds }: PaperCell): TypedValue {
  if (holds === 'day') return typedMoment(text);
  if (holds === 'number' || look?.startsWith('figure'))
    return typedValue(text, id === 'money' && !text.endsWith('%') ? true : undefined);
  const { value, format } = typedValue(text);
  return typeof value === 'number' ? { value: text } : { value, ...(format === undefined ? {} : { format }) };
}

function placeGroups(grid: FormGrid, lines: Line[], places: [number, number][], tops: number[]): void {
  const deepest = Math.max(0, ...lines.map(({ row }) => row.groups.length));
  for (let level = 0; level < deepest; level += 1) {
    let index = 0;
    for (const run of runsOf(lines, level)) {
      const group = run[0]?.row.groups[level];
      const [left, right] = places[level] ?? [0, 0];
      const [top, bottom] = [tops[index] ?? 0, tops[index + run.length] ?? 0];
      index += run.length;
      if (group === undefined) continue;
      const look = group.look === undefined ? 'group' : 'label';
      const typed = { value: labelOf(group, widthOf(grid.columns, left, right)) };
      grid.cells.push({ top, bottom, left, right, lead: '', typed, note: group.note ?? '', look, ruled: true });
    }
  }
}
