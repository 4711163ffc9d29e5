import type { Frame, HomeView, ProjectLine } from '#views/props.ts';

/** A unit with two years of projects. */
export const FRAME: Frame = {
  year: 2024,
  years: [2025, 2024],
  unitName: '人才开发评价中心',
  person: '陈晓岚',
  here: '/?year=2024',
  sample: false,
  version: '0.1.0',
  generation: '0',
};

/** The unit that comes with the program. */
export const SAMPLE_FRAME: Frame = { ...FRAME, years: [2024], person: '', sample: true };

function line(name: string, pinyin: string, facts: Partial<ProjectLine>): ProjectLine {
  return {
    id: `p-${pinyin}`,
    name,
    pinyin,
    budget: '',
    rate: null,
    filled: 0,
    applicable: 10,
    unfilled: 0,
    total: null,
    grade: null,
    frozen: false,
    errors: 0,
    warnings: 0,
    state: '填报中',
    ...facts,
  };
}

const frozen = (total: string, filled: number): Partial<ProjectLine> => ({
  total,
  grade: '优',
  frozen: true,
  filled,
  applicable: filled,
  state: '已提交',
});

/** Seven projects in every state. */
export const LINES: readonly ProjectLine[] = [
  line('住建行业职业技能大赛项目经费', 'zjhy', { budget: '479,381.00', rate: '100.00%', ...frozen('98.00', 10) }),
  line('信息化建设项目', 'xxhjs', { budget: '1,468,400.00', rate: '96.12%', ...frozen('94.61', 9) }),
  line('信息化运维项目', 'xxhyw', {
    budget: '557,500.00',
    rate: '98.35%',
    filled: 14,
    applicable: 15,
    unfilled: 1,
    errors: 1,
    warnings: 2,
  }),
  line('城市治理之星人才发展计划选拔管理专项经费', 'cszl', {
    budget: '213,590.00',
    rate: '91.40%',
    ...frozen('95.14', 10),
    state: '已审定',
  }),
  line('考务费用', 'kwfy', {
    budget: '6,806,780.00',
    rate: '88.97%',
    filled: 11,
    applicable: 19,
    unfilled: 8,
    errors: 2,
    warnings: 4,
  }),
  line('推进城乡建设领域职业技术教育经费', 'tjcx', {
    budget: '56,000.00',
    rate: '100.00%',
    filled: 10,
    total: '94.73',
    grade: '优',
  }),
  line('行业人才系列报告编制经费', 'hyrc', {
    budget: '150,000.00',
    filled: 7,
    unfilled: 4,
    warnings: 1,
    state: '已退回',
  }),
];

/** 我的一年 with the seven projects. */
export const HOME: HomeView = {
  projects: [...LINES],
  found: 7,
  counts: { unfilled: 3, errors: 2, warnings: 3, unsubmitted: 4 },
  filter: null,
  missing: 16,
  job: '0193f0c2-7a10-7000-8000-000000000001',
  openJobs: 0,
  currency: '元',
  deadline: { dueOn: '2025-01-20', daysLeft: 9 },
  submitted: 3,
  filled: 71,
  applicable: 83,
  average: '95.92',
  grades: [
    { name: '优', count: 3 },
    { name: '良', count: 0 },
  ],
  notice: null,
  errors: 3,
  warnings: 7,
  query: '',
};

/** 我的一年 before anything was imported. */
export const EMPTY_HOME: HomeView = {
  ...HOME,
  projects: [],
  found: 0,
  counts: { unfilled: 0, errors: 0, warnings: 0, unsubmitted: 0 },
  missing: 0,
  notice: null,
  deadline: null,
  submitted: 0,
  filled: 0,
  applicable: 0,
  average: null,
  grades: [],
  errors: 0,
  warnings: 0,
};
