import { formatPoints } from '#src/rules/decimal.ts';
import { GradeMark } from '#views/marks.tsx';
import type { SheetView } from '#views/props.ts';
import { findingsAt, OutOfBand, tone } from '#views/sheet-cell.tsx';

interface TotalLine {
  label: string;
  weight: string;
  score: string;
  note: string;
}

function totalLines({ scored }: SheetView): TotalLine[] {
  const weight = formatPoints(scored.weightSum);
  if (scored.total === null) {
    return [
      {
        label: '小计',
        weight,
        score: formatPoints(scored.subtotal),
        note: `还有 ${scored.missing} 项没有得分，暂无总分`,
      },
    ];
  }
  return scored.steps.map((step) => ({
    label: step.label,
    weight: step.label === '得分合计' || step.label === '总分' ? weight : '',
    score: formatPoints(step.score),
    note: step.working,
  }));
}

function WeightReset({ view }: { view: SheetView }) {
  return (
    <form
      id="weights-reset"
      method="post"
      action={`/projects/${view.project.id}/year-end/weights/reset`}
      data-confirm="按评分办法重新分配各项分值？表中现有的分值会被替换。"
    >
      <button type="submit" class="link">
        重新均分
      </button>
    </form>
  );
}

function Totals({ view, oob }: { view: SheetView; oob: boolean }) {
  const lines = totalLines(view);
  const weights = findingsAt(view, null, ['weight']);
  return (
    <tbody id="sheet-totals" hx-swap-oob={oob ? 'morph' : undefined}>
      {lines.map((line, i) => {
        const last = i === lines.length - 1;
        return (
          <tr class={last ? 'total' : 'step'}>
            <th scope="row" colspan={5}>
              {line.label}
            </th>
            <td class={`number weight-sum ${i === 0 ? tone(weights) : ''}`}>{line.weight}</td>
            <td class="number">
              <strong>{line.score}</strong>
            </td>
            <td>
              {last && view.scored.grade !== null ? <GradeMark grade={view.scored.grade} /> : null}
              {line.note === '' ? null : <span class="working">{line.note}</span>}
              {i === 0 && weights.map((one) => <p class={`finding ${one.severity}`}>{one.message}</p>)}
              {last && view.editable && view.pinned ? <WeightReset view={view} /> : null}
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}

/** 小计, or 得分合计 → 折算 → 封顶 → 总分; part of every answer, out of band. */
export function TotalRow({ view, oob = false }: { view: SheetView; oob?: boolean }) {
  return (
    <OutOfBand oob={oob}>
      <Totals view={view} oob={oob} />
    </OutOfBand>
  );
}
