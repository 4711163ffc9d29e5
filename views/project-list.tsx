import { Bar, FindingCounts, GradeMark, StateMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import type { Frame, HomeView, ProjectLine } from '#views/props.ts';

function DaysLeft({ days }: { days: number }) {
  if (days < 0) return <strong class="late">已逾期 {-days} 天</strong>;
  return days === 0 ? (
    <strong>今天截止</strong>
  ) : (
    <>
      还有 <strong>{days} 天</strong>
    </>
  );
}

function Deadline({ deadline, year }: { deadline: HomeView['deadline']; year: number }) {
  return (
    <div class="subline deadline">
      {deadline === null ? (
        '未设报送截止日期'
      ) : (
        <>
          报送截止 {deadline.dueOn}，<DaysLeft days={deadline.daysLeft} />
        </>
      )}
      <details class="deadline-change">
        <summary>{deadline === null ? '设定' : '更改'}</summary>
        <form method="post" action="/deadlines">
          <input type="hidden" name="year" value={String(year)} />
          <label for="due-on">报送截止日期</label>
          <input type="date" id="due-on" name="dueOn" required value={deadline?.dueOn ?? ''} />
          <button type="submit" class="small">
            保存
          </button>
        </form>
      </details>
    </div>
  );
}

function Cards({ view }: { view: HomeView }) {
  return (
    <dl class="cards">
      <div class="card">
        <dt>已提交</dt>
        <dd>
          <strong>{view.submitted}</strong> / {view.projects.length} 个项目
        </dd>
      </div>
      <div class="card">
        <dt>指标已填</dt>
        <dd>
          <strong>{view.filled}</strong> / {view.applicable} 项
        </dd>
      </div>
      <div class="card">
        <dt>平均得分（已提交）</dt>
        <dd>
          {view.average === null ? <span class="none">尚无提交</span> : <strong>{view.average}</strong>}{' '}
          {view.grades
            .filter((grade) => grade.count > 0)
            .map((grade) => (
              <span class="mark good">
                {grade.name} {grade.count}
              </span>
            ))}
        </dd>
      </div>
      <div class="card">
        <dt>自查待处理</dt>
        <dd>
          <strong class={view.errors > 0 ? 'red' : ''}>{view.errors}</strong> 处错误 · {view.warnings} 处提醒
        </dd>
      </div>
    </dl>
  );
}

function Line({ project }: { project: ProjectLine }) {
  return (
    <tr>
      <th scope="row">
        <a href={`/projects/${project.id}/year-end`}>{project.name}</a>
      </th>
      <td class="number">{project.budget || '—'}</td>
      <td class="number">{project.rate ?? '—'}</td>
      <td class="progress">
        <Bar part={project.filled} whole={project.applicable} />
        <span class="number">
          {project.filled}/{project.applicable}
        </span>
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

function Empty({ view, year }: { view: HomeView; year: number }) {
  if (view.query !== '') {
    return (
      <p class="empty">
        没有名称或拼音首字母含“{view.query}”的项目。<a href={`/?year=${year}`}>显示全部</a>
      </p>
    );
  }
  return (
    <p class="empty">
      {year} 年度还没有项目。<a href="/imports/new">导入绩效目标申报表</a>，即可开始填报。
    </p>
  );
}

function ProjectTable({ view }: { view: HomeView }) {
  return (
    <div class="card table-card">
      <table class="list">
        <caption class="spoken">项目</caption>
        <thead>
          <tr>
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
  );
}

/** 我的一年: how far the year-end evaluation is, project by project, and what is due when. */
export function HomePage({ frame, view }: { frame: Frame; view: HomeView }) {
  return (
    <Page title={`${frame.year} 年度年末自评`} frame={frame} active="我的一年">
      <div class="page-title">
        <div>
          <h1>{frame.year} 年度 · 年末自评</h1>
          <Deadline deadline={view.deadline} year={frame.year} />
        </div>
        <div class="actions">
          <form method="get" action="/" class="search">
            <input type="hidden" name="year" value={String(frame.year)} />
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
          <a class="button" href="/imports/new">
            导入目标表
          </a>
          <a class="button primary" href={`/reports?year=${frame.year}`}>
            打印全部
          </a>
        </div>
      </div>
      <Cards view={view} />
      <section id="projects" aria-label="项目">
        {view.projects.length === 0 ? <Empty view={view} year={frame.year} /> : <ProjectTable view={view} />}
      </section>
    </Page>
  );
}
