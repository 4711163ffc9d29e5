import { notesBlock, plain, plainCell, SIGNATURES, signatureBlock, valueCell } from '#reports/below-form.ts';
import { FIXED, type IndicatorColumns } from '#reports/columns.ts';
import type { PaperBlock, PaperCell, PaperGroup, PaperRow } from '#reports/paper.ts';
import type { EvaluationRecord, RecordIndicator, RecordMoneyRow } from '#src/rules/record.ts';

const NO_FIGURE = '—';
const LABEL_WIDTH = FIXED.indicators + FIXED.category;
const RATE_WIDTH = 132;
const AMOUNT_SHARE = 0.233;

/**
 * The tables of the 项目支出绩效自评表 from top to bottom: project, money, annual goal, indicators with the closing lines,
 * 说明, and the signature line where it is asked for. Every text is printed as the record has it.
 */
export function selfEvaluationBlocks(
  record: EvaluationRecord,
  layout: IndicatorColumns,
  signatures: boolean,
): PaperBlock[] {
  const blocks = [projectBlock(record, layout), moneyBlock(record, layout), goalBlock(record, layout)];
  blocks.push({ id: 'indicators', columns: layout.columns, head: [indicatorHead()], rows: indicatorRows(record) });
  if (record.notes.length > 0) blocks.push(notesBlock(layout.width, record.notes));
  if (signatures) blocks.push(signatureBlock(layout.width, SIGNATURES));
  return blocks;
}

function projectBlock({ project }: EvaluationRecord, { width }: IndicatorColumns): PaperBlock {
  const value = Math.floor((width - 2 * LABEL_WIDTH) / 2);
  const columns = [LABEL_WIDTH, width - 2 * LABEL_WIDTH - value, LABEL_WIDTH, value];
  const name = [label('项目名称'), { text: plain(project.name), span: 3 }];
  const units = [label('主管部门'), plainCell(project.department), label('实施单位'), plainCell(project.unit)];
  return {
    id: 'project',
    columns,
    head: [],
    rows: [
      { id: 'project-name', groups: [], cells: name },
      { id: 'project-units', groups: [], cells: units },
    ],
  };
}

function moneyBlock(record: EvaluationRecord, { width }: IndicatorColumns): PaperBlock {
  const groups = [{ id: 'money', label: `项目资金（${record.currency}）`, look: 'strong' }];
  const rest = width - LABEL_WIDTH - RATE_WIDTH - FIXED.weight - FIXED.score;
  const amount = Math.floor(rest * AMOUNT_SHARE);
  const columns = [LABEL_WIDTH, rest - 3 * amount, amount, amount, amount, FIXED.weight, RATE_WIDTH, FIXED.score];
  const heads = ['', '年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'];
  return {
    id: 'money',
    columns,
    head: [{ id: 'money-head', groups, cells: heads.map(head) }],
    rows: record.money.rows.map((row) => ({ id: `money-${row.line}`, groups, cells: moneyCells(row) })),
  };
}

function moneyCells(row: RecordMoneyRow): PaperCell[] {
  const isPart = row.line === 'carriedOver' || row.line === 'other';
  return [
    { text: plain(row.label), look: isPart ? 'part-of' : undefined },
    ...[row.initial, row.budget, row.executed, row.weight, row.rate, row.score].map(figure),
  ];
}

function goalBlock({ goal }: EvaluationRecord, { width }: IndicatorColumns): PaperBlock {
  const groups = [{ id: 'goal', label: '年度总体目标', look: 'strong' }];
  const half = Math.floor((width - LABEL_WIDTH) / 2);
  return {
    id: 'goal',
    columns: [LABEL_WIDTH, width - LABEL_WIDTH - half, half],
    head: [{ id: 'goal-head', groups, cells: ['预期目标', '实际完成情况'].map(head) }],
    rows: [{ id: 'goal-text', groups, cells: [plainCell(goal.expected), plainCell(goal.actual)] }],
  };
}

const INDICATORS: PaperGroup = { id: 'indicators', label: '绩效指标', look: 'strong' };

function indicatorHead(): PaperRow {
  const heads = [
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
  ];
  return { id: 'indicators-head', groups: [INDICATORS], cells: heads.map(head) };
}

function indicatorRows(record: EvaluationRecord): PaperRow[] {
  let category: PaperGroup | undefined;
  let subcategory: PaperGroup | undefined;
  const rows: PaperRow[] = record.indicators.map((indicator, index) => {
    const previous = record.indicators[index - 1];
    if (category === undefined || previous?.category !== indicator.category) {
      category = { id: `category-${index}`, label: indicator.category, note: pointsOf(record, indicator) };
      subcategory = undefined;
    }
    if (subcategory === undefined || previous?.subcategory !== indicator.subcategory) {
      subcategory = { id: `subcategory-${index}`, label: indicator.subcategory };
    }
    return { id: `indicator-${index}`, groups: [INDICATORS, category, subcategory], cells: indicatorCells(indicator) };
  });
  return [...rows, ...totalRows(record)];
}

function indicatorCells(row: RecordIndicator): PaperCell[] {
  return [
    { text: plain(row.name), look: 'name', names: true },
    valueCell(row.target),
    valueCell(row.actual),
    figure(row.weight),
    figure(row.score),
    plainCell(row.remark),
  ];
}

/** （50分）: the points of the level-1 category without trailing zeros. */
function pointsOf(record: EvaluationRecord, indicator: RecordIndicator): string | undefined {
  const weight = record.categories.find((each) => each.category === indicator.category)?.weight;
  return weight === undefined ? undefined : `（${weight.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '')}分）`;
}

function totalRows(record: EvaluationRecord): PaperRow[] {
  return record.totals.map((line, index) => {
    const isLast = index === record.totals.length - 1;
    return {
      id: `total-${index}`,
      groups: [],
      withPrevious: true,
      cells: [
        { lead: line.label, text: plain(line.working), span: 6 },
        figure(line.weight),
        { text: line.score, look: isLast ? 'figure strong' : 'figure' },
        { text: isLast && record.grade !== null ? `等级：${record.grade}` : '', look: isLast ? 'strong' : undefined },
      ],
    };
  });
}

function head(text: string): PaperCell {
  return { text, look: 'head' };
}

function label(text: string): PaperCell {
  return { text, look: 'label' };
}

function figure(text: string): PaperCell {
  return { text, look: text === NO_FIGURE ? 'none' : 'figure' };
}
