import { CellProblem, Entry, findingsAt, isOpen } from '#views/sheet-cell.tsx';
import type { RowProps } from '#views/sheet-row.tsx';
import { RowHelp } from '#views/sheet-row-help.tsx';

const FIELDS = [
  { field: 'notApplicable', caption: '本年不适用的原因', placeholder: '填写原因后，本行不计分' },
  { field: 'deduction', caption: '人工扣分（分）', placeholder: '0.00' },
  { field: 'deductionReason', caption: '扣分理由', placeholder: undefined },
] as const;

function Decision({ view, id, row, field, caption, placeholder }: RowProps & (typeof FIELDS)[number]) {
  return (
    <div class="action">
      <span class="caption" aria-hidden="true">
        {caption}
      </span>
      <Entry
        view={view}
        owner={id}
        field={field}
        column={field}
        label={`${row.name} ${caption}`}
        stored={row[field]}
        placeholder={placeholder}
      />
      <CellProblem view={view} owner={id} field={field} />
    </div>
  );
}

/** True where a finding or an answer points into the disclosure, which is then open from the start. */
function pointedAt({ view, index, id }: RowProps): boolean {
  const cells = FIELDS.map(({ field }) => `${id}/${field}`);
  const answered = [view.conflict?.cell, view.refused?.cell].some((cell) => cell !== undefined && cells.includes(cell));
  return answered || findingsAt(view, index, ['deduction']).length > 0;
}

/**
 * Behind a small disclosure: the whole working of the score, the rule's words, and while the form is open what is seldom needed: that the
 * indicator does not apply this year, and points taken off by hand, each with its reason.
 */
export function RowActions(props: RowProps) {
  const { view, id, row, score } = props;
  if (!isOpen(view) && score.working === '') return null;
  const title = isOpen(view) ? '得分过程和规则、不适用、人工扣分' : '得分过程和规则';
  return (
    <details class="row-actions" id={`actions-${id}`} open={isOpen(view) && pointedAt(props)}>
      <summary aria-label={`${row.name}：${title}`} title={title}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div class="panel">
        {score.working === '' ? null : (
          <div class="action">
            <span class="caption">得分过程</span>
            <p>{score.working}</p>
          </div>
        )}
        {isOpen(view) ? FIELDS.map((one) => <Decision {...props} {...one} />) : null}
        <RowHelp {...props} />
        <p>
          <a href={`/projects/${view.project.id}/history?row=${id}`}>本行的填报记录</a>
        </p>
      </div>
    </details>
  );
}
