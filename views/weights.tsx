import { formatPoints } from '#src/rules/decimal.ts';
import { type CategorySum, formatGain } from '#src/rules/weight-plan.ts';
import type { ProjectView } from '#views/props.ts';

/** What the weights of a table sum to, beside what the rulebook wants, and what 自查 says of them. */
export interface WeightSums {
  categories: CategorySum[];
  /** Hundredths of all indicators and of the money row. */
  indicators: number;
  money: number;
  findings: string[];
}

/** New weights before they are stored; per row, hundredths or null. */
export interface WeightPreview {
  how: 'typed' | 'split' | 'scale';
  from: readonly (number | null)[];
  to: readonly (number | null)[];
  sums: WeightSums;
}

/** 分值 on the 目标 page. */
export interface WeightsView {
  /** The version of the targets that the page shows; it is sent back with every change. */
  version: string;
  /** Per row, what stands in its cell. */
  texts: readonly string[];
  /** Per row, why its text was refused; null for none. */
  problems: readonly (string | null)[];
  sums: WeightSums;
  /** The factor that leaves the money row its points, `0.9`; null where the indicators do not take all 100. */
  factor: string | null;
  preview: WeightPreview | null;
  /** Why nothing was stored; '' for no such thing. */
  refused: string;
}

const pointsOf = (weight: number | null) => (weight === null ? '—' : formatPoints(weight));

