import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import type { SheetView } from '#views/props.ts';

/** What the year-end form shows of the mid-year form, as that was frozen. */
export interface MidYearBeside {
  months: string;
  executed: string;
  expected: string;
  /** By indicator. */
  rows: ReadonlyMap<string, { actual: string; forecast: string; likelihood: string }>;
}

/** The part of a frozen mid-year form that stands beside the year end. */
export function besideYearEnd({ period, money, indicators }: MonitoringRecord): MidYearBeside {
  const total = money.rows.find((row) => row.line === 'total');
  return {
    months: period.months,
    executed: total?.executed ?? '',
    expected: total?.expected ?? '',
    rows: new Map(indicators.map((row) => [row.id, row])),
  };
}

/** 1—7月：742次，预计 900次（有可能）, under the value of the whole year; 确定能 goes without saying. */
export function MidYearLine({ view, id }: { view: SheetView; id: string }) {
  const row = view.midYear?.rows.get(id);
  if (!view.midYear || !row) return null;
  const forecast = row.forecast === '' ? '' : `，预计 ${row.forecast}`;
  return (
    <span class="mid-year-line">
      {view.midYear.months}：{row.actual || '未填'}
      {forecast}
      {row.likelihood === '' || row.likelihood === '确定能' ? '' : `（${row.likelihood}）`}
    </span>
  );
}

/** The same of the money, in a line of its own under the amounts. */
export function MidYearMoneyLine({ view }: { view: SheetView }) {
  if (!view.midYear) return null;
  const { months, executed, expected } = view.midYear;
  return (
    <tr class="mid-year-money">
      <th scope="row" colspan={2} class="money-line">
        年中监控
      </th>
      <td colspan={6}>
        {months}执行 {executed || '未填'}，全年预计执行 {expected || '未填'}（{view.sheet.currency}）
      </td>
    </tr>
  );
}
