import { readTargetTables } from '#src/import/read-target-tables.ts';
import type { ReadProblem, TargetTable } from '#src/import/target-table.ts';

const TITLE = ['财政项目支出绩效目标申报表', '（2026年度）'];
const HEADER = [
  '项目名称 河道清淤 项目性质 其他一次性项目 项目类别 特定目标类',
  '主管部门 滨河区水务局 实施单位 滨河区河道管理所',
  '计划开始日期 2026-01-01 计划完成日期 2026-12-31',
];
const MONEY = [
  '项目资金（元）',
  '项目资金总额 年度资金申请总额 300.00',
  '其中：财政资金 其中：当年财政拨款 200.00',
  '上年结转资金 0.00',
  '其他资金 其他资金 100.00',
];
const GOALS = ['项目绩效目标', '项目总目标 年度总体目标', '全年完成四条河道和两处支流的清淤。'];
const COLUMNS = ['一级指标 二级指标 三级指标 年度(/项目)指标值'];
const ROWS = ['绩效指标', '产出指标', '数量指标', '清淤河道条数 =4.00(条)'];

export type FormParts = Partial<Record<'title' | 'header' | 'money' | 'goals' | 'columns' | 'rows', string[]>>;

/** A small made-up table as lines of text; every part can be replaced. */
export function smallForm(parts: FormParts = {}): string {
  const { title = TITLE, header = HEADER, money = MONEY, goals = GOALS, columns = COLUMNS, rows = ROWS } = parts;
  return [...title, ...header, ...money, ...goals, ...columns, ...rows].join('\n');
}

/** The only project of a small table and the problems with it. */
export function readSmallForm(parts: FormParts): { project: TargetTable; problems: ReadProblem[] } {
  const { projects, problems } = readTargetTables(smallForm(parts));
  const [project] = projects;
  if (!project || projects.length !== 1) throw new Error(`应读出一个项目，读出 ${projects.length} 个`);
  return { project, problems };
}

/** The rows of a small table: category/subcategory/name/target in one string each. */
export function readRows(...rows: string[]): { rows: string[]; problems: ReadProblem[] } {
  const { project, problems } = readSmallForm({ rows });
  return { rows: project.indicators.map((row) => Object.values(row).join('/')), problems };
}
