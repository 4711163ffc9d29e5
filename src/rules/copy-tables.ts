import { Decimal, parseDecimal } from '#src/rules/decimal.ts';
import { type Currency, formatMoney } from '#src/rules/money.ts';
import type { EvaluationRecord, RecordIndicator, RecordMoneyRow } from '#src/rules/record.ts';
import { parseTarget } from '#src/rules/target.ts';

/** A part of the form in the field order of 预算管理一体化, ready to be copied: what is shown is what is copied. */
export interface CopyTable {
  id: 'project' | 'money' | 'goal' | 'indicators' | 'result';
  title: string;
  columns: string[];
  rows: string[][];
}

const NO_FIGURE = '—';
const TEN_THOUSAND = new Decimal(10_000);
/** A spreadsheet would take such a text for a formula when it is pasted; a signed number is none. */
const LIKE_FORMULA = /^[=+\-@](?![\d.,]*%?$)./su;

/** The year-end form as its tables to copy, money in the asked unit. */
export function copyTables(record: EvaluationRecord, currency: Currency): CopyTable[] {
  const { project, goal } = record;
  return [
    {
      id: 'project',
      title: '基本信息',
      columns: ['项目名称', '年度', '主管部门', '实施单位', '项目性质', '项目类别'],
      rows: [
        [project.name, String(project.year), project.department, project.unit, project.nature, project.projectClass],
      ],
    },
    {
      id: 'money',
      title: `项目资金（${currency}）`,
      columns: ['资金来源', '年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'],
      rows: record.money.rows.map((row) => moneyCells(row, record.currency, currency)),
    },
    {
      id: 'goal',
      title: '年度总体目标',
      columns: ['预期目标', '实际完成情况'],
      rows: [[goal.expected, goal.actual]],
    },
    {
      id: 'indicators',
      title: '绩效指标',
      columns: [
        '一级指标',
        '二级指标',
        '三级指标',
        '指标性质',
        '指标值',
        '度量单位',
        '实际完成值',
        '分值',
        '得分',
        '偏差原因分析及改进措施',
      ],
      rows: record.indicators.map(indicatorCells),
    },
    {
      id: 'result',
      title: '自评结果',
      columns: ['总分', '等级', '说明'],
      rows: [[record.total ?? '', record.grade ?? '', record.notes.join('\n')]],
    },
  ];
}

/**
 * A printed amount in another unit without thousands separators, as an input field takes it: 557,500.00 元 is 55.75 万元. Exact;
 * what is no amount stays as it is.
 */
export function amountIn(text: string, from: Currency, to: Currency): string {
  const amount = parseDecimal(text);
  if (amount === null) return text;
  const converted = from === to ? amount : from === '元' ? amount.div(TEN_THOUSAND) : amount.times(TEN_THOUSAND);
  return formatMoney(converted, to).replaceAll(',', '');
}

/**
 * A table as text that a spreadsheet pastes cell by cell: tabs between cells, cells with a line end in quotation marks, and an
 * apostrophe before a text that it would take for a formula.
 */
export function tabbedText({ columns, rows }: CopyTable): string {
  return [columns, ...rows].map((row) => row.map(tabbedCell).join('\t')).join('\n');
}

function tabbedCell(text: string): string {
  const plain = LIKE_FORMULA.test(text) ? `'${text}` : text;
  return /[\t\n"]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function moneyCells(row: RecordMoneyRow, from: Currency, to: Currency): string[] {
  const amounts = [row.initial, row.budget, row.executed].map((text) => amountIn(text, from, to));
  return [row.label.replace('其中：', ''), ...amounts, ...[row.weight, row.rate, row.score].map(figure)];
}

function indicatorCells(row: RecordIndicator): string[] {
  const head = [row.category, row.subcategory, row.name];
  const target = targetCells(row);
  const actual = actualIn(target[2] ?? '', row);
  return [...head, ...target, actual, figure(row.weight), figure(row.score), row.remark];
}

/** 实际完成值 as the number alone where it is an amount of 度量单位, which has a field of its own; else as printed. */
function actualIn(unit: string, { actual, understood }: RecordIndicator): string {
  const isAmount = unit !== '' && understood.actual.endsWith(unit);
  const number = isAmount ? parseDecimal(understood.actual.slice(0, -unit.length)) : null;
  return number === null ? actual : number.toFixed();
}

/** 指标性质, 指标值 and 度量单位; what is no single number is 定性 with its whole text. */
function targetCells(row: RecordIndicator): string[] {
  const parsed = parseTarget(row.target, row);
  if (!parsed.ok || parsed.target.kind === 'not-applicable') return ['', row.target, ''];
  if (parsed.target.kind !== 'quantity') return ['定性', row.target, ''];
  const { comparator, amount, unit } = parsed.target;
  return [comparator, amount.toFixed(), unit.text];
}

function figure(text: string): string {
  return text === NO_FIGURE ? '' : text;
}
