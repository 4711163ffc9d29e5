import { cellName } from '#src/rules/cell-name.ts';
import { finding } from '#src/rules/findings.ts';
import { AMOUNT_CELLS, TEXT_CELLS } from '#src/rules/form-cells.ts';
import { cell, preview, project, row } from '#views/gallery-import.tsx';
import {
  ANSWER_FIELDS,
  ANSWER_NAMES,
  type AnswerField,
  type PreviewAnswer,
  type PreviewFilling,
  type PreviewResults,
  type PreviewRow,
  type ResultField,
} from '#views/import-props.ts';

const RESULTS: Partial<Record<ResultField, string>> = {
  'initial.total': '150,000.00',
  'budget.total': '150,000.00',
  'executed.total': '141,200.00',
  goalResult: '两份报告均已按期编制完成。',
};

const results = (ownTotal: string | null): PreviewResults => ({
  cells: Object.fromEntries(
    [...AMOUNT_CELLS, ...TEXT_CELLS].map((field) => [field, cell('p0', field, cellName(field), RESULTS[field] ?? '')]),
  ) as PreviewResults['cells'],
  total: '96.40',
  ownTotal,
});

function answered(one: PreviewRow, texts: Record<AnswerField, string>, more: Partial<PreviewAnswer> = {}): PreviewRow {
  const cells = ANSWER_FIELDS.map((field) => [field, cell(one.owner, field, ANSWER_NAMES[field], texts[field])]);
  return { ...one, answered: { cells: Object.fromEntries(cells), understood: '', ownScore: null, ...more } };
}

const ROWS = [
  answered(row('p0', 0), { actual: '98万条', score: '9.80', reason: '原因：两个区县数据迟报；措施：提前一个月催报。' }),
  answered(row('p0', 1), { actual: '15万元', score: '10.00', reason: '' }),
  answered(row('p0', 2), { actual: '及时', score: '10', reason: '' }, { understood: '达成', ownScore: '9.50' }),
  answered(
    {
      ...row('p0', 3),
      findings: [{ ...finding('V2', 'error', 'actual', '实际值“较好”不是数字，请填实际完成的数量。'), indicator: 3 }],
    },
    { actual: '较好', score: '10.00', reason: '' },
    { ownScore: '—' },
  ),
];

const FILLING: PreviewFilling = {
  fills: 9,
  same: 3,
  changes: [{ name: '薪酬信息采集量 › 实际完成值', before: '96万条', text: '98万条', problem: '' }],
  refused: [
    {
      name: '报告被采纳 › 偏差原因',
      before: '',
      text: '长',
      problem: '内容有 5001 个字，最多 5000 个字，请精简后再保存。',
    },
  ],
  unknown: ['企业满意度'],
  missing: ['服务对象满意度'],
  differing: [{ name: '薪酬信息采集量', stored: '≥100万条', printed: '≥90万条' }],
  problem: '',
};

const filled = { problems: [] };

/** The preview of a filled 自评表: of a new project, of a stored one, and of one whose form is submitted. */
export const FILLED_STATES = [
  preview('自评表 新项目', { ...filled, projects: [project(0, { rows: ROWS, results: results('95.90') })] }),
  preview('自评表 填入已有项目', {
    ...filled,
    projects: [project(0, { rows: ROWS, results: results(null), exists: 'fills', filling: FILLING })],
  }),
  preview('自评表 已提交', {
    ...filled,
    projects: [
      project(0, {
        rows: ROWS,
        results: results('96.4'),
        exists: 'fills',
        importable: false,
        filling: {
          ...FILLING,
          changes: [],
          refused: [],
          unknown: [],
          missing: [],
          differing: [],
          problem: '这个项目的自评表已提交，不能填入；如需更正，请先在项目里重新打开。',
        },
      }),
    ],
  }),
];
