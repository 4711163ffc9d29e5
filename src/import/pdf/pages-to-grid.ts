import type { Grid, GridCell } from '#src/import/grid.ts';
import { categoryNamed, placeBelow } from '#src/import/grids/category-names.ts';
import { headLabelOf } from '#src/import/grids/form-words.ts';
import type { PageBlock, TextBox } from '#src/import/pdf/page-content.ts';
import type { TextMark } from '#src/import/pdf/page-marks.ts';
import { clusterPositions, nearest } from '#src/import/pdf/ruled-tables.ts';
import { linesOf, type TextLine } from '#src/import/pdf/text-lines.ts';
import { labelKey } from '#src/import/piece.ts';

/** Edges of columns that differ by less, in points, are one column on all pages. */
const SAME_COLUMN = 4;

/** A cell as it is placed, also one without text: it may be the rest of a cell on the page before. */
interface Placed extends GridCell {
  page: number;
}

type TableBlock = Extract<PageBlock, { kind: 'table' }>;

function edgesOf(pages: readonly PageBlock[][]): number[] {
  const tables = pages.flat().filter((block) => block.kind === 'table');
  const edges = tables.flatMap(({ table }) => table.cells.flatMap(({ left, right }) => [left, right]));
  return clusterPositions(edges, SAME_COLUMN);
}

function placeCell(box: TextBox, rows: readonly number[], edges: readonly number[], top: number, page: number): Placed {
  const indexOf = (list: readonly number[], at: number) => list.indexOf(nearest(list, at));
  const [row, column] = [indexOf(rows, box.top), indexOf(edges, box.left)];
  return {
    row: top + row,
    column,
    rows: Math.max(1, indexOf(rows, box.bottom) - row),
    columns: Math.max(1, indexOf(edges, box.right) - column),
    text: box.text,
    page,
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
function joinOverBreak(above: readonly Placed[], below: readonly Placed[]): Set<Placed> {
  const dropped = new Set<Placed>();
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

function isTable(block: PageBlock | undefined): block is TableBlock {
  return block?.kind === 'table';
}

/** Text that hangs over the end of a table stands at most so many points from it, and from the next line of its kind. */
const HANGING = 40;

function isNear(lines: readonly TextLine[], { table }: TableBlock, side: 'above' | 'below'): boolean {
  const sorted = side === 'below' ? lines : lines.toReversed();
  return sorted.every((line, at) => {
    const before = sorted[at - 1];
    if (side === 'below') return line.top - (before?.bottom ?? table.bottom) <= HANGING;
    return (before?.top ?? table.top) - line.bottom <= HANGING;
  });
}

/**
 * A table with the texts beside its first or last row that are the ends of cells which a page break cuts: each stands within a
 * column. Null when any of the lines is something else.
 */
function withHanging(block: TableBlock, lines: readonly TextLine[], side: 'above' | 'below'): TableBlock | null {
  const { table } = block;
  const atEdge = block.cells.filter((cell) =>
    side === 'below' ? cell.bottom === table.bottom : cell.top === table.top,
  );
  const marks = lines.flatMap((line) => line.marks);
  const owners = new Map<TextMark, TextBox>();
  for (const mark of marks) {
    // A narrow cell lets a bracket stand out on its right.
    const owner = atEdge.find(({ left, right }) => mark.x >= left && mark.x + mark.width <= right + mark.size);
    if (owner && owner.right - owner.left < table.right - table.left) owners.set(mark, owner);
  }
  if (marks.length === 0 || owners.size < marks.length || !isNear(lines, block, side)) return null;
  const cells = block.cells.map((cell) => {
    const hanging = linesOf(marks.filter((mark) => owners.get(mark) === cell)).map(({ text }) => text);
    const texts = side === 'below' ? [cell.text, ...hanging] : [...hanging, cell.text];
    return { ...cell, text: texts.filter((text) => text !== '').join('\n') };
  });
  return { ...block, cells };
}

/** A page that begins with 项目名称 begins a form: nothing goes on from the page before. */
function beginsForm({ table, cells }: TableBlock): boolean {
  const [, , end = table.bottom] = table.rows;
  return cells.some(({ text, top }) => top < end && labelKey(text).startsWith('项目名称'));
}

function linesIn(blocks: readonly PageBlock[]): TextLine[] {
  return blocks.flatMap((block) => (isTable(block) ? [] : [block.line]));
}

/** Each page with what hangs over its breaks put into the cells that it belongs to. */
function joinHanging(pages: readonly PageBlock[][]): PageBlock[][] {
  const joined = pages.map((blocks) => [...blocks]);
  for (const [page, blocks] of joined.entries()) {
    const last = blocks.findLastIndex(isTable);
    const next = joined[page + 1] ?? [];
    const first = next.findIndex(isTable);
    const [upper, lower] = [blocks[last], next[first]];
    if (!isTable(upper) || !isTable(lower) || beginsForm(lower)) continue;
    const [below, above] = [linesIn(blocks.slice(last + 1)), linesIn(next.slice(0, first))];
    const whole = below.length === 0 ? upper : withHanging(upper, below, 'below');
    const rest = above.length === 0 ? lower : withHanging(lower, above, 'above');
    if (!whole || !rest) continue;
    blocks.splice(last, blocks.length - last, whole);
    next.splice(0, first + 1, rest);
  }
  return joined;
}

/** The pages one below the other as one grid, their columns the same from the first page to the last. */
export function gridOfPages(pages: readonly PageBlock[][]): Grid {
  const found = edgesOf(pages);
  const edges = found.length >= 2 ? found : [0, 1];
  const columns = edges.length - 1;
  const places: string[] = [];
  const pageStarts: number[] = [];
  let cells: Placed[] = [];
  let lastTable: Placed[] | null = null;
  for (const [page, blocks] of joinHanging(pages).entries()) {
    const top = places.length;
    if (page > 0 && blocks.length > 0) pageStarts.push(top);
    const place = `第 ${page + 1} 页`;
    for (const [at, block] of blocks.entries()) {
      const row = places.length;
      if (!isTable(block)) {
        places.push(place);
        cells.push({ row, column: 0, rows: 1, columns, text: block.line.text, page });
        lastTable = null;
        continue;
      }
      const placed = block.cells.map((box) => placeCell(box, block.table.rows, edges, row, page));
      places.push(...Array.from({ length: block.table.rows.length - 1 }, () => place));
      const dropped: Set<Placed> =
        at === 0 && lastTable && !beginsForm(block) ? joinOverBreak(lastTable, placed) : new Set();
      lastTable = placed.filter((one) => !dropped.has(one));
      cells = [...cells, ...lastTable];
    }
  }
  const shown = cells.filter(({ text }) => text !== '').map(({ page, ...cell }): GridCell => cell);
  const sorted = shown.toSorted((one, other) => one.row - other.row || one.column - other.column);
  return { name: '', rows: places.length, columns, cells: sorted, places, pageStarts };
}
