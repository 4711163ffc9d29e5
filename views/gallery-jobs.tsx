import type { CellPlace } from '#views/finding-place.ts';
import { EMPTY_HOME, FRAME, HOME, LINES } from '#views/gallery-frames.ts';
import { JobPage } from '#views/job.tsx';
import { JobListPage } from '#views/job-list.tsx';
import { JobQuestionPage } from '#views/job-question.tsx';
import type { JobLine, JobQuestionView, JobView } from '#views/jobs-props.ts';
import { MissingPage, type MissingView } from '#views/missing.tsx';
import { HomePage } from '#views/project-list.tsx';
import type { HomeView } from '#views/props.ts';

const PLACES: CellPlace[] = [
  { anchor: '#cell-i1-actual', row: '考试人数', column: '实际完成值', message: '实际完成值未填。' },
  {
    anchor: '#cell-i2-reason',
    row: '报修响应及时性',
    column: '偏差原因',
    message: '本行失 7.14 分，请写明偏差原因和改进措施。',
  },
  {
    anchor: '#cell-project-goalResult',
    row: '年度总体目标',
    column: '年度总体目标实际完成情况',
    message: '年度总体目标的实际完成情况未填。',
  },
  { anchor: '#sheet-totals', row: '分值', column: '', message: '各行分值合计 95 分，应为 100 分。' },
];

function line(index: number, given: Partial<JobLine> = {}): JobLine {
  const { id, name } = LINES[index] ?? { id: '', name: '' };
  const empty = { outcome: '等待', tone: 'plain', version: '', printed: false, note: '', errors: [] } as const;
  return { projectId: id, name, ...empty, errors: [], ...given };
}

const printed = (index: number, version: string, note = '') =>
  line(index, { outcome: '已打印', tone: 'good', version, printed: true, note });

const PRINT: JobView = {
  id: '0193f0c2-7a10-7000-8000-000000000003',
  kind: 'print',
  year: 2024,
  title: '打印 4 个项目',
  state: '进行中',
  sentence: '正在打印。可以离开这一页，稍后从“最近的打印和提交”回来。',
  askedAt: '2025-01-09 09:03',
  by: '陈晓岚',
  seen: 2,
  count: 4,
  lines: [printed(0, '第 1 版'), printed(2, '草稿', '没有字体的字：“𠮷”，纸上会是空框。'), line(4), line(5)],
  booklets: 0,
  again: [],
  againId: '0193f0c2-7a10-7000-8000-000000000004',
  keptDays: 14,
};

const PRINTED: JobView = {
  ...PRINT,
  state: '已完成',
  sentence: '3 个已打印，1 个没有打印。',
  seen: 4,
  lines: [
    printed(0, '第 1 版'),
    printed(2, '草稿'),
    printed(4, '草稿'),
    line(5, { outcome: '没有打印', tone: 'red', note: '这张表没有打印出来：浏览器接连三次中断。请稍后再试。' }),
  ],
  booklets: 1,
  again: ['p-tjcx'],
};

const SUBMITTED: JobView = {
  ...PRINT,
  kind: 'submit',
  title: '提交 4 个项目',
  state: '已完成',
  sentence: '1 个已提交，1 个此前已提交，2 个未提交。',
  seen: 4,
  lines: [
    line(5, { outcome: '已提交', tone: 'good', version: '第 1 版' }),
    line(1, { outcome: '此前已提交', version: '第 2 版', note: '此前已由周宇提交，没有重复提交。' }),
    line(2, { outcome: '未提交', tone: 'red', errors: PLACES }),
    line(4, { outcome: '未提交', tone: 'red', errors: [...PLACES, ...PLACES] }),
  ],
  again: ['p-xxhyw', 'p-kwfy'],
};

const QUESTION: JobQuestionView = {
  id: '0193f0c2-7a10-7000-8000-000000000005',
  year: 2024,
  person: '陈晓岚',
  ready: [{ id: 'p-tjcx', name: '推进城乡建设领域职业技术教育经费', total: '94.73', grade: '优', warnings: 2 }],
  stopped: [{ id: 'p-kwfy', name: '考务费用', why: '8 处未填、2 处错误' }],
  submitted: [{ id: 'p-xxhjs', name: '信息化建设项目', how: '周宇 2025-01-08 17:20' }],
};

