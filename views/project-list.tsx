import { Deadline } from '#views/deadline.tsx';
import { Page } from '#views/page.tsx';
import { Filters, homeAddress, NoProject, ProjectTable, Search } from '#views/project-table.tsx';
import type { Frame, HomeView } from '#views/props.ts';

function Cards({ view }: { view: HomeView }) {
  return (
    <dl class="cards">
      <div class="card">
        <dt>已提交</dt>
        <dd>
          <strong>{view.submitted}</strong> / {view.found} 个项目
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

/** Pages of this year that one looks for less often. */
function MorePages({ view, year }: { view: HomeView; year: number }) {
  return (
    <nav class="more" aria-label="本年度的其他页面">
      <ul>
        <li>
          <a href={`/missing?year=${year}`}>
            缺什么{view.missing > 0 && view.query === '' ? `（${view.missing} 处）` : ''}
          </a>
        </li>
        <li>
          <a href={`/checks?year=${year}`}>自查</a>
        </li>
        <li>
          <a href={`/work-packages?year=${year}`}>工作包</a>
        </li>
        <li>
          <a href={`/money?year=${year}`}>全部项目的资金</a>
        </li>
        <li>
          <a href={`/years/new?year=${year}`}>开始 {year + 1} 年度</a>
        </li>
        <li>
          <a href="/year-packages">年度数据包</a>
        </li>
        <li>
          <a href="/storage">备份数据</a>
        </li>
      </ul>
    </nav>
  );
}

/** 我的一年: how far the year-end evaluation is, project by project, and what is due when. */
export function HomePage({ frame, view }: { frame: Frame; view: HomeView }) {
  const { year } = frame;
  return (
    <Page title={`${year} 年度年末自评`} frame={frame} active="我的一年">
      <div class="page-title">
        <div>
          <h1>{year} 年度 · 年末自评</h1>
          <Deadline deadline={view.deadline} year={year} phase="year-end" />
        </div>
        <div class="actions">
          <MorePages view={view} year={year} />
          <a class="button" href="/imports/new">
            导入目标表
          </a>
          <a class="button" href={`/projects/new?year=${year}`}>
            新建项目
          </a>
        </div>
      </div>
      {view.notice === null ? null : (
        <p class="notice" role="status">
          {view.notice.told} {view.notice.link ? <a href={view.notice.link.href}>{view.notice.link.word}</a> : null}
        </p>
      )}
      <Cards view={view} />
      <section id="projects" aria-label="项目">
        <div class="project-tools">
          <Filters view={view} year={year} />
          <div class="actions">
            <Search view={view} year={year} />
            {view.projects.length === 0 ? null : (
              <a class="button" href={homeAddress(year, view.query, view.filter, '/projects.xlsx')}>
                下载 Excel
              </a>
            )}
          </div>
        </div>
        {view.projects.length === 0 ? <NoProject view={view} year={year} /> : <ProjectTable view={view} year={year} />}
      </section>
    </Page>
  );
}
