import type { WorkSheet } from '@e965/xlsx';
import { chineseFormat } from '#src/import/sheets/number-formats.ts';

/** What the library does not tell of a style that cells name. */
export interface CellStyle {
  /** Its number format where the workbook names it by a number that only Chinese Excel knows. */
  format?: string;
  struck?: true;
}

/** The style of a font and a format by its number, where the workbook does not write out what that number stands for. */
export function cellStyle(format: number, isWritten: boolean, struck: boolean | undefined): CellStyle {
  const shown = isWritten ? undefined : chineseFormat(format);
  return { ...(shown ? { format: shown } : {}), ...(struck ? { struck: true } : {}) };
}

/** What the library does not tell of a cell that holds something. */
export interface CellMark {
  /** Its number format where the library does not know it. */
  format?: string;
  /** What of its text is struck out; '' where all of it is. */
  struck?: string;
}

/** A place in a sheet; rows and columns count from 0. */
export interface SheetPlace {
  row: number;
  column: number;
}

/** What is to be known of a sheet beside its cells. */
export interface SheetMarks {
  /** By `placeKey`. */
  cells: Map<string, CellMark>;
  /** Cells with a formula whose result the file does not hold. */
  withoutResult: SheetPlace[];
  hiddenRows: Set<number>;
  hiddenColumns: { from: number; to: number }[];
  /** The last row that holds something, as far as was looked. */
  lastRow: number;
}

export function noMarks(): SheetMarks {
  return { cells: new Map(), withoutResult: [], hiddenRows: new Set(), hiddenColumns: [], lastRow: -1 };
}

export function placeKey({ row, column }: SheetPlace): string {
  return `${row}/${column}`;
}

/** The name of a cell in a spreadsheet: D7. */
export function cellName({ row, column }: SheetPlace): string {
  return `${columnName(column)}${row + 1}`;
}

/** The letters of a column, counted from 0: A, Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** The rows and columns of a sheet that the library says are hidden; it has to be asked for styles. */
export function hiddenMarks(sheet: WorkSheet): SheetMarks {
  const marks = noMarks();
  for (const [row, info] of (sheet['!rows'] ?? []).entries()) if (info?.hidden) marks.hiddenRows.add(row);
  for (const [column, info] of (sheet['!cols'] ?? []).entries())
    if (info?.hidden) marks.hiddenColumns.push({ from: column, to: column });
  return marks;
}
