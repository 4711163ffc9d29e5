import type { MatrixRow, ProjectMatrix, WorstRow } from '#src/rules/compare-projects.ts';
import { shortCategory } from '#src/rules/weights.ts';
import type { ComparisonListView } from '#views/comparison-props.ts';
import { GradeMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

/** 100 %, from 90 %, from 60 %, below: the tint says no more than the figure in the cell. */
function heatOf(share: string): string {
  const percent = Number(share);
  if (percent >= 100) return 'full';
  if (percent >= 90) return 'high';
  return percent >= 60 ? 'middle' : 'low';
}

/** Rows that nobody filled in yet reach nothing: an open form is not tinted. */
function Share({ share, draft }: { share: string | null; draft: boolean }) {
  if (share === null) {
    return (
      <td class="number">
        <span class="none">—</span>
      </td>
    );
  }
  return <td class={draft ? 'number muted' : `number heat ${heatOf(share)}`}>{share}%</td>;
}

function Forecast({ row }: { row: MatrixRow }) {
  const { forecast, miss } = row;
  return (
    <>
      <td class="number">
        {forecast?.total ?? <span class="none">—</span>}
        {forecast?.draft ? <span class="mark amber">草稿</span> : null}
      </td>
      <td class="number">
        <strong>{row.total ?? '—'}</strong>
      </td>
      <td class="number">{miss ?? <span class="none">—</span>}</td>
    </>
  );
}

function Matrix({ matrix }: { matrix: ProjectMatrix }) {
  const { average } = matrix;
  return (
    <div class="card table-card">
      <table class="list matrix">
        <caption class="spoken">各项目各类得分率，年中预计与全年总分</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            {matrix.categories.map((category) => (
              <th scope="col" class="number">
                {category}
              </th>
            ))}
            <th scope="col" class="number">
              年中预计
            </th>
            <th scope="col" class="number">
              总分
            </th>
            <th scope="col" class="number">
              预计 − 总分
            </th>
            <th scope="col">等级</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr>
              <th scope="row">
                <a href={`/projects/${row.id}/comparison`}>{row.name}</a>{' '}
                {row.draft ? <span class="mark amber">草稿</span> : null}
              </th>
              {row.shares.map((share) => (
                <Share share={share} draft={row.draft} />
              ))}
              <Forecast row={row} />
              <td>
                <GradeMark grade={row.grade} frozen={!row.draft} />
              </td>
            </tr>
          ))}
        </tbody>
        {average === null ? null : (
          <tfoot>
            <tr>
              <th scope="row">平均（已提交 {average.projects} 个）</th>
              {average.shares.map((share) => (
                <td class="number">{share === null ? '—' : `${share}%`}</td>
              ))}
              <td class="number">{average.forecast ?? '—'}</td>
              <td class="number">
                <strong>{average.total ?? '—'}</strong>
              </td>
              <td />
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Worst({ rows }: { rows: readonly WorstRow[] }) {
  if (rows.length === 0) return <p class="empty">没有失分的指标。</p>;
  return (
    <div class="card table-card">
      <table class="list worst">
        <caption class="spoken">失分最多的指标</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">指标</th>
            <th scope="col">目标</th>
            <th scope="col">全年实际</th>
            <th scope="col" class="number">
              失分
            </th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td>
                <a href={`/projects/${row.projectId}/comparison`}>{row.project}</a>{' '}
                {row.draft ? <span class="mark amber">草稿</span> : null}
              </td>
              <th scope="row">
                {row.name} <span class="muted">{shortCategory(row.category)}</span>
              </th>
              <td class="muted">{row.target}</td>
              <td>{row.actual}</td>
              <td class="number">
                <strong class="red">−{row.lost}</strong>
              </td>
              <td class="muted">{row.reason || '未写原因'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Option {
  value: string;
  name: string;
}

/** A value that was asked for and that no project has any more stays chosen, so that the page says what it shows. */
function Choice(props: { id: string; label: string; chosen: string; options: readonly Option[] }) {
  const { id, label, chosen } = props;
  const known = chosen === '' || props.options.some(({ value }) => value === chosen);
  const options = known
    ? props.options
    : [...props.options, { value: chosen, name: id === 'unit' ? '不在本年度的单位' : chosen }];
  return (
    <>
      <label for={`comparison-${id}`}>{label}</label>
      <select id={`comparison-${id}`} name={id}>
        <option value="">全部</option>
        {options.map(({ value, name }) => (
          <option value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

function named(values: readonly string[]): Option[] {
  return values.map((value) => ({ value, name: value }));
}

function Choices({ view, year }: { view: ComparisonListView; year: number }) {
  const { choice, choices } = view;
  return (
    <form class="choices" method="get" action="/comparison">
      <input type="hidden" name="year" value={String(year)} />
      <Choice
        id="unit"
        label="单位"
        chosen={choice.unit}
        options={choices.units.map(({ id, name }) => ({ value: id, name }))}
      />
      <Choice id="nature" label="项目性质" chosen={choice.nature} options={named(choices.natures)} />
      <Choice id="grade" label="等级" chosen={choice.grade} options={named(choices.grades)} />
      <button type="submit">查看</button>
      <span class="muted">
        {view.matrix.rows.length} / {view.projects} 个项目
      </span>
    </form>
  );
}

function addressOf(year: number, { unit, nature, grade }: ComparisonListView['choice']): string {
  const query = new URLSearchParams({ year: String(year) });
  for (const [name, value] of Object.entries({ unit, nature, grade })) if (value !== '') query.set(name, value);
  return `/comparison/comparison.xlsx?${query}`;
}

/** 对比 over all projects of the year: share of points by category, forecast and total, and the rows that lost most. */
export function ComparisonListPage({ frame, view }: { frame: Frame; view: ComparisonListView }) {
  const { matrix, projects } = view;
  return (
    <Page title={`${frame.year} 年度对比`} frame={frame} active="对比">
      <div class="page-title">
        <div>
          <h1>{frame.year} 年度 · 目标与结果</h1>
          <p class="subline">各类指标的得分率（得分 ÷ 分值）、年中预计与全年总分；点项目名称看逐项对比。</p>
        </div>
        {projects === 0 ? null : (
          <a class="button" href={addressOf(frame.year, view.choice)}>
            下载 Excel
          </a>
        )}
      </div>
      {projects === 0 ? (
        <p class="empty">
          {frame.year} 年度还没有项目。<a href="/imports/new">导入绩效目标申报表</a>
        </p>
      ) : (
        <>
          <Choices view={view} year={frame.year} />
          {matrix.rows.length === 0 ? (
            <p class="empty">
              没有符合条件的项目。<a href={`/comparison?year=${frame.year}`}>查看全部项目</a>
            </p>
          ) : (
            <>
              <Matrix matrix={matrix} />
              <h2 class="section-title">失分最多的指标</h2>
              <Worst rows={view.worst} />
            </>
          )}
        </>
      )}
    </Page>
  );
}
