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
const TEXTS = ['name', 'nature', 'unit', 'problems', 'rectification', 'remark'] as const;
const LEAST = { name: 8, nature: 4, unit: 6, problems: 9, rectification: 5, remark: 3 };
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

const HEADS = [
  '序号',
  '项目名称',
  '项目性质',
  '实施单位',
  '年初预算数',
  '全年预算数',
  '全年执行数',
  '执行率',
  '得分',
  '等级',
  '存在问题',
  '整改情况',
  '备注',
];

function rowBlock({ rows, totals, average }: SummaryRecord): PaperBlock {
  const fixed = POSITION + 3 * AMOUNT + RATE + SCORE + GRADE;
  const fitted = fitColumns(
    TEXTS.map((field) => ({ texts: rows.map((row) => row[field]), least: LEAST[field] })),
    WIDTH - fixed,
  );
  const [name = 0, nature = 0, unit = 0, problems = 0, rectification = 0, remark = 0] = fitted;
  const figure = (text: string): PaperCell => ({ text, look: 'figure' });
  const sums = [totals.initial, totals.budget, totals.executed, totals.rate].map(figure);
  return {
    id: 'summary',
    columns: [
      POSITION,
      name,
      nature,
      unit,
      AMOUNT,
      AMOUNT,
      AMOUNT,
      RATE,
      SCORE,
      GRADE,
      problems,
      rectification,
      remark,
    ],
    head: [{ id: 'summary-head', groups: [], cells: HEADS.map((text) => ({ text, look: 'head' })) }],
    rows: [
      ...rows.map((row, index) => ({
        id: `summary-${index}`,
        groups: [],
        cells: [
          { text: String(index + 1), look: 'none' },
          { ...plainCell(row.name), names: true as const },
          ...[row.nature, row.unit].map(plainCell),
          ...[row.initial, row.budget, row.executed, row.rate, row.score].map(figure),
          { text: row.grade, look: 'none' },
          ...[row.problems, row.rectification, row.remark].map(plainCell),
        ],
      })),
      {
        id: 'summary-total',
        groups: [],
        withPrevious: true as const,
        cells: [
          { text: '合计（得分为平均）', span: 4, look: 'head' },
          ...sums,
          figure(average ?? '—'),
          { text: '', span: 4 },
        ],
      },
    ],
  };
}
