import type { Grid, GridCell } from '#src/import/grid.ts';
import { type CellLine, splitQuoted } from '#src/import/split-cells.ts';

const SEPARATORS = [',', '\t', ';', '，', '|'];
/** A table has some lines, and at least four columns: 一级, 二级, 三级指标, 指标值. */
const FEWEST_LINES = 4;
const FEWEST_COLUMNS = 4;
/** Programs that save a sheet write as many separators in every line; a title line of some exports is the exception. */
const SAME_WIDTH = 0.9;

function widthOf(lines: readonly CellLine[]): number | null {
  const counts = new Map<number, number>();
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width = 0, most = 0] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  return lines.length >= FEWEST_LINES && width >= FEWEST_COLUMNS && most >= lines.length * SAME_WIDTH ? width : null;
}

function isFilled({ cells }: CellLine): boolean {
  return cells.some((cell) => cell !== '');
}

/**
 * The grid of a text that a spreadsheet program saved as CSV or with tabs: as many cells in every line, quotes around what holds
 * separators. Null for any other text; merged cells are lost in such a file, their text stands in the first cell.
 */
export function delimitedGrid(text: string): Grid | null {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '');
  const lines = SEPARATORS.map((separator) => splitQuoted(plain, separator)).find((one) => widthOf(one) !== null);
  if (!lines) return null;
  const filled = lines.filter(isFilled);
  const cells = filled.flatMap((line, row) =>
    line.cells.flatMap((text, column): GridCell[] => (text === '' ? [] : [{ row, column, rows: 1, columns: 1, text }])),
  );
  const columns = Math.max(...filled.map((line) => line.cells.length));
  const places = filled.map(({ line }) => `第 ${line} 行`);
  return { name: '', rows: filled.length, columns, cells, places, pageStarts: [] };
}
