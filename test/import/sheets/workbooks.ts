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

/** CSV as Excel saves a sheet: merged cells in their first place, quotes where a cell holds a comma or a line break. */
export function csvOf(grid: Grid, separator = ','): string {
  const lines = Array.from({ length: grid.rows }, () => Array<string>(grid.columns).fill(''));
  for (const { row, column, text } of grid.cells) (lines[row] ?? [])[column] = text;
  const quoted = (text: string) => (/["\n,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${lines.map((cells) => cells.map(quoted).join(separator)).join('\r\n')}\r\n`;
}
