import type { ComparisonRow } from '#src/rules/compare.ts';
import { GradeMark, shortCategory } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { ComparisonView, Frame } from '#views/props.ts';

/** The scale ends at 150 %, so that the mark of the target stands in the same place in every row. */
const SCALE_END = 150;

/** Achieved against the target: blue when met, red when missed, the target as an upright mark at 100 %. */
function CompletionBar({ row }: { row: ComparisonRow }) {
  if (row.completion === null) return <span class="none">—</span>;
  const percent = Number(row.completion);
  const width = Math.min(SCALE_END, Math.max(0, percent));
  return (
    <span class="completion">
      <svg
        class="versus"
        viewBox={`0 0 ${SCALE_END} 16`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="track" y="3" width={SCALE_END} height="10" />
        <rect class={row.met === false ? 'missed' : 'met'} y="4.5" width={width} height="7" />
        <rect class="target" x="99.6" width="0.8" height="16" />
      </svg>
      <span class="number">
        {row.completion}%{percent > SCALE_END ? <span title="超出图示范围"> →</span> : null}
      </span>
    </span>
  );
}

function Lost({ lost }: { lost: string | null }) {
  if (lost === null) return <span class="none">—</span>;
  return /^0(\.0*)?$/.test(lost) ? <span class="none">0</span> : <strong class="red">−{lost}</strong>;
}

function Rows({ rows }: { rows: readonly ComparisonRow[] }) {
  return (
    <div class="card table-card">
      <table class="list comparison">
        <caption class="spoken">目标与结果，按失分从多到少</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">目标</th>
            <th scope="col" class="number">
              全年实际
            </th>
            <th scope="col">对比（目标 = 100%）</th>
            <th scope="col" class="number">
              得分 / 分值
            </th>
            <th scope="col" class="number">
              失分
            </th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{row.name}</th>
              <td class="muted">{row.target}</td>
              <td class="number">
                <strong>{row.actual || '—'}</strong>
              </td>
              <td class="bar-cell">
                <CompletionBar row={row} />
              </td>
              <td class="number">
                {row.score ?? '—'} / {row.weight}
              </td>
              <td class="number">
                <Lost lost={row.lost} />
              </td>
              <td class="muted">{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Points of each category with a bar of the share that was reached. */
function CategoryTable({ categories }: { categories: ComparisonView['categories'] }) {
  return (
    <div class="card table-card">
      <table class="list categories">
        <caption class="spoken">各类指标得分</caption>
        <thead>
          <tr>
            <th scope="col">类别</th>
            <th scope="col">得分率</th>
            <th scope="col" class="number">
              得分 / 分值
            </th>
            <th scope="col" class="number">
              失分
            </th>
          </tr>
        </thead>
        <tbody>
          {categories.map((one) => (
            <tr>
              <th scope="row">{shortCategory(one.category)}</th>
              <td class="bar-cell">
                <span class="completion">
                  <svg
                    class="versus"
                    viewBox="0 0 100 16"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    focusable="false"
                  >
                    <rect class="track" y="3" width="100" height="10" />
                    <rect class="met" y="4.5" width={Math.min(100, Number(one.percent))} height="7" />
                  </svg>
                  <span class="number">{one.percent}%</span>
                </span>
              </td>
              <td class="number">
                {one.score} / {one.weight}
              </td>
              <td class="number">
                <Lost lost={one.lost} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 对比: each indicator's result against its target, most points lost first, and the points by category. */
export function ComparisonPage({ frame, view }: { frame: Frame; view: ComparisonView }) {
  return (
    <Page title={`${view.project.name} 目标与结果`} frame={frame} active="对比">
      <ProjectTitle project={view.project} tab="对比">
        <span class="headline-total">
          总分 <strong>{view.total ?? '—'}</strong> {view.grade === null ? null : <GradeMark grade={view.grade} />}
        </span>
      </ProjectTitle>
      <div class="legend">
        <ul>
          <li>
            <svg class="key" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
              <rect class="target" x="5" width="2" height="12" />
            </svg>
            目标
          </li>
          <li>
            <svg class="key" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
              <rect class="met" width="12" height="12" />
            </svg>
            达到目标
          </li>
          <li>
            <svg class="key" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
              <rect class="missed" width="12" height="12" />
            </svg>
            未达目标
          </li>
        </ul>
        <p class="note">按失分从多到少；越高越好、越低越好的指标都换算为对目标的完成程度。</p>
      </div>
      <Rows rows={view.rows} />
      <h2 class="section-title">按类别</h2>
      <CategoryTable categories={view.categories} />
    </Page>
  );
}
