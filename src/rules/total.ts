import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import { type MoneyScore, totalCap } from '#src/rules/money.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

/** 得分合计 → 折算 → 封顶 → 总分, each with how it follows from the line above. */
export interface TotalStep {
  label: '得分合计' | '折算' | '封顶' | '总分';
  /** Hundredths of a point. */
  score: number;
  working: string;
}

/**
 * 得分合计 → 折算 → 封顶 → 总分 of rows that scored `sum` of `applicable` points, where `printed` are printed; all in hundredths.
 */
export function totalSteps(
  sum: number,
  applicable: number,
  printed: number,
  money: MoneyScore,
  book: Rulebook,
): TotalStep[] {
  const steps: TotalStep[] = [{ label: '得分合计', score: sum, working: '' }];
  let total = sum;
  if (applicable !== printed) {
    total = divideHalfUp(new Decimal(sum).times(10_000), new Decimal(applicable));
    steps.push({
      label: '折算',
      score: total,
      working: `${formatPoints(sum)} × 100 ÷ ${formatPoints(applicable)} = ${formatPoints(total)}（不适用的指标不计）`,
    });
  }
  const cap = totalCap(money, book);
  if (cap !== null && total > cap) {
    total = cap;
    steps.push({
      label: '封顶',
      score: total,
      working: `预算执行率 ${money.rate?.toFixed(2)}%，总分最高 ${formatPoints(cap)}`,
    });
  }
  return [...steps, { label: '总分', score: total, working: '' }];
}
