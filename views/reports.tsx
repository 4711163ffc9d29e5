import { ChooseAll, ChosenBar } from '#views/chosen.tsx';
import { HandOffMenu } from '#views/hand-off.tsx';
import { GradeMark, StateMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import type { Frame, ReportsView } from '#views/props.ts';

type ReportLine = ReportsView['projects'][number];

/** The frozen form where there is one, else a draft of the open sheet. */
function formAddress({ id, version }: ReportLine): string {
  const base = `/projects/${id}/year-end`;
  return version === null ? `${base}/form.pdf` : `${base}/submissions/${version}/form.pdf`;
}

function Line({ project }: { project: ReportLine }) {
  const input = `print-${project.id}`;
  return (
    <tr>
      <td class="tick">
        <input type="checkbox" id={input} name="project" value={project.id} checked aria-label={project.name} />
      </td>
      <th scope="row">
        <label for={input}>{project.name}</label>
      </th>
      <td class="number">{project.total ?? '—'}</td>
      <td>
        <GradeMark grade={project.grade} frozen={project.version !== null} />
      </td>
      <td>
        <StateMark state={project.state} />
      </td>
      <td class="muted">
        {project.version === null
          ? `草稿${project.missing > 0 ? `，还有 ${project.missing} 项没有得分` : ''}`
          : `第 ${project.version} 版`}
      </td>
      <td>
        <a
          href={formAddress(project)}
          aria-label={`${project.version === null ? '打印草稿' : '打印'}：${project.name}`}
        >
          {project.version === null ? '打印草稿' : '打印'}
        </a>
      </td>
      <td>
        <HandOffMenu project={project} draft={project.version === null} />
      </td>
    </tr>
  );
}

/** 报表: print one project, or several and all of the year together with a booklet. */
export function ReportsPage({ frame, view }: { frame: Frame; view: ReportsView }) {
  return (
    <Page title={`${frame.year} 年度报表`} frame={frame} active="报表">
      <div class="page-title">
        <div>
          <h1>{frame.year} 年度 · 打印自评表</h1>
          <p class="subline">已提交的项目打印锁定的版本；未提交的打印草稿，页面标明“草稿”。</p>
        </div>
      </div>
      {view.projects.length === 0 ? (
        <p class="empty">
          {frame.year} 年度还没有项目。<a href="/imports/new">导入绩效目标申报表</a>
        </p>
      ) : (
        <form id="chosen" method="post" action="/jobs">
          <ChosenBar year={frame.year} job={view.job} kinds={['print']} openJobs={view.openJobs} />
          <div class="card table-card">
            <table class="list">
              <caption class="spoken">可打印的自评表</caption>
              <thead>
                <tr>
                  <ChooseAll />
                  <th scope="col">项目</th>
                  <th scope="col" class="number">
                    得分
                  </th>
                  <th scope="col">等级</th>
                  <th scope="col">状态</th>
                  <th scope="col">打印内容</th>
                  <th scope="col">单独打印</th>
                  <th scope="col">交出</th>
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
      )}
    </Page>
  );
}
