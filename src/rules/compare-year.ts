import { formatActualCell } from '#src/rules/build-record.ts';
import { Decimal, formatPoints, parsePoints } from '#src/rules/decimal.ts';
import { deviationOf, signed } from '#src/rules/deviation.ts';
import type { LastYearRow } from '#src/rules/last-year.ts';
import type { Pace } from '#src/rules/mid-year.ts';
import type { MonitoringRecord, RecordMonitoringIndicator } from '#src/rules/monitoring-record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { type RowScore, scoreRow } from '#src/rules/score.ts';
import type { ScoredSheet, Sheet, SheetRow } from '#src/rules/sheet.ts';

/** What one project's comparison is made of; `midYear` is null where nothing was filled in at mid-year. */
export interface YearParts {
  sheet: Sheet;
  scored: ScoredSheet;
  /** Per row of the sheet, the indicator's id. */
  ids: readonly string[];
  midYear: MonitoringRecord | null;
  /** 原批复: the target before its first adjustment, by indicator. */
  approved: ReadonlyMap<string, string>;
  /** Per row of the sheet, the same indicator a year earlier; empty where that year is not stored. */
  lastYear: readonly (LastYearRow | null)[];
}

/**
 * 完成程度: the ratio to the target in force in its good direction, in percent with two decimals (target = 100), never capped; null
 * where there is none: words before the year's end, yes and no, deadlines, zero targets, values that cannot be read.
 */
export interface Completions {
  midYear: string | null;
  forecast: string | null;
  yearEnd: string | null;
}

/** What the mid-year form says of an indicator, as printed. */
export interface MidYearPart {
  actual: string;
  forecast: string;
  likelihood: string;
  pace: Pace | null;
  /** 预计得分; null while unknown. */
  score: string | null;
}

/** One indicator over the whole year. */
export interface YearRow {
  id: string;
  category: string;
  name: string;
  target: string;
  /** 原批复, where the target in force is another one. */
  approved: string | null;
  /** 新增 or 取消 after the mid-year form; 调整: another target. */
  change: '新增' | '取消' | '调整' | null;
  midYear: MidYearPart | null;
  /** 实际完成值 at the year's end as printed; '' for none. */
  actual: string;
  met: boolean | null;
  deviation: string;
  completion: Completions;
  weight: string;
  score: string | null;
  /** Points below the weight. */
  lost: string | null;
  /** 预计 − 结果 with their signs: in points, and in points of the completion's percent. */
  miss: { points: string | null; completion: string | null };
  reason: string;
  lastYear: LastYearRow | null;
}

function percent(completion: Decimal | null): string | null {
  return completion?.times(100).toFixed(2) ?? null;
}

/** How far a value of the mid-year form reaches the target; words are judged at the year's end only. */
function completionAt(row: SheetRow, typed: string, book: Rulebook): string | null {
  if (typed.trim() === '') return null;
  const rest = { attainment: '', share: '', notApplicable: '', deduction: '', deductionReason: '' };
  const { target, completion } = scoreRow({ ...row, ...rest, actual: typed }, 0, book);
  return target.ok && target.target.kind !== 'words' ? percent(completion) : null;
}

function difference(forecast: string | null, result: string | null): string | null {
  return forecast === null || result === null ? null : signed(new Decimal(forecast).minus(result), 2);
}

function known(points: string): string | null {
  return parsePoints(points) === null ? null : points;
}

function midYearPart(frozen: RecordMonitoringIndicator): MidYearPart {
  const { actual, forecast, likelihood, pace, score } = frozen;
  return { actual, forecast, likelihood, pace, score: known(score) };
}

function changeOf(frozen: RecordMonitoringIndicator | undefined, whole: YearParts, adjusted: boolean) {
  if (whole.midYear !== null && frozen === undefined) return '新增';
  return adjusted ? '调整' : null;
}

/** Points below the weight, in hundredths; null without a score. */
export function lostPoints({ weight, score }: Pick<RowScore, 'weight' | 'score'>): number | null {
  return weight === null || score === null ? null : weight - score;
}

function standingRow(whole: YearParts, i: number, row: SheetRow, scored: RowScore): YearRow {
  const id = whole.ids[i] ?? '';
  const frozen = whole.midYear?.indicators.find((one) => one.id === id);
  const approved = whole.approved.get(id) ?? row.target;
  const completion = {
    midYear: frozen ? completionAt(row, frozen.typed.actual, whole.sheet.rulebook) : null,
    forecast: frozen ? completionAt(row, frozen.typed.forecast, whole.sheet.rulebook) : null,
    yearEnd: percent(scored.completion),
  };
  const midYear = frozen ? midYearPart(frozen) : null;
  const [score, lost] = [scored.score, lostPoints(scored)].map((one) => (one === null ? null : formatPoints(one))) as [
    string | null,
    string | null,
  ];
  return {
    id,
    category: row.category,
    name: row.name,
    target: row.target,
    approved: approved === row.target ? null : approved,
    change: changeOf(frozen, whole, approved !== row.target),
    midYear,
    actual: formatActualCell(row, scored),
    met: scored.met,
    deviation: deviationOf(row, scored),
    completion,
    weight: scored.weight === null ? '—' : formatPoints(scored.weight),
    score,
    lost,
    miss: {
      points: difference(midYear?.score ?? null, score),
      completion: difference(completion.forecast, completion.yearEnd),
    },
    reason: row.reason.trim(),
    lastYear: whole.lastYear[i] ?? null,
  };
}

const UNTYPED = { weight: '', actual: '', attainment: '', share: '', reason: '', measure: '' };
const SELDOM = { notApplicable: '', deduction: '', deductionReason: '', optionsReversed: false };

/** A row that an adjustment took away: only the mid-year form still has it, with the target of that time. */
function removedRow(frozen: RecordMonitoringIndicator, book: Rulebook): YearRow {
  const { id, category, subcategory, name, target, typed, explanation } = frozen;
  const row: SheetRow = { category, subcategory, name, target, ...UNTYPED, ...SELDOM };
  const [midYear, forecast] = [typed.actual, typed.forecast].map((text) => completionAt(row, text, book));
  return {
    ...{ id, category, name, target },
    approved: null,
    change: '取消',
    midYear: midYearPart(frozen),
    actual: '',
    met: null,
    deviation: '',
    completion: { midYear: midYear ?? null, forecast: forecast ?? null, yearEnd: null },
    weight: '—',
    score: null,
    lost: null,
    miss: { points: null, completion: null },
    reason: explanation,
    lastYear: null,
  };
}

/**
 * The indicators of a year by points lost, most first: target, value at mid-year, what was forecast, and the result. Rows that lost as
 * much, or have no score, stand in the form's order; rows taken away since the mid-year form stand last.
 */
export function compareYear(whole: YearParts): YearRow[] {
  const { sheet, scored, ids, midYear } = whole;
  const standing = sheet.indicators.flatMap((row, i) => {
    const score = scored.rows[i];
    return score ? [{ row: standingRow(whole, i, row, score), lost: lostPoints(score) ?? 0 }] : [];
  });
  const removed = (midYear?.indicators ?? []).filter((one) => !ids.includes(one.id));
  return [
    ...standing.sort((one, other) => other.lost - one.lost).map(({ row }) => row),
    ...removed.map((one) => removedRow(one, sheet.rulebook)),
  ];
}
