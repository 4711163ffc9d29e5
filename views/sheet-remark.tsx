import { formatRemark } from '#src/rules/build-record.ts';
import type { FindingField } from '#src/rules/findings.ts';
import { CellProblem, Entry, FindingLines, findingsAt, isOpen, tone } from '#views/sheet-cell.tsx';
import { TakeOver } from '#views/sheet-last-year.tsx';
import type { RowProps } from '#views/sheet-row.tsx';

/** The sentence about a weight stands here, because its own cell is too narrow; its colour stays there. */
const FIELDS: readonly FindingField[] = ['reason', 'measure', 'weight', 'deduction'];
const OWN_FIELDS: readonly FindingField[] = ['reason', 'measure', 'deduction'];

/** What was decided by hand about a row, as it is printed behind reason and measure. */
function decisions({ row }: RowProps): string[] {
  const excused = row.notApplicable.trim() === '' ? [] : [`不适用：${row.notApplicable.trim()}`];
  const reason = row.deductionReason.trim();
  const deducted = row.deduction.trim() === '' ? [] : [`人工扣 ${row.deduction.trim()} 分${reason && `：${reason}`}`];
  return [...excused, ...deducted];
}

function Decisions(props: RowProps) {
  return decisions(props).map((text) => <p class="decision">{text}</p>);
}

/** 偏差原因分析及改进措施: two entries in one cell. */
export function RemarkCell(props: RowProps) {
  const { view, index, id, row } = props;
  if (!isOpen(view)) {
    return (
      <td class="remark">
        {formatRemark(row.reason, row.measure)}
        <Decisions {...props} />
      </td>
    );
  }
  const findings = findingsAt(view, index, FIELDS);
  const described = findings.length > 0 ? `findings-${id}-remark` : undefined;
  return (
    <td class={`remark entry ${tone(findingsAt(view, index, OWN_FIELDS))}`}>
      <div class="labelled">
        <span class="caption" aria-hidden="true">
          原因
        </span>
        <Entry
          view={view}
          owner={id}
          field="reason"
          column="reason"
          label={`${row.name} 偏差原因`}
          stored={row.reason}
          invalid={tone(findingsAt(view, index, ['reason'])) === 'error'}
          describedBy={described}
        />
      </div>
      <TakeOver {...props} field="reason" />
      <CellProblem view={view} owner={id} field="reason" />
      <div class="labelled">
        <span class="caption" aria-hidden="true">
          措施
        </span>
        <Entry
          view={view}
          owner={id}
          field="measure"
          column="measure"
          label={`${row.name} 改进措施`}
          stored={row.measure}
          describedBy={findingsAt(view, index, ['measure']).length > 0 ? described : undefined}
        />
      </div>
      <TakeOver {...props} field="measure" />
      <CellProblem view={view} owner={id} field="measure" />
      <Decisions {...props} />
      <FindingLines findings={findings} id={`findings-${id}-remark`} />
    </td>
  );
}
