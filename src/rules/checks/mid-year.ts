import { parseActual } from '#src/rules/actual.ts';
import type { Decimal } from '#src/rules/decimal.ts';
import { asSevere, at, type Finding, type FindingField, finding, type RowFinding } from '#src/rules/findings.ts';
import { causesOf, type Likelihood, type MidYearRow, type MidYearSheet, parseLikelihood } from '#src/rules/mid-year.ts';
import { formatMoney, LINE_NAMES } from '#src/rules/money.ts';
import { type Outlook, paceOf } from '#src/rules/outlook.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { RowScore } from '#src/rules/score.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { type ParsedTarget, parseTarget } from '#src/rules/target.ts';

/** How strictly cause and measure are asked for: not at all for 确定能, for 有可能 as the rulebook has it. */
function strictness(likelihood: Likelihood | null, book: Rulebook): 'error' | 'warn' | null {
  if (likelihood === '完全不可能') return 'error';
  if (likelihood !== '有可能') return null;
  return book.monitoring.explainPossible ? 'error' : 'warn';
}

/** M1: a target that may be missed wants its cause, ticked or explained, and a measure. */
function checkExplained(row: MidYearRow, book: Rulebook): RowFinding[] {
  const likelihood = parseLikelihood(row.likelihood);
  const severity = strictness(likelihood, book);
  if (severity === null) return [];
  const ask = (field: FindingField, what: string) =>
    finding('M1', severity, field, `完成目标可能性为“${likelihood}”，请${what}。`);
  const causes = causesOf(row);
  const explained = row.explanation.trim() !== '';
  return [
    ...(causes === '' && !explained ? [ask('causes', '选择偏差原因，或写原因说明')] : []),
    ...(causes === '其他' && !explained ? [ask('explanation', '写明“其他”是什么原因')] : []),
    ...(row.measure.trim() === '' ? [ask('measure', '写明拟采取的措施')] : []),
  ];
}

/** M4: what is said of the whole year and what is expected of it must agree; `met`: whether the forecast meets the target. */
function checkForecast(row: MidYearRow, met: boolean | null): RowFinding[] {
  const likelihood = parseLikelihood(row.likelihood);
  const contrary = (likelihood === '确定能' && met === false) || (likelihood === '完全不可能' && met === true);
  if (!contrary) return [];
  const [forecast, target] = [row.forecast.trim(), row.target.trim()];
  const reaches = met ? '却达到' : '却达不到';
  const message = `填了“${likelihood}”，全年预计完成“${forecast}”${reaches}目标“${target}”，请改其中一项。`;
  return [finding('M4', 'warn', 'likelihood', message)];
}

/** M3: what was paid out by the period's end cannot exceed what is expected for the whole year. */
function checkExpected({ currency }: MidYearSheet, { soFar, forecast }: Outlook): Finding[] {
  return MONEY_LINES.flatMap((line) => {
    const [spent, expected] = [soFar.money.lines[line].executed, forecast.money.lines[line].executed];
    if (!spent || !expected || expected.gte(spent)) return [];
    const amounts = `全年预计执行数 ${formatMoney(expected, currency)} 少于已执行的 ${formatMoney(spent, currency)}`;
    const message = `${LINE_NAMES[line].replace('其中：', '')}：${amounts}，请核对。`;
    return [at(null, finding('M3', 'error', 'expected', message))];
  });
}

/** M1, M3 and M4: what is wrong with a mid-year form beyond what is missing or cannot be read. */
export function checkMidYear(sheet: MidYearSheet, outlook: Outlook): Finding[] {
  const rows = sheet.indicators.flatMap((row, indicator) => {
    if (!outlook.rows[indicator]?.applicable) return [];
    const met = outlook.forecast.rows[indicator]?.met ?? null;
    return [...checkExplained(row, sheet.rulebook), ...checkForecast(row, met)].map((one) => at(indicator, one));
  });
  return asSevere([...checkExpected(sheet, outlook), ...rows], sheet.rulebook);
}

/** A value as an amount in the base of its target's unit; null for every other kind. */
function amountOf(parsed: ParsedTarget, text: string, name: string): Decimal | null {
  if (!parsed.ok || parsed.target.kind !== 'quantity' || text.trim() === '') return null;
  const read = parseActual(text, parsed.target, name);
  return read.ok && read.actual.kind === 'amount' ? read.actual.amount : null;
}

function unitBase(parsed: ParsedTarget): string | null {
  return parsed.ok && parsed.target.kind === 'quantity' ? parsed.target.unit.base : null;
}

/** M2: more at mid-year than at the end of the year, of what can only grow. */
function checkDecrease(mid: MidYearRow, row: SheetRow, now: ParsedTarget): RowFinding[] {
  const then = parseTarget(mid.target, mid);
  if (paceOf(mid, then) !== '累计' || unitBase(then) !== unitBase(now)) return [];
  const [earlier, later] = [amountOf(then, mid.actual, mid.name), amountOf(now, row.actual, row.name)];
  if (!earlier || !later || earlier.lte(later)) return [];
  const message = `年中已完成“${mid.actual.trim()}”，年末却只有“${row.actual.trim()}”，累计数不会减少，请核对。`;
  return [finding('M2', 'warn', 'actual', message)];
}

/** M2: 确定能 in July and missed in December, the target being the same. */
function checkConfidence(mid: MidYearRow, row: SheetRow, { met }: RowScore): RowFinding[] {
  if (parseLikelihood(mid.likelihood) !== '确定能' || met !== false) return [];
  if (mid.target.trim() !== row.target.trim()) return [];
  return [finding('M2', 'warn', 'reason', '年中判断“确定能”完成，年末没有达到目标，请在偏差原因中写明后来的变化。')];
}

/** M2: how the year end follows from the mid-year form; `midYear` is aligned with the rows, null where there was none. */
export function compareWithMidYear(
  midYear: readonly (MidYearRow | null)[],
  rows: readonly SheetRow[],
  scores: readonly RowScore[],
): Finding[] {
  return rows.flatMap((row, indicator) => {
    const [mid, score] = [midYear[indicator], scores[indicator]];
    if (!mid || !score?.applicable) return [];
    return [...checkDecrease(mid, row, score.target), ...checkConfidence(mid, row, score)].map((one) =>
      at(indicator, one),
    );
  });
}
