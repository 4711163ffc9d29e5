import ExcelJS from 'exceljs';

/** The workbook that an answer sends. */
export async function load(response: Response): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  return book;
}

/** A sheet that must be there. */
export function sheetOf(book: ExcelJS.Workbook, name = '填报'): ExcelJS.Worksheet {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`没有“${name}”`);
  return sheet;
}

/** The row of the titles. */
export const HEAD = 4;

/** A workbook as a file to upload. */
export async function fileOf(book: ExcelJS.Workbook, name: string): Promise<File> {
  return new File([new Uint8Array(await book.xlsx.writeBuffer())], name);
}

/** The cell of an indicator in the column with this title. */
export function cellOf(book: ExcelJS.Workbook, indicator: string, title: string): ExcelJS.Cell {
  const sheet = sheetOf(book);
  const titles = (sheet.getRow(HEAD).values as string[]).map(String);
  for (let row = HEAD + 1; row <= sheet.rowCount; row += 1)
    if (sheet.getCell(row, titles.indexOf('三级指标')).text === indicator)
      return sheet.getCell(row, titles.indexOf(title));
  throw new Error(`没有“${indicator}”`);
}

/** Puts a text into the cell of an indicator. */
export const write = (book: ExcelJS.Workbook, indicator: string, title: string, text: string) => {
  cellOf(book, indicator, title).value = text;
};
