import { type CellObject, type ParsingOptions, type Range, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { decodeText } from '#src/import/decode-text.ts';
import type { ZipLimits } from '#src/import/list-zip.ts';
import { isSoundCompound, workbookRecords } from '#src/import/sheets/compound-file.ts';
import { type CellMark, hiddenMarks, noMarks, placeKey, type SheetMarks } from '#src/import/sheets/sheet-marks.ts';
import { xlsMarks } from '#src/import/sheets/xls-marks.ts';
import { xlsxMarks } from '#src/import/sheets/xlsx-marks.ts';
import { unpackZip } from '#src/import/unpack-zip.ts';

/** A collection of hundreds of target tables has about 10,000 rows and nine columns. */
const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 256;
const MOST_CELLS = 200_000;
/** Rows that merged ranges cover, each counted on its own. */
const MOST_MERGED = 500_000;
const MEBIBYTE = 1024 * 1024;
const ZIP_LIMITS: ZipLimits = { entries: 2000, entryBytes: 24 * MEBIBYTE, totalBytes: 64 * MEBIBYTE, ratio: 300 };

const MESSAGES = {
  damaged: '文件读不出来：不是完整的 Excel 工作簿，可能没有传完或已损坏。请用 Excel 或 WPS 打开另存一份再导入。',
  encrypted: '工作簿设有打开密码，读不出来。请在 Excel 或 WPS 中取消密码后另存一份再导入。',
};

function tooLarge(name: string, what: string): string {
  return `工作表“${name}”${what}，不像绩效目标表，没有读入。请删去多余的行列，或只保留绩效目标表再导入。`;
}

/** A workbook as the library reads it, with what the library does not tell of its sheets. */
export interface OpenWorkbook {
  book: WorkBook;
  marksOf(sheet: string): SheetMarks;
  /** Its days are counted from 1904. */
  date1904: boolean;
}

/** A cell that holds something, by its place in the sheet; rows and columns count from 0. */
export interface Placed {
  row: number;
  column: number;
  cell: CellObject;
  mark?: CellMark;
}

/** Why the merged ranges of a workbook are none that a person drew, as a sentence; null for every other. */
function mergesProblem({ SheetNames, Sheets }: WorkBook): string | null {
  const covered = (name: string) =>
    (Sheets[name]?.['!merges'] ?? []).reduce((sum, { s, e }) => sum + Math.min(e.r, MOST_ROWS) - s.r + 1, 0);
  const found = SheetNames.find((name) => covered(name) > MOST_MERGED);
  return found === undefined ? null : tooLarge(found, '合并的格太多');
}

/** Of every row the merged ranges that cover it. */
function mergesByRow(merges: readonly Range[], rows: number): Range[][] {
  const byRow = Array.from({ length: rows }, (): Range[] => []);
  for (const range of merges) {
    for (let row = range.s.r; row <= Math.min(range.e.r, rows - 1); row++) byRow[row]?.push(range);
  }
  return byRow;
}

/** The cells that hold something and lie on top: what a merged range hides below its first cell is left out. */
export function cellsOf(sheet: WorkSheet, marks: SheetMarks): Placed[] {
  const rows = (sheet['!data'] ?? []) as (CellObject[] | undefined)[];
  const merges = mergesByRow(sheet['!merges'] ?? [], rows.length);
  const isBelow = (row: number, column: number) =>
    (merges[row] ?? []).some(({ s, e }) => column >= s.c && column <= e.c && (row !== s.r || column !== s.c));
  return rows.flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column): Placed[] => {
      if (!cell || cell.t === 'z' || isBelow(row, column)) return [];
      const mark = marks.cells.get(placeKey({ row, column }));
      return [{ row, column, cell, ...(mark ? { mark } : {}) }];
    }),
  );
}

