import type { Grid, GridCell, GridFile } from '#src/import/grid.ts';
import { cellsOf, type OpenWorkbook, openWorkbook, sizeProblem } from '#src/import/sheets/open-workbook.ts';
import { sheetCellText } from '#src/import/sheets/sheet-cell-text.ts';
import { type Shown, visibleCells, withoutResultSentence } from '#src/import/sheets/visible-cells.ts';
import { PACKAGE_SHEETS } from '#src/rules/work-package-layout.ts';

const MOST_SHEETS = 200;

const MESSAGES = {
  empty: '工作簿里没有内容。请检查是否选错了文件。',
  workPackage: '这是填报用的工作包，不是目标表。请到“我的一年 › 工作包”里交回。',
  sheets: `工作簿超过 ${MOST_SHEETS} 张工作表，不像绩效目标表。请只保留要导入的工作表。`,
};

function leftOut(name: string): string {
  return `隐藏的工作表“${name}”没有读入。如果要读，请在 Excel 或 WPS 中取消隐藏后再导入。`;
}

/** The rows or columns that hold something, renumbered without the empty ones: from the number in the sheet to that in the grid. */
function renumber(used: Iterable<number>): Map<number, number> {
  const sorted = [...new Set(used)].sort((one, other) => one - other);
  return new Map(sorted.map((number, at) => [number, at]));
}

/** How many of the used rows or columns a merged range covers, from its first one. */
function spanOf(numbers: ReadonlyMap<number, number>, from: number, to: number): number {
  let span = 0;
  for (let at = from; at <= to; at++) if (numbers.has(at)) span += 1;
  return Math.max(1, span);
}

function gridOfCells(name: string, shown: readonly Shown[], date1904: boolean): Grid | null {
  const placed = shown.flatMap((one) => {
    const read = sheetCellText(one.cell, one.mark, date1904);
    return read.text === '' ? [] : [{ ...one, ...read }];
  });
  if (placed.length === 0) return null;
  const rows = renumber(placed.map(({ row }) => row));
  const columns = renumber(placed.map(({ column }) => column));
  const last = { r: Math.max(...rows.keys()), c: Math.max(...columns.keys()) };
  const cells = placed.map(({ row, column, range, text, doubt }): GridCell => {
    return {
      row: rows.get(row) ?? 0,
      column: columns.get(column) ?? 0,
      rows: spanOf(rows, row, Math.min(range.e.r, last.r)),
      columns: spanOf(columns, column, Math.min(range.e.c, last.c)),
      text,
      ...(doubt ? { doubt } : {}),
    };
  });
  const places = [...rows.keys()].map((row) => (name === '' ? `第 ${row + 1} 行` : `${name} 第 ${row + 1} 行`));
  return { name, rows: rows.size, columns: columns.size, cells, places, pageStarts: [] };
}

/** The grid of a sheet, if it shows anything, and a sentence for all that it holds and does not show; a sentence alone where it is too large. */
function readSheet(
  { book, marksOf, date1904 }: OpenWorkbook,
  name: string,
  isOnly: boolean,
): { grid: Grid | null; unread: string[] } | string {
  const sheet = book.Sheets[name] ?? {};
  const marks = marksOf(name);
  const placed = cellsOf(sheet, marks);
  const problem = sizeProblem(name, placed);
  if (problem) return problem;
  const { cells, leftOut } = visibleCells(placed, sheet['!merges'] ?? [], marks);
  const unread = [...leftOut, ...withoutResultSentence(marks)];
  const grid = gridOfCells(isOnly ? '' : name, cells, date1904);
  return { grid, unread: isOnly ? unread : unread.map((sentence) => `工作表“${name}”：${sentence}`) };
}

/**
 * The sheets of an Excel or WPS workbook (xlsx, xlsm without its macros, xls, et, and the HTML or XML that some systems save as
 * .xls), one grid each; hidden sheets, rows and columns are not read, but named. Refuses what is encrypted, damaged, or larger
 * than any collection of target tables.
 */
export function readWorkbook(bytes: Uint8Array): GridFile {
  const open = openWorkbook(bytes);
  if (typeof open === 'string') return { ok: false, problem: open };
  const { book } = open;
  if (book.SheetNames.includes(PACKAGE_SHEETS.keys)) return { ok: false, problem: MESSAGES.workPackage };
  const isHidden = (_: string, at: number) => Boolean(book.Workbook?.Sheets?.[at]?.Hidden);
  const hidden = book.SheetNames.filter(isHidden);
  const names = book.SheetNames.filter((name) => !hidden.includes(name));
  if (names.length > MOST_SHEETS) return { ok: false, problem: MESSAGES.sheets };
  const grids: Grid[] = [];
  const unread: string[] = [];
  for (const name of names) {
    const sheet = readSheet(open, name, names.length === 1);
    if (typeof sheet === 'string') return { ok: false, problem: sheet };
    if (sheet.grid) grids.push(sheet.grid);
    unread.push(...sheet.unread);
  }
  const isFilled = (name: string) => cellsOf(book.Sheets[name] ?? {}, open.marksOf(name)).length > 0;
  unread.push(...hidden.filter(isFilled).map(leftOut));
  const [first] = grids;
  if (!first) return { ok: false, problem: unread.join('') || MESSAGES.empty };
  if (unread.length > 0) first.unread = unread;
  return { ok: true, grids };
}
