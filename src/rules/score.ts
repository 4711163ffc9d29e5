import { type Actual, type MeasuredTarget, parseActual } from '#src/rules/actual.ts';
import { Decimal, formatPoints, parsePoints } from '#src/rules/decimal.ts';
import { finding, type RowFinding } from '#src/rules/findings.ts';
import { inBase } from '#src/rules/quantity.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import {
  formatQuantity,
  type MethodScore,
  scoreQuantity,
  scoreRange,
  scoreSatisfaction,
  workShare,
} from '#src/rules/score-quantity.ts';
import { judgeWords, parseAttainment, scoreWords } from '#src/rules/score-words.ts';
import { type ParsedTarget, parseTarget, type Target } from '#src/rules/target.ts';

/** One indicator row of the year-end form as typed; '' for an empty cell. */
export interface IndicatorEntry {
  category: string;
  subcategory: string;
  name: string;
  target: string;
  actual: string;
  attainment: string;
  share: string;
  reason: string;
  measure: string;
  /** Why the row does not apply this year; '' when it does. */
  notApplicable: string;
  /** Points taken off by hand and why; never an increase. */
  deduction: string;
  deductionReason: string;
  /** The list of options runs from worst to best. */
  optionsReversed: boolean;
}

export interface RowScore {
  target: ParsedTarget;
  /** How the actual value was understood, in the form's words; '' when it was not. */
  understood: string;
  /** The actual value as an amount in the base of the target's unit; null for every other kind. */
  amount: Decimal | null;
  /** False for 不适用 rows: they count neither for the total nor as missing. */
  applicable: boolean;
  /** Hundredths of a point; null while the row has none. */
  weight: number | null;
  score: number | null;
  met: boolean | null;
  working: string;
  /** Ratio to the target in its good direction, 1 = reached; null where there is none: words, dates, zero targets. */
  completion: Decimal | null;
  findings: RowFinding[];
}

type Judged =
  | { ok: true; method: MethodScore; understood: string; amount: Decimal | null; findings: RowFinding[] }
  | { ok: false; findings: RowFinding[] };

const MISSING = finding('S6', 'error', 'actual', '实际完成值未填。');

/** Whether a row stands under 满意度, as level 1 or level 2. */
export function isSatisfaction(row: Pick<IndicatorEntry, 'category' | 'subcategory'>): boolean {
  return row.category.includes('满意度') || row.subcategory.includes('满意度');
}

function scoreOption(
  option: string,
  options: string[],
  reversed: boolean,
  weight: number,
  book: Rulebook,
): MethodScore {
  const ordered = reversed ? [...options].reverse() : options;
  const place = ordered.indexOf(option);
  const share = new Decimal(book.optionShares[options.length]?.[place] ?? 0);
  const met = place === 0;
  const { score, working } = workShare(share, weight, met);
  const placed = `“${option}”为 ${options.length} 个选项中的第 ${place + 1} 档`;
  return { score, met, completion: share.div(100), working: `${placed}，${working}` };
}

function scoreMeasured(
  target: MeasuredTarget,
  actual: Actual,
  row: IndicatorEntry,
  weight: number,
  book: Rulebook,
): MethodScore {
  if (actual.kind === 'yes-no' && target.kind === 'yes-no') {
    const shown = `目标“${target.expected}”，实际“${row.actual.trim() || row.attainment.trim()}”`;
    return direct(actual.met, weight, shown);
  }
  if (actual.kind === 'date' && target.kind === 'deadline') {
    return direct(actual.date.date <= target.date.date, weight, `期限 ${target.date.date}，完成于 ${actual.date.date}`);
  }
  if (actual.kind === 'option' && target.kind === 'options')
    return scoreOption(actual.option, target.options, row.optionsReversed, weight, book);
  if (actual.kind === 'amount' && target.kind === 'range') return scoreRange(target, actual, weight);
  if (actual.kind === 'amount' && target.kind === 'quantity') {
    const banded =
      book.satisfaction === 'bands' &&
      isSatisfaction(row) &&
      target.unit.base === '%' &&
      ['≥', '>', '='].includes(target.comparator);
    return banded ? scoreSatisfaction(target, actual, weight, book) : scoreQuantity(target, actual, weight, book);
  }
  throw new Error(`an actual of kind ${actual.kind} cannot answer a target of kind ${target.kind}`);
}

