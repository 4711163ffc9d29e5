import type { YearRow } from '#src/rules/compare-year.ts';
import { type ForecastQuality, missedRows } from '#src/rules/forecast-quality.ts';
import { forecastFacts } from '#src/rules/forecast-words.ts';
import type { ComparisonView } from '#views/comparison-props.ts';

function Facts({ quality }: { quality: ForecastQuality }) {
  return (
    <dl class="forecast-facts">
      {forecastFacts(quality).map(({ name, text }) => (
        <div>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function MissTable({ rows }: { rows: readonly YearRow[] }) {
  const missed = missedRows(rows);
  if (missed.length === 0) return <p class="note">还没有一项同时有预计和结果。</p>;
  return (
    <table class="list">
      <caption class="spoken">逐项预计与结果，按相差从大到小</caption>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">可能性</th>
          <th scope="col" class="number">
            预计得分
          </th>
          <th scope="col" class="number">
            得分
          </th>
          <th scope="col" class="number">
            预计 − 结果
          </th>
          <th scope="col" class="number">
            完成程度相差
          </th>
        </tr>
      </thead>
      <tbody>
        {missed.map((row) => (
          <tr>
            <th scope="row">
              {row.name} {row.change === null ? null : <span class="mark amber">{row.change}</span>}
            </th>
            <td>{row.midYear?.likelihood || '—'}</td>
            <td class="number">{row.midYear?.score ?? '—'}</td>
            <td class="number">{row.score ?? '—'}</td>
            <td class="number">{row.miss.points ?? '—'}</td>
            <td class="number">{row.miss.completion === null ? '—' : `${row.miss.completion} 个百分点`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 预计准不准: the forecast of mid-year against the result, in all and row by row. */
export function ForecastSection({ view }: { view: ComparisonView }) {
  if (view.quality === null) return null;
  return (
    <section aria-labelledby="forecast-title">
      <h2 class="section-title" id="forecast-title">
        预计准不准
      </h2>
      <div class="card table-card">
        <Facts quality={view.quality} />
        <MissTable rows={view.rows} />
      </div>
    </section>
  );
}

/** 预算执行 at mid-year, as expected, and at the year's end. */
export function MoneySection({ view }: { view: ComparisonView }) {
  const { money, midYear } = view;
  return (
    <section aria-labelledby="money-title">
      <h2 class="section-title" id="money-title">
        预算执行（{money.currency}）
      </h2>
      <div class="card table-card">
        <table class="list">
          <caption class="spoken">预算执行</caption>
          <thead>
            <tr>
              <th scope="col">时点</th>
              <th scope="col" class="number">
                预算数
              </th>
              <th scope="col" class="number">
                执行数
              </th>
              <th scope="col" class="number">
                执行率
              </th>
            </tr>
          </thead>
          <tbody>
            {money.midYear === null ? null : (
              <>
                <MoneyRow
                  name={midYear?.months ?? ''}
                  amounts={[money.midYear.initial, money.midYear.executed, money.midYear.rate]}
                />
                <MoneyRow
                  name="预计全年"
                  amounts={[money.midYear.initial, money.midYear.expected, money.midYear.expectedRate]}
                />
              </>
            )}
            <MoneyRow name="全年" amounts={[money.budget, money.executed, money.rate]} />
          </tbody>
        </table>
        {money.miss === null ? null : <p class="note">预计执行数 − 全年执行数：{money.miss}</p>}
      </div>
    </section>
  );
}

function MoneyRow({ name, amounts }: { name: string; amounts: (string | null)[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {amounts.map((amount) => (
        <td class="number">{amount || '—'}</td>
      ))}
    </tr>
  );
}
