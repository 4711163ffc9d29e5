import type { RowScore } from '#src/rules/score.ts';
import type { SheetRow } from '#src/rules/sheet.ts';

/** A row as typed with what it scores. */
export interface CheckedRow {
  entry: SheetRow;
  score: RowScore;
}

/** False for rows that say of themselves that they are no indicator (不适用, 无 in the name column). */
export function isIndicator({ score: { target } }: CheckedRow): boolean {
  return !(target.ok && target.target.kind === 'not-applicable');
}

/** Rows by their number on the form as people count them: 第 2、5 行. */
export function rowNumbers(indexes: readonly number[]): string {
  return `第 ${indexes.map((index) => index + 1).join('、')} 行`;
}
