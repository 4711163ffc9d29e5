import type { Currency } from '#src/rules/money.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { ChangedRow, RulebookChange } from '#src/rules/rulebook-change.ts';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectHead } from '#views/props.ts';

type NamedRulebook = Pick<Rulebook, 'id' | 'name' | 'formTitle' | 'currency'>;

/** `/projects/:id/rulebook?to=…`: what another rulebook would change, before it is chosen. */
export interface RulebookChangeView {
  project: ProjectHead;
  from: NamedRulebook;
  to: NamedRulebook;
  /** The unit of the project's amounts, which no rulebook changes. */
  currency: Currency;
  change: RulebookChange;
}

interface Pair {
  from: string;
  to: string;
}

function Moved({ pair }: { pair: Pair }) {
  if (pair.from === pair.to) return <>{pair.to}</>;
  return (
    <>
      {pair.from} <span class="muted">→</span> <strong>{pair.to}</strong>
    </>
  );
}

function Sums({ change }: { change: RulebookChange }) {
  const lines: [string, Pair][] = [
    ['得分合计', change.subtotal],
    ['总分', change.total],
    ['等级', change.grade],
  ];
  return (
    <dl class="facts rulebook-sums">
      {lines.map(([name, pair]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <Moved pair={pair} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Workings({ row }: { row: ChangedRow }) {
  const { from, to } = row.working;
  return (
    <>
      {row.reasons.map((reason) => (
        <p>{reason}</p>
      ))}
      {from === '' && to === '' ? (
        <p class="note">本行还没有得分。</p>
      ) : (
        <>
          <p class="note">原：{from || '没有得分'}</p>
          <p class="note">新：{to || '没有得分'}</p>
        </>
      )}
    </>
  );
}

function Rows({ rows }: { rows: readonly ChangedRow[] }) {
  return (
    <table class="list rulebook-rows">
      <caption class="spoken">得分会变的行</caption>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col" class="number">
            分值
          </th>
          <th scope="col" class="number">
            得分
          </th>
          <th scope="col">为什么</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">{row.name}</th>
            <td class="number">
              <Moved pair={row.weight} />
            </td>
            <td class="number">
              <Moved pair={row.score} />
            </td>
            <td>
              <Workings row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What becomes of the form's title and of its unit of money. */
function FormWords({ view }: { view: RulebookChangeView }) {
  const { from, to, currency } = view;
  return (
    <>
      <p>
        {from.formTitle === to.formTitle
          ? `表名不变，仍是“${to.formTitle}”。`
          : `表名：原“${from.formTitle}”，新“${to.formTitle}”。`}
      </p>
      <p>
        金额单位不变，仍是{currency}，金额不换算
        {to.currency === currency ? '。' : `（“${to.name}”的表一般用${to.currency}，本项目的金额照旧填${currency}）。`}
      </p>
    </>
  );
}

function Confirmation({ view }: { view: RulebookChangeView }) {
  return (
    <form method="post" action={`/projects/${view.project.id}/rulebook`} class="actions" id="rulebook-confirmation">
      <input type="hidden" name="from" value={view.from.id} />
      <input type="hidden" name="rulebook" value={view.to.id} />
      <button type="submit" class="primary">
        更换为“{view.to.name}”
      </button>
      <a class="button" href={`/projects/${view.project.id}`}>
        不更换
      </a>
    </form>
  );
}

/** 更换评分办法: every row, total and grade that another book would change, from → to, with the rules that are the reason. */
export function RulebookChangePage({ frame, view }: { frame: Frame; view: RulebookChangeView }) {
  const { change } = view;
  return (
    <Page title={`${view.project.name} 更换评分办法`} frame={frame} active="项目">
      <ProjectTitle project={view.project} tab="目标" />
      <section class="card table-card" aria-labelledby="rulebook-change-title">
        <h2 id="rulebook-change-title">
          更换评分办法：<a href={`/rulebooks/${view.from.id}`}>{view.from.name}</a> →{' '}
          <a href={`/rulebooks/${view.to.id}`}>{view.to.name}</a>
        </h2>
        <div class="rulebook-change-summary">
          <Sums change={change} />
          <div>
            {change.reasons.length === 0 ? <p>各类分值、封顶和等级的规定相同。</p> : null}
            {change.reasons.map((reason) => (
              <p>{reason}</p>
            ))}
            <FormWords view={view} />
            <p class="note">
              {change.rows.length === 0
                ? '没有哪一行的分值或得分会变；'
                : `${change.rows.length} 行的分值或得分会变，其余 ${change.unchanged} 行不变；`}
              已填的内容一律不变。
            </p>
          </div>
        </div>
        <Confirmation view={view} />
        {change.rows.length === 0 ? null : <Rows rows={change.rows} />}
      </section>
    </Page>
  );
}
