import { formatPoints } from '#src/rules/decimal.ts';
import { at, type Finding, finding } from '#src/rules/findings.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { captionPoints, weightsProblem } from '#src/rules/weights.ts';

/** A row's heading and the weight (hundredths) that counts for it, null for none. */
export interface WeightedRow {
  category: string;
  weight: number | null;
}

function sumOf(rows: readonly WeightedRow[]): number {
  return rows.reduce((sum, row) => sum + (row.weight ?? 0), 0);
}

/** W2: level-1 captions such as 产出指标(50分) that differ from the sum of their rows. */
function checkCaptions(rows: readonly WeightedRow[]): Finding[] {
  return [...new Set(rows.map((row) => row.category))].flatMap((heading) => {
    const claimed = captionPoints(heading);
    const sum = sumOf(rows.filter((row) => row.category === heading));
    if (claimed === null || claimed === sum) return [];
    const message = `“${heading}”标明 ${formatPoints(claimed)} 分，所属指标合计 ${formatPoints(sum)} 分，请改为一致。`;
    const indicator = rows.findIndex((row) => row.category === heading);
    return [at(indicator, finding('W2', 'error', 'category', message))];
  });
}

/** W3: single rows above the rulebook's extreme weight. */
function checkExtremes(rows: readonly WeightedRow[], book: Rulebook): Finding[] {
  return rows.flatMap(({ weight }, indicator) => {
    if (weight === null || weight <= book.extremeWeight) return [];
    const message = `单项指标占 ${formatPoints(weight)} 分，权重过于集中，请核对。`;
    return [at(indicator, finding('W3', 'warn', 'weight', message))];
  });
}

/** W1 (the sum is not 100), W2 and W3: what is wrong with the weights of a table; `money` is the money row's, in hundredths. */
export function checkWeights(rows: readonly WeightedRow[], money: number, book: Rulebook): Finding[] {
  if (rows.length === 0) return [];
  const indicators = sumOf(rows);
  const sum = indicators + money;
  const total: Finding[] =
    sum === 10_000 ? [] : [at(null, finding('W1', 'error', 'weight', weightsProblem(sum, indicators, money)))];
  return [...total, ...checkCaptions(rows), ...checkExtremes(rows, book)];
}
