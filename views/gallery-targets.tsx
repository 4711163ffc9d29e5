import { NEW_PROJECT_FIELDS, type NewProjectTexts } from '#src/rules/new-project.ts';
import { compareRulebooks } from '#src/rules/rulebook-change.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { hubei } from '#src/rules/rulebooks/hubei.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { FRAME } from '#views/gallery-frames.ts';
import { PROJECT_VIEW } from '#views/gallery-pages.ts';
import { completeView, sheetView } from '#views/gallery-sheet.ts';
import { NewProjectPage, type NewProjectView } from '#views/new-project.tsx';
import { ProjectPage } from '#views/project.tsx';
import { ProjectErasurePage } from '#views/project-erasure.tsx';
import { RulebookChangePage } from '#views/rulebook-change.tsx';
import { YearEndPage } from '#views/sheet.tsx';
import { TargetsPage, type TargetsView } from '#views/targets.tsx';
import type { WeightsView } from '#views/weights.tsx';

const EMPTY = { id: '', category: '', subcategory: '', name: '', target: '', approved: null, now: null };

const TARGETS: TargetsView = {
  project: PROJECT_VIEW.project,
  version: 'v1',
  adjusting: false,
  fields: { name: PROJECT_VIEW.project.name, department: '某市教育委员会', annualGoal: PROJECT_VIEW.annualGoal },
  fieldsNow: {},
  rows: [...PROJECT_VIEW.indicators.map((row) => ({ ...row, now: null })), EMPTY, EMPTY],
  removed: [],
  basis: { reason: '', approvalNumber: '', approvedOn: '' },
  problems: { fields: {}, rows: [], basis: {} },
  told: '',
  refused: false,
  removal: null,
  moved: null,
  editable: true,
};

const [FIRST, ...REST] = TARGETS.rows;
const ADJUSTED = { ...EMPTY, ...FIRST, target: '≥5.00(个)', approved: '≥6.00(个)' };

const targets = (given: Partial<TargetsView>) => () => <TargetsPage frame={FRAME} view={{ ...TARGETS, ...given }} />;

const weights = (given: Partial<WeightsView>) => () => (
  <ProjectPage frame={FRAME} view={{ ...PROJECT_VIEW, weights: { ...PROJECT_VIEW.weights, ...given } }} />
);

const present = completeView().scored.rows.map((row) => row.weight);
const doubled = present.map((weight, i) => (i === 0 && weight !== null ? weight * 2 : weight));

const TEXTS = {
  ...(Object.fromEntries(NEW_PROJECT_FIELDS.map((field) => [field, ''])) as NewProjectTexts),
  year: '2024',
  rulebook: 'shanghai',
};

const created = (given: Partial<NewProjectView>) => () => (
  <NewProjectPage
    frame={FRAME}
    view={{ texts: TEXTS, problems: {}, existing: null, units: ['示例市考试院'], rulebooks: RULEBOOKS, ...given }}
  />
);

const erasure = (obstacle: string | null) => () => (
  <ProjectErasurePage frame={FRAME} view={{ project: PROJECT_VIEW.project, indicators: 12, obstacle }} />
);

const rulebook = (to: typeof shanghai) => () => {
  const { project, sheet, scored } = completeView();
  const change = compareRulebooks(sheet, scored, to);
  return <RulebookChangePage frame={FRAME} view={{ project, currency: '元', from: shanghai, to, change }} />;
};

/** 修改目标, 分值, 新建项目 and 更换评分办法 in each of their states. */
export const TARGET_STATES = [
  { name: '修改目标', render: targets({}) },
  { name: '修改目标 已保存', render: targets({ told: '已上移。', moved: { id: FIRST?.id ?? '', verb: 'up' } }) },
  {
    name: '修改目标 有错',
    render: targets({
      told: '没有保存：请先改正下面标出的内容。',
      refused: true,
      problems: {
        fields: { name: '请填写项目名称。' },
        rows: [{ row: 1, field: 'name', message: '“数量指标”下第 1 行已有这个名称，请改用别的名称。' }],
        basis: {},
      },
    }),
  },
  {
    name: '修改目标 别人刚改过',
    render: targets({
      told: '没有保存：这个项目的目标刚被另一人改过。您写的内容仍在下面，请对照现在的内容后再保存。',
      refused: true,
      fieldsNow: { name: '信息化运行维护项目', department: '某市教育委员会' },
      rows: [{ ...EMPTY, ...FIRST, now: { ...EMPTY, ...FIRST, target: '≥7.00(个)' } }, ...REST],
    }),
  },
  {
    name: '修改目标 问是否移除',
    render: targets({
      removal: { id: FIRST?.id ?? '', name: FIRST?.name ?? '', typed: [{ field: '实际完成值', text: '6个' }] },
    }),
  },
  { name: '修改目标 有已移除的', render: targets({ removed: [{ ...EMPTY, ...FIRST, id: 'i-90', name: '巡检次数' }] }) },
  {
    name: '修改目标 调整',
    render: targets({
      adjusting: true,
      rows: [ADJUSTED, ...REST],
      told: '没有保存：调整目标请写明依据。',
      refused: true,
      problems: { fields: {}, rows: [], basis: { reason: '请写明调整原因。' } },
    }),
  },
  { name: '修改目标 已提交', render: targets({ editable: false }) },
  {
    name: '项目 尚无指标',
    render: () => <ProjectPage frame={FRAME} view={{ ...PROJECT_VIEW, indicators: [] }} />,
  },
  {
    name: '项目 分值有错',
    render: weights({ problems: present.map((_, i) => (i === 0 ? '分值不能为负数。' : null)) }),
  },
  {
    name: '项目 分值合计不对',
    render: weights({
      factor: '0.9',
      sums: { ...PROJECT_VIEW.weights.sums, indicators: 10_000, findings: ['分值合计 110.00，应为 100.00。'] },
    }),
  },
  {
    name: '项目 分值修改预览',
    render: weights({ preview: { how: 'typed', from: present, to: doubled, sums: PROJECT_VIEW.weights.sums } }),
  },
  { name: '新建项目', render: created({}) },
  {
    name: '新建项目 有错',
    render: created({ problems: { unit: '请填写预算单位。', year: '请填写四位数的年度，例如“2024”。' } }),
  },
  {
    name: '新建项目 已有',
    render: created({ problems: { name: '示例市考试院 2024 年度已有这个项目。' }, existing: 'p-1' }),
  },
  {
    name: '年末自评 目标调整过',
    render: () => {
      const view = sheetView();
      const approved = new Map([[view.indicatorIds[0] ?? '', '≥6.00(个)']]);
      return <YearEndPage frame={FRAME} view={{ ...view, approved }} />;
    },
  },
  { name: '删除项目', render: erasure(null) },
  { name: '删除项目 不能', render: erasure('已填报 3 处') },
  { name: '更换评分办法', render: rulebook(hubei) },
  { name: '更换评分办法 没有变化', render: rulebook({ ...shanghai, id: 'shanghai-2', name: '上海（修订）' }) },
];
