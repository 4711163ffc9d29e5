import type { Cell, Worksheet } from 'exceljs';
import { escapedText } from '#src/export/cell-text.ts';
import { HEI, newWorkbook, SONG, workbookBytes } from '#src/export/workbook.ts';
import { storableText } from '#src/rules/storable-text.ts';
import { PACKAGE_COLUMNS, type PackageMark, type PackageRow, type WorkPackage } from '#src/rules/work-package.ts';
import {
  FILLED_BY,
  NUMBER_TITLE,
  PACKAGE_SHEETS,
  PRINTED_TITLES,
  packageKeys,
} from '#src/rules/work-package-layout.ts';

const FIXED = [
  { title: NUMBER_TITLE, width: 5 },
  { title: PRINTED_TITLES.project, width: 20 },
  { title: PRINTED_TITLES.category, width: 10 },
  { title: PRINTED_TITLES.subcategory, width: 11 },
  { title: PRINTED_TITLES.name, width: 22 },
  { title: PRINTED_TITLES.target, width: 13 },
];
const HEAD_ROW = 4;
const LINE = { style: 'thin', color: { argb: 'FF8A94A6' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EDF4' } } as const;
const OPEN_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFDE7' } } as const;
const MARKED_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFD9D4' } } as const;
const PHASES = { 'year-end': '项目支出绩效自评', 'mid-year': '绩效目标执行监控' } as const;
const FILL_HINT = '只填黄底的格，填法见“填写说明”。填好后存盘交回，请勿改名，也不要另存为其他格式。';
const UNDO_HINT = '撤销文件，不用填写，原样交回即可。';
/** A cell of a spreadsheet offers at most so many characters as a list. */
const MOST_LISTED = 255;

const MOST_AS_TEXT = 255;

function write(cell: Cell, text: string): void {
  cell.value = escapedText(storableText(text));
  // As text a spreadsheet keeps 98% and 2024-06-30 as they are typed; of a long one some programs show only #### in this format.
  if (text.length <= MOST_AS_TEXT) cell.numFmt = '@';
  cell.font = { name: SONG, size: 10.5 };
  cell.alignment = { wrapText: true, vertical: 'middle' };
}

function writeHead(sheet: Worksheet, work: WorkPackage): void {
  const columns = PACKAGE_COLUMNS[work.phase];
  const last = FIXED.length + columns.length;
  sheet.mergeCells(1, 1, 1, last);
  write(sheet.getCell(1, 1), `${PHASES[work.phase]}工作包（${work.year}年度）：${work.recipient}`);
  sheet.getCell(1, 1).font = { name: HEI, size: 15 };
  sheet.getRow(1).height = 28;
  sheet.mergeCells(2, 1, 2, FIXED.length - 1);
  write(sheet.getCell(2, 1), work.undo ? UNDO_HINT : FILL_HINT);
  write(sheet.getCell(2, FIXED.length), FILLED_BY);
  sheet.getCell(2, FIXED.length).alignment = { horizontal: 'right', vertical: 'middle' };
  sheet.mergeCells(2, FIXED.length + 1, 2, last);
  open(sheet.getCell(2, FIXED.length + 1), work.filledBy, []);
  sheet.getRow(2).height = 32;
  for (const [at, { title, width }] of [...FIXED, ...columns].entries()) {
    const cell = sheet.getCell(HEAD_ROW, at + 1);
    write(cell, title);
    Object.assign(cell, { font: { name: HEI, size: 10.5 }, border: BORDER, fill: HEAD_FILL });
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    sheet.getColumn(at + 1).width = width;
  }
  sheet.getRow(HEAD_ROW).height = 32;
}

/** A cell that can be filled in: text, unlocked, with its list. */
function open(cell: Cell, text: string, choices: readonly string[], number = 0): void {
  write(cell, text);
  Object.assign(cell, { border: BORDER, fill: OPEN_FILL, protection: { locked: false } });
  const list = choices.join(',');
  if (choices.length === 0 || list.length > MOST_LISTED) return;
  cell.dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [`"${list}"`],
    showErrorMessage: true,
    // Lists that are told apart by their row stay single cells: the library joins equal ones to ranges that overlap.
    errorTitle: `编号 ${number}：请从列表中选`,
    error: `请选：${choices.join('、')}`.slice(0, MOST_LISTED),
  };
}

function rowHeight(row: PackageRow, texts: readonly { text: string; width: number }[]): number {
  const fixed = [row.project, row.category, row.subcategory, row.name, row.target];
  const all = [...fixed.map((text, at) => ({ text, width: FIXED[at + 1]?.width ?? 10 })), ...texts];
  const lines = all.map(({ text, width }) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(([...line].length * 2) / (width - 1))), 0),
  );
  return Math.min(409, 8 + 15 * Math.max(1, ...lines));
}

