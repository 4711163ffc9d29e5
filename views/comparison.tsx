import { type BarLook, legendKey } from '#src/rules/comparison-bars.ts';
import { shortCategory } from '#src/rules/weights.ts';
import { ForecastSection, MoneySection } from '#views/comparison-forecast.tsx';
import type { ComparisonView } from '#views/comparison-props.ts';
import { Lost, YearRows } from '#views/comparison-rows.tsx';
import { Bar, GradeMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import { Drawing } from '#views/picture.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame } from '#views/props.ts';

/** Points of each category with a bar of the share that was reached. */
function CategoryTable({ categories }: Pick<ComparisonView, 'categories'>) {
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
              <td class="reached">
                <Bar part={Number(one.percent)} whole={100} />
                <span>{one.percent}%</span>
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

function Legend({ midYear }: Pick<ComparisonView, 'midYear'>) {
  const keys: [BarLook, string][] = [
    ['target', '目标'],
    ...(midYear === null
      ? []
      : ([
          ['mid-year', midYear.months],
          ['forecast', '年中预计的全年'],
        ] as [BarLook, string][])),
    ['met', '全年达到目标'],
    ['missed', '全年未达目标'],
  ];
  return (
    <div class="legend">
      <ul>
        {keys.map(([look, name]) => (
          <li>
            <Drawing picture={legendKey(look)} look="key" />
            {name}
          </li>
        ))}
      </ul>
      <p class="note">按失分从多到少；越高越好、越低越好的都换算为对现行目标的完成程度，超过 150% 的以箭头表示。</p>
    </div>
  );
}

function MidYearNote({ view }: { view: ComparisonView }) {
  const { midYear, project } = view;
  if (midYear === null) {
    return (
      <p class="note">
        没有年中监控的数据，只对比目标和全年结果。<a href={`/projects/${project.id}/mid-year`}>填写年中监控</a>
      </p>
    );
  }
  if (!midYear.draft) return null;
  return (
    <p class="note">
      <span class="mark amber">草稿</span> {midYear.months}和预计取自还没有提交的年中监控表，可能再变。
    </p>
  );
}

/** 对比: each indicator's year against its target, most points lost first; money, categories, and how good the forecast was. */
export function ComparisonPage({ frame, view }: { frame: Frame; view: ComparisonView }) {
  const frozen = view.project.status.state === '已提交' || view.project.status.state === '已审定';
  const address = `/projects/${view.project.id}/comparison`;
  return (
    <Page title={`${view.project.name} 目标与结果`} frame={frame} active="对比">
      <ProjectTitle project={view.project} tab="对比">
        <span class="headline-total">
          总分 <strong>{view.total ?? '—'}</strong>{' '}
          {view.grade === null ? null : <GradeMark grade={view.grade} frozen={frozen} />}
        </span>
        <a class="button" href={`${address}/report.pdf`} target="_blank" rel="noopener">
          对比表 PDF
        </a>
        <a class="button" href={`${address}/comparison.xlsx`}>
          下载 Excel
        </a>
      </ProjectTitle>
      <Legend midYear={view.midYear} />
      <MidYearNote view={view} />
      {view.rows.length === 0 ? <p class="empty">还没有指标，请先导入或填写目标。</p> : <YearRows view={view} />}
      <div class="halves">
        <section aria-labelledby="categories-title">
          <h2 class="section-title" id="categories-title">
            按类别
          </h2>
          <CategoryTable categories={view.categories} />
        </section>
        <MoneySection view={view} />
      </div>
      <ForecastSection view={view} />
    </Page>
  );
}
