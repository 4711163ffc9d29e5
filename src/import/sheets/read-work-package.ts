import type { WorkSheet } from '@e965/xlsx';
import {
  cellsOf,
  type OpenWorkbook,
  openWorkbook,
  type Placed,
  sizeProblem,
} from '#src/import/sheets/open-workbook.ts';
import { sheetCellText } from '#src/import/sheets/sheet-cell-text.ts';
import { cellName, type SheetPlace } from '#src/import/sheets/sheet-marks.ts';
import { PACKAGE_COLUMNS, type PackagePhase } from '#src/rules/work-package.ts';
import {
  FILLED_BY,
  NUMBER_TITLE,
  PACKAGE_SHEETS,
  type PackageKeyRow,
  type PackageKeys,
  PRINTED_TITLES,
  type PrintedColumn,
  type ReturnedPackage,
  readPackageKeys,
  textSum,
} from '#src/rules/work-package-layout.ts';

/** A returned package, or a sentence for the person who chose the file. */
export type ReadWorkPackage = { ok: true; returned: ReturnedPackage } | { ok: false; problem: string };

const { rows: ROWS, keys: KEYS } = PACKAGE_SHEETS;
const RENAMED = `没有找到“${ROWS}”这一页，可能改了名。请把填写的那一页改回“${ROWS}”再交。`;
const MESSAGES = {
  other: `这不是本程序发出的工作包：没有找到“${ROWS}”页和随包的标记。请交回原来的文件，不要把内容复制到新的工作簿。`,
  copied: `随包的标记（隐藏的“${KEYS}”页）不见了，认不出是哪些指标。请重新下载工作包，把填好的内容粘贴过去再交。`,
  changed: '随包的标记被改动过，认不出是哪些指标。请重新下载工作包，把填好的内容粘贴过去再交。',
  head: `“${ROWS}”页的表头被改动过，找不到“编号”一栏。请按原样恢复表头再交。`,
};

const LONGEST_NAME = 50;
/** What stands in a cell that nobody is to fill in. */
const NOT_ASKED = ['', '—'];

type Shown = Placed & { text: string; doubt?: string };

function shownCells({ book, marksOf, date1904 }: OpenWorkbook, name: string): Shown[] {
  const placed = cellsOf(book.Sheets[name] ?? {}, marksOf(name));
  return placed.map((one) => ({ ...one, ...sheetCellText(one.cell, one.mark, date1904) }));
}

/** Where the columns of the sheet stand, by their titles in the head row. */
interface Head {
  row: number;
  number: number;
  fields: ReadonlyMap<number, string>;
  printed: ReadonlyMap<number, PrintedColumn>;
  /** What is written above the other columns. */
  titles: ReadonlyMap<number, string>;
}

/** Null where no row has the title of the numbers. */
function findHead(cells: readonly Shown[], phase: PackagePhase): Head | null {
  const number = cells.find(({ text }) => text === NUMBER_TITLE);
  if (!number) return null;
  const titled = cells.filter(({ row }) => row === number.row);
  const columnsOf = <Meaning>(titles: readonly (readonly [title: string, meaning: Meaning])[]) =>
    new Map(
      titles.flatMap(([title, meaning]) => {
        const at = titled.find(({ text }) => text === title);
        return at ? [[at.column, meaning] as const] : [];
      }),
    );
  const printed = Object.entries(PRINTED_TITLES) as [PrintedColumn, string][];
  return {
    row: number.row,
    number: number.column,
    fields: columnsOf(PACKAGE_COLUMNS[phase].map(({ field, title }) => [title, field] as const)),
    printed: columnsOf(printed.map(([column, title]) => [title, column] as const)),
    titles: new Map(titled.map(({ column, text }) => [column, text])),
  };
}

/** As long as a name may be that is typed here, and storable on both databases; also behind the colon in the cell of the label. */
function filledByIn(cells: readonly Shown[]): string {
  const label = cells.find(({ text }) => text.startsWith(FILLED_BY));
  const right = cells.filter(({ row, column }) => row === label?.row && column > label.column);
  const written = label?.text.slice(FILLED_BY.length) || right[0]?.text || '';
  const name = written.trim().replaceAll('\0', '').toWellFormed();
  return [...name].slice(0, LONGEST_NAME).join('');
}

