import { Decimal, formatPoints, parseDecimal } from '#src/rules/decimal.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { assignWeights, type Category, categoryOf, categoryPoints, type WeightRow } from '#src/rules/weights.ts';

const WHOLE = 10_000;

export type ReadPoints = { ok: true; points: number } | { ok: false; problem: string };

/** 分值 as typed, in hundredths. Full-width digits are accepted; words, negative numbers, more than 100 and a third decimal are not. */
export function readPoints(text: string): ReadPoints {
  const typed = text.trim();
  const refuse = (problem: string): ReadPoints => ({ ok: false, problem });
  if (typed === '') return refuse('请填写分值，或用“重新均分”。');
  const shown = typed.length > 20 ? `${typed.slice(0, 20)}…` : typed;
  const value = parseDecimal(typed);
  if (value === null) return refuse(`分值“${shown}”读不出，请只填数字，例如“7.14”。`);
  if (value.isNegative() && !value.isZero()) return refuse(`分值不能为负数，请核对“${shown}”。`);
  if (value.gt(100)) return refuse(`分值“${shown}”超过 100，请核对。`);
  if (value.decimalPlaces() > 2) return refuse(`分值“${shown}”最多填两位小数，请四舍五入到 0.01。`);
  return { ok: true, points: value.times(100).toNumber() };
}

/** 重新均分: the weights that the rulebook gives when none is set; null for rows without one. */
export function splitWeights(rows: readonly WeightRow[], book: Rulebook): (number | null)[] {
  return assignWeights(
    rows.map((row) => ({ ...row, weight: null })),
    null,
    book,
  ).rows;
}

/** What all weights are multiplied by so that the money row has its points; null where the indicators do not take all 100. */
export function scaleFactor(weights: readonly (number | null)[], money: number): Decimal | null {
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  return sum === WHOLE && money > 0 ? new Decimal(WHOLE - money).div(WHOLE) : null;
}

/** Multiplies every weight; each is cut to 0.01 and the last row takes the remainder, so that the sum is exact. */
export function scaleWeights(weights: readonly (number | null)[], factor: Decimal): (number | null)[] {
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  const scaled = weights.map((weight) => (weight === null ? null : factor.times(weight).floor().toNumber()));
  const rest = factor.times(sum).toNumber() - scaled.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  // A row of 0 points stays one.
  const last = weights.findLastIndex((weight) => weight !== null && weight > 0);
  return scaled.map((weight, i) => (i === last && weight !== null ? weight + rest : weight));
}

/** One 一级指标 of a table: what its rows sum to and what the rulebook wants for it, null where it says nothing. */
export interface CategorySum {
  category: string;
  sum: number;
  wanted: number | null;
}

/** Sums per level-1 heading in the order of the form; where the book pools 成本 with 产出, only the pool is wanted: null for both. */
export function categorySums(
  rows: readonly { category: string; weight: number | null }[],
  book: Rulebook,
): CategorySum[] {
  const headings = [...new Set(rows.map((row) => row.category))];
  const present = new Set(headings.map(categoryOf).filter((one): one is Category => one !== null));
  const pooled = present.has('cost') && book.weightsWithCost.cost === null;
  if (pooled) present.delete('cost');
  const points = categoryPoints(present, book);
  return headings.map((category) => {
    const known = categoryOf(category);
    const shared = headings.filter((one) => categoryOf(one) === known).length > 1;
    const open = known === null || shared || (pooled && (known === 'cost' || known === 'output'));
    const sum = rows.filter((row) => row.category === category).reduce((total, row) => total + (row.weight ?? 0), 0);
    return { category, sum, wanted: open ? null : (points.get(known) ?? 0) };
  });
}

/** Points gained (＋) or lost (−) as people write them; '' for none. */
export function formatGain(hundredths: number): string {
  if (hundredths === 0) return '';
  return `${hundredths > 0 ? '＋' : '−'}${formatPoints(Math.abs(hundredths))}`;
}
