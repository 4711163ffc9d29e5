import { finding } from '#src/rules/findings.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { FRAME } from '#views/gallery-frames.ts';
import { OTHER_ROWS } from '#views/gallery-sheet.ts';
import { DRAWN_PAGE, SHEET_ROWS } from '#views/gallery-source.ts';
import { ImportPreviewPage } from '#views/import-preview.tsx';
import {
  HEAD_FIELDS,
  HEAD_NAMES,
  type HeadField,
  type ImportLine,
  type ImportPreview,
  type PreviewCell,
  type PreviewProject,
  type PreviewRow,
  ROW_FIELDS,
  ROW_NAMES,
  type RowField,
} from '#views/import-props.ts';
import { ImportListPage, ImportRecordPage } from '#views/imports.tsx';

const HEAD: Partial<Record<HeadField, string>> = {
  year: '2024',
  nature: '其他一次性项目',
  projectClass: '特定目标类',
  department: '示例市住房和城乡建设局',
  unit: '示例市人才开发中心',
  startDate: '2024-01-01',
  endDate: '2024-12-31',
  currency: '元',
  'money.yearTotal': '150,000.00',
  'money.yearAppropriation': '150,000.00',
  annualGoal: '编制两份行业人才报告，为人才政策提供依据。',
};

/** A cell of a preview as it was read. */
export const cell = (owner: string, field: string, label: string, text: string): PreviewCell => ({
  owner,
  field,
  label,
  text,
  read: null,
  correctedBy: '',
  span: { file: 0, from: 3, to: 4 },
  doubt: '',
});

/** A row of the sample's table. */
export function row(owner: string, at: number): PreviewRow {
  const { category = '', subcategory = '', name = '', target = '' } = OTHER_ROWS[at] ?? {};
  const texts: Record<RowField, string> = { category, subcategory, name, target, printedWeight: '' };
  const cells = Object.fromEntries(
    ROW_FIELDS.map((field) => [field, cell(`${owner}r${at}`, field, ROW_NAMES[field], texts[field])]),
  ) as PreviewRow['cells'];
  const plain = { owner: `${owner}r${at}`, cells, answered: null, understood: target, answers: [], findings: [] };
  return { ...plain, added: false, dropped: false };
}

const asked = (one: PreviewRow): PreviewRow => ({
  ...one,
  answers: ['≤150000元', '=150000元'],
  findings: [{ ...finding('Q1', 'error', 'target', '成本指标没有写明方向，请选择。'), indicator: 3 }],
});

const unread = (one: PreviewRow): PreviewRow => ({
  ...one,
  findings: [{ ...finding('T5', 'error', 'target', '指标值“≥**%”是模板占位符，请换成实际的指标值。'), indicator: 4 }],
});

const corrected = (one: PreviewRow): PreviewRow => ({
  ...one,
  cells: {
    ...one.cells,
    target: { ...one.cells.target, text: '≥100万条', read: '≥90万条', correctedBy: '陈晓岚 12:03' },
  },
});

/** A project of a preview, as it was read but for what is given. */
export function project(at: number, given: Partial<PreviewProject>): PreviewProject {
  const owner = `p${at}`;
  const name = given.name ?? '行业人才系列报告编制经费';
  const head = Object.fromEntries(
    HEAD_FIELDS.map((field) => [
      field,
      cell(owner, field, HEAD_NAMES[field], field === 'name' ? name : (HEAD[field] ?? '')),
    ]),
  ) as PreviewProject['head'];
  return {
    owner,
    name,
    year: 2024,
    span: { file: 0, from: 1, to: 5 },
    head,
    rows: [0, 1, 2, 3].map((one) => row(owner, one)),
    addedRows: 0,
    findings: [],
    exists: 'no',
    results: null,
    filling: null,
    differences: [],
    problem: '',
    skipped: false,
    importable: true,
    ...given,
  };
}

const NEW = project(0, {
  rows: [
    corrected(row('p0', 0)),
    asked(row('p0', 1)),
    unread(row('p0', 2)),
    { ...row('p0', 3), dropped: true },
    { ...row('p0', 4), added: true },
  ],
  addedRows: 1,
  findings: [{ ...finding('W1', 'error', 'weight', '分值合计 90 分，不是 100 分。'), indicator: null }],
});

const DIFFERENT = project(1, {
  name: '职业技能大赛经费',
  exists: 'differs',
  differences: [
    {
      kind: 'changed',
      name: '项目',
      changes: [{ label: '年度资金申请总额', old: '120,000.00元', now: '150,000.00元' }],
      entered: [],
    },
    {
      kind: 'changed',
      name: '产出指标›数量指标›薪酬信息采集量',
      changes: [{ label: '指标值', old: '≥90万条', now: '≥100万条' }],
      entered: [],
    },
    {
      kind: 'new',
      name: '产出指标›质量指标›报告合格率',
      changes: [{ label: '指标值', old: '', now: '≥95%' }],
      entered: [],
    },
    {
      kind: 'gone',
      name: '效益指标›社会效益指标›参赛单位满意率',
      changes: [],
      entered: ['实际完成值“97%”', '偏差原因“一场延期”'],
    },
    { kind: 'gone', name: '产出指标›时效指标›按时开赛', changes: [], entered: [] },
    { kind: 'same', name: '产出指标›数量指标›参赛人数', changes: [], entered: [] },
  ],
});

