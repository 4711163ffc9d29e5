import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import type { Grid } from '#src/import/grid.ts';

/** A workbook with the grids as its sheets, by exceljs: what Excel itself writes looks like it. */
export async function xlsxOf(grids: readonly Grid[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [at, grid] of grids.entries()) {
    const sheet = book.addWorksheet(grid.name || `Sheet${at + 1}`);
    for (const { row, column, rows, columns, text } of grid.cells) {
      sheet.getCell(row + 1, column + 1).value = text;
      if (rows > 1 || columns > 1) sheet.mergeCells(row + 1, column + 1, row + rows, column + columns);
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function bookOf(grids: readonly Grid[]) {
  const book = utils.book_new();
  for (const [at, grid] of grids.entries()) {
    const lines = Array.from({ length: grid.rows }, () => Array<string | null>(grid.columns).fill(null));
    for (const { row, column, text } of grid.cells) (lines[row] ?? [])[column] = text;
    const sheet = utils.aoa_to_sheet(lines);
    sheet['!merges'] = grid.cells.map(({ row, column, rows, columns }) => ({
      s: { r: row, c: column },
      e: { r: row + rows - 1, c: column + columns - 1 },
    }));
    utils.book_append_sheet(book, sheet, grid.name || `Sheet${at + 1}`);
  }
  return book;
}

/** The old binary format (BIFF8), which WPS also writes as et. */
export function xlsOf(grids: readonly Grid[]): Uint8Array {
  return new Uint8Array(write(bookOf(grids), { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
}

/** CSV as Excel saves a sheet: merged cells in their first place, quotes where a cell holds a comma or a line break. */
export function csvOf(grid: Grid, separator = ','): string {
  const lines = Array.from({ length: grid.rows }, () => Array<string>(grid.columns).fill(''));
  for (const { row, column, text } of grid.cells) (lines[row] ?? [])[column] = text;
  const quoted = (text: string) => (/["\n,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${lines.map((cells) => cells.map(quoted).join(separator)).join('\r\n')}\r\n`;
}
