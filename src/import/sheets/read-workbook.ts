import { type CellObject, type Range, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Grid, GridCell, GridFile } from '#src/import/grid.ts';
import type { ZipLimits } from '#src/import/list-zip.ts';
import { isSoundCompound } from '#src/import/sheets/compound-file.ts';
import { sheetCellText } from '#src/import/sheets/sheet-cell-text.ts';
import { zipProblem } from '#src/import/unpack-zip.ts';
import { PACKAGE_SHEETS } from '#src/rules/work-package-layout.ts';

/** A collection of hundreds of target tables has about 10,000 rows and nine columns. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 256;
const MOST_CELLS = 200_000;
const MOST_SHEETS = 200;
const MEBIBYTE = 1024 * 1024;
const ZIP_LIMITS: ZipLimits = { entries: 2000, entryBytes: 24 * MEBIBYTE, totalBytes: 64 * MEBIBYTE, ratio: 300 };

const MESSAGES = {
  damaged: '文件读不出来：不是完整的 Excel 工作簿，可能没有传完或已损坏。请用 Excel 或 WPS 打开另存一份再导入。',
  encrypted: '工作簿设有打开密码，读不出来。请在 Excel 或 WPS 中取消密码后另存一份再导入。',
  empty: '工作簿里没有内容。请检查是否选错了文件。',
  workPackage: '这是填报用的工作包，不是目标表。请到“我的一年 › 工作包”里交回。',
  sheets: `工作簿超过 ${MOST_SHEETS} 张工作表，不像绩效目标表。请只保留要导入的工作表。`,
};

function tooLarge(name: string, what: string): string {
  return `工作表“${name}”${what}，不像绩效目标表，没有读入。请删去多余的行列，或只保留绩效目标表再导入。`;
}

function leftOut(name: string): string {
  return `隐藏的工作表“${name}”没有读入。如果要读，请在 Excel 或 WPS 中取消隐藏后再导入。`;
}

/** A cell that holds something, by its place in the sheet; rows and columns count from 0. */
export interface Placed {
  row: number;
  column: number;
  cell: CellObject;
}

/** Of every row the merged ranges that cover it. */
function mergesByRow(merges: readonly Range[], rows: number): Range[][] {
  const byRow = Array.from({ length: rows }, (): Range[] => []);
  for (const range of merges) {
    for (let row = range.s.r; row <= Math.min(range.e.r, rows - 1); row++) byRow[row]?.push(range);
  }
  return byRow;
}

/** The cells that hold something and can be seen: what a merged range hides below its first cell is left out. */
export function cellsOf(sheet: WorkSheet): Placed[] {
  const rows = (sheet['!data'] ?? []) as (CellObject[] | undefined)[];
  const merges = mergesByRow(sheet['!merges'] ?? [], rows.length);
  const isHidden = (row: number, column: number) =>
    (merges[row] ?? []).some(({ s, e }) => column >= s.c && column <= e.c && (row !== s.r || column !== s.c));
  return rows.flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column) =>
      cell && cell.t !== 'z' && !isHidden(row, column) ? [{ row, column, cell }] : [],
    ),
  );
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

function gridOfSheet(name: string, sheet: WorkSheet, held: readonly Placed[]): Grid | null {
  const placed = held.flatMap((one) => {
    const { text, doubt } = sheetCellText(one.cell);
    return text === '' ? [] : [{ ...one, text, ...(doubt ? { doubt } : {}) }];
  });
  if (placed.length === 0) return null;
  const merges = new Map((sheet['!merges'] ?? []).map((range: Range) => [`${range.s.r}/${range.s.c}`, range] as const));
  const rows = renumber(placed.map(({ row }) => row));
  const columns = renumber(placed.map(({ column }) => column));
  const cells = placed.map(({ row, column, text, doubt }): GridCell => {
    const range = merges.get(`${row}/${column}`);
    return {
      row: rows.get(row) ?? 0,
      column: columns.get(column) ?? 0,
      rows: range ? spanOf(rows, row, range.e.r) : 1,
      columns: range ? spanOf(columns, column, range.e.c) : 1,
      text,
      ...(doubt ? { doubt } : {}),
    };
  });
  const places = [...rows.keys()].map((row) => (name === '' ? `第 ${row + 1} 行` : `${name} 第 ${row + 1} 行`));
  return { name, rows: rows.size, columns: columns.size, cells, places, pageStarts: [] };
}

/** Why a sheet is none that a person filled in, as a sentence; null for every other. */
export function sizeProblem(name: string, placed: readonly Placed[]): string | null {
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const columns = placed.reduce((most, { column }) => Math.max(most, column + 1), 0);
  if (rows > MOST_ROWS) return tooLarge(name, `超过 ${MOST_ROWS} 行`);
  if (columns > MOST_COLUMNS) return tooLarge(name, `有 ${columns} 列`);
  return placed.length > MOST_CELLS ? tooLarge(name, `超过 ${MOST_CELLS} 格`) : null;
}

/** Why the library must not see a file, as a sentence: over one that is damaged it may go on for ever; null for every other. */
function damageOf(bytes: Uint8Array): string | null {
  const begins = (...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (begins(0x50, 0x4b)) return zipProblem(bytes, ZIP_LIMITS);
  return begins(0xd0, 0xcf, 0x11, 0xe0) && !isSoundCompound(bytes) ? MESSAGES.damaged : null;
}

/** The workbook that these bytes are, or a sentence that says why they are none. */
export function parseWorkbook(bytes: Uint8Array): WorkBook | string {
  try {
    const damage = damageOf(bytes);
    if (damage) return damage;
    return read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      sheetRows: MOST_ROWS + 1,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return /password|encrypt/i.test(message) ? MESSAGES.encrypted : MESSAGES.damaged;
  }
}

/**
 * The sheets of an Excel or WPS workbook (xlsx, xlsm without its macros, xls, et, and the HTML or XML that some systems save as
 * .xls), one grid each; hidden sheets are not read, but named. Refuses what is encrypted, damaged, or larger than any collection
 * of target tables.
 */
export function readWorkbook(bytes: Uint8Array): GridFile {
  const book = parseWorkbook(bytes);
  if (typeof book === 'string') return { ok: false, problem: book };
  if (book.SheetNames.includes(PACKAGE_SHEETS.keys)) return { ok: false, problem: MESSAGES.workPackage };
  const isHidden = (_: string, at: number) => Boolean(book.Workbook?.Sheets?.[at]?.Hidden);
  const hidden = book.SheetNames.filter(isHidden);
  const names = book.SheetNames.filter((name) => !hidden.includes(name));
  if (names.length > MOST_SHEETS) return { ok: false, problem: MESSAGES.sheets };
  const grids: Grid[] = [];
  for (const name of names) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    const placed = cellsOf(sheet);
    const problem = sizeProblem(name, placed);
    if (problem) return { ok: false, problem };
    const grid = gridOfSheet(names.length > 1 ? name : '', sheet, placed);
    if (grid) grids.push(grid);
  }
  const [first] = grids;
  if (!first) return { ok: false, problem: MESSAGES.empty };
  const unread = hidden.filter((name) => cellsOf(book.Sheets[name] ?? {}).length > 0).map(leftOut);
  if (unread.length > 0) first.unread = unread;
  return { ok: true, grids };
}
