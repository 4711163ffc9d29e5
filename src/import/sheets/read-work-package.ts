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
  type PackageKeys,
  type ReturnedPackage,
  readPackageKeys,
} from '#src/rules/work-package-layout.ts';

/** A returned package, or a sentence for the person who chose the file. */
export type ReadWorkPackage = { ok: true; returned: ReturnedPackage } | { ok: false; problem: string };

const MESSAGES = {
  other: '这不是本程序发出的工作包：没有找到“填报”页和随包的标记。请交回原来的文件，不要把内容复制到新的工作簿。',
  changed: '随包的标记被改动过，认不出是哪些指标。请重新下载工作包，把填好的内容粘贴过去再交。',
  head: '“填报”页的表头被改动过，找不到“编号”一栏。请按原样恢复表头再交。',
};

const LONGEST_NAME = 50;

type Shown = Placed & { text: string; doubt?: string };

function shownCells({ book, marksOf, date1904 }: OpenWorkbook, name: string): Shown[] {
  const placed = cellsOf(book.Sheets[name] ?? {}, marksOf(name));
  return placed.map((one) => ({ ...one, ...sheetCellText(one.cell, one.mark, date1904) }));
}

/** The columns of the fields by their titles in the head row; null where no row has the title of the numbers. */
function findHead(cells: readonly Shown[], phase: PackagePhase) {
  const number = cells.find(({ text }) => text === NUMBER_TITLE);
  if (!number) return null;
  const titled = cells.filter(({ row }) => row === number.row);
  const columns = PACKAGE_COLUMNS[phase].flatMap(({ field, title }) => {
    const at = titled.find(({ text }) => text === title);
    return at ? [[at.column, field] as const] : [];
  });
  return { row: number.row, number: number.column, fields: new Map(columns) };
}

/** As long as a name may be that is typed here, and storable on both databases. */
function filledByIn(cells: readonly Shown[]): string {
  const label = cells.find(({ text }) => text === FILLED_BY);
  const right = cells.filter(({ row, column }) => row === label?.row && column > label.column);
  const name = (right[0]?.text ?? '').replaceAll('\0', '').toWellFormed();
  return [...name].slice(0, LONGEST_NAME).join('');
}

/**
 * The texts of each row by its number, and a sentence for each that may not be what was meant; a number that stands there twice is lost,
 * for nobody knows which one counts.
 */
function textsOf(
  cells: readonly Shown[],
  head: NonNullable<ReturnType<typeof findHead>>,
  withoutResult: readonly SheetPlace[],
) {
  const texts: ReturnedPackage['texts'] = {};
  // An emptied cell is left out of the file; a column whose title is gone was emptied by nobody.
  const empty = Object.fromEntries([...head.fields.values()].map((field) => [field, '']));
  const twice = new Set<number>();
  const doubts: string[] = [];
  const unknown = Map.groupBy(withoutResult, ({ row }) => row);
  const below = new Map<number, Shown[]>();
  for (const cell of cells) {
    if (cell.row <= head.row) continue;
    below.set(cell.row, [...(below.get(cell.row) ?? []), cell]);
  }
  for (const row of below.values()) {
    const number = Number(row.find(({ column }) => column === head.number)?.text ?? 'none');
    if (!Number.isSafeInteger(number)) {
      doubts.push(`“填报”页第 ${(row[0]?.row ?? 0) + 1} 行没有编号，不在这个工作包里，没有读入。`);
      continue;
    }
    if (texts[number]) twice.add(number);
    const written = row.flatMap(({ column, text, doubt }) => {
      const field = head.fields.get(column);
      if (field !== undefined && doubt) doubts.push(`编号 ${number}：${doubt}`);
      return field === undefined ? [] : [[field, text] as const];
    });
    texts[number] = { ...empty, ...Object.fromEntries(written) };
    for (const place of unknown.get(row[0]?.row ?? 0) ?? []) {
      const field = head.fields.get(place.column);
      if (field === undefined) continue;
      delete texts[number][field];
      doubts.push(`编号 ${number}：${cellName(place)} 是公式，文件里没有存它的结果，没有读入。请打开、保存后再交。`);
    }
  }
  return { texts, twice, doubts };
}

function keysOf(open: OpenWorkbook): PackageKeys | null {
  const pieces = shownCells(open, PACKAGE_SHEETS.keys).filter(({ column }) => column === 0);
  return readPackageKeys(pieces.map(({ text }) => text));
}

/** A 工作包 that somebody filled in with Excel, WPS or LibreOffice; every other workbook is refused with a sentence. */
export function readWorkPackage(bytes: Uint8Array): ReadWorkPackage {
  const open = openWorkbook(bytes);
  if (typeof open === 'string') return { ok: false, problem: open };
  const { Sheets } = open.book;
  if (!Sheets[PACKAGE_SHEETS.rows] || !Sheets[PACKAGE_SHEETS.keys]) return { ok: false, problem: MESSAGES.other };
  const keys = keysOf(open);
  if (!keys) return { ok: false, problem: MESSAGES.changed };
  const cells = shownCells(open, PACKAGE_SHEETS.rows);
  const problem = sizeProblem(PACKAGE_SHEETS.rows, cells);
  if (problem) return { ok: false, problem };
  const head = findHead(cells, keys.phase);
  if (!head) return { ok: false, problem: MESSAGES.head };
  const { texts, twice, doubts } = textsOf(cells, head, open.marksOf(PACKAGE_SHEETS.rows).withoutResult);
  const known = new Set(keys.rows.map(({ number }) => number));
  for (const number of Object.keys(texts).map(Number))
    if (!known.has(number)) doubts.push(`编号 ${number} 不在这个工作包里，没有读入。`);
  const lost = keys.rows.map(({ number }) => number).filter((number) => !texts[number] || twice.has(number));
  return { ok: true, returned: { ...keys, filledBy: filledByIn(cells), texts, lost, doubts } };
}
