import type { Grid, PagePicture } from '#src/import/grid.ts';
import { splitLines } from '#src/import/piece.ts';
import type { SourceFile } from '#src/import/read-files.ts';
import type { SourcePage, SourceRow, SourceView } from '#views/import-props.ts';

/** The rows of a grid with an empty cell wherever no cell with text reaches. */
function rowsOf(grid: Grid, before: number): SourceRow[] {
  const taken = new Set<number>();
  const place = (row: number, column: number) => row * grid.columns + column;
  const begun = new Map<number, Grid['cells'][number]>();
  for (const cell of grid.cells) {
    begun.set(place(cell.row, cell.column), cell);
    for (let row = cell.row; row < cell.row + cell.rows; row++)
      for (let column = cell.column; column < cell.column + cell.columns; column++) taken.add(place(row, column));
  }
  return Array.from({ length: grid.rows }, (_, row) => ({
    row: before + row + 1,
    place: grid.places[row] ?? '',
    cells: Array.from({ length: grid.columns }, (_, column) => column).flatMap((column) => {
      const cell = begun.get(place(row, column));
      if (cell) return [{ column, rows: cell.rows, columns: cell.columns, text: cell.text }];
      return taken.has(place(row, column)) ? [] : [{ column, rows: 1, columns: 1, text: '' }];
    }),
  }));
}

/** The pages of a PDF with the places of the cells that were read of each. */
function pagesOf(grid: Grid, pages: readonly PagePicture[]): SourcePage[] {
  return pages.map((picture, at) => {
    const rows = new Map<number, SourcePage['rows'][number]>();
    for (const { row, column, box } of grid.cells) {
      if (box?.page !== at + 1) continue;
      const place = { column, x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
      const known = rows.get(row) ?? { row: row + 1, cells: [] };
      known.cells.push(place);
      rows.set(row, known);
    }
    return { number: at + 1, ...picture, rows: [...rows.values()] };
  });
}

/** An uploaded file as the preview shows it: line by line, page by page, or with its cells as they are merged. */
export function sourceView(file: SourceFile): SourceView {
  if ('text' in file) return { name: file.name, lines: splitLines(file.text) };
  const [first] = file.grids;
  if (first?.pages) return { name: file.name, pages: pagesOf(first, first.pages) };
  let before = 0;
  const sheets = file.grids.map((grid) => {
    const rows = rowsOf(grid, before);
    before += grid.rows;
    return { name: grid.name, rows };
  });
  return { name: file.name, sheets };
}
