import { notesBlock, plainCell, signatureBlock } from '#reports/below-form.ts';
import { fitColumns } from '#reports/fit-columns.ts';
import type { PaperBlock, PaperCell, PaperForm } from '#reports/paper.ts';
import { paperForm } from '#reports/paper-form.tsx';
import { tableWidth } from '#reports/paper-size.ts';
import type { SummaryRecord } from '#src/rules/summary-record.ts';

const WIDTH = tableWidth('landscape');
const POSITION = 46;
const SCORE = 72;
const GRADE = 58;
const RATE = 88;
const AMOUNT = 140;
type TextField = 'name' | 'nature' | 'unit' | 'problems' | 'rectification' | 'remark';
const LEAST: Record<TextField, number> = { name: 8, nature: 4, unit: 6, problems: 9, rectification: 5, remark: 3 };
const SIGNERS: readonly [name: string, share: number][] = [
  ['填报人：', 0.25],
  ['财务负责人：', 0.25],
  ['单位负责人（盖章）：', 0.26],
  ['日期：　　　年　　月　　日', 0.24],
];

/** The 项目支出绩效自评汇总表 of a year for the printer: lying, its head on every page, the paragraph of the final account below. */
export function summaryForm(record: SummaryRecord, { signatures }: { signatures: boolean }): PaperForm {
  const year = `（${record.year}年度）`;
  const blocks = [unitBlock(record), rowBlock(record), notesBlock(WIDTH, notesOf(record))];
  if (signatures) blocks.push(signatureBlock(WIDTH, SIGNERS));
  return paperForm({
    title: record.title,
    subtitle: year,
    documentTitle: `${record.title}${year}`,
    orientation: 'landscape',
    blocks,
    marks: { mark: null, of: `${record.title}${year}`, version: '' },
  });
}

function notesOf({ sentence, grades, average, submitted }: SummaryRecord): string[] {
  const counts = grades.map(({ name, count }) => `${name} ${count} 个`).join('，');
  const mean = average === null ? '尚无提交的自评' : `已提交 ${submitted} 个，平均得分 ${average}（简单平均）`;
  return [`${mean}；等级：${counts}。`, sentence];
}

function unitBlock({ unit, currency }: SummaryRecord): PaperBlock {
  const right = 260;
  return {
    id: 'summary-unit',
    unruled: true,
    columns: [WIDTH - right, right],
    head: [],
    rows: [
      {
        id: 'summary-unit',
        groups: [],
        cells: [plainCell(`填报单位：${unit}`), { text: `单位：${currency}`, look: 'figure' }],
      },
    ],
  };
}

const AMOUNT_HEADS = ['年初预算数', '全年预算数', '全年执行数', '执行率', '得分', '等级'];
const NAMES: Record<TextField, string> = {
  name: '项目名称',
  nature: '项目性质',
  unit: '实施单位',
  problems: '存在问题',
  rectification: '整改情况',
  remark: '备注',
};

function rowBlock({ rows, totals, average }: SummaryRecord): PaperBlock {
  // One unit is named above the table.
  const several = new Set(rows.map((row) => row.unit)).size > 1;
  const before: TextField[] = ['name', 'nature', ...(several ? (['unit'] as const) : [])];
  const after: TextField[] = ['problems', 'rectification', 'remark'];
  const fixed = POSITION + 3 * AMOUNT + RATE + SCORE + GRADE;
  const texts = [...before, ...after].map((field) => ({ texts: rows.map((row) => row[field]), least: LEAST[field] }));
  const widths = fitColumns(texts, WIDTH - fixed);
  const figures = [AMOUNT, AMOUNT, AMOUNT, RATE, SCORE, GRADE];
  const figure = (text: string): PaperCell => ({ text, look: 'figure' });
  const sums = [totals.initial, totals.budget, totals.executed, totals.rate, average ?? '—'].map(figure);
  const heads = [
    '序号',
    ...before.map((field) => NAMES[field]),
    ...AMOUNT_HEADS,
    ...after.map((field) => NAMES[field]),
  ];
  return {
    id: 'summary',
    columns: [POSITION, ...widths.slice(0, before.length), ...figures, ...widths.slice(before.length)],
    head: [{ id: 'summary-head', groups: [], cells: heads.map((text) => ({ text, look: 'head' })) }],
    rows: [
      ...rows.map((row, index) => ({
        id: `summary-${index}`,
        groups: [],
        cells: [
          { text: String(index + 1), look: 'none' },
          { ...plainCell(row.name), names: true as const },
          ...before.slice(1).map((field) => plainCell(row[field])),
          ...[row.initial, row.budget, row.executed, row.rate, row.score].map(figure),
          { text: row.grade, look: 'none' },
          ...after.map((field) => plainCell(row[field])),
        ],
      })),
      {
        id: 'summary-total',
        groups: [],
        withPrevious: true as const,
        cells: [
          { text: '合计（得分为平均）', span: 1 + before.length, look: 'head' },
          ...sums,
          { text: '', span: 1 + after.length },
        ],
      },
    ],
  };
}
