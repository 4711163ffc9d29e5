import { HandOffPanel } from '#views/hand-off.tsx';
import { FindingCounts, GradeMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectView } from '#views/props.ts';
import { WeightActions, WeightCell, WeightChangePanel } from '#views/weights.tsx';

function Particulars({ view }: { view: ProjectView }) {
  const { project } = view;
  const lines: [string, string][] = [
    ['项目性质', project.nature],
    ['项目类别', project.projectClass],
    ['主管部门', project.department],
    ['实施单位', project.unit],
    ['计划起止', [project.startDate, project.endDate].filter(Boolean).join(' 至 ')],
  ];
  return (
    <section class="card" aria-labelledby="particulars-title">
      <h2 id="particulars-title">项目概况</h2>
      <dl class="particulars">
        {lines.map(([name, text]) => (
          <div>
            <dt>{name}</dt>
            <dd>{text || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Money({ view }: { view: ProjectView }) {
  return (
    <section class="card" aria-labelledby="money-title">
      <h2 id="money-title">项目资金（{view.currency}）</h2>
      <table class="bare">
        <caption class="spoken">项目资金</caption>
        <tbody>
          {view.money.map((line) => (
            <tr>
              <th scope="row">{line.label}</th>
              <td class="number">{line.amount || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Goals({ view }: { view: ProjectView }) {
  const goals: [string, string][] = [
    ['项目总目标', view.goal],
    ['年度总体目标', view.annualGoal],
  ];
  const given = goals.filter(([, text]) => text !== '');
  if (given.length === 0) return null;
  return (
    <section class="card" aria-labelledby="goals-title">
      <h2 id="goals-title">绩效目标</h2>
      <dl class="goals">
        {given.map(([name, text]) => (
          <div>
            <dt>{name}</dt>
            <dd class="prose">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function TargetTable({ view }: { view: ProjectView }) {
  return (
    <table class="list targets">
      <caption class="spoken">绩效指标</caption>
      <thead>
        <tr>
          <th scope="col">一级指标</th>
          <th scope="col">二级指标</th>
          <th scope="col">三级指标</th>
          <th scope="col">年度指标值</th>
          <th scope="col" class="number">
            分值
          </th>
        </tr>
      </thead>
      <tbody>
        {view.indicators.map((row, i) => {
          const above = view.indicators[i - 1];
          const sameCategory = above?.category === row.category;
          const sameSubcategory = sameCategory && above?.subcategory === row.subcategory;
          return (
            <tr id={`target-${row.id}`}>
              <td class={sameCategory ? 'repeated' : ''}>{row.category}</td>
              <td class={sameSubcategory ? 'repeated' : ''}>{row.subcategory}</td>
              <th scope="row">{row.name}</th>
              <td>
                {row.target}
                {row.approved === null ? null : <span class="approved">原批复：{row.approved}</span>}
              </td>
              <WeightCell view={view} index={i} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Targets({ view }: { view: ProjectView }) {
  const { id } = view.project;
  return (
    <section class="card table-card" aria-labelledby="targets-title">
      <div class="targets-head">
        <h2 id="targets-title">
          绩效指标 <span class="note">{view.indicators.length} 项</span>
        </h2>
        {view.adjusted ? (
          <div class="actions">
            <a href={`/projects/${id}/adjustments.pdf`} target="_blank" rel="noopener">
              打印绩效目标调整表
            </a>
            <a href={`/projects/${id}/adjustments.xlsx`}>调整表 Excel</a>
          </div>
        ) : null}
        {view.editable ? null : <p class="note">年末自评已提交，目标不能再改；如需更正，请先在年末自评页重新打开。</p>}
        <div class="actions">
          <a class="button" href={`/projects/${id}/targets.xlsx`}>
            下载 Excel
          </a>
          {view.editable ? (
            <a class="button" href={`/projects/${id}/targets`}>
              修改项目和指标
            </a>
          ) : null}
        </div>
      </div>
      {view.indicators.length === 0 ? (
        <p class="empty">
          还没有指标。<a href={`/projects/${id}/targets`}>录入指标</a>
        </p>
      ) : (
        <form method="post" action={`/projects/${id}/weights`} id="weights" autocomplete="off">
          <input type="hidden" name="version" value={view.weights.version} />
          <TargetTable view={view} />
          <WeightActions view={view} />
        </form>
      )}
    </section>
  );
}

function Evaluation({ view }: { view: ProjectView }) {
  const { project, progress } = view;
  return (
    <section class="panel" aria-labelledby="evaluation-title">
      <h2 id="evaluation-title">年末自评</h2>
      <dl class="facts">
        <div>
          <dt>已填</dt>
          <dd>
            {progress.filled} / {progress.applicable} 项
          </dd>
        </div>
        <div>
          <dt>得分</dt>
          <dd>
            {progress.total ?? '—'} {progress.grade === null ? null : <GradeMark grade={progress.grade} />}
          </dd>
        </div>
        <div>
          <dt>自查</dt>
          <dd>
            <FindingCounts errors={progress.errors} warnings={progress.warnings} />
          </dd>
        </div>
      </dl>
      <p class="actions">
        <a class="button primary" href={`/projects/${project.id}/year-end`}>
          {view.editable ? '继续填报' : '查看自评表'}
        </a>
        <a class="button" href={`/projects/${project.id}/comparison`}>
          对比
        </a>
      </p>
    </section>
  );
}

function RulebookPanel({ view }: { view: ProjectView }) {
  const { rulebook } = view;
  const others = view.rulebooks.filter((book) => book.id !== rulebook.id);
  return (
    <section class="panel" aria-labelledby="rulebook-title">
      <h2 id="rulebook-title">评分办法</h2>
      <p>
        <a href={`/rulebooks/${rulebook.id}`}>{rulebook.name}</a>
      </p>
      <p class="note">{rulebook.documents[0]}</p>
      {view.editable && others.length > 0 ? (
        <form id="rulebook-change" method="get" action={`/projects/${view.project.id}/rulebook`}>
          <label for="rulebook-choice">更换评分办法为</label>
          <select id="rulebook-choice" name="to">
            {others.map((book) => (
              <option value={book.id}>{book.name}</option>
            ))}
          </select>
          <button type="submit">先看得分怎么变</button>
          <p class="note">列出哪些行的得分会变、为什么变，确认后才更换；已填的内容不变。</p>
        </form>
      ) : null}
    </section>
  );
}

/** 目标: the project as its target table tells it, the book by which it is scored, and the way to its evaluation. */
export function ProjectPage({ frame, view }: { frame: Frame; view: ProjectView }) {
  const { weights } = view;
  return (
    <Page title={view.project.name} frame={frame} active="项目">
      <ProjectTitle project={view.project} tab="目标" />
      {view.told === '' ? null : (
        <p class="notice" role="status">
          {view.told}
        </p>
      )}
      {weights.refused === '' ? null : (
        <p class="notice red" role="alert">
          {weights.refused}
        </p>
      )}
      {weights.preview === null ? null : <WeightChangePanel view={view} preview={weights.preview} />}
      <div class="with-aside">
        <div class="stack">
          <div class="halves">
            <Particulars view={view} />
            <Money view={view} />
          </div>
          <Goals view={view} />
          <Targets view={view} />
        </div>
        <aside aria-label="自评与评分办法">
          <div class="aside-panels">
            <Evaluation view={view} />
            <HandOffPanel project={view.project} draft={view.editable} />
            <RulebookPanel view={view} />
          </div>
        </aside>
      </div>
    </Page>
  );
}
