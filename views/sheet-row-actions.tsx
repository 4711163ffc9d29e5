import { CellProblem, Entry, findingsAt } from '#views/sheet-cell.tsx';
import type { RowProps } from '#views/sheet-row.tsx';

/**
 * What is seldom needed in a row: that the indicator does not apply this year, and points taken off by hand, each with
 * its reason; and the whole working of the score. Closed unless a finding points inside.
 */
export function RowActions({ view, index, id, row, score }: RowProps) {
  const open = findingsAt(view, index, ['deduction']).length > 0;
  const fields = ['notApplicable', 'deduction', 'deductionReason'];
  const problem = [view.conflict?.cell, view.refused?.cell].some((cell) =>
    fields.some((field) => cell === `${id}/${field}`),
  );
  return (
    <details class="row-actions" id={`actions-${id}`} open={open || problem}>
      <summary aria-label={`${row.name}：得分过程、不适用、人工扣分`} title="得分过程、不适用、人工扣分">
        <span aria-hidden="true">⋯</span>
      </summary>
      <div class="panel">
        {score.working === '' ? null : (
          <div class="action">
            <span class="caption">得分过程</span>
            <p>{score.working}</p>
          </div>
        )}
        <div class="action">
          <span class="caption">本年不适用的原因</span>
          <Entry
            view={view}
            owner={id}
            field="notApplicable"
            column="notApplicable"
            label={`${row.name} 本年不适用的原因`}
            stored={row.notApplicable}
            placeholder="填写原因后，本行不计分"
          />
          <CellProblem view={view} owner={id} field="notApplicable" />
        </div>
        <div class="action">
          <span class="caption">人工扣分（分）</span>
          <Entry
            view={view}
            owner={id}
            field="deduction"
            column="deduction"
            kind="number"
            label={`${row.name} 人工扣分（分）`}
            stored={row.deduction}
            placeholder="0.00"
          />
          <CellProblem view={view} owner={id} field="deduction" />
        </div>
        <div class="action">
          <span class="caption">扣分理由</span>
          <Entry
            view={view}
            owner={id}
            field="deductionReason"
            column="deductionReason"
            label={`${row.name} 扣分理由`}
            stored={row.deductionReason}
          />
          <CellProblem view={view} owner={id} field="deductionReason" />
        </div>
      </div>
    </details>
  );
}