function direct(met: boolean, weight: number, shown: string): MethodScore {
  return {
    score: met ? weight : 0,
    met,
    completion: null,
    working: met ? `${shown}，达到目标，得 ${formatPoints(weight)}` : `${shown}，不得分`,
  };
}

/** Attainment and share belong to worded rows; 通过/未通过 rows accept 达成 and 未达成 as another way to say the same. */
function misplaced(row: IndicatorEntry, target: MeasuredTarget): RowFinding[] {
  const findings: RowFinding[] = [];
  const said = target.kind === 'yes-no' && parseAttainment(row.attainment) !== '部分达成';
  if (row.attainment.trim() !== '' && !said) {
    findings.push(finding('V2', 'error', 'attainment', '这一行按实际完成值计分，不填达成情况，请清空。'));
  }
  if (row.share.trim() !== '')
    findings.push(finding('V2', 'error', 'share', '这一行按实际完成值计分，不填完成比例，请清空。'));
  return findings;
}

function judgeMeasured(target: MeasuredTarget, row: IndicatorEntry, weight: number, book: Rulebook): Judged {
  const wrong = misplaced(row, target);
  const byAttainment = target.kind === 'yes-no' && row.actual.trim() === '' ? parseAttainment(row.attainment) : null;
  const text = byAttainment === '达成' || byAttainment === '未达成' ? byAttainment : row.actual;
  if (text.trim() === '') return { ok: false, findings: [...wrong, MISSING] };
  const parsed = parseActual(text, target, row.name);
  if (!parsed.ok) return { ok: false, findings: [...wrong, ...parsed.findings] };
  if (target.kind === 'options' && !book.optionShares[target.options.length]) {
    const message = `评分办法没有规定 ${target.options.length} 个选项各得几成，请先在评分办法中自定“选项得分”。`;
    return { ok: false, findings: [...wrong, finding('V4', 'error', 'target', message)] };
  }
  const method = scoreMeasured(target, parsed.actual, row, weight, book);
  return {
    ok: true,
    method,
    understood: formatActual(parsed.actual, target),
    amount: parsed.actual.kind === 'amount' ? parsed.actual.amount : null,
    findings: [...wrong, ...parsed.findings],
  };
}

function formatActual(actual: Actual, target: MeasuredTarget): string {
  if (actual.kind === 'date') return actual.date.date;
  if (actual.kind === 'option') return actual.option;
  if (actual.kind === 'yes-no') return actual.met ? '达到' : '未达到';
  const unit = target.kind === 'quantity' || target.kind === 'range' ? target.unit : actual.unit;
  return `${actual.amount.div(unit.factor).toDecimalPlaces(6).toString()}${unit.text}`;
}

function judge(target: Target, row: IndicatorEntry, weight: number, book: Rulebook): Judged {
  if (target.kind === 'not-applicable') return { ok: false, findings: [] };
  if (target.kind !== 'words') return judgeMeasured(target, row, weight, book);
  if (row.actual.trim() === '' && row.attainment.trim() === '' && row.share.trim() === '') {
    return { ok: false, findings: [MISSING] };
  }
  const judged = judgeWords(target.text, row, book);
  if (!judged.ok) return { ok: false, findings: [judged.finding] };
  const { attainment, share } = judged.judgement;
  return {
    ok: true,
    method: scoreWords(judged.judgement, weight),
    understood: `${attainment} ${share}%`,
    amount: null,
    findings: [],
  };
}

/** Takes the manual deduction off a method's score and writes it into the working; refuses points that cannot be read. */
function deduct(judged: Extract<Judged, { ok: true }>, row: IndicatorEntry): Judged {
  const { method, findings } = judged;
  const typed = row.deduction.trim();
  const points = typed === '' ? 0 : parsePoints(typed);
  if (points === null) {
    const unread = finding('V2', 'error', 'deduction', `扣分“${typed}”读不出，请填不小于 0 的分数，例如“0.50”。`);
    return { ok: false, findings: [...findings, unread] };
  }
  if (points === 0) return judged;
  const score = Math.max(0, method.score - points);
  const working = `${method.working}；人工扣 ${formatPoints(points)} 分，得 ${formatPoints(score)}`;
  const unexplained =
    row.deductionReason.trim() === '' ? [finding('R1', 'error', 'deduction', '人工扣分请写明理由。')] : [];
  return { ...judged, method: { ...method, score, working }, findings: [...findings, ...unexplained] };
}