/** Of each row what a merged range hides below or beside its first cell: nobody emptied it. */
function mergedCells(sheet: WorkSheet, { row: headRow, fields, printed }: Head, last: number): Map<number, string[]> {
  const columns = [...fields, ...printed];
  const hidden = new Map<number, string[]>();
  for (const { s, e } of sheet['!merges'] ?? [])
    for (let row = Math.max(s.r, headRow + 1); row <= Math.min(e.r, last); row++)
      for (const [column, field] of columns)
        if (column >= s.c && column <= e.c && (row !== s.r || column !== s.c))
          hidden.set(row, [...(hidden.get(row) ?? []), field]);
  return hidden;
}

/** A row as it came back. */
interface ReadRow {
  number: number;
  texts: Record<string, string>;
  printed: Partial<Record<PrintedColumn, string>>;
  /** Fields and columns that a merged range hides. */
  merged: readonly string[];
}

/** Takes the rows below the head as they came back, and says a sentence for whatever of them is not read, or may not be meant so. */
class RowsReader {
  readonly rows: ReadRow[] = [];
  readonly doubts: string[] = [];
  readonly #head: Head;
  readonly #hidden: Map<number, string[]>;
  readonly #withoutResult: Map<number, SheetPlace[]>;

  constructor(sheet: WorkSheet, cells: readonly Shown[], head: Head, withoutResult: readonly SheetPlace[]) {
    this.#head = head;
    this.#withoutResult = Map.groupBy(withoutResult, ({ row }) => row);
    const below = cells.filter(({ row }) => row > head.row);
    this.#hidden = mergedCells(sheet, head, below.at(-1)?.row ?? head.row);
    for (const [row, own] of Map.groupBy(below, (cell) => cell.row)) this.#readRow(row, own);
    this.#reportOthers(below);
  }

  #readRow(row: number, cells: readonly Shown[]): void {
    const { number: at, fields, printed } = this.#head;
    const number = Number(cells.find(({ column }) => column === at)?.text || 'none');
    if (!Number.isSafeInteger(number)) {
      this.doubts.push(`“${ROWS}”页第 ${row + 1} 行没有编号，不在这个工作包里，没有读入。`);
      return;
    }
    // An emptied cell is left out of the file; a column whose title is gone was emptied by nobody.
    const read: ReadRow = {
      number,
      texts: Object.fromEntries([...fields.values()].map((one) => [one, ''])),
      printed: {},
      merged: this.#hidden.get(row) ?? [],
    };
    for (const { column, text, doubt } of cells) {
      const [field, kind] = [fields.get(column), printed.get(column)];
      if (field !== undefined && doubt) this.doubts.push(`编号 ${number}：${doubt}`);
      if (field !== undefined) read.texts[field] = text;
      if (kind !== undefined) read.printed[kind] = text;
    }
    for (const field of read.merged) delete read.texts[field];
    if (read.merged.some((one) => [...fields.values()].includes(one)))
      this.doubts.push(`编号 ${number} 有与别的格合并的格，原来的内容不变。请取消合并、逐行填写再交。`);
    for (const place of this.#withoutResult.get(row) ?? []) {
      const field = fields.get(place.column);
      if (field === undefined) continue;
      delete read.texts[field];
      this.doubts.push(
        `编号 ${number}：${cellName(place)} 是公式，文件里没有存它的结果，没有读入。请打开、保存后再交。`,
      );
    }
    this.rows.push(read);
  }

  /** Columns that the package does not have, or has twice. */
  #reportOthers(below: readonly Shown[]): void {
    const { number, fields, printed, titles } = this.#head;
    const others = below.filter(({ column }) => column !== number && !fields.has(column) && !printed.has(column));
    for (const [column, { length }] of Map.groupBy(others, (cell) => cell.column)) {
      const title = titles.get(column) ?? '';
      const named = title === '' ? `没有表头的第 ${column + 1} 列` : `“${title}”一列（第 ${column + 1} 列）`;
      this.doubts.push(`“${ROWS}”页${named}不在这个工作包里，没有读入，共 ${length} 格。`);
    }
  }
}

