import type { Decimal } from '#src/rules/decimal.ts';
import type { Finding } from '#src/rules/findings.ts';
import { formatMoney, LINE_NAMES, MONEY_COLUMNS, type MoneyColumn } from '#src/rules/money.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import { pointsOrDash } from '#views/marks.tsx';
import type { SheetView } from '#views/props.ts';
import { CellProblem, Entry, FindingLines, findingsAt, isOpen, PROJECT, tone } from '#views/sheet-cell.tsx';

const COLUMN_NAMES: Record<MoneyColumn, string> = {
  initial: '年初预算数',
  budget: '全年预算数',
  executed: '全年执行数',
};

/** An empty budget means that the initial one was not adjusted; an empty total is the sum of its parts. */
function standIn(view: SheetView, line: MoneyLine, column: MoneyColumn): Decimal | null {
  const { lines, base } = view.scored.money;
  const own = lines[line][column];
  if (own !== null || column !== 'budget') return own;
  return line === 'total' ? base : lines[line].initial;
}

function Amount({ view, line, column }: { view: SheetView; line: MoneyLine; column: MoneyColumn }) {
  const typed = view.sheet.money.lines[line][column];
  const amount = standIn(view, line, column);
  const printed = amount === null ? '' : formatMoney(amount, view.sheet.currency);
  if (!isOpen(view)) return <td class="number amount">{printed}</td>;
  const field = `${line}`;
  const findings = line === 'total' ? findingsAt(view, null, [column]).filter((one) => one.code !== 'S6') : [];
  return (
    <td class={`number amount entry ${tone(findings)}`}>
      <Entry
        view={view}
        owner={PROJECT}
        field={`${column}.${field}`}
        column={column}
        kind="number"
        label={`${LINE_NAMES[line].replace('其中：', '')} ${COLUMN_NAMES[column]}（${view.sheet.currency}）`}
        stored={typed}
        placeholder={printed === '' ? undefined : `= ${printed}`}
        invalid={tone(findings) === 'error'}
        describedBy={findings.length > 0 ? 'findings-money' : undefined}
      />
      <CellProblem view={view} owner={PROJECT} field={`${column}.${field}`} />
    </td>
  );
}

function Line({ view, line }: { view: SheetView; line: MoneyLine }) {
  const { money } = view.scored;
  const total = line === 'total';
  const rate = total ? money.rate : money.lines[line].rate;
  return (
    <tr>
      <th scope="row" colspan={2} class={total ? 'money-line' : 'money-line part'}>
        {LINE_NAMES[line]}
      </th>
      {MONEY_COLUMNS.map((column) => (
        <Amount view={view} line={line} column={column} />
      ))}
      <td class="number">{total ? pointsOrDash(money.weight) : '—'}</td>
      <td class="number">{rate === null ? '—' : `${rate.toFixed(2)}%`}</td>
      {total ? (
        <td class="number score">
          <strong>{money.applicable ? pointsOrDash(money.score) : '不适用'}</strong>
          {money.working === '' ? null : <span class="working">{money.working}</span>}
        </td>
      ) : (
        <td class="number">—</td>
      )}
    </tr>
  );
}

function ReasonLine({ view }: { view: SheetView }) {
  const reason = view.sheet.money.reason;
  if (!isOpen(view) && reason.trim() === '') return null;
  const findings = findingsAt(view, null, ['reason']);
  return (
    <tr>
      <th scope="row" colspan={2} class="money-line">
        执行情况说明
      </th>
      <td colspan={6} class={isOpen(view) ? `entry ${tone(findings)}` : ''}>
        {isOpen(view) ? (
          <Entry
            view={view}
            owner={PROJECT}
            field="executionReason"
            column="executionReason"
            label="预算执行情况说明"
            stored={reason}
            placeholder="执行率低于 90% 时说明原因"
            invalid={tone(findings) === 'error'}
            describedBy={findings.length > 0 ? 'findings-money' : undefined}
          />
        ) : (
          reason
        )}
        <CellProblem view={view} owner={PROJECT} field="executionReason" />
      </td>
    </tr>
  );
}

function moneyFindings(view: SheetView): Finding[] {
  return findingsAt(view, null, ['initial', 'budget', 'executed', 'reason']).filter((one) => one.code !== 'S6');
}

/** 项目资金: four lines, three amounts each, the execution rate and its score; the whole block answers a saved amount. */
export function MoneyBody({ view }: { view: SheetView }) {
  const findings = moneyFindings(view);
  return (
    <tbody id="sheet-money" hx-target="closest tbody">
      <tr>
        <th scope="col" colspan={2}>
          项目资金（{view.sheet.currency}）
        </th>
        <th scope="col">年初预算数</th>
        <th scope="col">全年预算数</th>
        <th scope="col">全年执行数</th>
        <th scope="col">分值</th>
        <th scope="col">执行率</th>
        <th scope="col">得分</th>
      </tr>
      {MONEY_LINES.map((line) => (
        <Line view={view} line={line} />
      ))}
      <ReasonLine view={view} />
      {isOpen(view) && findings.length > 0 ? (
        <tr class="findings-row">
          <td colspan={8}>
            <FindingLines findings={findings} id="findings-money" />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