/** What V7 asks, the more pointedly the further a value lies beyond its target. */
function doubt(excess: Decimal, { checks }: Rulebook): string {
  if (checks && excess.gte(checks.overSteps.wrong)) return '请核对目标和实际值有无填错，并说明原因';
  if (checks && excess.gte(checks.overSteps.low)) return '目标可能定得偏低，请说明原因和下一年度怎样调整';
  return '请说明原因，或说明目标是否偏低';
}

/** V7 and, where the rulebook says so, the points lost by exceeding a ≥ or > target by far. */
function overAchieved(
  target: Target,
  method: MethodScore,
  row: IndicatorEntry,
  book: Rulebook,
): { method: MethodScore; findings: RowFinding[] } {
  const none = { method, findings: [] };
  if (target.kind !== 'quantity' || !method.met || !method.completion) return none;
  if ((target.comparator !== '≥' && target.comparator !== '>') || inBase(target.amount, target.unit).lte(0))
    return none;
  const excess = method.completion.minus(1).times(100);
  const { warnFrom, deductFrom, deductPoints } = book.overAchievement;
  const asked = excess.gte(warnFrom) && row.reason.trim() === '';
  const percent = excess.toDecimalPlaces(2).toString();
  const message = `超出目标 ${percent}%（目标 ${formatQuantity(target)}），${doubt(excess, book)}。`;
  const findings = asked ? [finding('V7', 'warn', 'reason', message)] : [];
  if (deductFrom === null || excess.lt(deductFrom)) return { method, findings };
  const score = Math.max(0, method.score - deductPoints);
  const working = `${method.working}；超出目标 ${percent}%，扣 ${formatPoints(method.score - score)} 分，得 ${formatPoints(score)}`;
  return { method: { ...method, score, working }, findings };
}

function reasonMissing(score: number, weight: number, row: IndicatorEntry): RowFinding[] {
  if (score >= weight || row.reason.trim() !== '') return [];
  const lost = formatPoints(weight - score);
  return [finding('R1', 'error', 'reason', `本行失 ${lost} 分，请写明偏差原因和改进措施。`)];
}

/**
 * Scores one indicator row under a rulebook. `weight` in hundredths, null while it has none. The result never exceeds the
 * weight and never falls below 0; a row that cannot be scored says why in its findings and has no score.
 */
export function scoreRow(row: IndicatorEntry, weight: number | null, book: Rulebook): RowScore {
  const target = parseTarget(row.target, row);
  const blank = { target, understood: '', amount: null, weight, score: null, met: null, completion: null };
  if (row.notApplicable.trim() !== '') {
    return { ...blank, applicable: false, working: `不适用：${row.notApplicable.trim()}`, findings: [] };
  }
  if (!target.ok) {
    return {
      ...blank,
      applicable: true,
      working: '',
      findings: [finding(target.code, 'error', 'target', target.problem)],
    };
  }
  if (target.target.kind === 'not-applicable') {
    const weighted = weight !== null && weight > 0;
    const findings = weighted ? [finding('T6', 'error', 'weight', '不适用的指标不应有分值，请清空分值。')] : [];
    return { ...blank, applicable: false, working: '不适用', findings };
  }
  const judged = judge(target.target, row, weight ?? 0, book);
  const deducted = judged.ok ? deduct(judged, row) : judged;
  if (!deducted.ok || weight === null) return { ...blank, applicable: true, working: '', findings: deducted.findings };
  const { method, findings } = overAchieved(target.target, deducted.method, row, book);
  // A deduction by hand has a reason of its own.
  const byHand = judged.ok ? judged.method.score - deducted.method.score : 0;
  return {
    target,
    understood: deducted.understood,
    amount: deducted.amount,
    applicable: true,
    weight,
    score: method.score,
    met: method.met,
    working: method.working,
    completion: method.completion,
    findings: [...deducted.findings, ...findings, ...reasonMissing(method.score + byHand, weight, row)],
  };
}
