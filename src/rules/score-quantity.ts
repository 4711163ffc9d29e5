import type { Actual } from '#src/rules/actual.ts';
import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import { inBase, type Quantity, type QuantityRange } from '#src/rules/quantity.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { Unit } from '#src/rules/unit.ts';

/** What a method gives for one row: points in hundredths, and how far the target was reached in the good direction. */
export interface MethodScore {
  score: number;
  met: boolean;
  working: string;
  /** Ratio to the target, 1 = reached; null where no ratio makes sense (zero target, yes or no, deadline). */
  completion: Decimal | null;
}

type Amount = Extract<Actual, { kind: 'amount' }>;

/** A decimal in the reader's eyes: exact to four places, else cut there and marked with …. */
export function formatDecimal(value: Decimal): string {
  const cut = value.toDecimalPlaces(4, Decimal.ROUND_DOWN);
  return value.eq(cut) ? value.toString() : `${cut.toFixed(4)}…`;
}

/** Both amounts in one unit in which neither needs rounding: the target's, or else the one the actual was written in. */
function inOneUnit(target: Decimal, actual: Amount, unit: Unit): { target: string; actual: string; unit: string } {
  const shared = actual.amount.div(unit.factor).decimalPlaces() > 6 ? actual.unit : unit;
  const show = (base: Decimal) => formatDecimal(base.div(shared.factor));
  return { target: show(target), actual: show(actual.amount), unit: shared.text };
}

/** What a missed value is measured against: for < and > on whole pieces the last number that would still have met it. */
function bound(target: Quantity): Decimal {
  const base = inBase(target.amount, target.unit);
  if (!target.unit.counted) return base;
  if (target.comparator === '>') return base.floor().plus(1);
  if (target.comparator === '<') return base.ceil().minus(1);
  return base;
}

/** `=100%` cannot be exceeded in earnest and is read like ≥. */
function isFullPercentage(target: Quantity): boolean {
  return target.comparator === '=' && target.unit.base === '%' && inBase(target.amount, target.unit).eq(100);
}

function isMet(target: Quantity, actual: Decimal): boolean {
  const amount = inBase(target.amount, target.unit);
  switch (isFullPercentage(target) ? '≥' : target.comparator) {
    case '≥':
      return actual.gte(amount);
    case '>':
      return actual.gt(amount);
    case '≤':
      return actual.lte(amount);
    case '<':
      return actual.lt(amount);
    case '=':
      return actual.eq(amount);
  }
}

/** The quotient to score by: the smaller over the larger, in the target's good direction; never below 0. */
function quotient(target: Quantity, actual: Decimal): [numerator: Decimal, denominator: Decimal] {
  const goal = bound(target);
  if (actual.lte(0)) return [new Decimal(0), goal];
  const lowerIsBetter = target.comparator === '≤' || target.comparator === '<';
  const above = target.comparator === '=' && !isFullPercentage(target) && actual.gt(goal);
  return lowerIsBetter || above ? [goal, actual] : [actual, goal];
}

/** 目标 as written in a working: `≥1000次`. */
export function formatQuantity(target: Quantity): string {
  return `${target.comparator}${target.amount.toString()}${target.unit.text}`;
}

/** Target and actual as a working begins: `目标 =0次，实际 1 次`. */
function premise(target: Quantity, actual: Amount): string {
  const shown = inOneUnit(inBase(target.amount, target.unit), actual, target.unit);
  return `目标 ${formatQuantity(target)}，实际 ${shown.actual}${shown.unit === '%' ? '%' : ` ${shown.unit}`}`.trimEnd();
}

/** The most that a row can score: its weight when met, one hundredth less when missed. */
function mostPoints(met: boolean, weight: number): number {
  return met ? weight : Math.max(0, weight - 1);
}

/** `80% × weight` with its exact result and rounding, as grades of words, options and bands give it. */
export function workShare(share: Decimal, weight: number, met: boolean): { score: number; working: string } {
  const exact = share.times(weight).div(10_000);
  const score = Math.min(divideHalfUp(share.times(weight), new Decimal(100)), mostPoints(met, weight));
  const rounding = exact.decimalPlaces() > 2 ? `${formatDecimal(exact)}，四舍五入 ` : '';
  return { score, working: `${share}% × ${formatPoints(weight)} = ${rounding}${formatPoints(score)}` };
}

/** `a ÷ b × weight` with its exact result, its rounding and, for a missed row, the cap one hundredth below the weight. */
export function workQuotient(
  texts: [string, string],
  numbers: [Decimal, Decimal],
  weight: number,
  most: number,
): { score: number; working: string } {
  const exact = numbers[0].times(weight).div(numbers[1]).div(100);
  const rounded = divideHalfUp(numbers[0].times(weight), numbers[1]);
  const score = Math.min(rounded, most);
  const result =
    exact.decimalPlaces() <= 2 ? exact.toFixed(2) : `${formatDecimal(exact)}，四舍五入 ${formatPoints(rounded)}`;
  const capped = score < rounded ? `，未达到目标，最高 ${formatPoints(most)}` : '';
  return { score, working: `${texts[0]} ÷ ${texts[1]} × ${formatPoints(weight)} = ${result}${capped}` };
}