/** The weight of one row: a field while the form is open, with the sentence that refused its text. */
export function WeightCell({ view, index }: { view: ProjectView; index: number }) {
  const { texts, problems } = view.weights;
  const text = texts[index] ?? '';
  const row = view.indicators[index];
  if (!view.editable) return <td class="number">{text || '—'}</td>;
  const problem = problems[index] ?? null;
  const id = `weight-${row?.id}`;
  return (
    <td class="number weight-cell">
      <input type="hidden" name="indicator" value={row?.id} />
      <input
        type="text"
        inputmode="decimal"
        id={id}
        name="weight"
        value={text}
        aria-label={`${row?.name} 分值`}
        aria-invalid={problem ? 'true' : undefined}
        autofocus={problems.findIndex((one) => one !== null) === index}
        aria-describedby={problem ? `${id}-problem` : undefined}
        data-weight-of={row?.category}
        autocomplete="off"
      />
      {problem ? (
        <p class="finding error" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </td>
  );
}

const UNREADABLE = '有读不出的分值';

function SumLine({ sum, unreadable }: { sum: CategorySum; unreadable: boolean }) {
  const off = unreadable || (sum.wanted !== null && sum.wanted !== sum.sum);
  return (
    <tr>
      <th scope="row">{sum.category}</th>
      <td class="number" data-sum-of={sum.category} data-wanted={sum.wanted === null ? undefined : String(sum.wanted)}>
        <span class={off ? 'off' : ''}>{unreadable ? UNREADABLE : formatPoints(sum.sum)}</span>
      </td>
      <td class="number">{sum.wanted === null ? '未单列' : formatPoints(sum.wanted)}</td>
    </tr>
  );
}

interface SumsProps {
  sums: WeightSums;
  /** What the column is about: 现在, 按所填分值 or 保存后. */
  words: string;
  /** Follows the fields as they are typed. */
  live?: boolean;
  /** The 一级指标 with a weight that was refused. */
  unreadable?: ReadonlySet<string>;
}

function Sums({ sums, words, live = false, unreadable = new Set() }: SumsProps) {
  const all = sums.indicators + sums.money;
  const off = unreadable.size > 0 || all !== 10_000;
  return (
    <table class="list weight-sums" id={live ? 'weight-sums' : undefined}>
      <caption class="spoken">分值合计，{words}</caption>
      <thead>
        <tr>
          <th scope="col">分值合计</th>
          <th scope="col" class="number">
            {words}
          </th>
          <th scope="col" class="number">
            评分办法
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.categories.map((sum) => (
          <SumLine sum={sum} unreadable={unreadable.has(sum.category)} />
        ))}
        <tr>
          <th scope="row">预算执行率</th>
          <td class="number" data-money={String(sums.money)}>
            {formatPoints(sums.money)}
          </td>
          <td class="number">{formatPoints(sums.money)}</td>
        </tr>
        <tr class="all">
          <th scope="row">合计</th>
          <td class="number" data-sum-of-all>
            <span class={off ? 'off' : ''}>{unreadable.size > 0 ? UNREADABLE : formatPoints(all)}</span>
          </td>
          <td class="number">100.00</td>
        </tr>
      </tbody>
    </table>
  );
}

function Findings({ findings }: { findings: readonly string[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="weight-findings">
      {findings.map((finding) => (
        <li class="finding error">{finding}</li>
      ))}
    </ul>
  );
}

/** Sums beside what the rulebook wants, findings, and what can be done with the weights; stands under the table of rows. */
export function WeightActions({ view }: { view: ProjectView }) {
  const { sums, factor, problems } = view.weights;
  const refused = view.indicators.filter((_, i) => problems[i]);
  return (
    <div class="weight-actions">
      <Sums
        sums={sums}
        words={view.editable ? '按所填分值' : '现在'}
        live
        unreadable={new Set(refused.map((row) => row.category))}
      />
      <div class="weight-buttons">
        <Findings findings={sums.findings} />
        {view.editable ? (
          <>
            <p class="actions">
              <button type="submit" name="how" value="typed">
                预览分值修改
              </button>
              <button type="submit" name="how" value="split">
                重新均分
              </button>
              {factor === null ? null : (
                <button type="submit" name="how" value="scale">
                  各项 ×{factor}
                </button>
              )}
            </p>
            <p class="note">
              先看原分值和新分值的对照，确认后才保存。重新均分按评分办法在每类指标内平均分配，余数归最后一项
              {factor === null ? '。' : '；各项乘以系数后，给预算执行率留出分值，余数归最后一项。'}
            </p>
          </>
        ) : null}
      </div>
    </div>
  );
}

const TITLES = { typed: '分值修改预览', split: '重新均分预览', scale: '分值换算预览' };

/** Old and new weights side by side, and the button that stores the new ones. */
export function WeightChangePanel({ view, preview }: { view: ProjectView; preview: WeightPreview }) {
  const { from, to, how, sums } = preview;
  const changed = view.indicators.flatMap((_, i) => (from[i] === to[i] ? [] : [i]));
  return (
    <section class="card weight-preview" aria-labelledby="weight-preview-title">
      <h2 id="weight-preview-title">
        {TITLES[how]} <span class="note">尚未保存，{changed.length} 项有变动</span>
      </h2>
      <div class="weight-actions">
        <table class="list">
          <caption class="spoken">分值的原值和新值</caption>
          <thead>
            <tr>
              <th scope="col">三级指标</th>
              <th scope="col" class="number">
                原分值
              </th>
              <th scope="col" class="number">
                新分值
              </th>
              <th scope="col" class="number">
                变动
              </th>
            </tr>
          </thead>
          <tbody>
            {changed.map((i) => (
              <tr>
                <th scope="row">{view.indicators[i]?.name}</th>
                <td class="number">{pointsOf(from[i] ?? null)}</td>
                <td class="number">
                  <strong>{pointsOf(to[i] ?? null)}</strong>
                </td>
                <td class="number">{formatGain((to[i] ?? 0) - (from[i] ?? 0))}</td>
              </tr>
            ))}
            {changed.length === 0 ? (
              <tr>
                <td colspan={4}>没有变动。</td>
              </tr>
            ) : null}
          </tbody>
        </table>
        <div>
          <Sums sums={sums} words="保存后" />
          <Findings findings={sums.findings} />
          <form method="post" action={`/projects/${view.project.id}/weights/confirmation`} class="actions">
            <input type="hidden" name="version" value={view.weights.version} />
            <input type="hidden" name="how" value={how} />
            {view.indicators.map(({ id }, i) => (
              <>
                <input type="hidden" name="indicator" value={id} />
                <input type="hidden" name="weight" value={to[i] == null ? '' : formatPoints(to[i] ?? 0)} />
              </>
            ))}
            {changed.length === 0 ? null : (
              <button type="submit" class="primary" autofocus>
                确认保存
              </button>
            )}
            <a class="button" href={`/projects/${view.project.id}`}>
              {changed.length === 0 ? '返回' : '不保存'}
            </a>
          </form>
        </div>
      </div>
    </section>
  );
}
