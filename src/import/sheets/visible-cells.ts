import type { Range } from '@e965/xlsx';
import { MOST_COLUMNS, type Placed } from '#src/import/sheets/open-workbook.ts';
import { cellName, columnName, placeKey, type SheetMarks } from '#src/import/sheets/sheet-marks.ts';

/** How many rows, columns or cells a sentence names. */
const MOST_NAMES = 10;

function named(names: readonly string[], unit: string): string {
  const some = names.slice(0, MOST_NAMES).join('、');
  return names.length > MOST_NAMES ? `${some}…共 ${names.length} ${unit}` : some;
}

/** The numbers of a range from the first that is not hidden on; null where all of them are. */
function firstShown(from: number, to: number, isHidden: (at: number) => boolean): number | null {
  for (let at = from; at <= to; at += 1) if (!isHidden(at)) return at;
  return null;
}

/** A cell that is shown, with the merged range that it is the first of, both without their hidden rows and columns in front. */
export type Shown = Placed & { range: Range };

/** The cells of a sheet that are not hidden, and a sentence each for hidden rows and hidden columns that hold something. */
export function visibleCells(
  placed: readonly Placed[],
  merges: readonly Range[],
  { hiddenRows, hiddenColumns }: SheetMarks,
): { cells: Shown[]; leftOut: string[] } {
  const isHiddenRow = (row: number) => hiddenRows.has(row);
  const hidden = new Set(
    hiddenColumns.flatMap(({ from, to }) =>
      Array.from({ length: Math.max(0, Math.min(to, MOST_COLUMNS) - from + 1) }, (_, at) => from + at),
    ),
  );
  const isHiddenColumn = (column: number) => hidden.has(column);
  const ranges = new Map(merges.map((range) => [placeKey({ row: range.s.r, column: range.s.c }), range] as const));
  const cells: Shown[] = [];
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (const one of placed) {
    const place = { r: one.row, c: one.column };
    const { e } = ranges.get(placeKey(one)) ?? { e: place };
    const row = firstShown(one.row, e.r, isHiddenRow);
    const column = firstShown(one.column, e.c, isHiddenColumn);
    if (row === null) rows.add(one.row);
    else if (column === null) columns.add(one.column);
    else cells.push({ ...one, row, column, range: { s: { r: row, c: column }, e } });
  }
  return { cells, leftOut: hiddenSentences(rows, columns) };
}

function hiddenSentences(rows: ReadonlySet<number>, columns: ReadonlySet<number>): string[] {
  const ascending = (numbers: ReadonlySet<number>) => [...numbers].toSorted((one, other) => one - other);
  const sentences: string[] = [];
  if (rows.size > 0) {
    const names = named(
      ascending(rows).map((row) => `${row + 1}`),
      '行',
    );
    sentences.push(`隐藏的第 ${names} 行没有读入。如果要读，请在 Excel 或 WPS 中取消隐藏或筛选后再导入。`);
  }
  if (columns.size > 0) {
    const names = named(ascending(columns).map(columnName), '列');
    sentences.push(`隐藏的 ${names} 列没有读入。如果要读，请在 Excel 或 WPS 中取消隐藏后再导入。`);
  }
  return sentences;
}

/** A sentence for the formulas of a sheet whose results the file does not hold; none where it holds all. */
export function withoutResultSentence({ withoutResult }: SheetMarks): string[] {
  if (withoutResult.length === 0) return [];
  const names = named(withoutResult.map(cellName), '格');
  return [`${names} 是公式，文件里没有存它的结果，没有读入。请在 Excel 或 WPS 中打开、保存后再导入。`];
}
