import { twipsOf } from '#src/import/docx/twips.ts';
import type { WordBlock, WordCell, WordTable } from '#src/import/docx/word-blocks.ts';
import type { XmlElement } from '#src/import/read-xml.ts';

/** Most rows, cells, and columns of one table that are read; Word itself makes at most 63 columns. */
const MAX_ROWS = 50_000;
const MAX_CELLS = 200_000;
const MAX_COLUMNS = 500;

interface OpenTable {
  table: WordTable;
  /** How many places were open around it: rows and cells of deeper places are not its own. */
  depth: number;
  row: WordCell[] | null;
  /** The grid column where the next cell begins. */
  column: number;
  deleted: boolean;
}

type OpenCell = WordCell & { mergedLeft: boolean };

/** The tables that are being read, nested ones last, with the row and the cell at hand. `depth` counts open places. */
export class OpenTables {
  /** A sentence once there is more than is read. */
  problem: string | null = null;
  private readonly tables: OpenTable[] = [];
  private readonly cells: OpenCell[] = [];
  private rowCount = 0;
  private cellCount = 0;

  openTable(depth: number): void {
    const table: WordTable = { widths: [], rows: [] };
    this.tables.push({ table, depth, row: null, column: 0, deleted: false });
  }

  closeTable(): WordTable {
    return this.tables.pop()?.table ?? { widths: [], rows: [] };
  }

  /** False where no table stands around it, so that it means nothing. */
  openRow(depth: number): boolean {
    const table = this.tables.at(-1);
    if (table?.depth !== depth || table.row) return false;
    table.row = [];
    table.column = 0;
    table.deleted = false;
    return true;
  }

  closeRow(): void {
    const table = this.tables.at(-1);
    if (!table?.row) return;
    if (!table.deleted) table.table.rows.push(table.row);
    table.row = null;
    this.countRow();
  }

  /** False where no row stands around it, so that it means nothing. */
  openCell(depth: number): boolean {
    const table = this.tables.at(-1);
    if (table?.depth !== depth || !table.row) return false;
    this.cells.push({ start: table.column, span: 1, vertical: null, blocks: [], mergedLeft: false });
    return true;
  }

  closeCell(blocks: WordBlock[]): void {
    const cell = this.cells.pop();
    const table = this.tables.at(-1);
    if (!cell || !table?.row) return;
    const { start, span, vertical, mergedLeft } = cell;
    const left = table.row.at(-1);
    if (mergedLeft && left) left.span += span;
    else table.row.push({ start, span, vertical, blocks });
    table.column = start + span;
    if (table.column > MAX_COLUMNS) this.problem ??= tooLarge(`一行有超过 ${MAX_COLUMNS} 列`);
    if (++this.cellCount > MAX_CELLS) this.problem ??= tooLarge(`有超过 ${MAX_CELLS / 10_000} 万个单元格`);
  }

  /** Counts what becomes a row of the grid. */
  countRow(): void {
    if (++this.rowCount > MAX_ROWS) this.problem ??= tooLarge(`有超过 ${MAX_ROWS / 10_000} 万行`);
  }

  addColumn({ attribute }: XmlElement): void {
    this.tables.at(-1)?.table.widths.push(twipsOf(attribute('w')));
  }

  markRow({ name, attribute }: XmlElement): void {
    const table = this.tables.at(-1);
    if (!table) return;
    if (name === 'w:gridBefore') table.column += countOf(attribute('val'));
    if (name === 'w:del' || name === 'w:moveFrom') table.deleted = true;
  }

  markCell({ name, attribute }: XmlElement): void {
    const cell = this.cells.at(-1);
    if (!cell) return;
    if (name === 'w:gridSpan') cell.span = Math.max(1, countOf(attribute('val')));
    if (name === 'w:vMerge') cell.vertical = attribute('val') === 'restart' ? 'starts' : 'goes on';
    if (name === 'w:cellMerge') cell.vertical = attribute('vMerge') === 'rest' ? 'starts' : 'goes on';
    if (name === 'w:hMerge') cell.mergedLeft = attribute('val') !== 'restart';
  }
}

function countOf(value: string): number {
  return /^\d{1,9}$/.test(value) ? Number(value) : 0;
}

function tooLarge(what: string): string {
  return `这个 Word 文档${what}，绩效目标表通常只有几十行。请检查是否选错了文件，或只保留绩效目标表再导入。`;
}
