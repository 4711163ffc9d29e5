import type { YearRow } from '#src/rules/compare-year.ts';
import { comparisonBars } from '#src/rules/comparison-bars.ts';
import type { ComparisonView } from '#views/comparison-props.ts';
import { Drawing } from '#views/picture.tsx';

/** Points lost as they are read in a column: red with a minus, a pale 0 for none. */
export function Lost({ lost }: { lost: string | null }) {
  if (lost === null) return <span class="none">—</span>;
  return /^0(\.0*)?$/.test(lost) ? <span class="none">0</span> : <strong class="red">−{lost}</strong>;
}

function LastYear({ row, year }: { row: YearRow; year: number | null }) {
  const { lastYear } = row;
  if (lastYear === null || year === null) return null;
  return (
    <span class="beneath">
      {year} 年：目标 {lastYear.target}，实际 {lastYear.actual || '未填'}，得 {lastYear.score} / {lastYear.weight}
    </span>
  );
}

function Name({ row, year }: { row: YearRow; year: number | null }) {
  return (
    <th scope="row">
      {row.name} {row.change === null ? null : <span class="mark amber">{row.change}</span>}
      <LastYear row={row} year={year} />
    </th>
  );
}

function Target({ row }: { row: YearRow }) {
  return (
    <td class="muted" data-name="目标">
      {row.target}
      {row.approved === null ? null : <span class="beneath">原批复 {row.approved}</span>}
    </td>
  );
}

function Value({ name, text, beneath }: { name: string; text: string; beneath: string | null }) {
  return (
    <td class="number value" data-name={name}>
      {text || <span class="none">—</span>}
      {beneath === null || beneath === '' ? null : <span class="beneath">{beneath}</span>}
    </td>
  );
}

/** The bars, and what they show in figures. */
function Bars({ row, months }: { row: YearRow; months: string | null }) {
  const picture = comparisonBars(row.completion, row.met);
  if (picture === null) return <span class="none">—</span>;
  const { midYear, forecast, yearEnd } = row.completion;
  const figures = [
    [months, midYear],
    ['预计', forecast],
    ['全年', yearEnd],
  ].flatMap(([name, percent]) => (name && percent ? [`${name} ${percent}%`] : []));
  return (
    <>
      <Drawing picture={picture} look="versus" />
      <span class="beneath">
        {figures.map((figure) => (
          <>
            <span class="figure">{figure}</span>{' '}
          </>
        ))}
      </span>
    </>
  );
}

function Result({ row }: { row: YearRow }) {
  return (
    <td class="number value" data-name="全年实际">
      {row.actual === '' ? <span class="none">—</span> : <strong>{row.actual}</strong>}
      {row.met === false ? <span class="beneath red">未达目标</span> : null}
    </td>
  );
}

function Head({ midYear }: Pick<ComparisonView, 'midYear'>) {
  return (
    <tr>
      <th scope="col">指标</th>
      <th scope="col">目标</th>
      {midYear === null ? null : (
        <>
          <th scope="col" class="number">
            {midYear.months}
          </th>
          <th scope="col" class="number">
            预计全年
          </th>
        </>
      )}
      <th scope="col" class="number">
        全年实际
      </th>
      <th scope="col" class="number">
        偏差
      </th>
      <th scope="col">完成程度（目标 = 100%）</th>
      <th scope="col" class="number">
        得分 / 分值
      </th>
      <th scope="col" class="number">
        失分
      </th>
      <th scope="col">原因</th>
    </tr>
  );
}

/** Each indicator over the year: target, mid-year, forecast, result, deviation, bars, points, reason. */
export function YearRows({ view }: { view: ComparisonView }) {
  const { rows, midYear, previousYear } = view;
  return (
    <div class="card table-card">
      <table class={midYear === null ? 'list comparison' : 'list comparison whole-year'}>
        <caption class="spoken">目标与结果，按失分从多到少</caption>
        <thead>
          <Head midYear={midYear} />
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <Name row={row} year={previousYear} />
              <Target row={row} />
              {midYear === null ? null : (
                <>
                  <Value name={midYear.months} text={row.midYear?.actual ?? ''} beneath={row.midYear?.pace ?? null} />
                  <Value name="预计全年" text={row.midYear?.forecast ?? ''} beneath={row.midYear?.likelihood ?? null} />
                </>
              )}
              <Result row={row} />
              <td class="number value" data-name="偏差">
                {row.deviation || <span class="none">—</span>}
              </td>
              <td class="bar-cell">
                <Bars row={row} months={midYear?.months ?? null} />
              </td>
              <td class="number" data-name="得分 / 分值">
                {row.score ?? '—'} / {row.weight}
              </td>
              <td class="number" data-name="失分">
                <Lost lost={row.lost} />
              </td>
              <td class="muted reason" data-name="原因">
                {row.reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
