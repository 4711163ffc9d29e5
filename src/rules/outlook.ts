import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import { isNotYet, type MidYearRow, type MidYearSheet, type Pace, parseLikelihood } from '#src/rules/mid-year.ts';
import type { MoneyEntry, MoneyScore } from '#src/rules/money.ts';
import type { Light } from '#src/rules/monitoring-record.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import type { Monitoring } from '#src/rules/rulebook.ts';
import type { RowScore } from '#src/rules/score.ts';
import { type ScoredSheet, type Sheet, scoreSheet } from '#src/rules/sheet.ts';
import type { ParsedTarget } from '#src/rules/target.ts';
import { totalSteps } from '#src/rules/total.ts';

/** Points (hundredths) that a row is expected to reach, and the ends of the range; null where the row does not apply. */
export interface RowOutlook {
  /** Null for rows that are neither: words, dates, yes and no. */
  pace: Pace | null;
  applicable: boolean;
  weight: number | null;
  /** Null while the row has no forecast that can be read. */
  score: number | null;
  low: number;
  high: number;
  working: string;
}

/** 预计得分 of a mid-year form with its range, and what each light shows and why. */
export interface Outlook {
  money: RowOutlook;
  rows: RowOutlook[];
  /** Null while a row that applies has no forecast. */
  total: number | null;
  low: number;
  high: number;
  /** Rows, the money row included, without a forecast. */
  missing: number;
  lights: { money: { light: Light; working: string }; targets: { light: Light; working: string } };
  /** The form scored as if the year ended at the period's end, and as it is forecast. */
  soFar: ScoredSheet;
  forecast: ScoredSheet;
}

type Column = 'actual' | 'forecast';

function moneyEntry({ money }: MidYearSheet, column: Column): MoneyEntry {
  const lines = MONEY_LINES.map((line) => {
    const { initial, executed, expected } = money.lines[line];
    return [line, { initial, budget: '', executed: column === 'actual' ? executed : expected }];
  });
  return { lines: Object.fromEntries(lines) as MoneyEntry['lines'], reason: money.reason };
}

/** The year-end form that the values so far, or the forecasts, would make. */
function asYearEnd(sheet: MidYearSheet, column: Column): Sheet {
  const rest = { attainment: '', share: '', reason: '', notApplicable: '', deduction: '', deductionReason: '' };
  return {
    rulebook: sheet.rulebook,
    currency: sheet.currency,
    money: moneyEntry(sheet, column),
    moneyWeight: '',
    goalResult: null,
    indicators: sheet.indicators.map((row) => ({
      ...row,
      ...rest,
      actual: column === 'actual' && isNotYet(row.actual) ? '' : row[column],
    })),
  };
}

/** 累计 for counts and amounts of money, 比率 for percentages and every other measure; null without a measure. What people chose counts. */
export function paceOf(row: Pick<MidYearRow, 'pace'>, target: ParsedTarget): Pace | null {
  if (!target.ok || (target.target.kind !== 'quantity' && target.target.kind !== 'range')) return null;
  if (row.pace === '累计' || row.pace === '比率') return row.pace;
  const { unit } = target.target;
  return unit.counted || unit.base === '元' ? '累计' : '比率';
}

function shareOf(weight: number, percent: number): number {
  return divideHalfUp(new Decimal(weight).times(percent), new Decimal(100));
}

/** 定性指标: how likely it is says between which shares of the weight it will end; the middle stands for the forecast. */
function wordsOutlook(row: MidYearRow, weight: number, { wordShares }: Monitoring): Partial<RowOutlook> {
  const likelihood = parseLikelihood(row.likelihood);
  if (likelihood === null) return { score: null, low: 0, high: weight, working: '未判断可能性' };
  if (likelihood === '确定能') return { score: weight, low: weight, high: weight, working: '确定能，按分值的 100%' };
  const { from, to } = wordShares[likelihood];
  const [low, high, score] = [from, to, (from + to) / 2].map((share) => shareOf(weight, share)) as [
    number,
    number,
    number,
  ];
  return { score, low, high, working: `${likelihood}，按分值的 ${from}%—${to}%，居中计` };
}

function isMore(target: ParsedTarget): boolean {
  return target.ok && target.target.kind === 'quantity' && ['≥', '>'].includes(target.target.comparator);
}

type Scored = Pick<RowScore, 'score' | 'working'>;

/** A measured row: its forecast; at worst, where it is cumulative, what is there already. `grows`: more of it is better. */
function measuredOutlook(
  weight: number,
  { pace, grows }: { pace: Pace | null; grows: boolean },
  soFar: Scored,
  forecast: Scored,
): Partial<RowOutlook> {
  const reached = pace === '累计' ? (soFar.score ?? 0) : null;
  if (forecast.score === null) {
    return { score: null, low: grows ? (reached ?? 0) : 0, high: weight, working: '没有全年预计' };
  }
  const low = reached === null ? forecast.score : Math.min(reached, forecast.score);
  const worst = low < forecast.score ? `；最低按目前 ${soFar.working || '没有完成值'}` : '';
  return { score: forecast.score, low, high: forecast.score, working: `全年预计 ${forecast.working}${worst}` };
}

