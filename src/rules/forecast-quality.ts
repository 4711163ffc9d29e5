import type { YearRow } from '#src/rules/compare-year.ts';
import { Decimal, divideHalfUp, formatPoints, parseDecimal, parsePoints } from '#src/rules/decimal.ts';
import { signed } from '#src/rules/deviation.ts';
import { LIKELIHOODS, type Likelihood } from '#src/rules/mid-year.ts';
import { formatMoney, rateOf } from '#src/rules/money.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';

/** How good the forecast of the mid-year form was, in points and in percent of the targets. */
export interface ForecastQuality {
  /** 预计得分 with its range, as frozen; total null while a row had no forecast. */
  total: string | null;
  low: string;
  high: string;
  /** 总分 of the year end; null while rows are missing. */
  result: string | null;
  /** 预计 − 结果 with its sign. */
  miss: string | null;
  /** Whether the result lies within the range. */
  within: boolean | null;
  /** Mean of the rows' misses without their signs, and of how many rows; null for none. */
  points: { mean: string; rows: number } | null;
  completion: { mean: string; rows: number } | null;
  /** Rows added, removed or given another target since: not judged. */
  apart: number;
  /** Of the rows judged 确定能, 有可能, 完全不可能 that have a result: how many met their target. */
  likelihoods: { likelihood: Likelihood; rows: number; met: number }[];
}

/** The money of a project over the year, printed in its currency; '' and null where it was not filled in. */
export interface MoneyComparison {
  currency: Sheet['currency'];
  midYear: {
    initial: string;
    executed: string;
    rate: string | null;
    expected: string;
    expectedRate: string | null;
  } | null;
  budget: string;
  executed: string;
  rate: string | null;
  /** 预计执行 − 执行 with its sign. */
  miss: string | null;
}

function unsigned(miss: string): Decimal {
  return new Decimal(miss.replace(/^[+−]/, ''));
}

/** The rows that have a forecast and a result, by how many points they lie apart, most first. */
export function missedRows(rows: readonly YearRow[]): YearRow[] {
  return rows
    .filter((row) => row.miss.points !== null || row.miss.completion !== null)
    .sort((one, other) => unsigned(other.miss.points ?? '0').comparedTo(unsigned(one.miss.points ?? '0')));
}

function mean(misses: readonly (string | null)[]): ForecastQuality['points'] {
  const known = misses.flatMap((one) => (one === null ? [] : [unsigned(one)]));
  if (known.length === 0) return null;
  const sum = known.reduce((total, one) => total.plus(one), new Decimal(0));
  return { mean: formatPoints(divideHalfUp(sum.times(100), new Decimal(known.length))), rows: known.length };
}

function pointsMiss(forecast: string | null, result: number | null): string | null {
  return forecast === null || result === null ? null : signed(new Decimal(forecast).minus(formatPoints(result)), 2);
}

function isWithin({ low, high }: MonitoringRecord['outlook'], result: number | null): boolean | null {
  const [from, to] = [parsePoints(low), parsePoints(high)];
  return result === null || from === null || to === null ? null : from <= result && result <= to;
}

/** Sets the forecast of a mid-year form against the result; rows whose target changed meanwhile are left out of the means. */
export function judgeForecast(
  midYear: MonitoringRecord,
  rows: readonly YearRow[],
  scored: ScoredSheet,
): ForecastQuality {
  const judged = rows.filter((row) => row.change === null);
  const { total, low, high } = midYear.outlook;
  return {
    total,
    low,
    high,
    result: scored.total === null ? null : formatPoints(scored.total),
    miss: pointsMiss(total, scored.total),
    within: isWithin(midYear.outlook, scored.total),
    points: mean(judged.map((row) => row.miss.points)),
    completion: mean(judged.map((row) => row.miss.completion)),
    apart: rows.length - judged.length,
    likelihoods: LIKELIHOODS.map((likelihood) => {
      const said = judged.filter((row) => row.midYear?.likelihood === likelihood && row.met !== null);
      return { likelihood, rows: said.length, met: said.filter((row) => row.met).length };
    }),
  };
}

function rate(value: Decimal | null): string | null {
  return value === null ? null : `${value.toFixed(2)}%`;
}

/** 预算执行 at mid-year, as expected for the year, and at its end, with the 执行率 of each. */
export function compareMoney(midYear: MonitoringRecord | null, sheet: Sheet, scored: ScoredSheet): MoneyComparison {
  const { total } = scored.money.lines;
  const amount = (value: Decimal | null) => (value === null ? '' : formatMoney(value, sheet.currency));
  const then = midYear?.money.rows.find((row) => row.line === 'total');
  const [initial, expected] = [parseDecimal(then?.initial ?? ''), parseDecimal(then?.expected ?? '')];
  return {
    currency: sheet.currency,
    midYear: then
      ? {
          initial: then.initial,
          executed: then.executed,
          rate: then.rate === '—' ? null : then.rate,
          expected: then.expected,
          expectedRate: rate(rateOf(initial, expected)),
        }
      : null,
    budget: amount(total.base),
    executed: amount(total.executed),
    rate: rate(total.rate),
    miss: expected && total.executed ? signedMoney(expected.minus(total.executed), sheet.currency) : null,
  };
}

function signedMoney(value: Decimal, currency: Sheet['currency']): string {
  const sign = value.isZero() ? '' : value.isNegative() ? '−' : '+';
  return `${sign}${formatMoney(value.abs(), currency)}`;
}
