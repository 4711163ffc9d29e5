import { buildMonitoringRecord } from '#src/rules/build-monitoring-record.ts';
import { compareCategories } from '#src/rules/compare.ts';
import { type ComparedProject, choicesOf, lostRows, projectMatrix, worstRows } from '#src/rules/compare-projects.ts';
import { compareYear, type YearParts } from '#src/rules/compare-year.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { compareMoney, judgeForecast } from '#src/rules/forecast-quality.ts';
import type { MidYearRow, MidYearSheet } from '#src/rules/mid-year.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { ComparisonPage } from '#views/comparison.tsx';
import { ComparisonListPage } from '#views/comparison-list.tsx';
import type { ComparisonListView, ComparisonView } from '#views/comparison-props.ts';
import type { GalleryState } from '#views/gallery.tsx';
import { FRAME, LINES } from '#views/gallery-frames.ts';
import { completeView, FILLED_ROWS, PROJECT_HEAD } from '#views/gallery-sheet.ts';

const IDS = FILLED_ROWS.map((_, i) => `i-${i}`);

/** 1—7月, forecast and likelihood of the fifteen rows. */
const MID_YEAR: [actual: string, forecast: string, likelihood: string][] = [
  ['702', '1250', '确定能'],
  ['2', '4', '确定能'],
  ['3', '5', '有可能'],
  ['1', '2', '确定能'],
  ['及时', '', '确定能'],
  ['25分钟', '25分钟', '确定能'],
  ['疑难问题均在3天内解决', '', '确定能'],
  ['0', '0', '确定能'],
  ['1', '2', '确定能'],
  ['3100', '5300', '确定能'],
  ['7.5%', '8%', '有可能'],
  ['良好', '', '确定能'],
  ['60', '90', '完全不可能'],
  ['', '96%', '确定能'],
  ['', '96%', '确定能'],
];

const NO_CAUSES = { funding: '', institution: '', staffing: '', equipment: '', otherCause: '' };

function midYearRow(i: number): MidYearRow {
  const { category = '', subcategory = '', name = '', target = '' } = FILLED_ROWS[i] ?? {};
  const [actual = '', forecast = '', likelihood = ''] = MID_YEAR[i] ?? [];
  const texts = { explanation: '', measure: '', remark: '', pace: '', weight: '' };
  return {
    ...{ category, subcategory, name, target, actual, forecast, likelihood },
    ...texts,
    causes: NO_CAUSES,
    optionsReversed: false,
  };
}

function monitoring(submitted: boolean): MonitoringRecord {
  const amounts = { initial: '557,500.00', executed: '301,200.00', expected: '557,500.00' };
  const none = { initial: '', executed: '', expected: '' };
  const sheet: MidYearSheet = {
    rulebook: shanghai,
    currency: '元',
    periodEnd: '2024-07-31',
    money: { lines: { total: amounts, appropriation: amounts, carriedOver: none, other: none }, reason: '' },
    indicators: FILLED_ROWS.map((_, i) => midYearRow(i)),
  };
  const { status: _, ...project } = PROJECT_HEAD;
  const head = { project, indicatorIds: IDS, goal: '', version: 1 };
  const at = { at: '2024-08-05T02:00:00.000Z', by: '陈晓岚' };
  return buildMonitoringRecord({ ...head, submitted: submitted ? at : null }, sheet, outlookOf(sheet));
}

function viewOf(set: Partial<YearParts>, previousYear: number | null = null): ComparisonView {
  const { sheet, scored, project } = completeView();
  const parts = { sheet, scored, ids: IDS, midYear: null, approved: new Map(), lastYear: [], ...set };
  const rows = compareYear(parts);
  const { midYear } = parts;
  return {
    project,
    midYear: midYear === null ? null : { months: midYear.period.months, draft: midYear.submitted === null },
    previousYear,
    rows,
    categories: compareCategories(parts.sheet, parts.scored),
    quality: midYear === null ? null : judgeForecast(midYear, rows, parts.scored),
    money: compareMoney(midYear, parts.sheet, parts.scored),
    total: parts.scored.total === null ? null : formatPoints(parts.scored.total),
    grade: parts.scored.grade,
  };
}

