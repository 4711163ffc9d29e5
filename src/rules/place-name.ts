import { cellName } from '#src/rules/cell-name.ts';
import type { Finding } from '#src/rules/findings.ts';

type Field = Finding['field'];

/** The project's own cells that findings of no row are about. */
const PROJECT_CELLS: Partial<Record<Field, string>> = {
  initial: 'initial.total',
  budget: 'budget.total',
  executed: 'executed.total',
  expected: 'expected.total',
  reason: 'executionReason',
  goalResult: 'goalResult',
};

/** Parts of the form that are no cell of the money. */
const PARTS: Partial<Record<Field, string>> = {
  weight: '分值',
  category: '指标设置',
  target: '指标设置',
  total: '总分',
  grade: '等级',
  project: '项目名称',
  unit: '单位',
  filedOn: '填报日期',
  narrative: '自评报告',
  goalResult: cellName('goalResult'),
};

/** The project's own cell that a finding of no row is about; null where it is about a whole part of the form. */
export function projectCell(field: Field): string | null {
  return PROJECT_CELLS[field] ?? null;
}

/** The part of the form that a finding of no row is about. */
export function partOf(field: Field): string {
  return PARTS[field] ?? '项目资金';
}

/** Where a finding is, in the form's words: `报修响应 实际完成值`, `项目资金 执行情况说明`, `分值`. `row`: the row's name, '' for none. */
export function placeName(row: string, field: Field): string {
  if (row !== '') return `${row} ${cellName(field)}`;
  // The name of a part says already which of its cells it is.
  return PARTS[field] ?? `项目资金 ${cellName(projectCell(field) ?? field)}`;
}
