import type { ListedProject } from '#src/actions/list-year.ts';
import { amount, type ListField, type ListTable, listed, number, position, text } from '#src/export/list-columns.ts';
import { HOME_FILTERS } from '#views/project-table.tsx';
import type { HomeView, ProjectLine } from '#views/props.ts';

type Row = ProjectLine & { unit: string; nature: string; currency: string };

const FIELDS: readonly ListField<Row>[] = [
  position(),
  text('项目名称', 30, (row) => row.name),
  text('单位', 26, (row) => row.unit),
  text('项目性质', 16, (row) => row.nature),
  amount('全年预算数', 16, (row) => row.budget),
  text('金额单位', 9, (row) => row.currency),
  number('执行率', 9, (row) => row.rate ?? ''),
  number('应填指标', 9, (row) => String(row.applicable)),
  number('已填指标', 9, (row) => String(row.filled)),
  number('未填', 6, (row) => String(row.unfilled)),
  number('错误', 6, (row) => String(row.errors)),
  number('提醒', 6, (row) => String(row.warnings)),
  number('得分', 9, (row) => row.total ?? ''),
  text('等级', 7, (row) => row.grade ?? ''),
  text('状态', 9, (row) => row.state),
];

function about({ query, filter, found, projects }: HomeView, year: number): string {
  const name = HOME_FILTERS.find((one) => one.filter === filter)?.name;
  const parts = [
    `${year}年度`,
    ...(query === '' ? [] : [`名称或拼音首字母含“${query}”`]),
    ...(name === undefined ? [] : [`只列“${name}”`]),
    projects.length === found ? `${found} 个项目` : `${projects.length} / ${found} 个项目`,
  ];
  return parts.join('，');
}

/** 我的一年 as a list: the projects that search and filter leave, scores of open forms as they stand. */
export function projectList(view: HomeView, listedProjects: readonly ListedProject[], year: number): ListTable[] {
  const projects = new Map(listedProjects.map(({ project, sheet }) => [project.id, { project, sheet }]));
  const rows = view.projects.map((line): Row => {
    const own = projects.get(line.id);
    const { unit = '', nature = '' } = own?.project ?? {};
    return { ...line, unit, nature, currency: own?.sheet.currency ?? view.currency };
  });
  return [{ tab: '项目', title: '年末自评项目清单', about: about(view, year), ...listed(FIELDS, rows) }];
}