/** The finished maintenance project with its mid-year form. */
export function comparisonView(): ComparisonView {
  return viewOf({ midYear: monitoring(true) });
}

/** After adjustments: another target, a row that is new and one that is gone. */
function adjustedView(): ComparisonView {
  const ids = IDS.map((id, i) => (i === 12 ? 'i-new' : id));
  return viewOf({
    ids,
    midYear: monitoring(true),
    approved: new Map([
      ['i-0', '≥1200.00(次)'],
      ['i-2', '≤3.00(次)'],
    ]),
  });
}

function lastYearView(): ComparisonView {
  const lastYear = FILLED_ROWS.map(({ target }, i) =>
    i % 4 === 3
      ? null
      : { target, actual: i % 5 === 2 ? '7次' : '达到', score: '5.00', weight: '5.00', reason: '', measure: '' },
  );
  return viewOf({ midYear: monitoring(true), lastYear }, 2023);
}

/** Rows without score, without bar, and one far above the scale. */
function openView(): ComparisonView {
  const full = viewOf({ midYear: monitoring(false) });
  const none = { points: null, completion: null };
  const open = { actual: '', met: null, deviation: '', score: null, lost: null, reason: '', miss: none };
  return {
    ...full,
    total: null,
    grade: null,
    quality: full.quality && { ...full.quality, result: null, miss: null, within: null },
    rows: full.rows.map((row, i) => {
      if (i < 3) return { ...row, ...open, completion: { ...row.completion, yearEnd: null } };
      return i === 3 ? { ...row, completion: { ...row.completion, yearEnd: '386.00' } } : row;
    }),
  };
}

function compared(i: number): ComparedProject {
  const { sheet, scored } = completeView();
  const categories = compareCategories(sheet, scored);
  const { id = '', name = '', total = null, grade = null } = LINES[i] ?? {};
  const lost = lostRows(sheet, scored, 20).map((row) => ({ ...row, lost: row.lost + i * 7 }));
  return {
    ...{ id, name, total, grade },
    unitId: i < 4 ? 'u1' : 'u2',
    unit: i < 4 ? '示例市考试院' : '示例市教育技术中心',
    nature: i % 2 === 0 ? '其他经常性项目' : '其他一次性项目',
    draft: total === null,
    forecast: i === 2 ? null : { total: i === 3 ? null : '95.20', draft: i > 4 },
    categories:
      i === 1
        ? categories.slice(0, 3)
        : categories.map((one) => ({ ...one, percent: i === 0 ? '100.00' : i === 4 ? '55.20' : one.percent })),
    lost: i % 3 === 0 ? lost : [],
  };
}

/** The seven projects of a year. */
export function comparisonListView(): ComparisonListView {
  const projects = LINES.map((_, i) => compared(i));
  return {
    matrix: projectMatrix(projects),
    worst: worstRows(projects, 20),
    choice: { unit: '', nature: '', grade: '' },
    choices: choicesOf(projects),
    projects: projects.length,
  };
}

function noneChosen(): ComparisonListView {
  const none = {
    matrix: projectMatrix([]),
    worst: [],
    choice: { unit: 'gone', nature: '其他一次性项目', grade: '差' },
  };
  return { ...comparisonListView(), ...none };
}

function noProjects(): ComparisonListView {
  return { ...noneChosen(), choice: { unit: '', nature: '', grade: '' }, choices: choicesOf([]), projects: 0 };
}

function one(name: string, view: () => ComparisonView): GalleryState {
  return { name: `对比${name}`, render: () => <ComparisonPage frame={FRAME} view={view()} /> };
}

function all(name: string, view: () => ComparisonListView): GalleryState {
  return { name: `对比 ${name}`, render: () => <ComparisonListPage frame={FRAME} view={view()} /> };
}

/** 对比 of one project and of all. */
export const COMPARISON_STATES: readonly GalleryState[] = [
  one('', comparisonView),
  one(' 没有年中监控', () => viewOf({})),
  one(' 目标调整过', adjustedView),
  one(' 有上年', lastYearView),
  one(' 未填完', openView),
  all('全部项目', comparisonListView),
  all('没有符合条件的项目', noneChosen),
  all('尚无项目', noProjects),
];
