import type { Grid, GridCell } from '#src/import/grid.ts';

/** A grid that running text was put into, with the line of the file for each of its rows. */
export interface FlowGrid {
  grid: Grid;
  lines: number[];
}

/** Rows of a grid as they are found in running text. */
export class FlowGridBuilder {
  readonly cells: GridCell[] = [];
  readonly lines: number[] = [];
  #columns = 1;

  /** A row of texts by column. */
  add(line: number, texts: readonly { column: number; text: string; doubt?: string | undefined }[]): void {
    const row = this.lines.length;
    this.lines.push(line);
    for (const { column, text, doubt } of texts) {
      if (text === '') continue;
      this.cells.push({ row, column, rows: 1, columns: 1, text, ...(doubt ? { doubt } : {}) });
      this.#columns = Math.max(this.#columns, column + 1);
    }
  }

  /** What stands below the table, over all its columns. */
  addBelow(line: number, text: string): void {
    this.cells.push({ row: this.lines.length, column: 0, rows: 1, columns: this.#columns, text });
    this.lines.push(line);
  }

  build(): FlowGrid {
    const columns = Math.max(4, this.#columns);
    const places = this.lines.map((line) => `第 ${line} 行`);
    const cells = this.cells.toSorted((one, other) => one.row - other.row || one.column - other.column);
    return {
      grid: { name: '', rows: this.lines.length, columns, cells, places, pageStarts: [], wrapped: true },
      lines: this.lines,
    };
  }
}
