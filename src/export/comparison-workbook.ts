import type { Cell, Worksheet } from 'exceljs';
import { escapedText, storableText } from '#src/export/storable-text.ts';
import { type TypedValue, typedValue } from '#src/export/typed-value.ts';
import { HEI, newWorkbook, SONG, workbookBytes } from '#src/export/workbook.ts';
import type { ProjectMatrix, WorstRow } from '#src/rules/compare-projects.ts';
import type { YearRow } from '#src/rules/compare-year.ts';
import type { ForecastQuality, MoneyComparison } from '#src/rules/forecast-quality.ts';
import { forecastFacts } from '#src/rules/forecast-words.ts';

/** What the spreadsheet of one project's comparison holds. */
export interface ComparisonTables {
  project: { name: string; year: number };
  midYear: { months: string; draft: boolean } | null;
  previousYear: number | null;
  rows: readonly YearRow[];
  quality: ForecastQuality | null;
  money: MoneyComparison;
}

/** One column: its head, its width in characters, whether it holds figures. */
interface Column {
  head: string;
  width: number;
  figure?: true;
}

const THIN = { style: 'thin' } as const;
const PAGE = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;

function text(head: string, width: number): Column {
  return { head, width };
}

function number(head: string, width = 10): Column {
  return { head, width, figure: true };
}

/** A signed number as the pages write it, or anything that a cell shows, as a typed value. */
function typed(shown: string, column: Column): TypedValue {
  if (column.figure === undefined) {
    const value = typedValue(storableText(shown));
    return typeof value.value === 'number' ? { value: shown, format: '@' } : value;
  }
  const sign = /^[+−]/.exec(shown)?.[0];
  const plain = typedValue(sign === undefined ? shown : shown.slice(1));
  if (typeof plain.value !== 'number') return typedValue(storableText(shown));
  return sign === '−' ? { ...plain, value: -plain.value } : plain;
}

function fill(cell: Cell, { value, format }: TypedValue, font: string): void {
  cell.value = typeof value === 'string' ? (value === '' ? null : escapedText(value)) : value;
  cell.font = { name: font, size: 10 };
  cell.border = { top: THIN, left: THIN, bottom: THIN, right: THIN };
  cell.alignment = { vertical: 'middle', wrapText: true, horizontal: typeof value === 'number' ? 'right' : 'left' };
  if (format !== undefined) cell.numFmt = format;
}

/** A table from the first row on: its head is frozen on screen and repeated on paper; numbers are numbers, nothing is a formula. */
function addTable(sheet: Worksheet, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  for (const [at, column] of columns.entries()) {
    sheet.getColumn(at + 1).width = column.width;
    fill(sheet.getRow(1).getCell(at + 1), { value: column.head }, HEI);
  }
  for (const [down, texts] of rows.entries()) {
    const row = sheet.getRow(down + 2);
    for (const [at, column] of columns.entries()) fill(row.getCell(at + 1), typed(texts[at] ?? '', column), SONG);
  }
  sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 1 }];
  sheet.pageSetup = { ...PAGE, printTitlesRow: '1:1' };
  sheet.headerFooter.oddFooter = `&C&8&"${SONG},常规"第 &P 页　共 &N 页`;
}

function percent(value: string | null): string {
  return value === null ? '' : `${value}%`;
}

function lastYearTexts({ lastYear }: YearRow): string[] {
  return lastYear === null ? ['', '', ''] : [lastYear.target, lastYear.actual, lastYear.score];
}

