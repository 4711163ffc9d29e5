import { ACKNOWLEDGED, type FilledForm } from '#src/rules/form-cells.ts';
import { CAUSES } from '#src/rules/mid-year.ts';
import { COLUMN_NAMES, LINE_NAMES, type MoneyColumn } from '#src/rules/money.ts';
import { NARRATIVE_SECTIONS } from '#src/rules/narrative-outline.ts';
import type { MoneyLine } from '#src/rules/record.ts';

const FIELD_NAMES: Readonly<Record<string, string>> = {
  actual: '实际完成值',
  attainment: '达成情况',
  share: '完成比例',
  reason: '偏差原因',
  measure: '改进措施',
  weight: '分值',
  notApplicable: '本年不适用的原因',
  deduction: '人工扣分',
  deductionReason: '扣分理由',
  executionReason: '执行情况说明',
  goalResult: '年度总体目标实际完成情况',
  forecast: '全年预计完成情况',
  likelihood: '完成目标可能性',
  ...Object.fromEntries(CAUSES.map(({ field, name }) => [field, `偏差原因（${name}）`])),
  explanation: '原因说明',
  remark: '备注',
  pace: '累计或比率',
  causes: '偏差原因',
  category: '一级指标',
  subcategory: '二级指标',
  name: '指标名称',
  target: '年度指标值',
  score: '得分',
  total: '总分',
  grade: '等级',
  rate: '执行率',
  initial: '年初预算数',
  budget: '全年预算数',
  executed: '全年执行数',
  expected: '全年预计执行数',
  project: '项目名称',
  unit: '实施单位',
  projectTotal: '项目资金总额',
  filedOn: '填报日期',
  narrative: '自评报告',
  ...Object.fromEntries(NARRATIVE_SECTIONS.map(({ field, heading }) => [field, heading])),
};

/** The year-end form's columns and the one that only the mid-year form has. */
const MONEY_NAMES: Record<MoneyColumn | 'expected', string> = { ...COLUMN_NAMES, expected: '全年预计执行数' };
const isColumn = (name: string): name is keyof typeof MONEY_NAMES => name in MONEY_NAMES;
const isLine = (name: string): name is MoneyLine => name in LINE_NAMES;

/** What the mid-year form calls differently. */
const MID_YEAR_NAMES: Readonly<Record<string, string>> = { actual: '执行情况', measure: '拟采取的措施' };
const FORM_NAMES: Record<FilledForm, string> = { 'year-end': '', 'mid-year': '年中监控：', narrative: '自评报告：' };

/** A cell's column in the form's words: `actual` 实际完成值, `executed.total` 全年执行数（年度资金总额）. An unknown one keeps its name. */
export function cellName(field: string): string {
  const [column = '', line = ''] = field.split('.');
  if (isColumn(column) && isLine(line)) return `${MONEY_NAMES[column]}（${LINE_NAMES[line].replace('其中：', '')}）`;
  if (field.startsWith(ACKNOWLEDGED)) return `自查 ${field.slice(ACKNOWLEDGED.length)} 已知晓`;
  return FIELD_NAMES[field] ?? field;
}

/** A cell with the form in which it stands, where that is not the year end: 年中监控：执行情况. */
export function cellNameIn(form: FilledForm, field: string): string {
  const own =
    form === 'mid-year' ? (MID_YEAR_NAMES[field] ?? cellName(field).replace('全年执行数', '执行数')) : cellName(field);
  return FORM_NAMES[form] + own;
}
