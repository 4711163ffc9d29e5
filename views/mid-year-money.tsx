import type { FindingField } from '#src/rules/findings.ts';
import { CAUSES, MID_YEAR_COLUMNS, type MidYearColumn } from '#src/rules/mid-year.ts';
import { LINE_NAMES } from '#src/rules/money.ts';
import type { RecordMonitoringMoney } from '#src/rules/monitoring-record.ts';
import type { MoneyLine } from '#src/rules/record.ts';
import { isMidYearOpen, type MidYearView, midYearFindings } from '#views/mid-year-props.ts';
import { CellProblem, Entry, FindingLines, PROJECT, tone } from '#views/sheet-cell.tsx';

const FIELDS: readonly FindingField[] = ['initial', 'executed', 'expected', 'reason'];

/** 年初预算数, 1—7月执行数, 全年预计执行数: the captions follow the period. */
function columnName(column: MidYearColumn, months: string): string {
  return { initial: '年初预算数', executed: `${months}执行数`, expected: '全年预计执行数' }[column];
}

/** The ticks of the causes stand below 全年预计执行数. */
const SPANS: Partial<Record<MidYearColumn, number>> = { expected: CAUSES.length };

function Amount({ view, line, column }: { view: MidYearView; line: MoneyLine; column: MidYearColumn }) {
  const { record, sheet } = view;
  const printed = record.money.rows.find((row) => row.line === line)?.[column] ?? '';
  if (!isMidYearOpen(view))
    return (
      <td class="number amount" colspan={SPANS[column]}>
        {printed}
      </td>
    );
  const findings = line === 'total' ? midYearFindings(view, null, [column]) : [];
  const field = `${column}.${line}`;
  const name = `${LINE_NAMES[line].replace('其中：', '')} ${columnName(column, record.period.months)}`;
  return (
    <td class={`number amount entry ${tone(findings)}`} colspan={SPANS[column]}>
      <Entry
        view={view}
        owner={PROJECT}
        field={field}
        column={column}
        kind="number"
        label={`${name}（${record.currency}）`}
        stored={sheet.money.lines[line][column]}
        placeholder={printed === '' ? undefined : `= ${printed}`}
        invalid={tone(findings) === 'error'}
        describedBy={findings.length > 0 ? 'findings-money' : undefined}
      />
      <CellProblem view={view} owner={PROJECT} field={field} />
    </td>
  );
}

function Line({ view, row }: { view: MidYearView; row: RecordMonitoringMoney }) {
  return (
    <tr>
      <th scope="row" colspan={3} class={row.line === 'total' ? 'money-line' : 'money-line part'}>
        {row.label}
      </th>
      <Amount view={view} line={row.line} column="initial" />
      <Amount view={view} line={row.line} column="executed" />
      <td class="number">{row.rate}</td>
      <Amount view={view} line={row.line} column="expected" />
    </tr>
  );
}

function ReasonLine({ view }: { view: MidYearView }) {
  const open = isMidYearOpen(view);
  const { reason } = view.sheet.money;
  const [note] = view.record.notes;
  if (!open && note === undefined) return null;
  return (
    <tr>
      <th scope="row" colspan={3} class="money-line">
        执行情况说明
      </th>
      <td colspan={11} class={open ? 'entry' : ''}>
        {open ? (
          <Entry
            view={view}
            owner={PROJECT}
            field="executionReason"
            column="executionReason"
            label="预算执行情况说明"
            stored={reason}
            placeholder="执行进度落后时，说明原因和后几个月的安排"
          />
        ) : (
          note
        )}
        <CellProblem view={view} owner={PROJECT} field="executionReason" />
      </td>
    </tr>
  );
}

/** 项目资金 of the mid-year form; the whole block answers a saved amount. */
export function MidYearMoney({ view }: { view: MidYearView }) {
  const { record } = view;
  const findings = midYearFindings(view, null, FIELDS);
  const [initial, executed, expected] = MID_YEAR_COLUMNS.map((column) => columnName(column, record.period.months));
  return (
    <tbody id="sheet-money" hx-target="closest tbody">
      <tr>
        <th scope="col" colspan={3}>
          项目资金（{record.currency}）
        </th>
        <th scope="col">{initial}</th>
        <th scope="col">{executed}</th>
        <th scope="col">{record.period.months}执行率</th>
        <th scope="col" colspan={CAUSES.length}>
          {expected}
        </th>
        <td colspan={3} rowspan={1 + record.money.rows.length} class="empty" />
      </tr>
      {record.money.rows.map((row) => (
        <Line view={view} row={row} />
      ))}
      <ReasonLine view={view} />
      {isMidYearOpen(view) && findings.length > 0 ? (
        <tr class="findings-row">
          <td colspan={14}>
            <FindingLines findings={findings} id="findings-money" />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
