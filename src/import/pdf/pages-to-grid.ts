import type { Grid, GridCell } from '#src/import/grid.ts';
import { categoryNamed, placeBelow } from '#src/import/grids/category-names.ts';
import { headLabelOf } from '#src/import/grids/form-words.ts';
import { beginsForm, isTable, joinHanging } from '#src/import/pdf/page-breaks.ts';
import type { PageBlock, TextBox } from '#src/import/pdf/page-content.ts';
import { clusterPositions, nearest } from '#src/import/pdf/ruled-tables.ts';
import { labelKey } from '#src/import/piece.ts';

/** Edges of columns that differ by less, in points, are one column on all pages. */
const SAME_COLUMN = 4;

function edgesOf(pages: readonly PageBlock[][]): number[] {
  const tables = pages.flat().filter((block) => block.kind === 'table');
  const edges = tables.flatMap(({ table }) => table.cells.flatMap(({ left, right }) => [left, right]));
  return clusterPositions(edges, SAME_COLUMN);
}

/** A cell between lines in the grid, also one without text: it may be the rest of a cell on the page before. */
function placeCell(
  box: TextBox,
  rows: readonly number[],
  edges: readonly number[],
  top: number,
  page: number,
): GridCell {
  const indexOf = (list: readonly number[], at: number) => list.indexOf(nearest(list, at));
  const [row, column] = [indexOf(rows, box.top), indexOf(edges, box.left)];
  return {
    row: top + row,
    column,
    rows: Math.max(1, indexOf(rows, box.bottom) - row),
    columns: Math.max(1, indexOf(edges, box.right) - column),
    text: box.text,
    ...(box.doubt ? { doubt: box.doubt } : {}),
    box: { page, left: box.left, top: box.top, right: box.right, bottom: box.bottom },
  };
}

/** 产出指标, 数量指标, 绩效指标 …: a merged cell of the form that a page break cuts shows its label on either page. */
function isFormLabel(text: string): boolean {
  const key = labelKey(text);
  if (key === '') return false;
  const { category } = placeBelow({ category: '', subcategory: '' }, '', text);
  return headLabelOf(key) !== null || categoryNamed(text).known || category !== '';
}

/** A label on one page only, or half of it on either, is that of a cell which the page break cuts: it holds for both parts. */
function joinOverBreak(above: readonly GridCell[], below: readonly GridCell[]): Set<GridCell> {
  const dropped = new Set<GridCell>();
  const lastRow = Math.max(...above.map(({ row, rows }) => row + rows));
  const firstRow = Math.min(...below.map(({ row }) => row));
  for (const upper of above.filter(({ row, rows }) => row + rows === lastRow)) {
    const lower = below.find(
      (one) => one.row === firstRow && one.column === upper.column && one.columns === upper.columns,
    );
    const text = [...new Set([upper.text, lower?.text ?? ''])].filter((part) => part !== '').join('\n');
    if (!lower || !isFormLabel(text)) continue;
    upper.text = text;
    upper.rows = lower.row + lower.rows - upper.row;
    dropped.add(lower);
  }
  return dropped;
}

/** The pages one below the other as one grid, their columns the same from the first page to the last. */
export function gridOfPages(pages: readonly PageBlock[][]): Grid {
  const found = edgesOf(pages);
  const edges = found.length >= 2 ? found : [0, 1];
  const columns = edges.length - 1;
  const places: string[] = [];
  const pageStarts: number[] = [];
  let cells: GridCell[] = [];
  let lastTable: GridCell[] | null = null;
  for (const [page, blocks] of joinHanging(pages).entries()) {
    if (page > 0 && blocks.length > 0) pageStarts.push(places.length);
    const place = `第 ${page + 1} 页`;
    for (const [at, block] of blocks.entries()) {
      const row = places.length;
      if (!isTable(block)) {
        places.push(place);
        const { text, left, top, right, bottom } = block.line;
        cells.push({ row, column: 0, rows: 1, columns, text, box: { page: page + 1, left, top, right, bottom } });
        lastTable = null;
        continue;
      }
      const placed = block.cells.map((box) => placeCell(box, block.table.rows, edges, row, page + 1));
      places.push(...Array.from({ length: block.table.rows.length - 1 }, () => place));
      const dropped: Set<GridCell> =
        at === 0 && lastTable && !beginsForm(block) ? joinOverBreak(lastTable, placed) : new Set();
      lastTable = placed.filter((one) => !dropped.has(one));
      cells = [...cells, ...lastTable];
    }
  }
  const shown = cells.filter(({ text }) => text !== '');
  const sorted = shown.toSorted((one, other) => one.row - other.row || one.column - other.column);
  return { name: '', rows: places.length, columns, cells: sorted, places, pageStarts };
}
