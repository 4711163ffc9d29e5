import { formatActualCell } from '#src/rules/build-record.ts';
import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import type { RowScore } from '#src/rules/score.ts';
import type { ScoredSheet, Sheet, SheetRow } from '#src/rules/sheet.ts';

/**
 * One indicator in 对比. `completion` is the ratio to the target in its good direction in percent (target = 100) with two
 * decimals, null where there is no bar: yes and no, deadlines, zero targets, rows without a score. Words and options show their share.
 */
export interface ComparisonRow {
  name: string;
  category: string;
  target: string;
  actual: string;
  completion: string | null;
  met: boolean | null;
  weight: string;
  score: string | null;
  /** Points below the weight; null without a score. */
  lost: string | null;
  reason: string;
}

/** Sums over the applicable rows of one level-1 heading; `percent`: how much of the weight was reached, with two decimals. */
export interface ComparisonCategory {
  category: string;
  weight: string;
  score: string;
  lost: string;
  percent: string;
}

type Part = Pick<RowScore, 'weight' | 'score' | 'applicable'>;

function lostBy({ weight, score }: Part): number | null {
  return weight === null || score === null ? null : weight - score;
}

function compareRow(row: SheetRow, score: RowScore): ComparisonRow {
  const lost = lostBy(score);
  return {
    name: row.name,
    category: row.category,
    target: row.target,
    actual: formatActualCell(row, score),
    completion: score.completion?.times(100).toFixed(2) ?? null,
    met: score.met,
    weight: score.weight === null ? '—' : formatPoints(score.weight),
    score: score.score === null ? null : formatPoints(score.score),
    lost: lost === null ? null : formatPoints(lost),
    reason: row.reason.trim(),
  };
}

/** The indicators of a form by points lost, most first; rows that lost as much, or have no score, in the form's order. */
export function compareRows(sheet: Sheet, scored: ScoredSheet): ComparisonRow[] {
  const rows = sheet.indicators.flatMap((row, i) => {
    const score = scored.rows[i];
    return score ? [{ row: compareRow(row, score), lost: lostBy(score) ?? 0 }] : [];
  });
  return rows.sort((one, other) => other.lost - one.lost).map(({ row }) => row);
}

function sumUp(category: string, parts: readonly Part[]): ComparisonCategory[] {
  const applicable = parts.filter((part) => part.applicable);
  const weight = applicable.reduce((sum, part) => sum + (part.weight ?? 0), 0);
  if (weight === 0) return [];
  const score = applicable.reduce((sum, part) => sum + (part.score ?? 0), 0);
  const lost = applicable.reduce((sum, part) => sum + (lostBy(part) ?? 0), 0);
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
