import type { CheckedRow } from '#src/rules/checks/checked-row.ts';
import { checkCurrency } from '#src/rules/checks/money.ts';
import { checkReasons } from '#src/rules/checks/reasons.ts';
import { checkInflated } from '#src/rules/checks/scores.ts';
import { checkTable } from '#src/rules/checks/table.ts';
import { checkValues } from '#src/rules/checks/values.ts';
import { checkWeights } from '#src/rules/checks/weights.ts';
import { parsePoints } from '#src/rules/decimal.ts';
import { asSevere, at, type Finding, finding, type RowFinding, withoutHints } from '#src/rules/findings.ts';
import { gradeOf } from '#src/rules/grade.ts';
import { type Currency, type MoneyEntry, type MoneyScore, scoreMoney } from '#src/rules/money.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { type IndicatorEntry, type RowScore, scoreRow } from '#src/rules/score.ts';
import { isNotApplicable } from '#src/rules/target.ts';
import { type TotalStep, totalSteps } from '#src/rules/total.ts';
import { assignWeights, type WeightRow, type Weights } from '#src/rules/weights.ts';

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
  /** 年度总体目标 实际完成情况 as typed; null where the table at hand has no such cell. */
  goalResult: string | null;
  indicators: SheetRow[];
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
  /** Empty until every row that applies has its score. */
  steps: TotalStep[];
  total: number | null;
  grade: string | null;
  findings: Finding[];
}

interface TypedWeight {
  /** Hundredths; null when the cell is empty or cannot be read. */
  points: number | null;
  findings: RowFinding[];
}

function readWeight(text: string): TypedWeight {
  const typed = text.trim();
  const points = typed === '' ? null : parsePoints(typed);
  if (typed === '' || points !== null) return { points, findings: [] };
  const message = `分值“${typed}”读不出，请填最多两位小数的分数，例如“7.14”。`;
  return { points, findings: [finding('V2', 'error', 'weight', message)] };
}

function weightRow(row: SheetRow, weight: number | null): WeightRow {
  return { category: row.category, weight, weighted: weight !== null || !isNotApplicable(row.target, row) };
}

function unweighted(row: SheetRow, score: RowScore): RowFinding[] {
  if (!score.applicable || score.weight !== null || row.weight.trim() !== '') return [];
  const of = row.category === '' ? '没有写一级指标的行' : `“${row.category}”`;
  return [finding('W1', 'error', 'weight', `评分办法没有给${of}规定分值，请填写本行分值。`)];
}

function unfilledGoal({ goalResult, indicators }: Sheet): Finding[] {
  if (goalResult === null || goalResult.trim() !== '' || indicators.length === 0) return [];
  const message = '年度总体目标的实际完成情况未填。';
  return [at(null, finding('S6', 'error', 'goalResult', message))];
}

/** What is wrong with the weights and with each row by itself, as typed and as scored. */
function rowFindings({ entry, score }: CheckedRow): RowFinding[] {
  return [...readWeight(entry.weight).findings, ...score.findings, ...unweighted(entry, score)];
}

/** All findings of a form in its order: weights, the table as a whole, money, goal, reasons and values, then row by row. */
function listFindings(sheet: Sheet, { weights, money, rows }: Parts, total: number | null): Finding[] {
  const { rulebook, indicators } = sheet;
  const yuan = money.base && sheet.currency === '万元' ? money.base.times(10_000) : money.base;
  const weighted = indicators.map(({ category }, i) => ({ category, weight: weights.rows[i] ?? null }));
  const checked = checkedRows(sheet, rows);
  const findings = [
    ...checkWeights(weighted, weights.money, rulebook),
    ...checkTable(checked, weights.money, rulebook),
    ...checkCurrency(checked, yuan),
    ...[...readWeight(sheet.moneyWeight).findings, ...money.findings].map((one) => at(null, one)),
    ...unfilledGoal(sheet),
    ...checkInflated({ rows, lagging: money.rate?.lt(90) ?? false, total }),
    ...checkValues(checked),
    ...checkReasons(checked, money, sheet.money.reason, rulebook),
    ...checked.flatMap((row, indicator) => rowFindings(row).map((one) => at(indicator, one))),
  ];
  return asSevere(findings, rulebook);
}

/** The rows of a form beside what each of them scores. */
export function checkedRows(sheet: Sheet, rows: readonly RowScore[]): CheckedRow[] {
  return rows.flatMap((score, i) => {
    const entry = sheet.indicators[i];
    return entry ? [{ entry, score }] : [];
  });
}

interface Parts {
  weights: Weights;
  money: MoneyScore;
  rows: RowScore[];
}

/** Money and rows under their weights. A weight that cannot be read scores nothing. */
function scoreParts(sheet: Sheet): Parts {
  const { rulebook, indicators } = sheet;
  const typed = indicators.map((row) => readWeight(row.weight));
  const moneyWeight = readWeight(sheet.moneyWeight);
  const entries = indicators.map((row, i) => weightRow(row, typed[i]?.points ?? null));
  const weights = assignWeights(entries, moneyWeight.points, rulebook);
  const money = scoreMoney(sheet.money, weights.money, sheet.currency);
  const rows = indicators.map((row, i) => {
    const readable = typed[i]?.findings.length === 0;
    return scoreRow(row, readable ? (weights.rows[i] ?? null) : null, rulebook);
  });
  const unread = moneyWeight.findings.length > 0;
  return { weights, rows, money: unread ? { ...money, score: null, working: '' } : money };
}

/**
 * Scores a whole year-end form: weights, money, every row, and, once no applicable row lacks a score, the chain from
 * 得分合计 over 折算 and 封顶 to 总分 and its grade. Before that only the subtotal and how many rows lack a score are known.
 * Hints, which only a rulebook can make of these findings, are left out unless asked for.
 */
export function scoreSheet(sheet: Sheet, { hints = false } = {}): ScoredSheet {
  const { rulebook } = sheet;
  const parts = scoreParts(sheet);
  const { weights, money, rows } = parts;
  const scores = [money, ...rows].filter((row) => row.applicable);
  const subtotal = scores.reduce((sum, row) => sum + (row.score ?? 0), 0);
  const applicable = scores.reduce((sum, row) => sum + (row.weight ?? 0), 0);
  const weightSum = weights.money + weights.rows.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  const missing = scores.filter((row) => row.score === null).length;
  const complete = missing === 0 && applicable > 0 && rows.length > 0;
  const steps = complete ? totalSteps(subtotal, applicable, weightSum, money, rulebook) : [];
  const total = steps.at(-1)?.score ?? null;
  const findings = listFindings(sheet, parts, total);
  return {
    money,
    rows,
    subtotal,
    missing,
    weightSum,
    steps,
    total,
    grade: total === null ? null : gradeOf(total, rulebook),
    findings: hints ? findings : withoutHints(findings),
  };
}
