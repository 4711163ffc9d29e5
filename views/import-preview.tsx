import { Page } from '#views/page.tsx';
import type { Frame, ImportPreview, PreviewIndicator, PreviewProject } from '#views/props.ts';

const EXISTING: Record<PreviewProject['exists'], { label: string; tone: string } | null> = {
  no: null,
  unchanged: { label: '已导入过，内容相同，不会重复导入', tone: 'plain' },
  differs: { label: '已有同名项目，内容不同，确认后按本表更正，已填的内容保留', tone: 'amber' },
  submitted: { label: '已有同名项目并已提交，须先重新打开，本表不会导入', tone: 'red' },
};

function Problems({ problems }: { problems: ImportPreview['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <section class="card problems" aria-labelledby="problems-title">
      <h2 id="problems-title">
        没有读懂的内容 <span class="mark red">{problems.length}</span>
      </h2>
      <table class="list">
        <caption class="spoken">没有读懂的内容</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              行
            </th>
            <th scope="col">原文</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr>
              <td class="number">{problem.line}</td>
              <td class="source">{problem.text}</td>
              <td>{problem.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface QuestionProps {
  project: number;
  indicator: number;
  row: PreviewIndicator;
  /** False where the table will not be imported anyway. */
  needed: boolean;
}

function Question({ project, indicator, row, needed }: QuestionProps) {
  if (row.question === null) return <>{row.understood}</>;
  if (row.question.answers.length === 0) return <p class="finding error">{row.question.problem}</p>;
  const id = `answer-${project}-${indicator}`;
  return (
    <div class="question">
      <label for={id}>{row.question.problem}</label>
      <select id={id} name={`answer.${project}.${indicator}`} required={needed}>
        <option value="">请选择</option>
        {row.question.answers.map((answer) => (
          <option value={answer}>{answer}</option>
        ))}
      </select>
    </div>
  );
}

function Particulars({ project }: { project: PreviewProject }) {
  const lines: [string, string][] = [
    ['项目性质', project.nature],
    ['项目类别', project.projectClass],
    ['主管部门', project.department],
    ['实施单位', project.unit],
    ['计划起止', [project.startDate, project.endDate].filter(Boolean).join(' 至 ')],
    ...project.money.map((line): [string, string] => [`${line.label}（${project.currency}）`, line.amount]),
    ['项目总目标', project.goal],
    ['年度总体目标', project.annualGoal],
  ];
  return (
    <dl class="particulars">
      {lines
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div class={name.endsWith('目标') ? 'wide' : ''}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

/** True when confirming stores this table. */
function isUsable({ exists, problem }: PreviewProject): boolean {
  return problem === '' && (exists === 'no' || exists === 'differs');
}

/** What confirming would correct in the stored project, or what stands against it. */
function Differences({ project }: { project: PreviewProject }) {
  if (project.differences.length === 0) return null;
  return (
    <ul class="differences">
      {project.differences.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );
}

function Project({ project, index }: { project: PreviewProject; index: number }) {
  const existing = EXISTING[project.exists];
  const asked = project.indicators.filter((row) => row.question !== null);
  const open = asked.filter((row) => row.question?.answers.length === 0).length;
  const questions = asked.length - open;
  const weighted = project.indicators.some((row) => row.weight !== '');
  return (
    <section class="card preview-project" aria-labelledby={`preview-${index}`}>
      <h2 id={`preview-${index}`}>
        {project.name || '（没有读出项目名称）'} <span class="note">{project.year} 年度</span>
        {open > 0 ? <span class="mark red">{open} 处须在原表更正</span> : null}
        {questions > 0 ? <span class="mark amber">{questions} 处待选择</span> : null}
        {existing ? <span class={`mark ${existing.tone}`}>{existing.label}</span> : null}
        {project.problem === '' ? null : <span class="mark red">不能导入</span>}
      </h2>
      {project.problem === '' ? null : <p class="notice red">{project.problem}</p>}
      <Differences project={project} />
      <Particulars project={project} />
      <table class="list">
        <caption class="spoken">{project.name} 的绩效指标</caption>
        <thead>
          <tr>
            <th scope="col">一级指标</th>
            <th scope="col">二级指标</th>
            <th scope="col">三级指标</th>
            <th scope="col">年度指标值（原文）</th>
            <th scope="col">读作</th>
            {weighted ? (
              <th scope="col" class="number">
                分值
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {project.indicators.map((row, i) => (
            <tr class={row.question === null ? '' : 'asked'}>
              <td>{row.category}</td>
              <td>{row.subcategory}</td>
              <th scope="row">{row.name}</th>
              <td>{row.target}</td>
              <td>
                <Question project={index} indicator={i} row={row} needed={isUsable(project)} />
              </td>
              {weighted ? <td class="number">{row.weight}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Confirmation({ view }: { view: ImportPreview }) {
  const usable = view.projects.filter(isUsable).length;
  return (
    <div class="card confirmation">
      <label for="import-rulebook">评分办法</label>
      <select id="import-rulebook" name="rulebook">
        {view.rulebooks.map((book) => (
          <option value={book.id} selected={book.id === view.rulebook}>
            {book.name}
          </option>
        ))}
      </select>
      <button type="submit" class="primary" disabled={usable === 0}>
        确认导入 {usable} 个项目
      </button>
      <a class="button" href="/imports/new">
        重新选择文件
      </a>
    </div>
  );
}

/** The preview: first what was not understood, then each table as read; cells with two readings ask for a choice. */
export function ImportPreviewPage({ frame, view }: { frame: Frame; view: ImportPreview }) {
  const indicators = view.projects.reduce((sum, project) => sum + project.indicators.length, 0);
  return (
    <Page title="导入预览" frame={frame} active="导入">
      <div class="page-title">
        <div>
          <h1>导入预览</h1>
          <p class="subline">
            {view.fileName}：读出 {view.projects.length} 个项目、{indicators} 项指标，
            {view.problems.length === 0 ? '没有读不懂的内容' : `${view.problems.length} 处没有读懂`}。确认之前不会保存。
          </p>
        </div>
      </div>
      <Problems problems={view.problems} />
      <form id="confirmation" class="stack" method="post" action={`/imports/${view.id}/confirmation`}>
        {view.projects.map((project, i) => (
          <Project project={project} index={i} />
        ))}
        <Confirmation view={view} />
      </form>
    </Page>
  );
}
