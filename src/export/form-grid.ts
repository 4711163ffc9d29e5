import { chooseColumns } from '#reports/columns.ts';
import { runsOf } from '#reports/pages.ts';
import type { PaperBlock, PaperCell, PaperRow } from '#reports/paper.ts';
import { type Orientation, pageRoom } from '#reports/paper-size.ts';
import { selfEvaluationBlocks } from '#reports/self-evaluation-blocks.ts';
import { type ColumnGrid, columnGrid, gridColumns } from '#src/export/column-grid.ts';
import { airFor, gapAbove, type Line, labelOf, linesOf, rowHeights, widthOf } from '#src/export/row-heights.ts';
import { sheetBlocks } from '#src/export/sheet-blocks.ts';
import { type TypedValue, typedValue } from '#src/export/typed-value.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

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
  /** The head of the indicators, which is printed again on every page. */
  headRow: number;
}

/** Spreadsheets refuse rows above 409 pt. */
const HIGHEST = 800;
/** The rows of the title and of the year below it. */
export const TITLE_HEIGHTS = [50, 42] as const;

/** Lays the tables of the paper onto one grid of a spreadsheet, rows high enough for their texts. */
export function formGrid(record: EvaluationRecord, signatures: boolean): FormGrid {
  const layout = chooseColumns(record);
  const blocks = sheetBlocks(selfEvaluationBlocks(record, layout, signatures));
  const byWidth = [...blocks].sort((a, b) => Number(b.id === 'indicators') - Number(a.id === 'indicators'));
  const columns = columnGrid(byWidth.filter((block) => !block.unruled).map((block) => block.columns));
  const above = TITLE_HEIGHTS[0] + TITLE_HEIGHTS[1];
  const air = airFor(blocks, columns, above, pageRoom(layout.orientation));
  const grid: FormGrid = { orientation: layout.orientation, columns, heights: [], cells: [], headRow: 0 };
  for (const block of blocks) placeBlock(grid, block, air);
  return grid;
}

function placeBlock(grid: FormGrid, block: PaperBlock, air: number): void {
  if (gapAbove(block) > 0) grid.heights.push(gapAbove(block));
  if (block.id === 'indicators') grid.headRow = grid.heights.length;
  const lines = linesOf(block);
  const places = gridColumns(grid.columns, block.columns);
  const tops = rowHeights(lines, block, grid.columns, air).map((height) => addRows(grid, height));
  tops.push(grid.heights.length);
  for (const [index, { row }] of lines.entries())
    placeCells(grid, block, row, places, [tops[index] ?? 0, tops[index + 1] ?? 0]);
  placeGroups(grid, lines, places, tops);
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
  row: PaperRow,
  places: [number, number][],
  rows: [number, number],
) {
  const [top, bottom] = rows;
  let at = row.groups.length;
  for (const [index, cell] of row.cells.entries()) {
    const left = places[at]?.[0] ?? 0;
    at += cell.span ?? 1;
    const right = places[at - 1]?.[1] ?? 0;
    const place = { top, bottom, left, right, lead: cell.lead ?? '', note: '' };
    const look = cell.look ?? 'text';
    grid.cells.push({ ...place, typed: typedCell(block, index, cell), look, ruled: !block.unruled });
  }
}

/** Figures are numbers; so are a target and an actual value that are nothing but a number or a percentage. */
function typedCell(block: PaperBlock, index: number, { text, look }: PaperCell): TypedValue {
  const mayBeNumber = look?.startsWith('figure') || (block.id === 'indicators' && (index === 1 || index === 2));
  if (mayBeNumber) return typedValue(text, block.id === 'money' && !text.endsWith('%') ? true : undefined);
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
