import { type Decimal, formatPoints, parseDecimal } from '#src/rules/decimal.ts';
import { formatMoney, LINE_NAMES, type MoneyScore } from '#src/rules/money.ts';
import {
  type EvaluationRecord,
  MONEY_LINES,
  type RecordIndicator,
  type RecordMoneyRow,
  type RecordTotalLine,
} from '#src/rules/record.ts';
import type { RowScore } from '#src/rules/score.ts';
import { formatQuantity } from '#src/rules/score-quantity.ts';
import { parseAttainment } from '#src/rules/score-words.ts';
import type { ScoredSheet, Sheet, SheetRow } from '#src/rules/sheet.ts';
import type { ParsedTarget } from '#src/rules/target.ts';

/** The parts of a record that are not scored: whose form it is and what the two goal cells say. */
export interface RecordHead {
  project: EvaluationRecord['project'];
  indicatorIds: readonly string[];
  /** 原批复: the target before its first adjustment, by indicator; only rows that were adjusted. */
  approved: ReadonlyMap<string, string>;
  goal: { expected: string; actual: string };
  version: number;
  submitted: { at: string; by: string } | null;
}

const DASH = '—';

function points(hundredths: number | null): string {
  return hundredths === null ? DASH : formatPoints(hundredths);
}

/** 偏差原因分析及改进措施 as one cell: 原因：…；措施：…. */
export function formatRemark(reason: string, measure: string): string {
  const parts = [
    ['原因', reason],
    ['措施', measure],
  ].flatMap(([label, text]) => (text?.trim() ? [`${label}：${text.trim().replace(/[；;。]$/, '')}`] : []));
  return parts.length === 0 ? '' : `${parts.join('；')}。`;
}

/**
 * 实际完成值 as printed: what was typed; a number alone as it was understood, with its unit (48次, 98%) or as a date; on
 * worded rows the attainment behind the text, its share where it is not the whole: 及时（达成）, 部分达成（75%）.
 */
export function formatActualCell(row: SheetRow, score: RowScore): string {
  if (!score.applicable) return '不适用';
  const text = row.actual.trim();
  if (score.score === null) return text || row.attainment.trim();
  if (score.target.ok && score.target.target.kind !== 'words') {
    return parseDecimal(text) ? score.understood : text || row.attainment.trim();
  }
  const judged = score.understood.replace(/ 100%$/, '');
  return text === '' || parseAttainment(text) ? judged.replace(/ (.+)$/, '（$1）') : `${text}（${judged}）`;
}

/** A target as it was understood, in the form’s words; empty while it was not. */
export function formatTarget(parsed: ParsedTarget): string {
  if (!parsed.ok) return '';
  const { target } = parsed;
  switch (target.kind) {
    case 'quantity':
      return formatQuantity(target);
    case 'range':
      return `${target.low}—${target.high}${target.unit.text}`;
    case 'deadline':
      return `不晚于 ${target.date.date}`;
    case 'yes-no':
      return target.expected;
    case 'options':
      return target.options.join('、');
    case 'words':
      return target.text;
    case 'not-applicable':
      return '不适用';
  }
}

function recordIndicator(id: string, row: SheetRow, score: RowScore, approved = row.target): RecordIndicator {
  const adjusted = approved === row.target ? '' : `原批复：${approved}。`;
  const excused = row.notApplicable.trim() === '' ? '' : `不适用：${row.notApplicable.trim()}`;
  const deducted = [row.deduction.trim() && `${row.deduction.trim()} 分`, row.deductionReason.trim()].filter(Boolean);
  return {
    id,
    category: row.category,
    subcategory: row.subcategory,
    name: row.name,
    target: row.target,
    typed: {
      actual: row.actual,
      attainment: row.attainment,
      share: row.share,
      reason: row.reason,
      measure: row.measure,
    },
    understood: { target: formatTarget(score.target), actual: score.understood },
    actual: formatActualCell(row, score),
    weight: points(score.weight),
    score: points(score.score),
    met: score.met,
    working: score.working,
    remark: [
      adjusted,
      excused,
      formatRemark(row.reason, row.measure),
      deducted.length > 0 ? `扣分：${deducted.join('，')}` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  };
}

/** The indicators of a form as it prints them, `ids` in the order of its rows; an adjusted one has its 原批复 in the remark. */
export function recordIndicators(
  ids: readonly string[],
  sheet: Sheet,
  scored: ScoredSheet,
  approved: ReadonlyMap<string, string> = new Map(),
): RecordIndicator[] {
  return sheet.indicators.flatMap((row, i) => {
    const [id = '', score] = [ids[i], scored.rows[i]];
    return score ? [recordIndicator(id, row, score, approved.get(id))] : [];
  });
}

function recordMoneyRows(money: MoneyScore, currency: Sheet['currency']): RecordMoneyRow[] {
  const amount = (value: Decimal | null) => (value === null ? '' : formatMoney(value, currency));
  return MONEY_LINES.map((line) => {
    const { initial, base, executed, rate } = money.lines[line];
    const total = line === 'total';
    return {
      line,
      label: LINE_NAMES[line],
      initial: amount(initial),
      budget: amount(base),
      executed: amount(executed),
      weight: total ? formatPoints(money.weight) : DASH,
      rate: rate === null ? DASH : `${rate.toFixed(2)}%`,
      score: total ? (money.applicable ? points(money.score) : '不适用') : DASH,
    };
  });
}

function recordTotals(scored: ScoredSheet): RecordTotalLine[] {
  const weight = formatPoints(scored.weightSum);
  if (scored.total === null) {
    return [
      { label: '小计', weight, score: formatPoints(scored.subtotal), working: `还有 ${scored.missing} 项没有得分` },
    ];
  }
  return scored.steps.map((step) => ({
    label: step.label,
    weight: step.label === '得分合计' || step.label === '总分' ? weight : '',
    score: formatPoints(step.score),
    working: step.working,
  }));
}

function categoriesOf(sheet: Sheet, scored: ScoredSheet): EvaluationRecord['categories'] {
  const headings = [...new Set(sheet.indicators.map((row) => row.category))];
  return headings.map((category) => {
    const sum = sheet.indicators.reduce(
      (total, row, i) => (row.category === category ? total + (scored.rows[i]?.weight ?? 0) : total),
      0,
    );
    return { category, weight: formatPoints(sum) };
  });
}

/**
 * The record of a form: every text, score, working and printed string with the rulebook that gave them, as plain JSON. Made
 * once at submission and kept; a draft is printed from the same shape with `submitted: null`.
 */
export function buildRecord(head: RecordHead, sheet: Sheet, scored: ScoredSheet): EvaluationRecord {
  const reason = sheet.money.reason.trim();
  return {
    format: 1,
    phase: 'year-end',
    version: head.version,
    project: head.project,
    currency: sheet.currency,
    rulebook: sheet.rulebook,
    title: sheet.rulebook.formTitle,
    money: { rows: recordMoneyRows(scored.money, sheet.currency), working: scored.money.working },
    goal: head.goal,
    categories: categoriesOf(sheet, scored),
    indicators: recordIndicators(head.indicatorIds, sheet, scored, head.approved),
    totals: recordTotals(scored),
    total: scored.total === null ? null : formatPoints(scored.total),
    grade: scored.grade,
    notes: reason === '' ? [] : [`预算执行情况：${reason}`],
    submitted: head.submitted,
  };
}
