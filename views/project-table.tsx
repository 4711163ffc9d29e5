import { ChooseAll, ChosenBar } from '#views/chosen.tsx';
import { Bar, FindingCounts, GradeMark, StateMark } from '#views/marks.tsx';
import type { Frame, HomeFilter, HomeView, ProjectLine } from '#views/props.ts';

/** What 我的一年 can be narrowed to. */
export const HOME_FILTERS: readonly { filter: HomeFilter; name: string }[] = [
  { filter: 'unfilled', name: '未填' },
  { filter: 'errors', name: '有错误' },
  { filter: 'warnings', name: '有提醒' },
  { filter: 'unsubmitted', name: '未提交' },
];

/** The address of 我的一年, or of its spreadsheet, with this search and filter. */
export function homeAddress(year: number, query: string, filter: HomeFilter | null, path = '/'): string {
  const asked = new URLSearchParams({ year: String(year) });
  if (query !== '') asked.set('q', query);
  if (filter !== null) asked.set('show', filter);
  return `${path}?${asked}`;
}

/** 未填, 有错误, 有提醒, 未提交, each with how many projects it leaves; they are addresses, so that Back and bookmarks work. */
export function Filters({ view, year }: { view: HomeView; year: number }) {
  const all = { filter: null, name: '全部', count: view.found };
  const choices = [all, ...HOME_FILTERS.map((one) => ({ ...one, count: view.counts[one.filter] }))];
  return (
    <nav class="filters" aria-label="筛选项目">
      <ul>
        {choices.map(({ filter, name, count }) => (
          <li>
            <a href={homeAddress(year, view.query, filter)} aria-current={filter === view.filter ? 'true' : undefined}>
              {name} <span class="number">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Finds projects by name and pinyin within the chosen filter. */
export function Search({ view, year }: { view: HomeView; year: number }) {
  return (
    <form method="get" action="/" class="search">
      <input type="hidden" name="year" value={String(year)} />
      {view.filter === null ? null : <input type="hidden" name="show" value={view.filter} />}
      <input
        type="search"
        id="project-search"
        name="q"
        value={view.query}
        aria-label="查找项目：名称或拼音首字母"
        placeholder="名称或拼音首字母"
      />
      <button type="submit">查找</button>
    </form>
  );
}

/** How many rows are filled in; while a cell stops the submission, a link to what is missing. */
function Progress({ project }: { project: ProjectLine }) {
  const filled = `${project.filled}/${project.applicable}`;
  if (project.unfilled + project.errors === 0) return <span class="number">{filled}</span>;
  return (
    <a class="number" href={`/missing?project=${project.id}`} aria-label={`${filled}，${project.name}缺什么`}>
      {filled}
    </a>
  );
}

function Line({ project }: { project: ProjectLine }) {
  const box = `chosen-${project.id}`;
  return (
    <tr>
      <td class="tick">
        <input type="checkbox" id={box} name="project" value={project.id} aria-label={`选择 ${project.name}`} />
      </td>
      <th scope="row">
        <a href={`/projects/${project.id}/year-end`}>{project.name}</a>
      </th>
      <td class="number">{project.budget || '—'}</td>
      <td class="number">{project.rate ?? '—'}</td>
      <td class="progress">
        <Bar part={project.filled} whole={project.applicable} />
        <Progress project={project} />
      </td>
      <td class="number">{project.frozen ? <strong>{project.total ?? '—'}</strong> : (project.total ?? '—')}</td>
      <td>
        <GradeMark grade={project.grade} frozen={project.frozen} />
      </td>
      <td>
        <FindingCounts errors={project.errors} warnings={project.warnings} />
      </td>
      <td>
        <StateMark state={project.state} />
      </td>
    </tr>
  );
}

/** The projects, each with a tick, and what can be done with those that are ticked. */
export function ProjectTable({ view, year }: { view: HomeView; year: number }) {
  return (
    <form id="chosen" method="post" action="/jobs">
      <ChosenBar year={year} job={view.job} kinds={['print', 'submit']} openJobs={view.openJobs} />
      <div class="card table-card">
        <table class="list projects">
          <caption class="spoken">项目</caption>
          <thead>
            <tr>
              <ChooseAll />
              <th scope="col">项目</th>
              <th scope="col" class="number">
                全年预算（{view.currency}）
              </th>
              <th scope="col" class="number">
                执行率
              </th>
              <th scope="col">填报进度</th>
              <th scope="col" class="number">
                得分
              </th>
              <th scope="col">等级</th>
              <th scope="col">自查</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {view.projects.map((project) => (
              <Line project={project} />
            ))}
          </tbody>
        </table>
      </div>
    </form>
  );
}

/** Says why no project is listed, and how to see them again. */
export function NoProject({ view, year }: { view: HomeView; year: Frame['year'] }) {
  const filter = HOME_FILTERS.find((one) => one.filter === view.filter);
  if (view.query === '' && !filter) {
    return (
      <p class="empty">
        {year} 年度还没有项目。<a href="/imports/new">导入绩效目标申报表</a>，或者
        <a href={`/projects/new?year=${year}`}>新建项目</a>，即可开始填报。
      </p>
    );
  }
  return (
    <p class="empty">
      {view.query === '' ? `没有“${filter?.name}”的项目。` : null}
      {view.query !== '' && filter ? `名称或拼音首字母含“${view.query}”的项目中，没有“${filter.name}”的。` : null}
      {view.query !== '' && !filter ? `没有名称或拼音首字母含“${view.query}”的项目。` : null}
      {view.query !== '' && filter ? (
        <>
          <a href={homeAddress(year, view.query, null)}>只看查找结果</a>，或
        </>
      ) : null}
      <a href={homeAddress(year, '', null)}>显示全部</a>
    </p>
  );
}
