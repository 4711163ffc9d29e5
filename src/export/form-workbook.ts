import type { Cell, Worksheet } from 'exceljs';
import type { FormMarks } from '#reports/form-marks.ts';
import type { FormContent } from '#reports/paper-form.tsx';
import { BOTTOM, MARGIN, TOP } from '#reports/paper-size.ts';
import { escapedText } from '#src/export/cell-text.ts';
import { type FormGrid, formGrid, type GridCell, TITLE_HEIGHTS } from '#src/export/form-grid.ts';
import { inSong, pageFoot } from '#src/export/page-foot.ts';
import { HEI, newWorkbook, SONG, workbookBytes } from '#src/export/workbook.ts';
import { storableText } from '#src/rules/storable-text.ts';

/** Half points of a column's width per unit of a spreadsheet's column width. */
const WIDTH_UNIT = 10.5;
/** Rows of title and year, which stand above the tables. */
const ABOVE = TITLE_HEIGHTS.length;
const INCH = 144;
const THIN = { style: 'thin' } as const;

const ALIGNED: Readonly<Record<string, 'left' | 'center' | 'right'>> = {
  head: 'center',
  label: 'center',
  group: 'center',
  none: 'center',
  figure: 'right',
  'figure strong': 'right',
};
const IN_HEI = new Set(['head', 'label', 'strong', 'figure strong']);

/**
 * A form of the paper as an editable xlsx that looks and prints like it: the same merged cells, widths and page set-up; numbers
 * are numbers, days are days, texts are texts, and nothing is a formula.
 */
export async function formWorkbook(content: FormContent): Promise<Uint8Array> {
  const grid = formGrid(content);
  const workbook = await newWorkbook(storableText(content.documentTitle), content.frozenAt ?? undefined);
  const sheet = workbook.addWorksheet(content.tab, { views: [{ showGridLines: false }] });
  sizeSheet(sheet, grid);
  writeTitle(sheet, grid, content);
  for (const cell of grid.cells) writeCell(sheet, cell);
  setUpPrinting(sheet, grid, content.marks);
  return workbookBytes(workbook);
}

function sizeSheet(sheet: Worksheet, { columns, heights }: FormGrid): void {
  for (const [index, place] of columns.slice(1).entries()) {
    sheet.getColumn(index + 1).width = (place - (columns[index] ?? 0)) / WIDTH_UNIT;
  }
  for (const [index, height] of [...TITLE_HEIGHTS, ...heights].entries()) sheet.getRow(index + 1).height = height / 2;
}

function writeTitle(sheet: Worksheet, { columns }: FormGrid, { title, subtitle }: FormContent): void {
  const lines = [
    { text: storableText(title), font: { name: HEI, size: 16.5 } },
    { text: storableText(subtitle), font: { name: SONG, size: 10.5 } },
  ];
  for (const [index, { text, font }] of lines.entries()) {
    sheet.mergeCells(index + 1, 1, index + 1, columns.length - 1);
    const cell = sheet.getCell(index + 1, 1);
    cell.value = escapedText(text);
    cell.font = font;
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
  }
}

function writeCell(sheet: Worksheet, grid: GridCell): void {
  const { top, bottom, left, right, typed } = grid;
  const cell = sheet.getCell(top + ABOVE + 1, left + 1);
  const isMerged = bottom - top > 1 || right - left > 1;
  // Each cell under a merged one is styled before it is merged: programs draw the far borders from them.
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) dress(sheet.getCell(row + ABOVE + 1, column + 1), grid);
  }
  if (isMerged) sheet.mergeCells(top + ABOVE + 1, left + 1, bottom + ABOVE, right);
  cell.value = contentOf(grid);
  if (typed.format !== undefined) cell.numFmt = typed.format;
}

function dress(cell: Cell, { look, ruled, typed }: GridCell): void {
  cell.font = { name: IN_HEI.has(look) ? HEI : SONG, size: 9 };
  if (ruled) cell.border = { top: THIN, left: THIN, bottom: THIN, right: THIN };
  const horizontal = ALIGNED[look] ?? 'left';
  cell.alignment = {
    horizontal,
    vertical: ruled ? 'middle' : 'top',
    ...(look === 'part-of' ? { indent: 3 } : {}),
    // A number or a day too wide for its cell would show as ####.
    ...(typeof typed.value === 'string' ? { wrapText: true } : { shrinkToFit: true }),
  };
}

function contentOf({ lead, typed, note, look }: GridCell): Cell['value'] {
  if (typeof typed.value !== 'string') return typed.value;
  const text = escapedText(typed.value);
  const font = { name: IN_HEI.has(look) ? HEI : SONG, size: 9 };
  if (lead !== '') {
    const parts = [{ font: { name: HEI, size: 9 }, text: lead }];
    return { richText: text === '' ? parts : [...parts, { font, text: `　${text}` }] };
  }
  if (note === '') return text === '' ? null : text;
  return {
    richText: [
      { font, text },
      { font: { ...font, size: 7 }, text: `\n${note}` },
    ],
  };
}

function setUpPrinting(
  sheet: Worksheet,
  { orientation, columns, heights, repeated }: FormGrid,
  marks: FormMarks,
): void {
  sheet.pageSetup = {
    paperSize: 9,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      left: MARGIN / INCH,
      right: MARGIN / INCH,
      top: TOP / INCH,
      bottom: BOTTOM / INCH,
      header: 20 / INCH,
      footer: 40 / INCH,
    },
    printArea: `A1:${sheet.getColumn(columns.length - 1).letter}${heights.length + ABOVE}`,
    ...(repeated === null ? {} : { printTitlesRow: `${repeated[0] + ABOVE + 1}:${repeated[1] + ABOVE}` }),
  };
  sheet.headerFooter.oddHeader = marks.mark === null ? '' : `&R${inSong(marks.mark)}`;
  sheet.headerFooter.oddFooter = pageFoot(marks.of, marks.version);
}
