import { type ColumnsOf, uniteColumns } from '#src/import/docx/unite-columns.ts';
import type { WordBlock, WordCell, WordParagraph, WordTable } from '#src/import/docx/word-blocks.ts';
import type { Grid, GridCell } from '#src/import/grid.ts';

/** Between what stands side by side in a nested table. */
const BESIDE = '  ';

const HIDDEN = '合并单元格里还有没有显示出来的文字';

/** A row of the grid: of a table, or a paragraph outside. */
type Line = { table: WordTable; cells: WordCell[] } | WordParagraph;

/** The cell that goes on in the row below, by its columns. */
type OpenCells = Map<string, GridCell>;

/**
 * A document's blocks one below the other as a grid. Edges of different tables that lie near each other are the same column
 * edge; a table within a cell becomes its text, unless the cell is all of its row. Paragraphs without text are left out.
 */
export function layOutGrid(blocks: readonly WordBlock[]): Grid {
  const lines = blocks.flatMap(linesOf);
  const { columns, columnsOf } = uniteColumns(lines.filter((line) => 'table' in line));
  const grid: Grid = { name: '', rows: lines.length, columns, cells: [], places: [], pageStarts: [] };
  let above: OpenCells = new Map();
  let tableAbove: WordTable | null = null;
  for (const [row, line] of lines.entries()) {
    grid.places.push(`第 ${row + 1} 行`);
    if ('table' in line) {
      above = placeRow(grid, row, line, columnsOf, line.table === tableAbove ? above : new Map());
      tableAbove = line.table;
    } else {
      const placed: GridCell = { row, column: 0, rows: 1, columns, text: line.text.trim() };
      if (line.doubts.length > 0) placed.doubt = line.doubts.join('');
      grid.cells.push(placed);
      tableAbove = null;
    }
  }
  grid.cells = grid.cells.filter(({ text }) => text !== '');
  return grid;
}

/** The rows of a block; those of a table that fills a whole row of another one stand in its place. */
function linesOf(block: WordBlock): Line[] {
  if (!('rows' in block)) return block.text.trim() === '' ? [] : [block];
  return block.rows.flatMap((cells) => {
    const [only] = cells;
    const holdsTable = cells.length === 1 && only?.blocks.some((inner) => 'rows' in inner);
    return holdsTable && only ? only.blocks.flatMap(linesOf) : [{ table: block, cells }];
  });
}

function placeRow(
  grid: Grid,
  row: number,
  { table, cells }: { table: WordTable; cells: WordCell[] },
  columnsOf: ColumnsOf,
  above: OpenCells,
): OpenCells {
  const open: OpenCells = new Map();
  for (const cell of cells) {
    const { column, columns } = columnsOf(table, cell);
    const key = `${column} ${columns}`;
    const doubts = new Set<string>();
    const text = textOf(cell.blocks, doubts);
    const upper = cell.vertical === 'goes on' ? above.get(key) : undefined;
    if (upper) {
      upper.rows++;
      open.set(key, upper);
      if (text !== '') addHiddenText(upper, text);
    } else {
      const placed: GridCell = { row, column, rows: 1, columns, text };
      if (doubts.size > 0) placed.doubt = [...doubts].join('');
      grid.cells.push(placed);
      if (cell.vertical !== null) open.set(key, placed);
    }
  }
  return open;
}

/** The text of a cell's blocks; why it may be wrong is added to the doubts. */
function textOf(blocks: readonly WordBlock[], doubts: Set<string>): string {
  const lines = blocks.flatMap((block) => {
    if ('rows' in block) return block.rows.map((cells) => besideOneAnother(cells, doubts));
    for (const doubt of block.doubts) doubts.add(doubt);
    return [block.text];
  });
  return lines.join('\n').trim();
}

function besideOneAnother(cells: readonly WordCell[], doubts: Set<string>): string {
  const texts = cells.map(({ blocks }) => textOf(blocks, doubts));
  return texts.filter((text) => text !== '').join(BESIDE);
}

/** Word shows only the uppermost text of cells that are merged; of others the first is quoted. */
function addHiddenText(cell: GridCell, text: string): void {
  if (cell.doubt?.includes(HIDDEN)) return;
  const quoted = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  cell.doubt = `${cell.doubt ?? ''}${HIDDEN}“${quoted}”，没有读入。`;
}