/** What a row says that its key does not ask for, a sentence each. */
function unasked({ number, texts, printed }: ReadRow, { versions, printed: sums }: PackageKeyRow, phase: PackagePhase) {
  const columns = PACKAGE_COLUMNS[phase].filter(
    ({ field }) => versions[field] === undefined && !NOT_ASKED.includes(texts[field]?.trim() ?? ''),
  );
  const written = columns.map(
    ({ field, title }) => `编号 ${number} 的“${title}”不用填，写的“${texts[field]}”没有读入。`,
  );
  const target = printed.target !== undefined && sums !== undefined && textSum(printed.target) !== sums.target;
  return target
    ? [...written, `编号 ${number} 的年度指标值在表里被改动过，没有读入；要改指标值，请找发出的人。`]
    : written;
}

/** Whether another project or indicator stands beside the number than when the package was given out. */
function isMoved({ printed, merged }: ReadRow, { printed: sums }: PackageKeyRow, head: Head): boolean {
  const stand = new Set(head.printed.values());
  return (
    sums !== undefined &&
    (['project', 'name'] as const).some(
      (column) => stand.has(column) && !merged.includes(column) && textSum(printed[column] ?? '') !== sums[column],
    )
  );
}

/** The rows by their keys; a number that stands there twice is lost, for nobody knows which one counts. */
function matchRows(
  reader: RowsReader,
  keys: PackageKeys,
  head: Head,
): Omit<ReturnedPackage, keyof PackageKeys | 'filledBy'> {
  const byNumber = Map.groupBy(reader.rows, ({ number }) => number);
  const found = { texts: {} as ReturnedPackage['texts'], lost: [] as number[], moved: [] as number[] };
  const doubts = [...reader.doubts];
  for (const key of keys.rows) {
    const [row, ...more] = byNumber.get(key.number) ?? [];
    byNumber.delete(key.number);
    if (!row || more.length > 0) found.lost.push(key.number);
    else if (isMoved(row, key, head)) found.moved.push(key.number);
    else {
      found.texts[key.number] = row.texts;
      doubts.push(...unasked(row, key, keys.phase));
    }
  }
  for (const number of byNumber.keys()) doubts.push(`编号 ${number} 不在这个工作包里，没有读入。`);
  return { ...found, doubts };
}

function keysOf(open: OpenWorkbook): PackageKeys | null {
  const pieces = shownCells(open, KEYS).filter(({ column }) => column === 0);
  return readPackageKeys(pieces.map(({ text }) => text));
}

/** Sheets that somebody added and filled in, a sentence each; what programs hide in a workbook is none. */
function otherSheets({ book, marksOf }: OpenWorkbook): string[] {
  const own: readonly string[] = Object.values(PACKAGE_SHEETS);
  return book.SheetNames.filter((name, at) => {
    const isHidden = Boolean(book.Workbook?.Sheets?.[at]?.Hidden);
    return !own.includes(name) && !isHidden && cellsOf(book.Sheets[name] ?? {}, marksOf(name)).length > 0;
  }).map((name) => `工作表“${name}”没有读入，只读“${ROWS}”这一页。另一个工作包请单独交回。`);
}

/** A 工作包 that somebody filled in with Excel, WPS or LibreOffice; every other workbook is refused with a sentence. */
export function readWorkPackage(bytes: Uint8Array): ReadWorkPackage {
  const open = openWorkbook(bytes);
  if (typeof open === 'string') return { ok: false, problem: open };
  const [rows, keySheet] = [open.book.Sheets[ROWS], open.book.Sheets[KEYS]];
  if (!keySheet) return { ok: false, problem: rows ? MESSAGES.copied : MESSAGES.other };
  const keys = keysOf(open);
  if (!keys) return { ok: false, problem: MESSAGES.changed };
  if (!rows) return { ok: false, problem: RENAMED };
  const cells = shownCells(open, ROWS);
  const problem = sizeProblem(ROWS, cells);
  if (problem) return { ok: false, problem };
  const head = findHead(cells, keys.phase);
  if (!head) return { ok: false, problem: MESSAGES.head };
  const reader = new RowsReader(rows, cells, head, open.marksOf(ROWS).withoutResult);
  const matched = matchRows(reader, keys, head);
  const doubts = [...otherSheets(open), ...matched.doubts];
  return { ok: true, returned: { ...keys, ...matched, filledBy: filledByIn(cells), doubts } };
}
