import { formatPoints } from '#src/rules/decimal.ts';
import { FIGURE_TEXTS, formatFigure } from '#src/rules/figure-text.ts';
import { FIGURE_RULES, FIGURES } from '#src/rules/figures.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { categorySums } from '#src/rules/weight-plan.ts';
import { LINES } from '#views/gallery-frames.ts';
import { completeView, FILLED_ROWS, PROJECT_HEAD } from '#views/gallery-sheet.ts';
import type { ProjectView, ReportsView, RulebookView } from '#views/props.ts';
import type { WeightsView } from '#views/weights.tsx';

/** Its weights as the rulebook shares them. */
const WEIGHTS: WeightsView = weightsOf(completeView().scored.rows.map((row) => row.weight));

function weightsOf(weights: readonly (number | null)[]): WeightsView {
  const rows = FILLED_ROWS.map(({ category }, i) => ({ category, weight: weights[i] ?? null }));
  return {
    version: 'v1',
    texts: weights.map((weight) => (weight === null ? '' : formatPoints(weight))),
    problems: weights.map(() => null),
    sums: { categories: categorySums(rows, shanghai), indicators: 9000, money: 1000, findings: [] },
    factor: null,
    preview: null,
    refused: '',
  };
}

/** The maintenance project as its target table tells it. */
export const PROJECT_VIEW: ProjectView = {
  project: PROJECT_HEAD,
  currency: '元',
  money: [
    { label: '项目资金总额', amount: '' },
    { label: '年度资金申请总额', amount: '557,500.00' },
    { label: '其中：当年财政拨款', amount: '557,500.00' },
    { label: '上年结转资金', amount: '0.00' },
    { label: '其他资金', amount: '0.00' },
  ],
  goal: '',
  annualGoal: '各业务系统全年稳定运行，按期完成功能模块运维、云主机维护和网络安全支持。',
  indicators: FILLED_ROWS.map(({ category, subcategory, name, target }, i) => {
    return { id: `i-${i}`, category, subcategory, name, target, approved: null };
  }),
  weights: WEIGHTS,
  told: '',
  rulebook: shanghai,
  rulebooks: RULEBOOKS,
  adjusted: true,
  editable: true,
  progress: { filled: 14, applicable: 15, total: null, grade: null, errors: 1, warnings: 2 },
};

/** The same project once it is submitted. */
export const SUBMITTED_PROJECT_VIEW: ProjectView = {
  ...PROJECT_VIEW,
  goal: '三年内建成覆盖报名、考务、评价全过程的信息系统并稳定运行。',
  adjusted: false,
  editable: false,
  project: {
    ...PROJECT_HEAD,
    status: { state: '已提交', version: 1, at: '2025-01-10 15:20', by: '陈晓岚', reason: '' },
  },
  progress: { filled: 15, applicable: 15, total: '96.86', grade: '优', errors: 0, warnings: 0 },
};

const OWN_UNITS: RulebookView['units'] = [
  { id: 'u1', name: '示例市考试院' },
  { id: 'u2', name: '示例市教育技术中心' },
];

/** A book as several units see it, with figures of one unit's own: one that holds, one still to come. */
export function rulebookView(book: Rulebook): RulebookView {
  return {
    book,
    books: RULEBOOKS,
    units: OWN_UNITS,
    unitId: 'u1',
    own: [
      {
        name: '等级',
        text: '优 90\n良 75\n合格 60\n不合格 0',
        source: '某市财政局〔2024〕12号',
        validFrom: '2024-01-01',
        holds: true,
      },
      { name: '及格门槛', text: '60', source: '院务会 2024 年第 8 次纪要', validFrom: '2026-01-01', holds: false },
      { name: '总分封顶', text: '', source: '某市财政局〔2024〕12号', validFrom: '2024-01-01', holds: true },
    ],
    figures: FIGURES.map((figure) => ({
      figure,
      name: FIGURE_RULES[figure].name,
      text: formatFigure(book, figure),
      explanation: FIGURE_TEXTS[figure].explanation,
      example: FIGURE_TEXTS[figure].example,
    })),
  };
}

/** What can be printed of the seven projects. */
export const REPORTS: ReportsView = {
  job: '0193f0c2-7a10-7000-8000-000000000002',
  openJobs: 1,
  projects: LINES.map(({ id, name, state, total, grade, frozen, filled, applicable }) => ({
    id,
    name,
    state,
    total,
    grade,
    version: frozen ? 1 : null,
    missing: applicable - filled,
  })),
};
