import { notesBlock, plain, plainCell, SIGNATURES, signatureBlock, valueCell } from '#reports/below-form.ts';
import { fitColumns } from '#reports/fit-columns.ts';
import type { PaperBlock, PaperCell, PaperGroup, PaperRow } from '#reports/paper.ts';
import { tableWidth } from '#reports/paper-size.ts';
import { CAUSES, LIKELIHOODS, TICK } from '#src/rules/mid-year.ts';
import type { MonitoringRecord, RecordMonitoringIndicator } from '#src/rules/monitoring-record.ts';

const WIDTH = tableWidth('landscape');
/** 一级指标 and 二级指标 keep their widths, so do the ticks: two characters and their padding. */
const GROUP = 78;
const TICK_WIDTH = 46;
const LABEL = 2 * GROUP;
const TEXTS = ['name', 'target', 'actual', 'forecast', 'explanation', 'remark'] as const;
const LEAST = { name: 7, target: 6, actual: 5, forecast: 5, explanation: 7, remark: 7 };

/** The tables of the 项目支出绩效目标执行监控表 from top to bottom; every text is printed as the record has it. */
export function monitoringBlocks(record: MonitoringRecord, signatures: boolean): PaperBlock[] {
  const blocks = [projectBlock(record), moneyBlock(record), indicatorBlock(record)];
  blocks.push(notesBlock(WIDTH, [...record.notes, ...footNotes(record)]));
  if (signatures) blocks.push(signatureBlock(WIDTH, SIGNATURES));
  return blocks;
}

/** How the form is to be filled in, as it says itself below its table. */
function footNotes({ rulebook }: MonitoringRecord): string[] {
  const explained = rulebook.monitoring.explainPossible ? '判断为“有可能”或“完全不可能”的' : '判断为“完全不可能”的';
  return [
    '偏差原因从经费保障、制度保障、人员保障、硬件条件保障等方面判断，在相应栏内打“√”，并在“原因说明”中写明。',
    '完成目标可能性分“确定能”“有可能”“完全不可能”三级，按年末能否完成年度指标值判断。',
    `${explained}，在“备注”中写明拟采取的措施。`,
  ];
}

function head(text: string, set: Partial<PaperCell> = {}): PaperCell {
  return { text, look: 'head', ...set };
}

function label(text: string): PaperCell {
  return { text, look: 'label' };
}

function figure(text: string): PaperCell {
  return { text, look: text === '—' ? 'none' : 'figure' };
}

function projectBlock({ project, goal }: MonitoringRecord): PaperBlock {
  const value = Math.floor((WIDTH - 2 * LABEL) / 2);
  const rows: [string, PaperCell[]][] = [
    ['name', [label('项目名称'), { text: plain(project.name), span: 3 }]],
    ['units', [label('主管部门'), plainCell(project.department), label('实施单位'), plainCell(project.unit)]],
    ['goal', [label('年度总体目标'), { text: plain(goal), span: 3 }]],
  ];
  return {
    id: 'project',
    columns: [LABEL, WIDTH - 2 * LABEL - value, LABEL, value],
    head: [],
    rows: rows.map(([id, cells]) => ({ id: `project-${id}`, groups: [], cells })),
  };
}

function moneyBlock({ money, currency, period }: MonitoringRecord): PaperBlock {
  const groups = [{ id: 'money', label: `项目资金（${currency}）`, look: 'strong' }];
  const amount = Math.floor((WIDTH - LABEL) / 5);
  const heads = [...['', '年初预算数', `${period.months}执行数`, `${period.months}执行率`, '全年预计执行数']];
  return {
    id: 'money',
    columns: [LABEL, WIDTH - LABEL - 4 * amount, amount, amount, amount, amount],
    head: [{ id: 'money-head', groups, cells: heads.map((text) => head(text)) }],
    rows: money.rows.map((row) => ({
      id: `money-${row.line}`,
      groups,
      cells: [
        { text: row.label, look: row.line === 'carriedOver' || row.line === 'other' ? 'part-of' : undefined },
        ...[row.initial, row.executed, row.rate, row.expected].map(figure),
      ],
    })),
  };
}

function indicatorHead({ period }: MonitoringRecord): PaperRow[] {
  const { months } = period;
  const first = ['一级指标', '二级指标', '三级指标', '年度指标值', `${months}执行情况`, '全年预计完成情况'];
  return [
    {
      id: 'indicators-head',
      groups: [],
      cells: [
        ...first.map((text) => head(text, { rows: 2 })),
        head('偏差原因分析', { span: CAUSES.length + 1 }),
        head('完成目标可能性', { span: LIKELIHOODS.length }),
        head('备注', { rows: 2 }),
      ],
    },
    {
      id: 'indicators-head-2',
      groups: [],
      cells: [...CAUSES.map(({ name }) => head(name)), head('原因说明'), ...LIKELIHOODS.map((one) => head(one))],
    },
  ];
}

function indicatorCells(row: RecordMonitoringIndicator): PaperCell[] {
  const tick = (on: boolean): PaperCell => ({ text: on ? TICK : '', look: 'none' });
  return [
    { text: plain(row.name), look: 'name', names: true },
    valueCell(row.target),
    valueCell(row.actual),
    valueCell(row.forecast),
    ...CAUSES.map(({ field }) => tick(row.causes[field] !== '')),
    plainCell(row.explanation),
    ...LIKELIHOODS.map((one) => tick(row.likelihood === one)),
    plainCell(row.remark),
  ];
}

function indicatorBlock(record: MonitoringRecord): PaperBlock {
  const { indicators } = record;
  const ticks = (CAUSES.length + LIKELIHOODS.length) * TICK_WIDTH;
  const fitted = fitColumns(
    TEXTS.map((field) => ({ texts: indicators.map((row) => plain(row[field])), least: LEAST[field] })),
    WIDTH - LABEL - ticks,
  );
  const [name = 0, target = 0, actual = 0, forecast = 0, explanation = 0, remark = 0] = fitted;
  const causes = CAUSES.map(() => TICK_WIDTH);
  const likelihoods = LIKELIHOODS.map(() => TICK_WIDTH);
  let category: PaperGroup | undefined;
  let subcategory: PaperGroup | undefined;
  return {
    id: 'indicators',
    columns: [GROUP, GROUP, name, target, actual, forecast, ...causes, explanation, ...likelihoods, remark],
    head: indicatorHead(record),
    rows: indicators.map((row, index) => {
      const previous = indicators[index - 1];
      if (category === undefined || previous?.category !== row.category) {
        category = { id: `category-${index}`, label: row.category };
        subcategory = undefined;
      }
      if (subcategory === undefined || previous?.subcategory !== row.subcategory) {
        subcategory = { id: `subcategory-${index}`, label: row.subcategory };
      }
      return { id: `indicator-${index}`, groups: [category, subcategory], cells: indicatorCells(row) };
    }),
  };
}
