import { Decimal, formatPoints, normalise, parsePoints } from '#src/rules/decimal.ts';
import type { CategoryWeights, Rulebook } from '#src/rules/rulebook.ts';

/** The four level-1 categories (一级指标) whose points a rulebook sets; `null` for any other heading. */
export type Category = 'cost' | 'output' | 'benefit' | 'satisfaction';

const CATEGORY_WORDS: [Category, string][] = [
  ['cost', '成本'],
  ['output', '产出'],
  ['benefit', '效益'],
  ['satisfaction', '满意度'],
];

/** Where the points of a missing category go, first choice first. */
const HEIRS: Record<Category, Category[]> = {
  satisfaction: ['benefit', 'output', 'cost'],
  benefit: ['output', 'cost', 'satisfaction'],
  output: ['benefit', 'cost', 'satisfaction'],
  cost: ['output', 'benefit', 'satisfaction'],
};

export interface WeightRow {
  category: string;
  /** Hundredths as imported or typed; null when unset. */
  weight: number | null;
  /** False for rows that never had a weight: 不适用 in the target table. */
  weighted: boolean;
}

export interface Weights {
  /** Hundredths per row; null for rows without a weight. */
  rows: (number | null)[];
  money: number;
}

/** 一级指标 by its heading: `产出指标(50分)` is output; null for a heading that no rulebook knows. */
export function categoryOf(heading: string): Category | null {
  return CATEGORY_WORDS.find(([, word]) => heading.includes(word))?.[0] ?? null;
}

const SHORT_NAMES: Record<Category, string> = { cost: '成本', output: '产出', benefit: '效益', satisfaction: '满意度' };

/** 产出指标（50分） → 产出; a heading that no rulebook knows stays as it is. */
export function shortCategory(heading: string): string {
  const category = categoryOf(heading);
  return category === null ? heading : SHORT_NAMES[category];
}

/** The points that `产出指标(50分)` or `产出指标40分` claims for its rows, in hundredths; null when a heading claims none. */
export function captionPoints(heading: string): number | null {
  const match = /\((\d+(?:\.\d{1,2})?)分?\)|(\d+(?:\.\d{1,2})?)分$/.exec(normalise(heading));
  return match ? parsePoints(match[1] ?? match[2] ?? '') : null;
}

/**
 * Points per category for the categories that a table has: a level-1 成本 selects its own scheme where the book has one,
 * points of a missing category go to its heir. `present` counts cost without points of its own as 产出.
 */
export function categoryPoints(present: ReadonlySet<Category>, book: Rulebook): Map<Category, number> {
  const scheme: CategoryWeights = present.has('cost') ? book.weightsWithCost : book.weightsWithoutCost;
  const points = new Map<Category, number>();
  for (const [category] of CATEGORY_WORDS) {
    const own = scheme[category] ?? 0;
    const heir = present.has(category) ? category : HEIRS[category].find((one) => present.has(one));
    if (own > 0 && heir) points.set(heir, (points.get(heir) ?? 0) + own);
  }
  return points;
}

/** Splits points equally in whole hundredths; the last row takes the remainder. */
export function splitEqually(points: number, rows: number): number[] {
  const each = Math.floor(points / rows);
  return Array.from({ length: rows }, (_, i) => (i === rows - 1 ? points - each * (rows - 1) : each));
}

/** The category whose points a row shares: cost counts as 产出 where the book gives it no points of its own. */
export function poolOf(heading: string, book: Rulebook): Category | null {
  const category = categoryOf(heading);
  return category === 'cost' && book.weightsWithCost.cost === null ? 'output' : category;
}

function shareRest(rows: readonly WeightRow[], book: Rulebook): (number | null)[] {
  const result = rows.map((row) => (row.weighted ? row.weight : null));
  const pooled = rows.map((row) => (row.weighted ? poolOf(row.category, book) : null));
  const present = new Set(pooled.filter((pool) => pool !== null));
  const points = categoryPoints(present, book);
  const pools = new Map<Category, number[]>();
  pooled.forEach((pool, i) => {
    if (pool) pools.set(pool, [...(pools.get(pool) ?? []), i]);
  });
  for (const [pool, members] of pools) {
    const unset = members.filter((i) => result[i] === null);
    const taken = members.reduce((sum, i) => sum + (result[i] ?? 0), 0);
    const rest = Math.max(0, (points.get(pool) ?? 0) - taken);
    splitEqually(rest, unset.length).forEach((share, k) => {
      const at = unset[k];
      if (at !== undefined) result[at] = share;
    });
  }
  return result;
}

/**
 * 分值 of every row and of the money row: set weights stay, unset ones share the rest of their category.
 * A complete set that sums to 90 makes the money row 10; otherwise the book's money weight holds unless one is given.
 */
export function assignWeights(rows: readonly WeightRow[], money: number | null, book: Rulebook): Weights {
  const weighted = rows.filter((row) => row.weighted);
  const complete = weighted.length > 0 && weighted.every((row) => row.weight !== null);
  const sum = weighted.reduce((total, row) => total + (row.weight ?? 0), 0);
  return {
    rows: complete ? rows.map((row) => (row.weighted ? row.weight : null)) : shareRest(rows, book),
    money: money ?? (complete && sum === 9000 ? 1000 : book.moneyWeight),
  };
}

/** The sentence for a table whose weights do not sum to 100, with the offer to scale where the money row was forgotten. */
export function weightsProblem(sum: number, indicators: number, money: number): string {
  const scale =
    indicators === 10_000 && money > 0
      ? `指标已占满 100 分，请将各项乘以 ${new Decimal(10_000 - money).div(10_000)}，给预算执行率留出 ${formatPoints(money)} 分。`
      : '请调整各行分值。';
  return `分值合计 ${formatPoints(sum)}，应为 100.00。${scale}`;
}
