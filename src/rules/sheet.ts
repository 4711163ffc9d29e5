import { Decimal, divideHalfUp, formatPoints, parsePoints } from '#src/rules/decimal.ts';
import { type Finding, finding, type RowFinding } from '#src/rules/findings.ts';
import { gradeOf } from '#src/rules/grade.ts';
import { type Currency, type MoneyEntry, type MoneyScore, scoreMoney, totalCap } from '#src/rules/money.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { type IndicatorEntry, type RowScore, scoreRow } from '#src/rules/score.ts';
import { parseTarget } from '#src/rules/target.ts';
import { assignWeights, captionPoints, categoryOf, type WeightRow, weightsProblem } from '#src/rules/weights.ts';

export interface SheetRow extends IndicatorEntry {
  /** 分值 as typed or imported, '' when it is left to the rulebook. */
  weight: string;
}

/** A year-end form as typed: everything that scores and the rulebook that says how. */
export interface Sheet {
  rulebook: Rulebook;
  currency: Currency;
  money: MoneyEntry;
  /** Weight of the money row where the table sets one itself; '' leaves it to the rulebook. */
  moneyWeight: string;
  indicators: SheetRow[];
}

/** 得分合计 → 折算 → 封顶 → 总分, each with how it follows from the line above. */
export interface TotalStep {
  label: '得分合计' | '折算' | '封顶' | '总分';
  /** Hundredths of a point. */
  score: number;
  working: string;
}

export interface ScoredSheet {
  money: MoneyScore;
  rows: RowScore[];
  /** Sum of the scores that are there, in hundredths. */
  subtotal: number;
  /** Applicable rows, the money row included, that have no score. */
  missing: number;
  /** Sum of all printed weights, the money row's included. */
  weightSum: number;
  /** Empty while any applicable row has no score. */
  steps: TotalStep[];
  total: number | null;
  grade: string | null;
  findings: Finding[];
}

function weightRow(row: SheetRow): { entry: WeightRow; findings: RowFinding[] } {
  const target = parseTarget(row.target, row);
  const weight = row.weight.trim() === '' ? null : parsePoints(row.weight);
  const unreadable = weight === null && row.weight.trim() !== '';
  const findings = unreadable
    ? [finding('V2', 'error', 'weight', `分值“${row.weight.trim()}”读不出，请填最多两位小数的分数，例如“7.14”。`)]
    : [];
  const weighted = !(target.ok && target.target.kind === 'not-applicable' && weight === null);
  return { entry: { category: row.category, weight, weighted }, findings };
}

/** W1 W2 W3: what is wrong with the weights of the table as a whole. */
function checkWeights(
  rows: readonly SheetRow[],
  weights: readonly (number | null)[],
  money: number,
  book: Rulebook,
): Finding[] {
  const findings: Finding[] = [];
  const indicators = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  if (rows.length > 0 && indicators + money !== 10_000) {
    findings.push({
      ...finding('W1', 'error', 'weight', weightsProblem(indicators + money, indicators, money)),
      indicator: null,
    });
  }
  for (const heading of new Set(rows.map((row) => row.category))) {
    const claimed = captionPoints(heading);
    const sum = rows.reduce((total, row, i) => (row.category === heading ? total + (weights[i] ?? 0) : total), 0);
    if (claimed !== null && claimed !== sum) {
      const at = rows.findIndex((row) => row.category === heading);
      findings.push({
        ...finding(
          'W2',
          'error',
          'category',
          `“${heading}”标明 ${formatPoints(claimed)} 分，所属指标合计 ${formatPoints(sum)} 分，请改为一致。`,
        ),
        indicator: at,
      });
    }
  }
  weights.forEach((weight, indicator) => {
    if (weight !== null && weight > book.extremeWeight) {
      findings.push({
        ...finding('W3', 'warn', 'weight', `单项指标占 ${formatPoints(weight)} 分，权重过于集中，请核对。`),
        indicator,
      });
    }
  });
  return findings;
}

/** T1: 产出 and 效益 are in principle always set. */
function checkCategories(rows: readonly SheetRow[]): Finding[] {
  const present = new Set(rows.map((row) => categoryOf(row.category)));
  const missing = [
    ['output', '产出'],
    ['benefit', '效益'],
  ] as const;
  return missing
    .filter(([category]) => rows.length > 0 && !present.has(category))
    .map(([, word]) => ({
      ...finding('T1', 'warn', 'category', `没有${word}指标，原则上应当设置；其分值已并入其他类别。`),
      indicator: null,
    }));
}

function unweighted(row: SheetRow, score: RowScore): RowFinding[] {
  if (!score.applicable || score.weight !== null || row.weight.trim() !== '') return [];
  return [finding('W1', 'error', 'weight', `评分办法没有给“${row.category}”规定分值，请填写本行分值。`)];
}

function totalSteps(sum: number, applicable: number, printed: number, money: MoneyScore, book: Rulebook): TotalStep[] {
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

/**
 * Scores a whole year-end form: weights, money, every row, and, once no applicable row lacks a score, the chain from
 * 得分合计 over 折算 and 封顶 to 总分 and its grade. Until then there is a subtotal and the number missing, but no total.
 */
export function scoreSheet(sheet: Sheet): ScoredSheet {
  const { rulebook } = sheet;
  const typed = sheet.indicators.map(weightRow);
  const weights = assignWeights(
    typed.map((row) => row.entry),
    sheet.moneyWeight.trim() === '' ? null : parsePoints(sheet.moneyWeight),
    rulebook,
  );
  const money = scoreMoney(sheet.money, weights.money, sheet.currency);
  const rows = sheet.indicators.map((row, i) => scoreRow(row, weights.rows[i] ?? null, rulebook));
  const scores = [money, ...rows].filter((row) => row.applicable);
  const subtotal = scores.reduce((sum, row) => sum + (row.score ?? 0), 0);
  const applicable = scores.reduce((sum, row) => sum + (row.weight ?? 0), 0);
  const weightSum = weights.money + weights.rows.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  const missing = scores.filter((row) => row.score === null).length;
  const complete = missing === 0 && applicable > 0 && rows.length > 0;
  const steps = complete ? totalSteps(subtotal, applicable, weightSum, money, rulebook) : [];
  const total = steps.at(-1)?.score ?? null;
  const rowFindings = sheet.indicators.flatMap((row, indicator) => {
    const scored = rows[indicator];
    const own = [
      ...(typed[indicator]?.findings ?? []),
      ...(scored?.findings ?? []),
      ...(scored ? unweighted(row, scored) : []),
    ];
    return own.map((one) => ({ ...one, indicator }));
  });
  return {
    money,
    rows,
    subtotal,
    missing,
    weightSum,
    steps,
    total,
    grade: total === null ? null : gradeOf(total, rulebook),
    findings: [
      ...checkWeights(sheet.indicators, weights.rows, weights.money, rulebook),
      ...checkCategories(sheet.indicators),
      ...money.findings.map((one) => ({ ...one, indicator: null })),
      ...rowFindings,
    ],
  };
}