function missed(target: Quantity, actual: Amount, weight: number, book: Rulebook): MethodScore {
  const [numerator, denominator] = quotient(target, actual.amount);
  const completion = numerator.div(denominator);
  if (book.passLine !== null && numerator.times(100).lt(denominator.times(book.passLine))) {
    const percent = formatDecimal(completion.times(100));
    const working = `${premise(target, actual)}，完成 ${percent}%，低于及格门槛 ${book.passLine}%，不得分`;
    return { score: 0, met: false, completion, working };
  }
  if (numerator.isZero()) return { score: 0, met: false, completion, working: `${premise(target, actual)}，不得分` };
  const goal = inOneUnit(bound(target), actual, target.unit);
  const texts: [string, string] = numerator.eq(actual.amount) ? [goal.actual, goal.target] : [goal.target, goal.actual];
  return {
    met: false,
    completion,
    ...workQuotient(texts, [numerator, denominator], weight, mostPoints(false, weight)),
  };
}

/** How far a target was reached in its good direction; the written target counts, also of a strict sign. */
function completionOf(target: Quantity, actual: Decimal): Decimal | null {
  const goal = inBase(target.amount, target.unit);
  if (goal.lte(0)) return null;
  if (target.comparator === '≤' || target.comparator === '<') return actual.lte(0) ? null : goal.div(actual);
  return Decimal.max(0, actual.div(goal));
}

/**
 * 定量指标: full weight when met; a zero or negative target scores directly; otherwise in proportion, smaller over larger,
 * multiplied before dividing and rounded once; nothing below the rulebook's 及格门槛.
 */
export function scoreQuantity(target: Quantity, actual: Amount, weight: number, book: Rulebook): MethodScore {
  if (isMet(target, actual.amount)) {
    const working = `${premise(target, actual)}，达到目标，得 ${formatPoints(weight)}`;
    return { score: weight, met: true, working, completion: completionOf(target, actual.amount) };
  }
  if (bound(target).lte(0))
    return { score: 0, met: false, working: `${premise(target, actual)}，不得分`, completion: null };
  return missed(target, actual, weight, book);
}

/** A range: full weight inside; outside the nearest edge over the actual (above) or the actual over the edge (below). */
export function scoreRange(target: QuantityRange, actual: Amount, weight: number): MethodScore {
  const low = inBase(target.low, target.unit);
  const high = inBase(target.high, target.unit);
  const name = `目标 ${target.low}—${target.high}${target.unit.text}`;
  const shownLow = inOneUnit(low, actual, target.unit);
  if (actual.amount.gte(low) && actual.amount.lte(high)) {
    return {
      score: weight,
      met: true,
      completion: new Decimal(1),
      working: `${name}，实际 ${shownLow.actual}${shownLow.unit}，在范围内，得 ${formatPoints(weight)}`,
    };
  }
  const above = actual.amount.gt(high);
  if (actual.amount.lte(0) || (above && high.lte(0))) {
    return {
      score: 0,
      met: false,
      completion: null,
      working: `${name}，实际 ${shownLow.actual}${shownLow.unit}，不得分`,
    };
  }
  const shown = inOneUnit(above ? high : low, actual, target.unit);
  const numbers: [Decimal, Decimal] = above ? [high, actual.amount] : [actual.amount, low];
  const texts: [string, string] = above ? [shown.target, shown.actual] : [shown.actual, shown.target];
  return {
    met: false,
    completion: numbers[0].div(numbers[1]),
    ...workQuotient(texts, numbers, weight, mostPoints(false, weight)),
  };
}

/** 满意度分档: the band of the rulebook that the surveyed rate falls into; a rate on an edge belongs to the higher band. */
export function scoreSatisfaction(target: Quantity, actual: Amount, weight: number, book: Rulebook): MethodScore {
  const band = book.satisfactionBands.find((one) => actual.amount.gte(one.from)) ?? { from: 0, share: 0 };
  // The bands look at the rate alone, so a missed target may keep the full weight.
  const { score, working } = workShare(new Decimal(band.share), weight, true);
  const place = band.from > 0 ? `${band.from}% 及以上一档` : '最低一档';
  return {
    score,
    met: isMet(target, actual.amount),
    working: `满意度 ${formatDecimal(actual.amount)}%，属${place}，${working}`,
    completion: completionOf(target, actual.amount),
  };
}
