import { dayCell, notesBlock, plain, plainCell, signatureBlock, valueCell } from '#reports/below-form.ts';
import { fitColumns } from '#reports/fit-columns.ts';
import type { PaperBlock, PaperCell, PaperForm, PaperGroup } from '#reports/paper.ts';
import { type FormContent, paperForm } from '#reports/paper-form.tsx';
import { tableWidth } from '#reports/paper-size.ts';
import type { AdjustedRow, AdjustmentRecord } from '#src/rules/adjustment-record.ts';

const WIDTH = tableWidth('landscape');
const GROUP = 84;
const LABEL = 2 * GROUP;
const FIXED = { kind: 74, approvedOn: 118 };
const TEXTS = ['name', 'before', 'after', 'reason', 'approvalNumber'] as const;
const LEAST = { name: 8, before: 7, after: 7, reason: 10, approvalNumber: 7 };
const SIGNERS: readonly [name: string, share: number][] = [
  ['填报人：', 0.13],
  ['项目负责人：', 0.14],
  ['财务负责人：', 0.14],
  ['单位负责人（盖章）：', 0.18],
  ['主管部门意见（盖章）：', 0.21],
  ['日期：　　　年　　月　　日', 0.2],
];

/** The 项目支出绩效目标调整表 of a project : targets before and after, by row, with reason and approval; lying. */
export function adjustmentContent(record: AdjustmentRecord, { signatures }: { signatures: boolean }): FormContent {
  const year = `（${record.project.year}年度）`;
  const blocks = [projectBlock(record), moneyBlock(record), ...fieldBlock(record), rowBlock(record)];
  blocks.push(notesBlock(WIDTH, ['年末自评按调整后的指标值评分，调整前的指标值在自评表备注栏内保留。']));
  if (signatures) blocks.push(signatureBlock(WIDTH, SIGNERS));
  return {
    title: record.title,
    subtitle: year,
    documentTitle: `${record.project.name} · ${record.title}${year}`,
    orientation: 'landscape',
    blocks,
    marks: { mark: null, of: `${record.project.name}${year}`, version: '' },
    tab: '目标调整表',
    frozenAt: null,
  };
}

/** The 项目支出绩效目标调整表 for the printer. */
export function adjustmentForm(record: AdjustmentRecord, options: { signatures: boolean }): PaperForm {
  return paperForm(adjustmentContent(record, options));
}

function head(text: string, set: Partial<PaperCell> = {}): PaperCell {
  return { text, look: 'head', ...set };
}

function label(text: string): PaperCell {
  return { text, look: 'label' };
}

function projectBlock({ project, kinds }: AdjustmentRecord): PaperBlock {
  const value = Math.floor((WIDTH - 2 * LABEL) / 2);
  return {
    id: 'project',
    columns: [LABEL, WIDTH - 2 * LABEL - value, LABEL, value],
    head: [],
    rows: [
      {
        id: 'project-name',
        groups: [],
        cells: [label('项目名称'), plainCell(project.name), label('调整类型'), plainCell(kinds)],
      },
      {
        id: 'project-units',
        groups: [],
        cells: [label('主管部门'), plainCell(project.department), label('实施单位'), plainCell(project.unit)],
      },
    ],
  };
}

function moneyBlock({ money, currency }: AdjustmentRecord): PaperBlock {
  const groups = [{ id: 'money', label: `项目资金（${currency}）`, look: 'strong' }];
  const amount = Math.floor((WIDTH - LABEL) / 3);
  return {
    id: 'money',
    columns: [LABEL, WIDTH - LABEL - 2 * amount, amount, amount],
    head: [
      {
        id: 'money-head',
        groups,
        cells: ['', '调整前（年初预算数）', '调整后（全年预算数）'].map((text) => head(text)),
      },
    ],
    rows: money.map((row, index) => ({
      id: `money-${index}`,
      groups,
      cells: [{ text: row.label }, { text: row.before, look: 'figure' }, { text: row.after, look: 'figure' }],
    })),
  };
}

/** Goals and other fields of the project, where they were adjusted. */
function fieldBlock({ fields }: AdjustmentRecord): PaperBlock[] {
  if (fields.length === 0) return [];
  const part = Math.floor((WIDTH - LABEL) / 3);
  const heads = ['调整前', '调整后', '调整原因'];
  return [
    {
      id: 'fields',
      columns: [LABEL, WIDTH - LABEL - 2 * part, part, part],
      head: [{ id: 'fields-head', groups: [], cells: [head('项目'), ...heads.map((text) => head(text))] }],
      rows: fields.map((field, index) => ({
        id: `field-${index}`,
        groups: [],
        cells: [label(field.name), plainCell(field.before), plainCell(field.after), plainCell(field.reason)],
      })),
    },
  ];
}

const HEADS = [
  '一级指标',
  '二级指标',
  '三级指标',
  '调整前指标值',
  '调整后指标值',
  '调整类型',
  '调整原因',
  '批准文号',
  '批准日期',
];

function cellsOf(row: AdjustedRow): PaperCell[] {
  return [
    { text: plain(row.name), look: 'name', names: true },
    valueCell(row.before || '—'),
    valueCell(row.after || '—'),
    { text: row.kind, look: 'none' },
    plainCell(row.reason),
    plainCell(row.approvalNumber),
    dayCell(row.approvedOn),
  ];
}

function rowBlock({ rows }: AdjustmentRecord): PaperBlock {
  const fitted = fitColumns(
    TEXTS.map((field) => ({ texts: rows.map((row) => plain(row[field])), least: LEAST[field] })),
    WIDTH - LABEL - FIXED.kind - FIXED.approvedOn,
  );
  const [name = 0, before = 0, after = 0, reason = 0, number = 0] = fitted;
  let category: PaperGroup | undefined;
  let subcategory: PaperGroup | undefined;
  return {
    id: 'indicators',
    columns: [GROUP, GROUP, name, before, after, FIXED.kind, reason, number, FIXED.approvedOn],
    head: [{ id: 'indicators-head', groups: [], cells: HEADS.map((text) => head(text)) }],
    rows: rows.map((row, index) => {
      const previous = rows[index - 1];
      if (previous?.category !== row.category) subcategory = undefined;
      category = category?.label === row.category ? category : { id: `category-${index}`, label: row.category };
      subcategory =
        subcategory?.label === row.subcategory ? subcategory : { id: `subcategory-${index}`, label: row.subcategory };
      return { id: `indicator-${index}`, groups: [category, subcategory], cells: cellsOf(row) };
    }),
  };
}
