import type { Cell, Worksheet } from 'exceljs';
import { cellParts, escapedText } from '#src/export/cell-text.ts';
import { lineCount } from '#src/export/line-count.ts';
import { type TypedValue, typedValue } from '#src/export/typed-value.ts';
import { HEI, newWorkbook, SONG, workbookBytes } from '#src/export/workbook.ts';
import type { CopyTable } from '#src/rules/copy-tables.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { storableText } from '#src/rules/storable-text.ts';

/** Widths of the columns by their heads, in characters of a spreadsheet; others are 14. */
const WIDTHS: Readonly<Record<string, number>> = { 1: 18, 2: 20, 3: 24, 10: 44 };
const OTHER_WIDTH = 14;
const MOST_COLUMNS = 10;
const CHARACTERS_PER_EM = 1.8;
const LINE = 15;
const HIGHEST = 400;
/** Columns whose texts are figures. */
const FIGURES = /预算数|执行数|执行率|^分值$|^得分$|^总分$|^指标值$|^实际完成值$/;
const THIN = { style: 'thin' } as const;

/** The tables to copy as one sheet, one under the other in the same order; numbers are numbers and nothing is a formula. */
export async function copyWorkbook(record: EvaluationRecord, tables: readonly CopyTable[]): Promise<Uint8Array> {
  const workbook = await newWorkbook(`${storableText(record.project.name)} · 一体化填报内容`, record.submitted?.at);
  const sheet = workbook.addWorksheet('一体化填报内容');
  for (let column = 1; column <= MOST_COLUMNS; column += 1) sheet.getColumn(column).width = widthOf(column);
  for (const table of tables) addTable(sheet, table);
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  return workbookBytes(workbook);
}

function addTable(sheet: Worksheet, { title, columns, rows }: CopyTable): void {
  const titled = addRow(sheet);
  titled.getCell(1).value = title;
  titled.getCell(1).font = { name: HEI, size: 11 };
  const head = addRow(sheet);
  for (const [index, name] of columns.entries()) {
    fillCell(head.getCell(index + 1), { value: name }, HEI);
  }
  for (const row of rows) addCells(sheet, columns, row);
  addRow(sheet);
}

function addRow(sheet: Worksheet) {
  return sheet.getRow(sheet.rowCount + 1);
}

/** One row, or several where a text is above the limit of a cell. */
function addCells(sheet: Worksheet, columns: string[], texts: string[]): void {
  const parts = texts.map((text) => cellParts(storableText(text)));
  const count = Math.max(...parts.map((each) => each.length));
  for (let part = 0; part < count; part += 1) {
    const row = addRow(sheet);
    const shown = parts.map((each) => each[part] ?? '');
    for (const [index, text] of shown.entries()) {
      const typed = typedValue(text, false);
      const isFigure = FIGURES.test(columns[index] ?? '');
      fillCell(row.getCell(index + 1), isFigure || typeof typed.value === 'string' ? typed : { value: text }, SONG);
    }
    row.height = Math.min(HIGHEST, Math.max(...shown.map((text, index) => linesIn(text, index + 1))) * LINE + 3);
  }
}

function linesIn(text: string, column: number): number {
  return lineCount(text, widthOf(column) / CHARACTERS_PER_EM);
}

function widthOf(column: number): number {
  return WIDTHS[column] ?? OTHER_WIDTH;
}

function fillCell(cell: Cell, { value, format }: TypedValue, font: string): void {
  cell.value = typeof value === 'string' ? escapedText(value) : value;
  cell.font = { name: font, size: 10 };
  cell.border = { top: THIN, left: THIN, bottom: THIN, right: THIN };
  cell.alignment = { vertical: 'top', wrapText: true, horizontal: typeof value === 'number' ? 'right' : 'left' };
  if (format !== undefined) cell.numFmt = format;
}
