import { countKinds } from '#src/rules/acknowledgement.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { shortCategory } from '#src/rules/weights.ts';
import { FindingsPanel } from '#views/findings-panel.tsx';
import { Bar, GradeMark, pointsOrDash } from '#views/marks.tsx';
import type { SheetView } from '#views/props.ts';
import { OutOfBand } from '#views/sheet-cell.tsx';
import { obstacles, ReopeningPanel, SubmissionPanel } from '#views/sheet-submission.tsx';

const NONE: NonNullable<SheetView['acknowledged']> = new Map();

interface CategoryPoints {
  name: string;
  weight: number;
  score: number;
}

function categoryPoints({ sheet, scored }: SheetView): CategoryPoints[] {
  const names = [...new Set(sheet.indicators.map((row) => shortCategory(row.category)))];
  const money = { name: '预算执行', weight: scored.money.weight, score: scored.money.score ?? 0 };
  return [
    ...(scored.money.applicable ? [money] : []),
    ...names.map((name) => {
      const rows = scored.rows.filter(
        (row, i) => row.applicable && shortCategory(sheet.indicators[i]?.category ?? '') === name,
      );
      return {
        name,
        weight: rows.reduce((sum, row) => sum + (row.weight ?? 0), 0),
        score: rows.reduce((sum, row) => sum + (row.score ?? 0), 0),
      };
    }),
  ];
}

function ScorePanel({ view }: { view: SheetView }) {
  const { scored, sheet } = view;
  const complete = scored.total !== null;
  return (
    <section class="panel score-panel" aria-labelledby="score-title">
      <h2 id="score-title" class="spoken">
        得分
      </h2>
      <p class="total-line">
        {complete ? null : <span class="subtotal">小计</span>}
        <strong class={complete ? 'total' : 'total open'}>{pointsOrDash(scored.total ?? scored.subtotal)}</strong>
        <span class="of">/ {formatPoints(scored.weightSum).replace(/\.00$/, '')}</span>
        {complete ? <GradeMark grade={scored.grade} /> : null}
      </p>
      <p class="note">
        按<a href={`/rulebooks/${sheet.rulebook.id}`}>“{sheet.rulebook.name}”评分办法</a>
        {complete ? null : ` · 还有 ${scored.missing} 项没有得分`}
      </p>
      <table class="points">
        <caption class="spoken">各类指标得分</caption>
        <tbody>
          {categoryPoints(view).map((one) => (
            <tr>
              <th scope="row">{one.name}</th>
              <td class="bar-cell">
                <Bar part={one.score} whole={one.weight} />
              </td>
              <td class="number">
                {formatPoints(one.score)} / {formatPoints(one.weight).replace(/\.00$/, '')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Named before printing, so that nobody hands in paper with an empty box in a name. */
function Uncovered({ characters }: { characters: string[] }) {
  if (characters.length === 0) return null;
  return (
    <p class="notice amber" role="note">
      打印时没有字体的字：{characters.map((one) => `“${one}”`).join('')}。纸上会是空框，请改用别的写法，或打印后手写。
    </p>
  );
}

/**
 * Beside the sheet: the total (or the subtotal and how much is missing), the points by category, 自查, and what can be done
 * next. Part of every answer, out of band.
 */
export function SheetAside({ view, oob = false }: { view: SheetView; oob?: boolean }) {
  const base = `/projects/${view.project.id}/year-end`;
  const checks = `/projects/${view.project.id}/checks`;
  const acknowledged = view.acknowledged ?? NONE;
  return (
    <OutOfBand oob={oob}>
      <div id="sheet-aside" class="aside-panels" hx-swap-oob={oob ? 'morph' : undefined}>
        <ScorePanel view={view} />
        <FindingsPanel
          findings={view.scored.findings}
          rows={view.sheet.indicators.map(({ name }, i) => ({ id: view.indicatorIds[i] ?? '', name }))}
          acknowledged={acknowledged}
          checks={checks}
        />
        <Uncovered characters={view.uncovered} />
        {view.editable ? (
          <SubmissionPanel
            base={base}
            name="提交自评"
            note="提交后本表锁定，可以打印正式自评表；需要修改时须写明原因重新打开。"
            stopped={obstacles(view)}
            unsettled={{ count: countKinds(view.scored.findings, acknowledged).warnings, checks }}
            person={view.person}
          />
        ) : (
          <ReopeningPanel base={base} status={view.project.status} person={view.person} />
        )}
      </div>
    </OutOfBand>
  );
}
