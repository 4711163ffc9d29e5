import type { Style, Worksheet } from 'exceljs';
import { BOTTOM, MARGIN, TOP } from '#reports/paper-size.ts';
import { cellParts, escapedText } from '#src/export/cell-text.ts';
import { lineCount } from '#src/export/line-count.ts';
import type { ColumnKind, ListColumn, ListTable } from '#src/export/list-columns.ts';
import { pageFoot } from '#src/export/page-foot.ts';
import { type TypedValue, typedFigure, typedMoment, typedValue } from '#src/export/typed-value.ts';
import { HEI, newWorkbook, SONG, workbookBytes } from '#src/export/workbook.ts';
import { storableText } from '#src/rules/storable-text.ts';

/** Below the title and the line under it. */
const HEAD_ROW = 3;
/** The width of a character of a column against that of a Chinese one, and what stays free at its sides. */
const CHARACTERS_PER_EM = 1.9;
const SIDES = 0.5;
const LINE = 14;
const AROUND = 6;
/** Spreadsheets refuse rows above 409 pt; a longer text stays whole in its cell. */
const HIGHEST = 400;
const INCH = 144;
const THIN = { style: 'thin' } as const;
/** Columns up to these widths hold short words and small counts, which stand in the middle. */
const SHORT = { text: 12, number: 6 };
const EMPTY = '没有可列的内容。';

/**
 * Lists as a spreadsheet, a sheet each: typed cells, the head frozen on screen and on every page, a filter on every column, A4
 * lying and one page wide, page numbers. Nothing is a formula, whatever a text begins with.
 */
export async function listWorkbook(title: string, tables: readonly ListTable[]): Promise<Uint8Array> {
  const workbook = await newWorkbook(storableText(title), undefined);
  for (const table of tables) addTable(workbook.addWorksheet(table.tab), table);
  return workbookBytes(workbook);
}

function addTable(sheet: Worksheet, table: ListTable): void {
  const { columns, rows, closing = [] } = table;
  for (const [index, { width }] of columns.entries()) sheet.getColumn(index + 1).width = width;
  addTitle(sheet, table);
  const heads = columns.map(({ head }) => head);
  addRow(sheet, HEAD_ROW, columns, heads, 'head');
  let below = HEAD_ROW + 1;
  for (const texts of rows.flatMap(storableRows)) addRow(sheet, below++, columns, texts, 'row');
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: below - 1, column: columns.length } };
  if (rows.length === 0) addWords(sheet, below++, columns, EMPTY);
  for (const texts of closing) addRow(sheet, below++, columns, texts, 'closing');
  if (table.below !== undefined) addWords(sheet, below + 1, columns, table.below);
  setUp(sheet, table);
}

function addTitle(sheet: Worksheet, { title, about, unit = '', columns }: ListTable): void {
  const last = columns.length;
  sheet.mergeCells(1, 1, 1, last);
  // A merged cell of a single one is refused as damage.
  const merge = (from: number, to: number) => (from < to ? sheet.mergeCells(2, from, 2, to) : undefined);
  const heading = sheet.getCell(1, 1);
  heading.value = escapedText(storableText(title));
  heading.font = { name: HEI, size: 16 };
  heading.alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getRow(1).height = 26;
  const split = unit === '' ? last : Math.max(1, last - 2);
  merge(1, split);
  sheet.getCell(2, 1).value = escapedText(storableText(about));
  if (unit !== '') {
    merge(split + 1, last);
    sheet.getCell(2, last).value = escapedText(storableText(unit));
    sheet.getCell(2, last).alignment = { horizontal: 'right' };
  }
  for (const cell of [sheet.getCell(2, 1), sheet.getCell(2, last)]) cell.font = { name: SONG, size: 10 };
}

/** A text above the limit of a cell goes on in a further row. */
function storableRows(texts: readonly string[]): string[][] {
  const parts = texts.map((text) => cellParts(storableText(text)));
  const count = Math.max(...parts.map((each) => each.length));
  return Array.from({ length: count }, (_, part) => parts.map((each) => each[part] ?? ''));
}

type Place = 'head' | 'row' | 'closing';

function addRow(
  sheet: Worksheet,
  number: number,
  columns: readonly ListColumn[],
  texts: readonly string[],
  place: Place,
): void {
  const row = sheet.getRow(number);
  for (const [index, column] of columns.entries()) {
    const text = texts[index] ?? '';
    const typed = place === 'head' ? { value: text } : typedCell(text, column.kind);
    const cell = row.getCell(index + 1);
    cell.value = typeof typed.value === 'string' ? escapedText(typed.value) || null : typed.value;
    cell.style = lookOf(column, typed, place);
  }
  const lines = columns.map(({ width }, index) => lineCount(texts[index] ?? '', emsIn(width)));
  row.height = Math.min(HIGHEST, Math.max(...lines) * LINE + AROUND);
}

function emsIn(width: number): number {
  return (width - SIDES) / CHARACTERS_PER_EM;
}

/** A text as its column holds it. */
function typedCell(text: string, kind: ColumnKind): TypedValue {
  if (kind === 'amount') return typedValue(text, text.endsWith('%') ? undefined : true);
  if (kind === 'number') return typedFigure(text);
  if (kind === 'moment') return typedMoment(text);
  const typed = typedValue(text);
  return typeof typed.value === 'string' ? typed : { value: text, format: '@' };
}

/** Looks by what they are made of: cells that share one are written in a third less time. */
const LOOKS = new Map<string, Partial<Style>>();

function lookOf({ kind, width }: ListColumn, { value, format }: TypedValue, place: Place): Partial<Style> {
  const isShort = kind === 'text' ? width <= SHORT.text : width <= SHORT.number;
  const side = typeof value === 'number' ? 'right' : 'left';
  const horizontal = place === 'head' || isShort ? 'center' : side;
  // A number or a day too wide for its cell would show as ####.
  const fit = typeof value === 'string' ? { wrapText: true } : { shrinkToFit: true };
  const name = place === 'row' ? SONG : HEI;
  const key = [name, horizontal, Object.keys(fit), format].join();
  const look = LOOKS.get(key) ?? {
    font: { name, size: 10 },
    border: { top: THIN, left: THIN, bottom: THIN, right: THIN },
    alignment: { vertical: 'middle', horizontal, ...fit },
    ...(format === undefined ? {} : { numFmt: format }),
  };
  LOOKS.set(key, look);
  return look;
}

/** Words over the whole width. */
function addWords(sheet: Worksheet, number: number, columns: readonly ListColumn[], words: string): void {
  sheet.mergeCells(number, 1, number, columns.length);
  const cell = sheet.getCell(number, 1);
  cell.value = escapedText(storableText(words));
  cell.font = { name: SONG, size: 10 };
  cell.alignment = { wrapText: true, vertical: 'top' };
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  sheet.getRow(number).height = Math.min(HIGHEST, lineCount(words, emsIn(width)) * LINE + AROUND);
}

function setUp(sheet: Worksheet, { columns, title, about }: ListTable): void {
  // What a row is about stays beside what is scrolled.
  const named = columns.findIndex(({ kind }) => kind === 'text') + 1;
  sheet.views = [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: named }];
  const [sides, top, bottom] = [MARGIN / INCH, TOP / INCH, BOTTOM / INCH];
  sheet.pageSetup = {
    ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    horizontalCentered: true,
    margins: { left: sides, right: sides, top, bottom, header: 20 / INCH, footer: 40 / INCH },
    printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
  };
  sheet.headerFooter.oddFooter = pageFoot(`${title}　${about}`, '');
}
