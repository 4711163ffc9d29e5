import { cellName } from '#src/rules/cell-name.ts';
import type { Finding } from '#src/rules/findings.ts';
import { cellId, PROJECT } from '#views/sheet-cell.tsx';

/** A finding with the anchor of its cell in the sheet. */
export interface CellPlace {
  /** `#cell-…` */
  anchor: string;
  /** The row's name, or the part of the form. */
  row: string;
  /** The column, '' where the finding is about no single cell. */
  column: string;
  message: string;
}

/** Fields of an indicator row that have an entry of their own; a finding at any other leads to the row. */
const ENTRIES = new Set([
  ...['actual', 'attainment', 'share', 'reason', 'weight', 'deduction'],
  ...['forecast', 'likelihood', 'explanation', 'measure'],
]);
const MONEY_ENTRIES: Readonly<Record<string, string>> = {
  initial: 'initial.total',
  budget: 'budget.total',
  executed: 'executed.total',
  expected: 'expected.total',
  reason: 'executionReason',
  goalResult: 'goalResult',
};

type Where = Pick<Finding, 'field'> & { indicatorId: string | null };

/** Where a click on a finding leads: its entry, else its row, else the part of the form that it is about. */
export function anchorOf({ indicatorId, field }: Where): string {
  if (indicatorId === null) {
    const entry = MONEY_ENTRIES[field];
    return entry === undefined ? '#sheet-totals' : `#${cellId(PROJECT, entry)}`;
  }
  return ENTRIES.has(field) ? `#${cellId(indicatorId, field)}` : `#row-${indicatorId}`;
}

/** Parts of the form that are no cell of the money. */
const PARTS: Partial<Record<Finding['field'], string>> = {
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

/** The part of the form that a finding of no row is about. */
export function partOf(field: Finding['field']): string {
  return PARTS[field] ?? '项目资金';
}

function columnOf({ indicatorId, field }: Where): string {
  if (indicatorId !== null) return ENTRIES.has(field) ? cellName(field) : '';
  const entry = MONEY_ENTRIES[field];
  // The part's own name says it already.
  return entry === undefined || field === 'goalResult' ? '' : cellName(entry);
}

/** A finding as a link: row, column, sentence. `name`: the row's, '' for the project's own cells. */
export function cellPlace(where: Where & { name: string; message: string }): CellPlace {
  const { name, field, message } = where;
  return { anchor: anchorOf(where), row: name || partOf(field), column: columnOf(where), message };
}
