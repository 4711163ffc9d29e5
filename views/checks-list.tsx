import type { Severity } from '#src/rules/findings.ts';
import { HintSwitch } from '#views/checks.tsx';
import { StateMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import type { Frame, PhaseState } from '#views/props.ts';

/** One project's findings in numbers. */
export interface ChecksLine {
  id: string;
  name: string;
  state: PhaseState;
  errors: number;
  warnings: number;
  acknowledged: number;
  unfilled: number;
}

/** One code over all projects. */
export interface ChecksCode {
  code: string;
  name: string;
  severity: Severity;
  places: number;
  projects: { id: string; name: string }[];
}

/** `/checks`: 自查 over the projects of a year. */
export interface ChecksListView {
  lines: readonly ChecksLine[];
  codes: readonly ChecksCode[];
  across: readonly { code: string; name: string; message: string; remedy: string }[];
  hints: boolean;
}

const NAMES: Record<Severity, string> = { error: '错误', warn: '提醒', hint: '提示' };
const TONES: Record<Severity, string> = { error: 'red', warn: 'amber', hint: 'plain' };

function Count({ count, tone }: { count: number; tone?: string }) {
  if (count === 0) return <span class="none">—</span>;
  return tone ? <span class={`mark ${tone}`}>{count}</span> : <span>{count}</span>;
}

function Projects({ lines }: { lines: readonly ChecksLine[] }) {
  return (
    <div class="card table-card">
      <table class="list checks-list">
        <caption class="spoken">各项目的自查结果</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">年末自评</th>
            <th scope="col" class="number">
              错误
            </th>
            <th scope="col" class="number">
              提醒
            </th>
            <th scope="col" class="number">
              已知晓
            </th>
            <th scope="col" class="number">
              未填
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <th scope="row">
                <a href={`/projects/${line.id}/checks`}>{line.name}</a>
              </th>
              <td>
                <StateMark state={line.state} />
              </td>
              <td class="number">
                <Count count={line.errors} tone="red" />
              </td>
              <td class="number">
                <Count count={line.warnings} tone="amber" />
              </td>
              <td class="number">
                <Count count={line.acknowledged} />
              </td>
              <td class="number">
                <Count count={line.unfilled} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Codes({ codes }: { codes: readonly ChecksCode[] }) {
  if (codes.length === 0) return <p class="card note">各项目的自评表里没有发现问题。</p>;
  return (
    <div class="card">
      {codes.map((one) => (
        <details class="checked-code">
          <summary>
            <span class={`mark ${TONES[one.severity]}`}>{NAMES[one.severity]}</span> {one.code} {one.name}
            <span class="muted">
              {one.projects.length} 个项目，{one.places} 处
            </span>
          </summary>
          <ul class="places columns">
            {one.projects.map(({ id, name }) => (
              <li>
                <a href={`/projects/${id}/checks`}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

/** 自查 over all projects: how many findings each has, which codes occur where, and what shows only across projects. */
export function ChecksListPage({ frame, view }: { frame: Frame; view: ChecksListView }) {
  const { year } = frame;
  return (
    <Page title={`${year} 年度自查`} frame={frame} active="我的一年">
      <div class="page-title">
        <h1>{year} 年度 · 自查</h1>
        <div class="actions">
          <HintSwitch hints={view.hints} back={`/checks?year=${year}`} />
          <a class="button" href={`/checks/report.pdf?year=${year}`} target="_blank" rel="noopener">
            打印自查报告
          </a>
        </div>
      </div>
      {view.lines.length === 0 ? (
        <p class="card note">
          {year} 年度还没有项目，请先<a href="/imports/new">导入目标表</a>。
        </p>
      ) : (
        <>
          <Projects lines={view.lines} />
          <h2 class="section-title">按问题看</h2>
          <Codes codes={view.codes} />
          <h2 class="section-title">各项目放在一起看</h2>
          {view.across.length === 0 ? (
            <p class="card note">没有发现多处相同的原因、资金滞后而指标满分、总分扎堆的情况。</p>
          ) : (
            view.across.map(({ code, name, message, remedy }) => (
              <section class="card checked-code">
                <h3>
                  <span class="mark amber">提醒</span> {code} {name}
                </h3>
                <p>{message}</p>
                <p class="note">处理：{remedy}</p>
              </section>
            ))
          )}
        </>
      )}
    </Page>
  );
}
