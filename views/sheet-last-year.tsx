import type { LastYearRow } from '#src/rules/last-year.ts';
import type { SheetView } from '#views/props.ts';
import { cellAttributes, cellKey, findingsAt, isOpen } from '#views/sheet-cell.tsx';
import type { RowProps } from '#views/sheet-row.tsx';

function lastYearOf(view: SheetView, index: number): LastYearRow | null {
  return isOpen(view) ? (view.lastYear?.rows[index] ?? null) : null;
}

/** 上年：actual（score） under the entry, behind last year's target where it was another; opened, the whole of last year's row. */
export function LastYear({ view, index, id, row }: RowProps) {
  const before = lastYearOf(view, index);
  if (!before) return null;
  const lines: [string, string][] = [
    ['指标值', before.target],
    ['完成值', before.actual],
    ['得分', `${before.score} / ${before.weight}`],
    ['原因', before.reason],
    ['措施', before.measure],
  ];
  return (
    <details class="last-year" id={`last-year-${id}`}>
      <summary>
        <span class="spoken">{row.name} </span>
        上年：{before.target === row.target ? '' : `${before.target} → `}
        {before.actual || '未填'}（{before.score}）
      </summary>
      <dl>
        {lines
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </>
          ))}
      </dl>
    </details>
  );
}

/** Nothing has to be explained: all points are there and nobody asks for a reason. */
function isPlain({ view, index, score }: RowProps): boolean {
  return score.score !== null && score.score === score.weight && findingsAt(view, index, ['reason']).length === 0;
}

/** One click writes last year's reason or measure into a cell that is still empty, where one may be wanted. */
export function TakeOver({ field, ...props }: RowProps & { field: 'reason' | 'measure' }) {
  const { view, index, id, row } = props;
  const text = lastYearOf(view, index)?.[field] ?? '';
  if (text === '' || row[field].trim() !== '' || isPlain(props)) return null;
  const version = view.versions[cellKey(id, field)] ?? 0;
  return (
    <button
      type="button"
      class="link take-over"
      data-choice="last-year"
      title={text}
      {...cellAttributes(view, id, field)}
      hx-vals={JSON.stringify({ text, version })}
    >
      沿用上年{field === 'reason' ? '原因' : '措施'}：{text}
    </button>
  );
}
