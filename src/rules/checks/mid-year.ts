import { parseActual } from '#src/rules/actual.ts';
import { at, type Finding, type FindingField, finding, type Severity } from '#src/rules/findings.ts';
import { type CauseField, causesOf, type Likelihood, type MidYearSheet, parseLikelihood } from '#src/rules/mid-year.ts';
import { formatMoney, LINE_NAMES, parseMoney } from '#src/rules/money.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { type RowScore, scoreRow } from '#src/rules/score.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { isNotApplicable, parseTarget, type Target } from '#src/rules/target.ts';

/** An indicator of the mid-year form as typed, as far as it is checked; `''` for an empty cell. */
export interface MonitoredRow {
  category: string;
  subcategory: string;
  name: string;
  target: string;
  optionsReversed: boolean;
  actual: string;
  forecast: string;
  likelihood: string;
  causes: Record<CauseField, string>;
  explanation: string;
  measure: string;
  /** 累计, 比率, or '' where the unit of the target decides. */
  pace: string;
}

/** The mid-year form as far as it is checked by itself. */
export type MonitoredSheet = Pick<MidYearSheet, 'rulebook' | 'currency'> & {
  money: Pick<MidYearSheet['money'], 'lines'>;
  indicators: readonly MonitoredRow[];
};

/** How strictly cause and measure are asked for: never for 确定能, for 有可能 as the rulebook has it. */
function strictness(likelihood: Likelihood | null, book: Rulebook): Severity | null {
  if (likelihood === '完全不可能') return 'error';
  if (likelihood !== '有可能') return null;
  return book.monitoring.explainPossible ? 'error' : 'warn';
}

/** M1: a target that may be missed wants its cause, ticked or explained, and a measure. */
function checkExplained(row: MonitoredRow, book: Rulebook): Omit<Finding, 'indicator'>[] {
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

/** A mid-year text in the place of the year-end value: whether it would meet the target, null while that is not to be told. */
function wouldMeet(row: MonitoredRow, text: string, book: Rulebook): boolean | null {
  if (text.trim() === '') return null;
  const blank = { attainment: '', share: '', reason: '', measure: '', notApplicable: '', deduction: '' };
  return scoreRow({ ...row, ...blank, actual: text, deductionReason: '' }, 100, book).met;
}

/** M4: what is said of the whole year and what is expected of it must agree. */
function checkForecast(row: MonitoredRow, book: Rulebook): Omit<Finding, 'indicator'>[] {
  const likelihood = parseLikelihood(row.likelihood);
  const met = wouldMeet(row, row.forecast, book);
  const [forecast, target] = [row.forecast.trim(), row.target.trim()];
  if (likelihood === '确定能' && met === false) {
    const message = `填了“确定能”，全年预计完成“${forecast}”却达不到目标“${target}”，请改其中一项。`;
    return [finding('M4', 'warn', 'likelihood', message)];
  }
  if (likelihood === '完全不可能' && met === true) {
    const message = `填了“完全不可能”，全年预计完成“${forecast}”却达到目标“${target}”，请改其中一项。`;
    return [finding('M4', 'warn', 'likelihood', message)];
  }
  return [];
}

/** M3: what was paid out by the period's end cannot exceed what is expected for the whole year. */
function checkExpected({ money, currency }: MonitoredSheet): Finding[] {
  return MONEY_LINES.flatMap((line) => {
    const executed = parseMoney(money.lines[line].executed, currency);
    const expected = parseMoney(money.lines[line].expected, currency);
    if (!executed.ok || !expected.ok || expected.amount.gte(executed.amount)) return [];
    const [so, all] = [formatMoney(executed.amount, currency), formatMoney(expected.amount, currency)];
    const name = LINE_NAMES[line].replace('其中：', '');
    const message = `${name}：全年预计执行数 ${all} 少于已执行的 ${so}，请核对。`;
    return [at(null, finding('M3', 'error', 'expected', message))];
  });
}

/** M1, M3 and M4: what is wrong with a mid-year form by itself. */
export function checkMonitoring(sheet: MonitoredSheet): Finding[] {
  const rows = sheet.indicators.flatMap((row, indicator) =>
    isNotApplicable(row.target, row)
      ? []
      : [...checkExplained(row, sheet.rulebook), ...checkForecast(row, sheet.rulebook)].map((one) =>
          at(indicator, one),
        ),
  );
  return [...checkExpected(sheet), ...rows];
}

/** Whether what was done so far stays done: as decided for the row, else where the unit counts pieces. */
function isCumulative(row: MonitoredRow, target: Target): boolean {
  if (row.pace.trim() !== '') return row.pace.trim() === '累计';
  return target.kind === 'quantity' && target.unit.counted;
}

/** M2: more at mid-year than at the end of the year. */
function checkDecrease(mid: MonitoredRow, row: SheetRow, scored: RowScore): Omit<Finding, 'indicator'>[] {
  const before = parseTarget(mid.target, mid);
  const now = scored.target;
  if (!before.ok || !now.ok || before.target.kind !== 'quantity' || now.target.kind !== 'quantity') return [];
  if (!isCumulative(mid, before.target) || before.target.unit.base !== now.target.unit.base) return [];
  const [earlier, later] = [
    parseActual(mid.actual, before.target, mid.name),
    parseActual(row.actual, now.target, row.name),
  ];
  if (!earlier.ok || !later.ok || earlier.actual.kind !== 'amount' || later.actual.kind !== 'amount') return [];
  if (earlier.actual.amount.lte(later.actual.amount)) return [];
  const message = `年中已完成“${mid.actual.trim()}”，年末却只有“${row.actual.trim()}”，累计数不会减少，请核对。`;
  return [finding('M2', 'warn', 'actual', message)];
}

/** M2: 确定能 in July and missed in December. */
function checkConfidence(mid: MonitoredRow, row: SheetRow, scored: RowScore): Omit<Finding, 'indicator'>[] {
  if (parseLikelihood(mid.likelihood) !== '确定能' || scored.met !== false || mid.target.trim() !== row.target.trim())
    return [];
  return [finding('M2', 'warn', 'reason', '年中判断“确定能”完成，年末没有达到目标，请在偏差原因中写明后来的变化。')];
}

/** M2: how the year end follows from the mid-year form; `midYear` is aligned with the rows, null where there was none. */
export function compareWithMidYear(
  midYear: readonly (MonitoredRow | null)[],
  rows: readonly SheetRow[],
  scores: readonly RowScore[],
): Finding[] {
  return rows.flatMap((row, indicator) => {
    const [mid, scored] = [midYear[indicator], scores[indicator]];
    if (!mid || !scored?.applicable) return [];
    return [...checkDecrease(mid, row, scored), ...checkConfidence(mid, row, scored)].map((one) => at(indicator, one));
  });
}
