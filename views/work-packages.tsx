import { PHASE_NAMES } from '#src/rules/build-self-check.ts';
import type { PackagePhase } from '#src/rules/work-package.ts';
import { DiscardingReturn } from '#views/discarding.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

/** A project whose indicators can be given out; `editable` false: its form is submitted. */
export interface GivenProject {
  id: string;
  name: string;
  editable: boolean;
  indicators: { id: string; name: string; target: string; category: string }[];
}

/** A return in the list: waiting, or filled in with so many cells. */
export interface ReturnLine {
  id: string;
  files: string;
  at: string;
  /** Null while it waits for its confirmation. */
  filled: number | null;
  by: string;
}

/** `/work-packages`: what can be given out, and what came back. */
export interface WorkPackagesView {
  phase: PackagePhase;
  projects: GivenProject[];
  /** Projects and indicators that are ticked already. */
  chosen: readonly string[];
  recipient: string;
  note: string;
  returns: ReturnLine[];
  /** Why the last order or the last return was not taken; '' for none. */
  problem: string;
}

function Phases({ view, year }: { view: WorkPackagesView; year: number }) {
  return (
    <nav class="filters" aria-label="阶段">
      <ul>
        {(['year-end', 'mid-year'] as const).map((phase) => (
          <li>
            <a
              href={`/work-packages?year=${year}&phase=${phase}`}
              aria-current={phase === view.phase ? 'true' : undefined}
            >
              {PHASE_NAMES[phase]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Project({ project, chosen }: { project: GivenProject; chosen: readonly string[] }) {
  const { id, name, editable, indicators } = project;
  return (
    <tr>
      <td class="tick">
        <input
          type="checkbox"
          id={`project-${id}`}
          name="project"
          value={id}
          checked={chosen.includes(id) && editable}
          disabled={!editable}
        />
      </td>
      <th scope="row">
        <label for={`project-${id}`}>{name}</label> {editable ? null : <span class="mark plain">已提交，不能再填</span>}
      </th>
      <td>
        {editable && indicators.length > 0 ? (
          <details>
            <summary>全部 {indicators.length} 项，或只选其中几项</summary>
            <ul class="choices">
              {indicators.map((row) => (
                <li>
                  <input
                    type="checkbox"
                    id={`indicator-${row.id}`}
                    name="indicator"
                    value={row.id}
                    checked={chosen.includes(row.id)}
                  />{' '}
                  <label for={`indicator-${row.id}`}>
                    {row.name} <span class="note">{row.target}</span>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        ) : (
          `${indicators.length} 项`
        )}
      </td>
    </tr>
  );
}

function GiveOut({ view, year }: { view: WorkPackagesView; year: number }) {
  return (
    <form id="give-out" class="card give-out" method="post" action="/work-packages">
      <h2>发出</h2>
      <Phases view={view} year={year} />
      <input type="hidden" name="year" value={String(year)} />
      <input type="hidden" name="phase" value={view.phase} />
      <p class="fields">
        <label for="recipient">发给</label>
        <input
          type="text"
          id="recipient"
          name="recipient"
          value={view.recipient}
          required
          maxlength={50}
          placeholder="处室或姓名，如 培训处"
        />
        <label for="note">说明</label>
        <input
          type="text"
          id="note"
          name="note"
          value={view.note}
          maxlength={1000}
          placeholder="如 12 月 20 日前发回财务处"
        />
        <button type="submit" class="primary">
          下载工作包
        </button>
      </p>
      <table class="list">
        <caption class="spoken">要发出的项目和指标</caption>
        <thead>
          <tr>
            <th scope="col" class="tick">
              <span class="spoken">整个项目</span>
            </th>
            <th scope="col">项目</th>
            <th scope="col">指标</th>
          </tr>
        </thead>
        <tbody>
          {view.projects.map((project) => (
            <Project project={project} chosen={view.chosen} />
          ))}
        </tbody>
      </table>
      {view.projects.length === 0 ? <p class="note">这个年度还没有项目，请先导入目标表。</p> : null}
    </form>
  );
}

function TakeBack() {
  return (
    <form
      id="take-back"
      class="card import"
      method="post"
      action="/work-packages/returns"
      enctype="multipart/form-data"
    >
      <h2>交回</h2>
      <label class="drop" for="returned-file">
        <span class="drop-title">把填好的工作包拖到这里，或点击选择</span>
        <span class="note">可以一次选几个，也可以是压缩包</span>
        <input type="file" id="returned-file" name="file" multiple required accept=".xlsx,.xls,.et,.xlsm,.zip" />
      </label>
      <button type="submit" class="primary">
        读取并核对
      </button>
      <p class="note">先看要填入哪些格，确认以后才存下；填写有误的会标好颜色，可以退回去改。</p>
    </form>
  );
}

function Returns({ returns }: { returns: readonly ReturnLine[] }) {
  if (returns.length === 0) return null;
  return (
    <section class="card" aria-labelledby="returns-title">
      <h2 id="returns-title">交回记录</h2>
      <table class="list">
        <caption class="spoken">交回的工作包</caption>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">时间</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {returns.map(({ id, files, at, filled, by }) => (
            <tr>
              <th scope="row">
                <a href={`/work-packages/returns/${id}`}>{files}</a>
              </th>
              <td>{at}</td>
              <td>
                {filled === null ? (
                  <>
                    待确认
                    <DiscardingReturn id={id} files={files} />
                  </>
                ) : (
                  `已填入 ${filled} 格${by === '' ? '' : `，${by} 确认`}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 工作包: indicators given out as a spreadsheet to whoever knows the values, and what comes back. */
export function WorkPackagesPage({ frame, view }: { frame: Frame; view: WorkPackagesView }) {
  return (
    <Page title="工作包" frame={frame} active="我的一年">
      <div class="page-title">
        <div>
          <h1>{frame.year} 年度 · 工作包</h1>
          <p class="subline">把要填的指标发给处室或同事：一张表格，不用登录，用 Excel 或 WPS 填好发回，在这里交回。</p>
        </div>
      </div>
      {view.problem === '' ? null : (
        <p class="notice red" role="alert">
          {view.problem}
        </p>
      )}
      <div class="packages">
        <GiveOut view={view} year={frame.year} />
        <div class="stack">
          <TakeBack />
          <Returns returns={view.returns} />
        </div>
      </div>
    </Page>
  );
}
