import { ChooseAll } from '#views/chosen.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

/** `/years/new`: the projects of a year that the next one is started from. */
export interface NewYearView {
  from: number;
  projects: {
    id: string;
    name: string;
    unit: string;
    indicators: number;
    /** Targets and goals that name the year that is carried on, and so will have to be rewritten. */
    dated: number;
    /** The next year has this project already. */
    existing: boolean;
  }[];
}

const TAKEN = [
  { value: 'indicators', label: '指标和年度指标值' },
  { value: 'weights', label: '目标表带来的分值' },
  { value: 'goals', label: '项目总目标和年度总体目标' },
];

function Project({ view, project }: { view: NewYearView; project: NewYearView['projects'][number] }) {
  const id = `project-${project.id}`;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          id={id}
          name="project"
          value={project.id}
          checked={!project.existing}
          disabled={project.existing}
        />
      </td>
      <th scope="row">
        <label for={id}>{project.name}</label>
      </th>
      <td>{project.unit}</td>
      <td class="number">{project.indicators}</td>
      <td>
        {project.existing ? (
          <span class="mark plain">{view.from + 1} 年度已有，不再新建</span>
        ) : project.dated > 0 ? (
          <span class="finding warn">
            {project.dated} 处目标写着 {view.from} 年，新建后请改写
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function Choice({ view }: { view: NewYearView }) {
  const to = view.from + 1;
  const left = view.projects.filter((one) => !one.existing).length;
  return (
    <form method="post" action="/years" class="stack" autocomplete="off" id="chosen">
      <input type="hidden" name="from" value={String(view.from)} />
      <section class="card">
        <fieldset class="taken">
          <legend>
            <h2>带到 {to} 年度的内容</h2>
          </legend>
          {TAKEN.map(({ value, label }) => (
            <label>
              <input type="checkbox" name="take" value={value} checked /> {label}
            </label>
          ))}
        </fieldset>
        <p class="note">
          项目名称、单位、主管部门、项目性质和类别、评分办法一并带过去；计划起止是全年的改为 {to}{' '}
          年全年，其余留空。资金、实际完成值、原因和措施不带，填写时可在每个指标下看到上年的情况。以后导入 {to}
          年度的目标表，会更正这里建的同名项目。
        </p>
      </section>
      <section class="card table-card">
        <table class="list">
          <caption class="spoken">{view.from} 年度的项目</caption>
          <thead>
            <tr>
              <ChooseAll />
              <th scope="col">项目名称</th>
              <th scope="col">单位</th>
              <th scope="col" class="number">
                指标
              </th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {view.projects.map((project) => (
              <Project view={view} project={project} />
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <button type="submit" class="primary" disabled={left === 0}>
          新建 {to} 年度的项目
        </button>
        <span id="chosen-count" class="note" role="status" data-none={left === 0 ? `${to} 年度已有全部项目。` : ''}>
          {left === 0 ? `${to} 年度已有全部项目。` : ''}
        </span>
        <span id="chosen-problem" class="red" role="alert" />
      </p>
    </form>
  );
}

/** 开始下一年度: which projects go on, and what of them is taken over. */
export function NewYearPage({ frame, view }: { frame: Frame; view: NewYearView }) {
  return (
    <Page title={`开始 ${view.from + 1} 年度`} frame={frame} active="我的一年">
      <div class="page-title">
        <h1>
          从 {view.from} 年度开始 {view.from + 1} 年度
        </h1>
        <nav class="actions" aria-label="换一个年度">
          {frame.years
            .filter((year) => year !== view.from)
            .map((year) => (
              <a class="button" href={`/years/new?year=${year}`}>
                改从 {year} 年度开始
              </a>
            ))}
        </nav>
      </div>
      {view.projects.length > 0 ? (
        <Choice view={view} />
      ) : (
        <p class="empty">
          {view.from} 年度没有项目，请先<a href="/imports/new">导入绩效目标表</a>。
        </p>
      )}
    </Page>
  );
}