const MISSING: MissingView = {
  projects: [
    { id: 'p-xxhyw', name: '信息化运维项目', unfilled: 1, errors: 1, places: PLACES.slice(0, 2) },
    { id: 'p-kwfy', name: '考务费用', unfilled: 8, errors: 2, places: [...PLACES, ...PLACES] },
  ],
  asked: 7,
  unfilled: 9,
  errors: 3,
  units: [
    { id: 'u1', name: '人才开发评价中心' },
    { id: 'u2', name: '示例市考试院' },
  ],
  unitId: '',
  project: null,
  tooMany: false,
};
const NOTHING = { ...MISSING, projects: [], unfilled: 0, errors: 0 };

const job = (name: string, view: JobView) => ({ name, render: () => <JobPage frame={FRAME} view={view} /> });
const question = (name: string, view: JobQuestionView) => ({
  name,
  render: () => <JobQuestionPage frame={FRAME} view={view} />,
});
const missing = (name: string, view: MissingView) => ({
  name: `缺什么${name}`,
  render: () => <MissingPage frame={FRAME} view={view} />,
});
const home = (name: string, given: Partial<HomeView>) => ({
  name: `我的一年 ${name}`,
  render: () => <HomePage frame={FRAME} view={{ ...HOME, ...given }} />,
});

/** Every state of filters, 缺什么, and printing and submitting many. */
export const JOB_STATES = [
  home('筛选有错误', { openJobs: 1, filter: 'errors', projects: LINES.filter((one) => one.errors > 0) }),
  home('筛选无结果', { filter: 'errors', projects: [] }),
  home('查找并筛选无结果', { filter: 'warnings', query: 'xxh', projects: [] }),
  home('都已填完', { ...EMPTY_HOME, projects: [...LINES], found: 7 }),
  job('打印 进行中', PRINT),
  job('打印 等待', {
    ...PRINT,
    state: '等待',
    seen: 0,
    sentence: '前面还有 1 批在打印，一次只打印一批，轮到时自动开始。',
    lines: [line(0), line(2), line(4), line(5)],
  }),
  job('打印 中断', {
    ...PRINT,
    state: '中断',
    sentence: '磁盘已满。请腾出空间后再继续。已完成的都保留着，还有 2 个没有打印，点“继续”接着做。',
  }),
  job('打印 已完成', PRINTED),
  job('打印 分册', { ...PRINTED, booklets: 3 }),
  job('打印 已取消', { ...PRINT, state: '已取消', sentence: '已取消：2 个已打印，2 个没有打印。', again: ['p-kwfy'] }),
  job('提交 已完成', SUBMITTED),
  question('提交 待确认', QUESTION),
  question('提交 没有可提交的', { ...QUESTION, ready: [] }),
  {
    name: '最近的打印和提交',
    render: () => (
      <JobListPage
        frame={FRAME}
        view={{
          keptDays: 14,
          jobs: [PRINT, PRINTED, SUBMITTED].map(({ id, title, year, askedAt: at, by, state, sentence }, i) => {
            return { id: `${id}${i}`, title, year, at, by: i === 1 ? '' : by, state, tally: i === 0 ? '' : sentence };
          }),
        }}
      />
    ),
  },
  { name: '最近的打印和提交 没有', render: () => <JobListPage frame={FRAME} view={{ jobs: [], keptDays: 14 }} /> },
  missing('', MISSING),
  missing(' 一个项目', { ...MISSING, projects: MISSING.projects.slice(0, 1), project: '信息化运维项目', asked: 1 }),
  missing(' 都已填完', NOTHING),
  missing(' 一个项目已填完', { ...NOTHING, project: '信息化运维项目', asked: 1 }),
  missing(' 没有项目', { ...NOTHING, asked: 0, unitId: 'u2' }),
  missing(' 缺的很多', {
    ...MISSING,
    tooMany: true,
    projects: MISSING.projects.map((one) => ({ ...one, places: [], unfilled: 1200 })),
    unfilled: 2400,
  }),
];
