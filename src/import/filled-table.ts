import type { AmountCell } from '#src/rules/form-cells.ts';

/** The cells of a filled row beside its target, as printed; '' where the form has nothing. */
export interface FilledRow {
  /** 实际完成值 */
  actual: string;
  /** 得分 */
  score: string;
  /** 偏差原因分析及改进措施 */
  reason: string;
}

/**
 * What a filled 自评表 says beyond the targets, as printed: amounts in the currency of its table without separators, the goal's
 * result, and of every indicator, in their order, what was reached.
 */
export interface FilledTable {
  amounts: Partial<Record<AmountCell, string>>;
  /** 年度总体目标的实际完成情况 */
  goalResult: string;
  /** The reason for a low 预算执行率 that is printed below the form. */
  executionReason: string;
  rows: FilledRow[];
  /** 总分 as printed; '' where the form prints none. */
  total: string;
}

/** The columns of a filled 自评表 beside those of a target table. */
export const FILLED_COLUMNS = ['actual', 'score', 'reason'] as const satisfies readonly (keyof FilledRow)[];
export type FilledColumn = (typeof FILLED_COLUMNS)[number];

export const EMPTY_FILLED_ROW: FilledRow = { actual: '', score: '', reason: '' };

/** Whether anybody filled in anything: an empty form, or a target table with empty columns beside it, is none. */
export function isFilled({ amounts, goalResult, rows }: FilledTable): boolean {
  const spent = Object.entries(amounts).some(([cell, text]) => cell.startsWith('executed.') && text !== '');
  return spent || goalResult !== '' || rows.some(({ actual, score }) => actual !== '' || score !== '');
}