function rowOutlook(row: MidYearRow, soFar: RowScore, forecast: RowScore, monitoring: Monitoring): RowOutlook {
  const pace = paceOf(row, soFar.target);
  const { applicable, weight } = soFar;
  const none: RowOutlook = { pace, applicable, weight, score: null, low: 0, high: 0, working: '' };
  if (!applicable || weight === null) return none;
  const worded = soFar.target.ok && soFar.target.target.kind === 'words';
  const outlook = worded
    ? wordsOutlook(row, weight, monitoring)
    : measuredOutlook(weight, { pace, grows: isMore(soFar.target) }, soFar, forecast);
  return { ...none, ...outlook };
}

function moneyOutlook(soFar: MoneyScore, forecast: MoneyScore): RowOutlook {
  const { weight, applicable } = forecast;
  const pace = '累计' as const;
  const none: RowOutlook = { pace, applicable, weight, score: null, low: 0, high: 0, working: '' };
  return applicable ? { ...none, ...measuredOutlook(weight, { pace, grows: true }, soFar, forecast) } : none;
}

/** 资金灯: the executed share of the budget against the elapsed share of the year. */
function moneyLight(sheet: MidYearSheet, { lines }: MoneyScore): Outlook['lights']['money'] {
  const { base, executed } = lines.total;
  if (!base || !executed || base.isZero()) return { light: '未定', working: '没有预算或执行数' };
  const month = Number(sheet.periodEnd.slice(5, 7));
  const elapsed = new Decimal(month).times(100).div(12);
  const share = executed.times(100).div(base);
  const behind = elapsed.minus(share);
  const { yellow, red } = sheet.rulebook.monitoring.moneyLights;
  const light = behind.gt(red) ? '红' : behind.gt(yellow) ? '黄' : '绿';
  const gap = behind.isNegative() ? `超前 ${behind.neg().toFixed(2)}` : `落后 ${behind.toFixed(2)}`;
  return {
    light,
    working: `执行 ${share.toFixed(2)}%，时间进度 ${month}/12 = ${elapsed.toFixed(2)}%，${gap} 个百分点`,
  };
}

/** 目标灯: how many targets are judged 有可能 and 完全不可能. */
function targetLight(sheet: MidYearSheet, rows: readonly RowOutlook[]): Outlook['lights']['targets'] {
  const judged = sheet.indicators.filter((_, i) => rows[i]?.applicable).map((row) => parseLikelihood(row.likelihood));
  const count = (what: string | null) => judged.filter((one) => one === what).length;
  const [possible, impossible, open] = [count('有可能'), count('完全不可能'), count(null)];
  const { yellow, red } = sheet.rulebook.monitoring.targetLights;
  const settled = open > 0 ? '未定' : '绿';
  const light = impossible >= red ? '红' : possible >= yellow ? '黄' : settled;
  const unjudged = open > 0 ? `，未判断 ${open} 项` : '';
  return { light, working: `有可能 ${possible} 项，完全不可能 ${impossible} 项${unjudged}` };
}

function totalFrom(rows: readonly RowOutlook[], pick: (row: RowOutlook) => number, scored: ScoredSheet, sheet: Sheet) {
  const counted = rows.filter((row) => row.applicable && row.weight !== null);
  const applicable = counted.reduce((sum, row) => sum + (row.weight ?? 0), 0);
  if (applicable === 0) return 0;
  const sum = counted.reduce((total, row) => total + pick(row), 0);
  return totalSteps(sum, applicable, scored.weightSum, scored.money, sheet.rulebook).at(-1)?.score ?? 0;
}

/**
 * What the mid-year form lets expect under the project's rulebook: 预计得分 and its range, row by row and in all, 资金灯 and 目标灯.
 * Cumulative rows end at worst where they are, others where they are forecast, those without a forecast at nothing.
 */
export function outlookOf(sheet: MidYearSheet): Outlook {
  const yearEnd = asYearEnd(sheet, 'forecast');
  const [soFar, forecast] = [scoreSheet(asYearEnd(sheet, 'actual')), scoreSheet(yearEnd)];
  const rows = sheet.indicators.flatMap((row, i) => {
    const [now, later] = [soFar.rows[i], forecast.rows[i]];
    return now && later ? [rowOutlook(row, now, later, sheet.rulebook.monitoring)] : [];
  });
  const money = moneyOutlook(soFar.money, forecast.money);
  const all = [money, ...rows];
  const missing = all.filter((row) => row.applicable && row.score === null).length;
  const complete = missing === 0 && rows.length > 0 && all.some((row) => row.applicable);
  return {
    money,
    rows,
    total: complete ? totalFrom(all, (row) => row.score ?? 0, forecast, yearEnd) : null,
    low: totalFrom(all, (row) => row.low, soFar, yearEnd),
    high: totalFrom(all, (row) => row.high, forecast, yearEnd),
    missing,
    lights: { money: moneyLight(sheet, soFar.money), targets: targetLight(sheet, rows) },
    soFar,
    forecast,
  };
}

/** 82.50 or, as a range, 78.00—90.00. */
export function formatRange(low: number, high: number): string {
  return low === high ? formatPoints(low) : `${formatPoints(low)}—${formatPoints(high)}`;
}
