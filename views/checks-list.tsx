import { type FindingKind, KIND_NAMES } from '#src/rules/acknowledgement.ts';
import { HintSwitch } from '#views/checks.tsx';
import { KIND_TONES, StateMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import type { Frame, PhaseState } from '#views/props.ts';

/** One project's findings in numbers. */
export interface ChecksLine {
  id: string;
  name: string;
  state: PhaseState;
  counts: Readonly<Record<FindingKind, number>>;
}

interface ProjectLink {
  href: string;
  name: string;
}

/** One code over all projects. */
export interface ChecksCode {
  code: string;
  name: string;
  kind: FindingKind;
  places: number;
  projects: readonly ProjectLink[];
}

/** `/checks`: 自查 over the projects of a year. */
export interface ChecksListView {
  lines: readonly ChecksLine[];
  codes: readonly ChecksCode[];
  across: readonly { code: string; name: string; message: string; remedy: string; projects: readonly ProjectLink[] }[];
  /** Each kind with how many projects it leaves; null for all. */
  filters: readonly { kind: FindingKind | null; name: string; count: number }[];
  kind: FindingKind | null;
  hints: boolean;
}

function address(year: number, kind: FindingKind | null, path = '/checks'): string {
  return `${path}?year=${year}${kind === null ? '' : `&show=${kind}`}`;
}

function Filters({ view, year }: { view: ChecksListView; year: number }) {
  return (
    <nav class="filters" aria-label="按级别筛选">
      <ul>
        {view.filters.map(({ kind, name, count }) => (
          <li>
            <a href={address(year, kind)} aria-current={kind === view.kind ? 'true' : undefined}>
              {name} <span class="number">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ count, kind }: { count: number; kind: FindingKind }) {
  if (count === 0) return <span class="none">—</span>;
  if (kind !== 'errors' && kind !== 'warnings') return <span>{count}</span>;
  return <span class={`mark ${KIND_TONES[kind]}`}>{count}</span>;
}

function Projects({ view }: { view: ChecksListView }) {
  const kinds = view.filters.flatMap(({ kind }) => (kind === null ? [] : [kind]));
  return (
    <div class="card table-card">
      <table class="list checks-list">
        <caption class="spoken">各项目的自查结果</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">年末自评</th>
            {kinds.map((kind) => (
              <th scope="col" class="number">
                {KIND_NAMES[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr>
              <th scope="row">
                <a href={`/projects/${line.id}/checks`}>{line.name}</a>
              </th>
              <td>
                <StateMark state={line.state} />
              </td>
              {kinds.map((kind) => (
                <td class="number">
                  <Count count={line.counts[kind]} kind={kind} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Links({ projects }: { projects: readonly ProjectLink[] }) {
  return (
    <ul class="places columns">
      {projects.map(({ href, name }) => (
        <li>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

function Codes({ codes }: { codes: readonly ChecksCode[] }) {
  if (codes.length === 0) return <p class="card note">各项目的自评表里没有发现问题。</p>;
  return (
    <div class="card">
      {codes.map((one) => (
        <details class="checked-code">
          <summary>
            <span class={`mark ${KIND_TONES[one.kind]}`}>{KIND_NAMES[one.kind]}</span> {one.code} {one.name}
            <span class="muted">
              {one.projects.length} 个项目，{one.places} 处
            </span>
          </summary>
          <Links projects={one.projects} />
        </details>
      ))}
    </div>
  );
}

function Across({ across }: Pick<ChecksListView, 'across'>) {
  if (across.length === 0) return <p class="card note">没有发现多处相同的原因、资金滞后而指标满分、总分扎堆的情况。</p>;
  return (
    <>
      {across.map(({ code, name, message, remedy, projects }) => (
        <section class="card checked-code">
          <h3>
            <span class="mark amber">提醒</span> {code} {name}
          </h3>
          <p>{message}</p>
          <p class="note">处理：{remedy}</p>
          <details>
            <summary>涉及 {projects.length} 个项目</summary>
            <Links projects={projects} />
          </details>
        </section>
      ))}
    </>
  );
}

/** 自查 over all projects: how many findings each has, which codes occur where, and what shows only across projects. */
export function ChecksListPage({ frame, view }: { frame: Frame; view: ChecksListView }) {
  const { year } = frame;
  const none = view.filters.every(({ kind, count }) => kind !== null || count === 0);
  return (
    <Page title={`${year} 年度自查`} frame={frame} active="我的一年">
      <div class="page-title">
        <h1>{year} 年度 · 自查</h1>
        <div class="actions">
          <HintSwitch hints={view.hints} back={address(year, view.kind === 'hints' ? null : view.kind)} />
          <a class="button" href={`/checks/report.pdf?year=${year}`} target="_blank" rel="noopener">
            打印自查报告
          </a>
          <a class="button" href={`/checks/report.xlsx?year=${year}`}>
            自查报告 Excel
          </a>
          <a class="button" href={address(year, view.kind, '/checks/checks.xlsx')}>
            自查清单 Excel
          </a>
        </div>
      </div>
      {none ? (
        <p class="card note">
          {year} 年度还没有项目，请先<a href="/imports/new">导入目标表</a>。
        </p>
      ) : (
        <>
          <Filters view={view} year={year} />
          {view.lines.length === 0 ? (
            <p class="card note">没有这一级的发现。</p>
          ) : (
            <>
              <Projects view={view} />
              <h2 class="section-title">按问题看</h2>
              <Codes codes={view.codes} />
            </>
          )}
          <h2 class="section-title">各项目放在一起看</h2>
          <Across across={view.across} />
        </>
      )}
    </Page>
  );
}
