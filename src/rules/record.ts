import type { Rulebook } from '#src/rules/rulebook.ts';

/** The money lines of the form: 年度资金总额, 其中：当年财政拨款, 上年结转资金, 其他资金. */
export const MONEY_LINES = ['total', 'appropriation', 'carriedOver', 'other'] as const;
export type MoneyLine = (typeof MONEY_LINES)[number];

export interface RecordMoneyRow {
  line: MoneyLine;
  label: string;
  initial: string;
  budget: string;
  executed: string;
  weight: string;
  rate: string;
  score: string;
}

export interface RecordIndicator {
  id: string;
  category: string;
  subcategory: string;
  name: string;
  target: string;
  /** What people typed, field by field. */
  typed: { actual: string; attainment: string; share: string; reason: string; measure: string };
  /** The target and the actual value as they were understood, for readers of the record. */
  understood: { target: string; actual: string };
  /** 实际完成值 as printed. */
  actual: string;
  weight: string;
  /** '—' while the row has no score. */
  score: string;
  met: boolean | null;
  working: string;
  /** 偏差原因分析及改进措施 as printed: 原因：…；措施：…. */
  remark: string;
}

/** One of the closing lines of the form: 得分合计, 折算, 封顶, 总分 (or 小计 while rows are missing). */
export interface RecordTotalLine {
  label: string;
  weight: string;
  score: string;
  /** How the line follows from the one above; '' for none. */
  working: string;
}

/**
 * The frozen record of a self-evaluation: everything the paper prints, as printed, so that paper never recomputes.
 * Plain JSON; `format` names this shape for ever. An open sheet gives the same shape with `submitted: null` (草稿).
 */
export interface EvaluationRecord {
  format: 1;
  phase: 'year-end';
  version: number;
  project: {
    id: string;
    name: string;
    year: number;
    nature: string;
    projectClass: string;
    department: string;
    unit: string;
    startDate: string;
    endDate: string;
  };
  currency: '元' | '万元';
  rulebook: Rulebook;
  /** 项目支出绩效自评表, in Shanghai 财政项目支出绩效自评表. */
  title: string;
  money: { rows: RecordMoneyRow[]; working: string };
  goal: { expected: string; actual: string };
  /** Level-1 categories in the order of the form with the sum of their weights, e.g. 产出指标 50.00. */
  categories: { category: string; weight: string }[];
  indicators: RecordIndicator[];
  totals: RecordTotalLine[];
  total: string | null;
  grade: string | null;
  /** 说明 lines printed under the table. */
  notes: string[];
  submitted: { at: string; by: string } | null;
}
