import { type SummaryProject, summarise } from '#src/rules/summary.ts';
import { FRAME } from '#views/gallery-frames.ts';
import { sheetView } from '#views/gallery-sheet.ts';
import { NarrativePage, type NarrativeView, type SectionView } from '#views/narrative.tsx';
import { type RectificationLine, RectificationsPage, type RectificationsView } from '#views/rectifications.tsx';
import { SummaryPage, type SummaryView } from '#views/summary.tsx';

const { project, sheet, scored } = sheetView();

const summarised = (name: string, set: Partial<SummaryProject> = {}): SummaryProject => ({
  ...{ id: `p-${name}`, name, nature: '其他经常性项目', department: '某市住建委', unit: '人才开发评价中心' },
  ...{ sheet, scored, submitted: null, tracked: true, rectifications: [] },
  ...set,
});

const PROJECTS = [
  summarised('信息化运维项目', { submitted: { total: 9286, grade: '优' } }),
  summarised('考务费用', {
    submitted: { total: 8420, grade: '良' },
    rectifications: [
      { problem: '考点台账不全', startedOn: '2025-01-06', doneOn: '2025-01-20' },
      { problem: '培训巡查次数不足', startedOn: '', doneOn: '' },
    ],
  }),
  summarised('职业技能大赛经费'),
];

const summaryView = (projects: readonly SummaryProject[], set: Partial<SummaryView> = {}): SummaryView => ({
  record: summarise('人才开发评价中心', 2024, projects),
  units: [{ id: 'u1', name: '人才开发评价中心' }],
  unitId: null,
  ...set,
});

const TWO_UNITS = [
  { id: 'u1', name: '人才开发评价中心' },
  { id: 'u2', name: '考试院' },
];

const SUMMARIES: Record<string, SummaryView> = {
  三个项目: summaryView(PROJECTS),
  都没有提交: summaryView([summarised('甲'), summarised('乙')]),
  两家单位: summaryView(PROJECTS, { units: TWO_UNITS, unitId: 'u2' }),
  尚无项目: summaryView([]),
};

const TEXTS = { problem: '考点台账不全', measure: '补齐并每月抽查', foundOn: '2025-01-05', startedOn: '', doneOn: '' };
const line = (set: Partial<RectificationLine> = {}): RectificationLine => ({
  ...{ id: 'r1', version: 1, state: '待整改', texts: TEXTS, problems: {} },
  ...set,
});
const EMPTY = { problem: '', measure: '', foundOn: '', startedOn: '', doneOn: '' };
const rectifications = (set: Partial<RectificationsView> = {}): RectificationsView => ({
  project,
  lines: [
    line(),
    line({ id: 'r2', state: '正在整改', texts: { ...TEXTS, startedOn: '2025-01-08' } }),
    line({ id: 'r3', state: '已完成整改', texts: { ...TEXTS, startedOn: '2025-01-08', doneOn: '2025-02-01' } }),
  ],
  fresh: line({ id: '', version: 0, texts: EMPTY }),
  proposals: [],
  told: '',
  refused: false,
  ...set,
});

const RECTIFICATIONS: Record<string, RectificationsView> = {
  三种状态: rectifications({ told: '已保存。' }),
  还没有: rectifications({ lines: [] }),
  可以列入的: rectifications({
    lines: [],
    proposals: [
      { problem: '“考试人数”未达到目标：一场考试取消', measure: '下一年度提前排期' },
      { problem: '预算执行率 85.10%，低于 90%', measure: '' },
    ],
  }),
  写得不对: rectifications({
    lines: [
      line({
        texts: { ...TEXTS, foundOn: '上周', doneOn: '2025-01-01' },
        problems: { foundOn: '“上周”读不出日期，请写成“2025-01-20”的样子。', doneOn: '完成日期早于发现日期，请核对。' },
      }),
    ],
    told: '没有保存：请先改正下面标出的内容。',
    refused: true,
  }),
};

const section = (set: Partial<SectionView> = {}): SectionView => ({
  field: 'overview',
  heading: '一、项目基本情况',
  hint: '立项背景、主要内容、资金来源和绩效目标。',
  text: '信息化运维项目由人才开发评价中心实施。2024 年全年预算数 557,500.00 元。',
  proposal: '信息化运维项目由人才开发评价中心实施。2024 年全年预算数 557,500.00 元。',
  edited: false,
  findings: [],
  ...set,
});
const written = section({
  field: 'execution',
  heading: '四、预算执行情况',
  text: '全年执行率 99.00%。',
  proposal: '全年执行数 548,320.00 元，执行率 98.35%。',
  edited: true,
  findings: [
    {
      code: 'D1',
      severity: 'hint',
      indicator: null,
      field: 'narrative',
      message: '执行率写 99.00%，自评表是 98.35%。',
    },
  ],
});
const narrative = (set: Partial<NarrativeView> = {}): NarrativeView => ({
  ...{ project, title: '项目支出绩效自评报告', sections: [section(), written], savedAt: '12:03' },
  ...{ cellsAddress: `/projects/${project.id}/narrative/cells`, versions: { 'project/execution': 1 } },
  ...{ conflict: null, refused: null },
  ...set,
});

const NARRATIVES: Record<string, NarrativeView> = {
  写了一节: narrative(),
  都是建议稿: narrative({ sections: [section()], savedAt: null, versions: {} }),
  两人同写: narrative({
    conflict: {
      cell: 'project/execution',
      mine: '执行率 98.35%。',
      stored: { text: '全年执行率 99.00%。', version: 2, by: '陆敏', at: '12:02' },
    },
  }),
  不能保存: narrative({
    refused: { cell: 'project/overview', text: '很长的一段', problem: '内容有 5001 个字，最多 5000 个字。' },
  }),
};

/** Every state of 汇总, 整改 and 自评报告. */
export const SUMMARY_STATES = [
  ...Object.entries(SUMMARIES).map(([name, view]) => ({
    name: `汇总 ${name}`,
    render: () => <SummaryPage frame={FRAME} view={view} />,
  })),
  ...Object.entries(RECTIFICATIONS).map(([name, view]) => ({
    name: `整改 ${name}`,
    render: () => <RectificationsPage frame={FRAME} view={view} />,
  })),
  ...Object.entries(NARRATIVES).map(([name, view]) => ({
    name: `自评报告 ${name}`,
    render: () => <NarrativePage frame={FRAME} view={view} />,
  })),
];
