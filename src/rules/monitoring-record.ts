import type { CauseField, MidYearColumn, Pace } from '#src/rules/mid-year.ts';
import type { EvaluationRecord, MoneyLine } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

/** 绿 黄 红; 未定 while what it looks at was not filled in. */
export type Light = '绿' | '黄' | '红' | '未定';

export interface RecordMonitoringMoney extends Record<MidYearColumn, string> {
  line: MoneyLine;
  label: string;
  /** 执行率 so far, of the initial budget. */
  rate: string;
}

export interface RecordMonitoringIndicator {
  id: string;
  category: string;
  subcategory: string;
  name: string;
  /** The target in force when the form was submitted. */
  target: string;
  /** What people typed, field by field. */
  typed: { actual: string; forecast: string; likelihood: string; explanation: string; measure: string; remark: string };
  pace: Pace | null;
  /** As printed. */
  actual: string;
  forecast: string;
  likelihood: string;
  /** √ or ''. */
  causes: Record<CauseField, string>;
  explanation: string;
  /** 备注 as printed: 措施：…；and the remark. */
  remark: string;
  weight: string;
  /** Points that the forecast would give, and the ends of their range; '—' where unknown. */
  score: string;
  low: string;
  high: string;
  working: string;
}

/** 预计得分 under the rulebook, its range and the two lights, as shown. */
export interface RecordOutlook {
  /** Null while a row has no forecast. */
  total: string | null;
  low: string;
  high: string;
  missing: number;
  money: { light: Light; working: string };
  targets: { light: Light; working: string };
}

/**
 * The frozen record of a mid-year monitoring: everything the 项目支出绩效目标执行监控表 prints, as printed. Plain JSON;
 * `format` names this shape for ever. An open sheet gives the same shape with `submitted: null` (草稿).
 */
export interface MonitoringRecord {
  format: 1;
  phase: 'mid-year';
  version: number;
  project: EvaluationRecord['project'];
  currency: '元' | '万元';
  rulebook: Rulebook;
  title: string;
  /** `YYYY-MM-DD` and 1—7月. */
  period: { end: string; months: string };
  money: { rows: RecordMonitoringMoney[] };
  goal: string;
  indicators: RecordMonitoringIndicator[];
  outlook: RecordOutlook;
  /** 说明 lines printed under the table. */
  notes: string[];
  submitted: { at: string; by: string } | null;
}
