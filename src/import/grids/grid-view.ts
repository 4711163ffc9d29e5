import type { Grid, GridCell } from '#src/import/grid.ts';
import { hasTypedNumbers, joinLines, joinTypedLines, labelKey, splitLines, wouldTouch } from '#src/import/piece.ts';

/** A cell with its spelling as labels are compared. */
export interface KeyedCell extends GridCell {
  key: string;
}

/** 产出指标（续）: a label that a page break has printed again. */
const CONTINUED = /\(续\)$/;

const APART = '原表中两个数换行写或分在两格，这里用空格隔开。请对照原表，核对是一个数还是几个数。';

/** A grid to look around in: which cell covers a place, what stands right of a cell or below it. */
export class GridView {
  readonly grid: Grid;
  readonly cells: KeyedCell[];
  readonly #rows: (KeyedCell | undefined)[][];
  /** Of every row where in `cells` the first stands that begins there or below. */
  readonly #begins: number[];
  /** The width of the page broke the lines of its cells, not somebody who typed. */
  readonly #wrapped: boolean;

  constructor(grid: Grid) {
    this.grid = grid;
    this.cells = grid.cells.map((cell) => ({ ...cell, key: labelKey(cell.text).replace(CONTINUED, '') }));
    this.#wrapped = grid.wrapped === true || grid.cells.some(({ box }) => box !== undefined);
    this.#rows = Array.from({ length: grid.rows }, () => []);
    for (const cell of this.cells) {
      for (let row = cell.row; row < cell.row + cell.rows; row++) {
        const places = this.#rows[row];
        if (places) for (let at = cell.column; at < cell.column + cell.columns; at++) places[at] = cell;
      }
    }
    this.#begins = [];
    for (const [at, { row }] of this.cells.entries()) while (this.#begins.length <= row) this.#begins.push(at);
  }

  /** The cells that begin in the rows from `top` up to, not including, `end`, in reading order. */
  between(top: number, end: number): KeyedCell[] {
    const at = (row: number) => this.#begins[Math.max(0, row)] ?? this.cells.length;
    return this.cells.slice(at(top), at(end));
  }

  /** The cell with text that covers this place. */
  at(row: number, column: number): KeyedCell | undefined {
    return this.#rows[row]?.[column];
  }

  /** The cells that cover this row, from left to right, also those that began further up. */
  across(row: number): KeyedCell[] {
    return this.within(row, 0, this.grid.columns);
  }

  /** The cells that cover this row within these columns, from left to right. */
  within(row: number, from: number, to: number): KeyedCell[] {
    const places = this.#rows[row] ?? [];
    const found: KeyedCell[] = [];
    for (let at = Math.max(0, from); at < Math.min(to, places.length); at++) {
      const cell = places[at];
      if (cell && cell !== found.at(-1)) found.push(cell);
    }
    return found;
  }

  /** The next cell with text right of this one, on its first row. */
  rightOf(cell: GridCell): KeyedCell | undefined {
    const places = this.#rows[cell.row] ?? [];
    for (let at = cell.column + cell.columns; at < places.length; at++) if (places[at]) return places[at];
    return undefined;
  }

  /** The first cell with text below this one within its columns, at most `most` rows further down. */
  below(cell: GridCell, most: number): KeyedCell | undefined {
    const end = cell.row + cell.rows;
    for (let row = end; row < end + most; row++) {
      const [found] = this.within(row, cell.column, cell.column + cell.columns);
      if (found) return found;
    }
    return undefined;
  }

  /** A text at length as it was typed: its lines, or joined where only the width of the page broke them. */
  written({ text }: Pick<GridCell, 'text'>): string {
    if (this.#wrapped) return joinLines(text);
    return splitLines(text)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n');
  }

  /** A text on one line. Where somebody typed its line breaks, the digits of two lines stay apart. */
  onOneLine(text: string): string {
    return this.#wrapped ? joinLines(text) : joinTypedLines(text);
  }

  /** What cells beside each other say, on one line: the digits of two cells stay apart as well. */
  textOf(cells: readonly GridCell[]): string {
    const texts = cells.map(({ text }) => this.onOneLine(text));
    return texts.map((text, at) => (wouldTouch(texts[at - 1] ?? '', text) ? ' ' : '') + text).join('');
  }

  /** Why `textOf` may be wrong: what the file says of a cell, or numbers that were kept apart; undefined where there is no doubt. */
  doubtOf(cells: readonly GridCell[]): string | undefined {
    const doubt = cells.find((cell) => cell.doubt)?.doubt;
    const areApart = cells.some(({ text }, at) => {
      const beside = wouldTouch(cells[at - 1]?.text ?? '', text);
      return beside || (!this.#wrapped && hasTypedNumbers(text));
    });
    return doubt ?? (areApart ? APART : undefined);
  }
}
