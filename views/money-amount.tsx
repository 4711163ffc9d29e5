import type { Finding } from '#src/rules/findings.ts';
import {
  COLUMN_NAMES,
  type Currency,
  countedAmount,
  formatMoney,
  LINE_NAMES,
  type MoneyColumn,
  type MoneyEntry,
  type MoneyScore,
} from '#src/rules/money.ts';
import type { MoneyLine } from '#src/rules/record.ts';
import type { CellsView } from '#views/props.ts';
import { CellProblem, Entry, tone } from '#views/sheet-cell.tsx';

interface MoneyAmountProps {
  view: CellsView;
  /** What the project's own cells are addressed by on this page. */
  owner: string;
  /** Stands before the names of line and column where a page shows several projects; '' where it shows one. */
  project: string;
  typed: MoneyEntry;
  money: MoneyScore;
  currency: Currency;
  line: MoneyLine;
  column: MoneyColumn;
  open: boolean;
  /** The findings that mark this cell and, where there are any, the element that says them. */
  findings: readonly Finding[];
  describedBy: string;
}

/** One of the twelve amounts of a project, typed in place; what stands in for an empty cell shows behind an equals sign. */
export function MoneyAmount(props: MoneyAmountProps) {
  const { view, owner, line, column, currency, findings } = props;
  const amount = countedAmount(props.money, line, column);
  const printed = amount === null ? '' : formatMoney(amount, currency);
  if (!props.open) return <td class="number amount">{printed}</td>;
  const field = `${column}.${line}`;
  const name = `${LINE_NAMES[line].replace('其中：', '')} ${COLUMN_NAMES[column]}（${currency}）`;
  return (
    <td class={`number amount entry ${tone(findings)}`}>
      <Entry
        view={view}
        owner={owner}
        field={field}
        column={column}
        kind="number"
        label={props.project === '' ? name : `${props.project} ${name}`}
        stored={props.typed.lines[line][column]}
        placeholder={printed === '' ? undefined : `= ${printed}`}
        invalid={tone(findings) === 'error'}
        describedBy={findings.length > 0 ? props.describedBy : undefined}
      />
      <CellProblem view={view} owner={owner} field={field} />
    </td>
  );
}
