import { checkMidYear } from '#src/rules/checks/mid-year.ts';
import { type Finding, finding, type RowFinding } from '#src/rules/findings.ts';
import { type MidYearRow, type MidYearSheet, parseLikelihood } from '#src/rules/mid-year.ts';
import type { Outlook } from '#src/rules/outlook.ts';

/** What makes a value unreadable or doubtful by itself; points, reasons and what is not yet there belong to the year end. */
const READING_CODES = new Set(['V1', 'V2', 'V3', 'V4']);

function readings(findings: readonly RowFinding[], field: 'actual' | 'forecast'): RowFinding[] {
  return findings
    .filter((one) => READING_CODES.has(one.code) && (one.field === 'actual' || one.field === 'target'))
    .map((one) => (one.field === 'actual' ? { ...one, field } : one));
}

function unfilled(row: MidYearRow, worded: boolean): RowFinding[] {
  const missing = (field: 'actual' | 'forecast' | 'likelihood', name: string) =>
    row[field].trim() === '' ? [finding('S6', 'error', field, `${name}未填。`)] : [];
  return [
    ...missing('actual', '执行情况'),
    // How a worded target will end is what 可能性 says.
    ...(worded ? [] : missing('forecast', '全年预计完成情况')),
    ...missing('likelihood', '完成目标可能性'),
  ];
}

function likelihoodFindings({ likelihood }: MidYearRow): RowFinding[] {
  if (likelihood.trim() === '' || parseLikelihood(likelihood)) return [];
  const message = `“${likelihood.trim()}”不是完成目标可能性，请选“确定能”“有可能”或“完全不可能”。`;
  return [finding('V2', 'error', 'likelihood', message)];
}

function rowFindings(sheet: MidYearSheet, { soFar, forecast, rows }: Outlook): Finding[] {
  return sheet.indicators.flatMap((row, indicator) => {
    const [now, later] = [soFar.rows[indicator], forecast.rows[indicator]];
    if (!now || !later || !rows[indicator]?.applicable) return [];
    const worded = now.target.ok && now.target.target.kind === 'words';
    const unread = now.target.ok ? [] : now.findings.filter((one) => one.field === 'target');
    const values = worded ? [] : [...readings(now.findings, 'actual'), ...readings(later.findings, 'forecast')];
    const found = [...unread, ...unfilled(row, worded), ...values, ...likelihoodFindings(row)];
    return found.map((one) => ({ ...one, indicator }));
  });
}

/** More than the budget of the year's start is no error at mid-year: money may have been added since. */
function overBudget(field: 'executed' | 'expected', name: string): RowFinding {
  return finding('B6b', 'warn', field, `${name}大于年初预算数；年中追加了预算的，请在执行情况说明中写明。`);
}

/** Amounts that cannot be read or do not add up, and total amounts that are not there. */
function moneyFindings({ soFar, forecast }: Outlook): Finding[] {
  const kept = (one: RowFinding) => one.code === 'B1' || one.code === 'V2' || one.code === 'B6b' || one.code === 'S6';
  const now = soFar.money.findings.filter(kept).map((one) => {
    if (one.code === 'S6' && one.field === 'budget')
      return finding('S6', 'error', 'initial', '年度资金总额的年初预算数未填。');
    if (one.code === 'B6b') return overBudget('executed', '执行数');
    return one.code === 'S6' ? { ...one, message: '年度资金总额的执行数未填。' } : one;
  });
  const later = forecast.money.findings
    .filter((one) => kept(one) && one.field === 'executed')
    .map((one) => {
      if (one.code === 'B6b') return overBudget('expected', '全年预计执行数');
      const message =
        one.code === 'S6' ? '年度资金总额的全年预计执行数未填。' : one.message.replace('全年执行数', '全年预计执行数');
      return { ...one, field: 'expected' as const, message };
    });
  return [...now, ...later].map((one) => ({ ...one, indicator: null }));
}

/** 自查 of the mid-year form: what is not filled in or cannot be read, row by row after the money, then M1, M3 and M4. */
export function checkMidYearForm(sheet: MidYearSheet, outlook: Outlook): Finding[] {
  return [...moneyFindings(outlook), ...rowFindings(sheet, outlook), ...checkMidYear(sheet, outlook)];
}
