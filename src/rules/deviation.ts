import { type Actual, parseActual } from '#src/rules/actual.ts';
import type { Decimal } from '#src/rules/decimal.ts';
import { inBase } from '#src/rules/quantity.ts';
import type { RowScore } from '#src/rules/score.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import type { Unit } from '#src/rules/unit.ts';

type Amount = Extract<Actual, { kind: 'amount' }>;

const DAY_MS = 86_400_000;
const POINTS_OF: Readonly<Record<string, string>> = { '1': '个百分点', '0.1': '个千分点', '0.01': '个万分点' };

/** A number with its sign as the form writes it: +4, −6, 0. */
export function signed(value: Decimal, decimals?: number): string {
  const rounded = decimals === undefined ? value : value.toDecimalPlaces(decimals);
  const text = decimals === undefined ? rounded.abs().toString() : rounded.abs().toFixed(decimals);
  if (rounded.isZero()) return text;
  return `${rounded.isNegative() ? '−' : '+'}${text}`;
}

/** In the target's unit, or in the one the actual was written in where the target's would need many decimals (25分钟 of 半小时). */
function inUnit(difference: Decimal, target: Unit, written: Unit): string {
  const unit = difference.div(target.factor).decimalPlaces() > 4 ? written : target;
  const text = signed(difference.div(unit.factor).toDecimalPlaces(6));
  const points = unit.base === '%' ? POINTS_OF[unit.factor.toString()] : undefined;
  return points === undefined ? `${text}${unit.text}` : `${text} ${points}`;
}

/** −6次（−12.00%）: a share of the target only where that says more than the difference itself. */
function difference(actual: Amount, target: Decimal, unit: Unit): string {
  const apart = actual.amount.minus(target);
  if (apart.isZero()) return '持平';
  const share = unit.base === '%' || target.lte(0) ? '' : `（${signed(apart.times(100).div(target), 2)}%）`;
  return `${inUnit(apart, unit, actual.unit)}${share}`;
}

function daysApart(actual: string, deadline: string): string {
  const days = Math.round((Date.parse(actual) - Date.parse(deadline)) / DAY_MS);
  if (days === 0) return '按期';
  return days > 0 ? `晚 ${days} 天` : `提前 ${-days} 天`;
}

/**
 * 偏差: actual − target in the target's unit with its sign and, where there is one, its share of the target; of a deadline the days;
 * of words, options, yes and no what they came to. '' while the row has no score.
 */
export function deviationOf(row: SheetRow, score: RowScore): string {
  if (score.score === null || !score.target.ok) return '';
  const { target } = score.target;
  if (target.kind === 'words') return score.understood.replace(/ 100%$/, '').replace(/ (.+)$/, '（$1）');
  if (target.kind === 'not-applicable') return '';
  const parsed = parseActual(row.actual, target, row.name);
  if (!parsed.ok) return score.understood;
  const { actual } = parsed;
  if (actual.kind === 'date' && target.kind === 'deadline') {
    const whole = actual.date.precision === 'day' && target.date.precision === 'day';
    if (whole) return daysApart(actual.date.date, target.date.date);
    return actual.date.date <= target.date.date ? '按期' : '逾期';
  }
  if (actual.kind !== 'amount') return score.understood;
  if (target.kind === 'quantity') return difference(actual, inBase(target.amount, target.unit), target.unit);
  if (target.kind !== 'range') return score.understood;
  const [low, high] = [inBase(target.low, target.unit), inBase(target.high, target.unit)];
  if (actual.amount.gte(low) && actual.amount.lte(high)) return '在范围内';
  return difference(actual, actual.amount.gt(high) ? high : low, target.unit);
}
