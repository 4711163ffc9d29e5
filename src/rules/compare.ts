import { lostPoints } from '#src/rules/compare-year.ts';
import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import type { RowScore } from '#src/rules/score.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';

/** Sums over the applicable rows of one level-1 heading; `percent`: how much of the weight was reached, with two decimals. */
export interface ComparisonCategory {
  category: string;
  weight: string;
  score: string;
  lost: string;
  percent: string;
}

type Part = Pick<RowScore, 'weight' | 'score' | 'applicable'>;

function sumUp(category: string, parts: readonly Part[]): ComparisonCategory[] {
  const applicable = parts.filter((part) => part.applicable);
  const weight = applicable.reduce((sum, part) => sum + (part.weight ?? 0), 0);
  if (weight === 0) return [];
  const score = applicable.reduce((sum, part) => sum + (part.score ?? 0), 0);
  const lost = applicable.reduce((sum, part) => sum + (lostPoints(part) ?? 0), 0);
  const percent = formatPoints(divideHalfUp(new Decimal(score).times(10_000), new Decimal(weight)));
  return [{ category, weight: formatPoints(weight), score: formatPoints(score), lost: formatPoints(lost), percent }];
}

/**
 * 预算执行率 and every level-1 heading in the form's order with what was reached and lost. Rows without a score reach nothing;
 * headings without any weight (all rows 不适用) are left out.
 */
export function compareCategories(sheet: Sheet, scored: ScoredSheet): ComparisonCategory[] {
  const headings = [...new Set(sheet.indicators.map((row) => row.category))];
  const rowsOf = (heading: string) => scored.rows.filter((_, i) => sheet.indicators[i]?.category === heading);
  return [...sumUp('预算执行率', [scored.money]), ...headings.flatMap((heading) => sumUp(heading, rowsOf(heading)))];
}