function yearTable({ midYear, previousYear, rows }: ComparisonTables): [Column[], string[][]] {
  const months = midYear === null ? '年中' : `${midYear.months}${midYear.draft ? '（草稿）' : ''}`;
  const columns = [
    ...[text('一级指标', 10), text('指标', 20), text('目标', 14), text('原批复', 11), text('变更', 6)],
    ...[number(months, 11), text('累计/比率', 6), number('预计全年', 11), text('可能性', 8), number('全年实际', 13)],
    ...[number('偏差', 13), number(`${months}完成程度`, 9), number('预计完成程度', 9), number('全年完成程度', 9)],
    ...[number('预计得分', 7), number('得分', 7), number('分值', 7), number('失分', 7), number('预计得分 − 得分', 8)],
    text('原因', 26),
    ...(previousYear === null
      ? []
      : [text(`${previousYear}年目标`, 12), number(`${previousYear}年实际`, 11), number(`${previousYear}年得分`, 7)]),
  ];
  const texts = rows.map((row) => [
    ...[row.category, row.name, row.target, row.approved ?? '', row.change ?? ''],
    ...[row.midYear?.actual ?? '', row.midYear?.pace ?? '', row.midYear?.forecast ?? '', row.midYear?.likelihood ?? ''],
    ...[row.actual, row.deviation],
    ...[row.completion.midYear, row.completion.forecast, row.completion.yearEnd].map(percent),
    ...[row.midYear?.score ?? '', row.score ?? '', row.weight, row.lost ?? '', row.miss.points ?? '', row.reason],
    ...(previousYear === null ? [] : lastYearTexts(row)),
  ]);
  return [columns, texts];
}

function factRows({ quality, money, midYear }: ComparisonTables): string[][] {
  const then = money.midYear;
  const months = midYear?.months ?? '';
  return [
    ...(then === null
      ? []
      : [
          [`${months}执行数`, then.executed, then.rate ?? ''],
          ['预计全年执行数', then.expected, then.expectedRate ?? ''],
        ]),
    ['全年执行数', money.executed, money.rate ?? ''],
    ...(quality === null ? [] : forecastFacts(quality).map(({ name, text }) => [`预计准不准：${name}`, text, ''])),
  ];
}

/** The comparison of one project: a sheet of its indicators, and one of money and of how good the forecast was. */
export async function comparisonWorkbook(tables: ComparisonTables): Promise<Uint8Array> {
  const { project, money } = tables;
  const workbook = await newWorkbook(`${storableText(project.name)} · 对比`, undefined);
  addTable(workbook.addWorksheet('对比'), ...yearTable(tables));
  const facts = [text('项目', 26), number(`金额（${money.currency}）`, 70), number('执行率')];
  addTable(workbook.addWorksheet('预算执行与预计'), facts, factRows(tables));
  return workbookBytes(workbook);
}

function averageRow({ average }: ProjectMatrix): string[][] {
  if (average === null) return [];
  const { projects, shares, forecast, total } = average;
  return [[`平均（已提交 ${projects} 个）`, '', '', '', ...shares.map(percent), forecast ?? '', total ?? '', '', '']];
}

function matrixTable(matrix: ProjectMatrix): [Column[], string[][]] {
  const columns = [
    ...[text('项目', 34), text('单位', 24), text('项目性质', 18), text('状态', 8)],
    ...matrix.categories.map((category) => number(`${category}得分率`)),
    ...[number('年中预计'), number('总分'), number('预计 − 总分'), text('等级', 8)],
  ];
  const rows = matrix.rows.map((row) => [
    ...[row.name, row.unit, row.nature, row.draft ? '草稿' : '已提交'],
    ...row.shares.map(percent),
    ...[row.forecast?.total ?? '', row.total ?? '', row.miss ?? '', row.grade ?? ''],
  ]);
  return [columns, [...rows, ...averageRow(matrix)]];
}

/** The comparison over the projects of a year: the matrix, and the indicators that lost most. */
export async function comparisonListWorkbook(
  year: number,
  matrix: ProjectMatrix,
  worst: readonly WorstRow[],
): Promise<Uint8Array> {
  const workbook = await newWorkbook(`${year}年度对比`, undefined);
  addTable(workbook.addWorksheet('各项目得分率'), ...matrixTable(matrix));
  const columns = [text('项目', 34), text('一级指标', 12), text('指标', 26), text('目标', 20), number('全年实际', 20)];
  addTable(
    workbook.addWorksheet('失分最多的指标'),
    [...columns, number('失分', 8), text('原因', 40)],
    worst.map(({ project, category, name, target, actual, lost, reason }) => [
      ...[project, category, name, target, actual, lost, reason],
    ]),
  );
  return workbookBytes(workbook);
}