function writeRow(
  sheet: Worksheet,
  at: number,
  row: PackageRow,
  work: WorkPackage,
  marks: readonly PackageMark[],
): void {
  const { number, project, category, subcategory, name, target } = row;
  for (const [column, text] of [String(number), project, category, subcategory, name, target].entries()) {
    const cell = sheet.getCell(at, column + 1);
    write(cell, text);
    cell.border = BORDER;
  }
  const columns = PACKAGE_COLUMNS[work.phase];
  for (const [index, { field }] of columns.entries()) {
    const cell = sheet.getCell(at, FIXED.length + index + 1);
    const answer = row.cells[field];
    if (answer) open(cell, answer.text, answer.choices, number);
    else {
      write(cell, '—');
      cell.border = BORDER;
      cell.alignment = { horizontal: 'center', vertical: 'middle' };
    }
    const said = marks.filter((one) => one.number === number && one.field === field);
    if (said.length === 0) continue;
    cell.fill = MARKED_FILL;
    cell.note = { texts: said.map(({ sentence }) => ({ text: `${sentence}\n` })) };
  }
  const texts = columns.map(({ field, width }) => ({ text: row.cells[field]?.text ?? '', width }));
  sheet.getRow(at).height = rowHeight(row, texts);
}

function howToFill({ phase }: WorkPackage): [string, string][] {
  return [
    ['填写要求', `在“${PACKAGE_SHEETS.rows}”这一页填黄底的格，其余的格已锁定。不用登录，Excel 或 WPS 都可以。`],
    ['报送方式', '填好存盘，把这个文件发回。没有填完的可以先空着，以后再填。'],
    ...PACKAGE_COLUMNS[phase].map(({ title, hint }): [string, string] => [title, hint]),
  ];
}

/** 填写说明: what to write in which column, what the sender says, and in a returned package what was wrong. */
function writeNote(sheet: Worksheet, work: WorkPackage, marks: readonly PackageMark[]): void {
  sheet.getColumn(1).width = 18;
  sheet.getColumn(2).width = 78;
  const byNumber = new Map(work.rows.map((row) => [row.number, row]));
  const titles = new Map(PACKAGE_COLUMNS[work.phase].map(({ field, title }) => [field, title]));
  const lines: [string, string][] = [
    ['发给', work.recipient],
    ...(work.note === '' ? [] : [['说明', work.note] as [string, string]]),
    ...(work.undo ? [] : howToFill(work)),
    ...marks.map(({ number, field, sentence }): [string, string] => [
      `编号 ${number} ${titles.get(field) ?? ''}`,
      `${byNumber.get(number)?.name ?? ''}：${sentence}`,
    ]),
  ];
  for (const [at, [label, text]] of lines.entries()) {
    write(sheet.getCell(at + 1, 1), label);
    write(sheet.getCell(at + 1, 2), text);
    sheet.getCell(at + 1, 1).font = { name: HEI, size: 10.5 };
    sheet.getRow(at + 1).height = 8 + 15 * Math.max(1, Math.ceil([...text].length / 36));
    if (at < lines.length - marks.length) continue;
    for (const column of [1, 2]) sheet.getCell(at + 1, column).fill = MARKED_FILL;
  }
}

/** The keys in pieces that fit a cell each; hidden, so that nobody changes them by chance. */
function writeKeys(sheet: Worksheet, work: WorkPackage): void {
  for (const [at, piece] of packageKeys(work).entries()) {
    sheet.getCell(at + 1, 1).value = piece;
    sheet.getCell(at + 1, 1).numFmt = '@';
  }
}

const LOCKED = { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true };

/**
 * A 工作包 as an xlsx: the rows to fill in with locked structure and lists to choose from, 填写说明, and the keys by which it is read
 * back. `marks` colours cells and says in a note what is wrong with them, for a package that goes back to the person who filled it in.
 */
export async function workPackageWorkbook(work: WorkPackage, marks: readonly PackageMark[] = []): Promise<Uint8Array> {
  const workbook = await newWorkbook(`工作包 ${work.recipient}`, work.madeAt);
  const rows = workbook.addWorksheet(PACKAGE_SHEETS.rows, {
    views: [{ state: 'frozen', xSplit: 5, ySplit: HEAD_ROW }],
  });
  const note = workbook.addWorksheet(PACKAGE_SHEETS.note);
  const keys = workbook.addWorksheet(PACKAGE_SHEETS.keys, { state: 'hidden' });
  writeHead(rows, work);
  for (const [at, row] of work.rows.entries()) writeRow(rows, HEAD_ROW + 1 + at, row, work, marks);
  writeNote(note, work, marks);
  writeKeys(keys, work);
  rows.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  rows.pageSetup.printTitlesRow = `${HEAD_ROW}:${HEAD_ROW}`;
  note.pageSetup = { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  for (const sheet of [rows, note, keys]) await sheet.protect('', LOCKED);
  return workbookBytes(workbook);
}
