import type { Cell, Worksheet } from 'exceljs';
import { lineCount } from '#src/export/line-count.ts';
import { cellParts, escapedText, storableText } from '#src/export/storable-text.ts';
import { typedValue } from '#src/export/typed-value.ts';
import { HEI, newWorkbook, SONG, workbookBytes } from '#src/export/workbook.ts';
import type { SummaryRecord, SummaryRow } from '#src/rules/summary-record.ts';

/** The columns in the order of the paper, with their widths in characters of a spreadsheet. */
const COLUMNS: readonly [head: string, width: number, text: (row: SummaryRow, index: number) => string][] = [
  ['序号', 6, (_, index) => String(index + 1)],
  ['项目名称', 26, (row) => row.name],
  ['项目性质', 12, (row) => row.nature],
  ['主管部门', 18, (row) => row.department],
  ['实施单位', 18, (row) => row.unit],
  ['年初预算数', 15, (row) => row.initial],
  ['全年预算数', 15, (row) => row.budget],
  ['全年执行数', 15, (row) => row.executed],
  ['执行率', 9, (row) => row.rate],
  ['自评得分', 9, (row) => row.score],
  ['等级', 7, (row) => row.grade],
  ['存在问题', 36, (row) => row.problems],
  ['整改情况', 18, (row) => row.rectification],
  ['备注', 12, (row) => row.remark],
];
const FIGURES = new Set([0, 5, 6, 7, 8, 9]);
const HEAD_ROW = 3;
const CHARACTERS_PER_EM = 1.8;
const LINE = 15;
const HIGHEST = 400;
const THIN = { style: 'thin' } as const;

/**
 * 自评汇总表 as a spreadsheet: typed numbers, A4 lying with its head on every page and frozen on screen, the paragraph of the final
 * account below. Nothing is a formula, whatever a text begins with.
 */
export async function summaryWorkbook(record: SummaryRecord): Promise<Uint8Array> {
  const workbook = await newWorkbook(`${record.year}年度${record.title}`, undefined);
  const sheet = workbook.addWorksheet('汇总表', { views: [{ state: 'frozen', ySplit: HEAD_ROW, xSplit: 2 }] });
  for (const [index, [, width]] of COLUMNS.entries()) sheet.getColumn(index + 1).width = width;
  addTitle(sheet, record);
  addRow(
    sheet,
    HEAD_ROW,
    COLUMNS.map(([head]) => head),
    HEI,
  );
  for (const [index, row] of record.rows.entries())
    addRow(
      sheet,
      HEAD_ROW + 1 + index,
      COLUMNS.map(([, , text]) => text(row, index)),
      SONG,
    );
  const below = HEAD_ROW + 1 + record.rows.length;
  const { initial, budget, executed, rate } = record.totals;
  addRow(
    sheet,
    below,
    ['', '合计（得分为平均）', '', '', '', initial, budget, executed, rate, record.average ?? '', '', '', '', ''],
    HEI,
  );
  addSentence(sheet, below + 2, record.sentence);
  sheet.pageSetup = {
    ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
  };
  sheet.headerFooter = { oddFooter: '&C第 &P 页　共 &N 页' };
  return workbookBytes(workbook);
}

function addTitle(sheet: Worksheet, { title, year, unit, currency }: SummaryRecord): void {
  sheet.mergeCells(1, 1, 1, COLUMNS.length);
  const heading = sheet.getCell(1, 1);
  heading.value = `${title}（${year}年度）`;
  heading.font = { name: HEI, size: 16 };
  heading.alignment = { horizontal: 'center' };
  sheet.mergeCells(2, 1, 2, COLUMNS.length - 2);
  sheet.getCell(2, 1).value = escapedText(storableText(`填报单位：${unit}`));
  sheet.mergeCells(2, COLUMNS.length - 1, 2, COLUMNS.length);
  const right = sheet.getCell(2, COLUMNS.length - 1);
  right.value = `单位：${currency}`;
  right.alignment = { horizontal: 'right' };
  for (const cell of [sheet.getCell(2, 1), right]) cell.font = { name: SONG, size: 10 };
}

function addRow(sheet: Worksheet, number: number, texts: readonly string[], font: string): void {
  const row = sheet.getRow(number);
  // A text above the limit of a cell is cut there: the paper and the record hold the whole.
  const shown = texts.map((text) => cellParts(storableText(text))[0] ?? '');
  for (const [index, text] of shown.entries()) fillCell(row.getCell(index + 1), text, index, font);
  const lines = shown.map((text, index) => lineCount(text, (COLUMNS[index]?.[1] ?? 10) / CHARACTERS_PER_EM));
  row.height = Math.min(HIGHEST, Math.max(...lines) * LINE + 3);
}

function fillCell(cell: Cell, text: string, column: number, font: string): void {
  const { value, format } = FIGURES.has(column) ? typedValue(text, column >= 5 && column <= 7) : { value: text };
  cell.value = typeof value === 'string' ? escapedText(value) : value;
  cell.font = { name: font, size: 10 };
  cell.border = { top: THIN, left: THIN, bottom: THIN, right: THIN };
  cell.alignment = { vertical: 'middle', wrapText: true, horizontal: typeof value === 'number' ? 'right' : 'left' };
  if (format !== undefined) cell.numFmt = format;
}

function addSentence(sheet: Worksheet, number: number, sentence: string): void {
  sheet.mergeCells(number, 1, number, COLUMNS.length);
  const cell = sheet.getCell(number, 1);
  cell.value = escapedText(storableText(sentence));
  cell.font = { name: SONG, size: 10 };
  cell.alignment = { wrapText: true, vertical: 'top' };
  sheet.getRow(number).height = LINE * 4;
}
