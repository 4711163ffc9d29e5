import ExcelJS from 'exceljs';
import type { Grid } from '#src/import/grid.ts';

/** Lines around every cell below the two title rows, and columns wide enough for A4. */
function drawLines(sheet: ExcelJS.Worksheet, grid: Grid): void {
  const line = { style: 'thin' } as const;
  for (let row = 3; row <= grid.rows; row += 1)
    for (let column = 1; column <= grid.columns; column += 1)
      sheet.getCell(row, column).border = { top: line, left: line, bottom: line, right: line };
  for (const { row, rows, columns, text } of grid.cells) {
    const lines = Math.ceil([...text].length / (columns * 7)) + (text.match(/\n/g)?.length ?? 0);
    const drawn = sheet.getRow(row + 1);
    if (rows === 1) drawn.height = Math.max(drawn.height ?? 0, 6 + lines * 16);
  }
  for (let column = 1; column <= grid.columns; column += 1) sheet.getColumn(column).width = column === 1 ? 8 : 15;
  sheet.pageSetup = { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
}

/** A workbook with the grids as its sheets, by exceljs: what Excel itself writes looks like it. */
export async function xlsxOf(grids: readonly Grid[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [at, grid] of grids.entries()) {
    const sheet = book.addWorksheet(grid.name || `Sheet${at + 1}`);
    for (const { row, column, rows, columns, text } of grid.cells) {
      const drawn = sheet.getCell(row + 1, column + 1);
      drawn.value = text;
      drawn.alignment = { wrapText: true, vertical: 'middle' };
      if (rows > 1 || columns > 1) sheet.mergeCells(row + 1, column + 1, row + rows, column + columns);
    }
    drawLines(sheet, grid);
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
