import { ListFrame } from '#views/money-list.tsx';
import type { Frame } from '#views/props.ts';

/** What became of one confirmed amount. */
export interface AmountOutcome {
  project: string;
  projectId: string;
  name: string;
  text: string;
  outcome: 'saved' | 'same' | 'conflict' | 'refused';
  /** Why it was not stored, in one sentence; '' when it was. */
  reason: string;
}

/** The answer to a confirmed list. */
export interface MoneyListOutcomeView {
  outcomes: AmountOutcome[];
}

const WORDS: Record<AmountOutcome['outcome'], { label: string; tone: string }> = {
  saved: { label: '已保存', tone: 'good' },
  same: { label: '已是这个数', tone: 'plain' },
  conflict: { label: '没有保存', tone: 'amber' },
  refused: { label: '没有保存', tone: 'red' },
};

/** After the confirmation: an outcome for every amount that was ticked. */
export function MoneyListOutcomePage({ frame, view }: { frame: Frame; view: MoneyListOutcomeView }) {
  const saved = view.outcomes.filter((one) => one.outcome === 'saved').length;
  const stopped = view.outcomes.filter((one) => one.reason !== '').length;
  return (
    <ListFrame frame={frame}>
      <p class={stopped > 0 ? 'notice amber' : 'notice'} role="status">
        已保存 {saved} 个数{stopped > 0 ? `，${stopped} 个没有保存，原因见下表` : ''}。
      </p>
      <section class="card table-card">
        <table class="list">
          <caption class="spoken">各项目的结果</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">金额</th>
              <th scope="col" class="number">
                清单的数
              </th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {view.outcomes.map((one) => (
              <tr>
                <th scope="row">
                  <a href={`/projects/${one.projectId}/year-end`}>{one.project}</a>
                </th>
                <td>{one.name}</td>
                <td class="number">{one.text}</td>
                <td>
                  <span class={`mark ${WORDS[one.outcome].tone}`}>{WORDS[one.outcome].label}</span> {one.reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </ListFrame>
  );
}