/** A file with open questions, a problem, corrections, and a project that is stored with other targets. */
export const PREVIEW: ImportPreview = {
  id: 'm1',
  fileName: '2024年度项目绩效目标汇总表.txt',
  files: [
    {
      name: '2024年度项目绩效目标汇总表.txt',
      lines: [
        '财政项目支出绩效目标申报表',
        '（2024年度）',
        '项目名称 行业人才系列报告编制经费',
        '',
        '其他需要说明的事项',
      ],
    },
  ],
  projects: [NEW, DIFFERENT],
  problems: [
    {
      span: { file: 0, from: 5, to: 5 },
      place: '第 5 行',
      text: '其他需要说明的事项',
      message: '不知道这一行属于表中哪一格。',
    },
  ],
  rulebooks: RULEBOOKS,
  rulebook: 'shanghai',
  seen: 'k',
  savedAt: '12:03',
  refusal: '',
  cellsAddress: '/imports/m1/cells',
  versions: { 'p0r0/target': 1 },
  conflict: null,
  refused: null,
};

/** A state of the preview's page. */
export const preview = (name: string, given: Partial<ImportPreview>) => ({
  name: `导入预览 ${name}`,
  render: () => <ImportPreviewPage frame={FRAME} view={{ ...PREVIEW, ...given }} />,
});

const doubtful = (one: PreviewRow): PreviewRow => ({
  ...one,
  cells: {
    ...one.cells,
    target: { ...one.cells.target, doubt: '单元格显示“98%”，里面的数是 0.9786，按显示的读入。' },
  },
});

const STORED = { text: '≥95万条', version: 2, by: '陆敏', at: '12:05' };

const LINE: ImportLine = {
  id: 'm1',
  fileName: '2024年度项目绩效目标汇总表.txt',
  at: '2025-01-08 12:10',
  state: '已导入',
  by: '陈晓岚',
  undoneAt: '',
  undoneBy: '',
  projects: [
    { id: 'p-1', name: '行业人才系列报告编制经费', year: 2024, outcome: '新增' },
    { id: 'p-2', name: '职业技能大赛经费', year: 2024, outcome: '更新' },
  ],
};

const UNDONE: ImportLine = {
  ...LINE,
  id: 'm2',
  state: '已撤销',
  undoneAt: '2025-01-08 14:00',
  undoneBy: '陆敏',
};

const IMPORTS = [{ ...LINE, id: 'm3', state: '待确认' as const, by: '', projects: [] }, LINE, UNDONE];
const REFUSAL =
  '不能撤销“2024年度项目绩效目标汇总表.txt”的导入：“职业技能大赛经费”已填报 2 处。没有改动任何项目；请在这些项目里更正。';

/** The preview, the list of imports and one import, in each of their states. */
export const IMPORT_STATES = [
  preview('有问题、更正、待选和不同', {}),
  preview('工作簿、有存疑的格子', {
    files: [{ name: '目标表.xlsx', sheets: [{ name: '项目1', rows: SHEET_ROWS }] }],
    problems: [],
    projects: [project(0, { rows: [doubtful(row('p0', 0)), row('p0', 1)] })],
  }),
  preview('PDF', { files: [{ name: '目标表.pdf', pages: [DRAWN_PAGE] }], problems: [], projects: [project(0, {})] }),
  preview('已导入过', {
    problems: [],
    projects: [
      project(0, { exists: 'unchanged', importable: false }),
      project(1, { exists: 'submitted', importable: false, name: '考务费用' }),
    ],
  }),
  preview('跳过一个，一个不能导入', {
    projects: [
      project(0, { skipped: true, importable: false }),
      project(1, { name: '（没有读出项目名称）', problem: '这张表没有项目名称，请补上后再导入。', importable: false }),
    ],
  }),
  preview('两人同改', { conflict: { cell: 'p0r0/target', mine: '≥100万条', stored: STORED } }),
  preview('不能保存', {
    refused: { cell: 'p0/name', text: '长'.repeat(20), problem: '内容有 5001 个字，最多 5000 个字，请精简后再保存。' },
  }),
  preview('没有确认成', {
    refusal: '这一页打开之后，有人更正了预览，或改动了已存的项目。没有导入；请看过现在的内容，再确认一次。',
  }),
  preview('没有项目', { projects: [] }),
  { name: '导入记录', render: () => <ImportListPage frame={FRAME} view={{ imports: IMPORTS, refusal: '' }} /> },
  {
    name: '导入记录 不能撤销',
    render: () => <ImportListPage frame={FRAME} view={{ imports: IMPORTS, refusal: REFUSAL }} />,
  },
  { name: '导入记录 还没有', render: () => <ImportListPage frame={FRAME} view={{ imports: [], refusal: '' }} /> },
  {
    name: '一次导入',
    render: () => (
      <ImportRecordPage
        frame={FRAME}
        view={{
          line: LINE,
          corrections: [
            {
              cell: '职业技能大赛经费 › 参赛人数 › 年度指标值',
              read: '≥90',
              text: '',
              by: '陈晓岚',
              at: '2025-01-08 12:03',
            },
          ],
        }}
      />
    ),
  },
  {
    name: '一次导入 已撤销、没有更正',
    render: () => <ImportRecordPage frame={FRAME} view={{ line: UNDONE, corrections: [] }} />,
  },
];
