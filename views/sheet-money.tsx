import type { Finding } from '#src/rules/findings.ts';
import { COLUMN_NAMES, LINE_NAMES, MONEY_COLUMNS, type MoneyColumn } from '#src/rules/money.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import { pointsOrDash } from '#views/marks.tsx';
import { MoneyAmount } from '#views/money-amount.tsx';
import type { SheetView } from '#views/props.ts';
import { CellProblem, Entry, FindingLines, findingsAt, isOpen, PROJECT, tone } from '#views/sheet-cell.tsx';
import { MidYearMoneyLine } from '#views/sheet-mid-year.tsx';

function Amount({ view, line, column }: { view: SheetView; line: MoneyLine; column: MoneyColumn }) {
  const findings = line === 'total' ? findingsAt(view, null, [column]).filter((one) => one.code !== 'S6') : [];
  return (
    <MoneyAmount
      view={view}
      owner={PROJECT}
      project=""
      typed={view.sheet.money}
      money={view.scored.money}
      currency={view.sheet.currency}
      line={line}
      column={column}
      open={isOpen(view)}
      findings={findings}
      describedBy="findings-money"
    />
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
        {MONEY_COLUMNS.map((column) => (
          <th scope="col">{COLUMN_NAMES[column]}</th>
        ))}
        <th scope="col">分值</th>
        <th scope="col">执行率</th>
        <th scope="col">得分</th>
      </tr>
      {MONEY_LINES.map((line) => (
        <Line view={view} line={line} />
      ))}
      <MidYearMoneyLine view={view} />
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