/** Why a sheet is none that a person filled in, as a sentence; null for every other. */
export function sizeProblem(name: string, placed: readonly Placed[]): string | null {
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const columns = placed.reduce((most, { column }) => Math.max(most, column + 1), 0);
  if (rows > MOST_ROWS) return tooLarge(name, `超过 ${MOST_ROWS} 行`);
  if (columns > MOST_COLUMNS) return tooLarge(name, `有 ${columns} 列`);
  return placed.length > MOST_CELLS ? tooLarge(name, `超过 ${MOST_CELLS} 格`) : null;
}

function begins(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function parse(bytes: Uint8Array, options: ParsingOptions): WorkBook {
  return read(bytes, {
    type: 'array',
    dense: true,
    // Texts of a web page stay as they are written: 10-12 is no day, 0012 not 12.
    raw: true,
    cellFormula: false,
    cellHTML: false,
    cellNF: true,
    sheetRows: MOST_ROWS + 1,
    ...options,
  });
}

/** xlsx: what the library does not tell is read from the parts of the file; what is too long is refused before the library sees it. */
function openPackage(bytes: Uint8Array): OpenWorkbook | string {
  const unpacked = unpackZip(bytes, ZIP_LIMITS);
  if (!unpacked.ok) return unpacked.problem;
  const marks = xlsxMarks(unpacked.entries, MOST_ROWS);
  for (const [name, { lastRow }] of marks) if (lastRow >= MOST_ROWS) return tooLarge(name, `超过 ${MOST_ROWS} 行`);
  const book = parse(bytes, {});
  return { book, marksOf: (sheet) => marks.get(sheet) ?? noMarks(), date1904: is1904(book) };
}

/** Old workbooks (.xls, .et): what the library does not tell is read from their records. */
function openCompound(bytes: Uint8Array): OpenWorkbook | string {
  const records = isSoundCompound(bytes) ? workbookRecords(bytes) : null;
  if (!records) return MESSAGES.damaged;
  // Without the properties of the document beside them, over whose damage the library may go on for ever.
  const book = parse(Buffer.from(records), { type: 'buffer' });
  const marks = xlsMarks(records);
  const ofSheet = (sheet: string) => marks[book.SheetNames.indexOf(sheet)] ?? noMarks();
  return { book, marksOf: ofSheet, date1904: is1904(book) };
}

/** Web pages and XML that are called .xls: in UTF-8 for the library, which knows no other encoding. */
function openMarkedUp(bytes: Uint8Array): OpenWorkbook | string {
  const decoded = decodeText(bytes, bytes.length);
  const front = decoded.ok ? decoded.text : new TextDecoder().decode(bytes.subarray(0, 4096));
  // The library takes bytes of any other kind for one of many old formats, over which it may go on for ever.
  if (!front.trimStart().startsWith('<')) return MESSAGES.damaged;
  // As a buffer, which the library turns into text at once, not byte by byte.
  const book = parse(Buffer.from(decoded.ok ? decoded.text : bytes), { type: 'buffer', cellStyles: true });
  return { book, marksOf: (sheet) => hiddenMarks(book.Sheets[sheet] ?? {}), date1904: is1904(book) };
}

function is1904(book: WorkBook): boolean {
  return book.Workbook?.WBProps?.date1904 ?? false;
}

function openBytes(bytes: Uint8Array): OpenWorkbook | string {
  if (begins(bytes, 0x50, 0x4b)) return openPackage(bytes);
  return begins(bytes, 0xd0, 0xcf, 0x11, 0xe0) ? openCompound(bytes) : openMarkedUp(bytes);
}

/** A workbook as the library reads it, or why it was not read: encrypted, damaged, with too many rows or merged ranges. */
export function openWorkbook(bytes: Uint8Array): OpenWorkbook | string {
  try {
    const open = openBytes(bytes);
    return typeof open === 'string' ? open : (mergesProblem(open.book) ?? open);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return /password|encrypt/i.test(message) ? MESSAGES.encrypted : MESSAGES.damaged;
  }
}
