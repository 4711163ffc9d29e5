import { Decimal, divideHalfUp, formatPoints, normalise, parseDecimal } from '#src/rules/decimal.ts';
import { finding, type RowFinding } from '#src/rules/findings.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { formatDecimal, workQuotient } from '#src/rules/score-quantity.ts';

export type Currency = '元' | '万元';

/** 年初预算数, 全年预算数 (after adjustment), 全年执行数. */
export const MONEY_COLUMNS = ['initial', 'budget', 'executed'] as const;
export type MoneyColumn = (typeof MONEY_COLUMNS)[number];

/** The money block as typed, '' for an empty cell, amounts in the form's unit. */
export interface MoneyEntry {
  lines: Record<MoneyLine, Record<MoneyColumn, string>>;
  reason: string;
}

export interface MoneyLineScore {
  initial: Decimal | null;
  budget: Decimal | null;
  executed: Decimal | null;
  /** What the executed amount is compared with: the adjusted budget, or the initial one while that column is empty. */
  base: Decimal | null;
  /** 执行率 in percent, at most 100; null without a base or without an executed amount. */
  rate: Decimal | null;
}

export interface MoneyScore {
  lines: Record<MoneyLine, MoneyLineScore>;
  /** Hundredths of a point. */
  weight: number;
  score: number | null;
  /** Base and 执行率 of the total line. */
  base: Decimal | null;
  rate: Decimal | null;
  applicable: boolean;
  working: string;
  findings: RowFinding[];
}

const MOST_YUAN = new Decimal('90000000000000');
/** Parts may differ from their total by this much in the form's unit before it is a finding. */
const ROUNDING = new Decimal('0.01');
const DECIMALS: Record<Currency, number> = { 元: 2, 万元: 6 };
export const COLUMN_NAMES: Record<MoneyColumn, string> = {
  initial: '年初预算数',
  budget: '全年预算数',
  executed: '全年执行数',
};
export const LINE_NAMES: Record<MoneyLine, string> = {
  total: '年度资金总额',
  appropriation: '其中：当年财政拨款',
  carriedOver: '上年结转资金',
  other: '其他资金',
};

export type ParsedMoney = { ok: true; amount: Decimal } | { ok: false; problem: string };

/**
 * Reads an amount in the form's unit; a trailing unit must be that unit. Refuses negative amounts, more than 9×10¹³ 元 and
 * fractions of a 分 (more than 2 decimals in 元, 6 in 万元).
 */
export function parseMoney(text: string, currency: Currency): ParsedMoney {
  const plain = normalise(text).replace(/^[¥￥]/, '');
  const unit = /[亿万千]?元$/.exec(plain)?.[0] ?? '';
  const problem = (sentence: string): ParsedMoney => ({ ok: false, problem: sentence });
  if (unit !== '' && unit !== currency) {
    return problem(`本表以${currency}为单位，“${text.trim()}”请换算成${currency}后填写。`);
  }
  const amount = parseDecimal(plain.slice(0, plain.length - unit.length));
  if (!amount)
    return problem(`金额“${text.trim()}”读不出，请只填数字，例如“${currency === '元' ? '548320.00' : '54.832'}”。`);
  if (amount.isNegative() && !amount.isZero()) return problem(`金额不能为负数，请核对“${text.trim()}”。`);
  const yuan = currency === '元' ? amount : amount.times(10_000);
  if (yuan.gt(MOST_YUAN)) return problem(`金额“${text.trim()}”超过 90 万亿元，请核对单位。`);
  if (amount.decimalPlaces() > DECIMALS[currency])
    return problem(`金额“${text.trim()}”不足一分，最多填 ${DECIMALS[currency]} 位小数。`);
  return { ok: true, amount };
}

/** An amount as the form prints it: 元 with two decimals, 万元 with the decimals it has, two to six; thousands grouped. */
export function formatMoney(amount: Decimal, currency: Currency): string {
  const decimals = currency === '元' ? 2 : Math.min(6, Math.max(2, amount.decimalPlaces()));
  const [whole = '', fraction = ''] = amount.toFixed(decimals).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

function readColumn(
  entry: MoneyEntry,
  column: MoneyColumn,
  currency: Currency,
  findings: RowFinding[],
): Record<MoneyLine, Decimal | null> {
  const amounts = Object.fromEntries(
    MONEY_LINES.map((line) => {
      const text = entry.lines[line][column];
      if (text.trim() === '') return [line, null];
      const parsed = parseMoney(text, currency);
      if (!parsed.ok)
        findings.push(
          finding(
            'V2',
            'error',
            column,
            `${LINE_NAMES[line].replace('其中：', '')}${COLUMN_NAMES[column]}：${parsed.problem}`,
          ),
        );
      return [line, parsed.ok ? parsed.amount : null];
    }),
  ) as Record<MoneyLine, Decimal | null>;
  const parts = [amounts.appropriation, amounts.carriedOver, amounts.other];
  const filled = parts.filter((part) => part !== null);
  const sum = filled.reduce((total, part) => total.plus(part), new Decimal(0));
  if (entry.lines.total[column].trim() === '' && filled.length === parts.length) return { ...amounts, total: sum };
  const excess = amounts.total ? sum.minus(amounts.total) : new Decimal(0);
  // Parts that are not all there may still fall short of the total.
  const wrong = filled.length === parts.length ? excess.abs() : excess;
  if (amounts.total && wrong.gt(ROUNDING)) {
    findings.push(
      finding(
        'B1',
        'error',
        column,
        `${COLUMN_NAMES[column]}：年度资金总额 ${formatMoney(amounts.total, currency)} 与各项之和 ${formatMoney(sum, currency)} 不一致，请核对。`,
      ),
    );
  }
  return amounts;
}

/** An adjusted total beside parts of the initial budget: the parts are no longer those of the initial budget, nor stated. */
function partsLeftOpen(lines: Record<MoneyLine, MoneyLineScore>): RowFinding[] {
  const parts = [lines.appropriation, lines.carriedOver, lines.other];
  const open = lines.total.budget !== null && parts.every(({ budget }) => budget === null);
  if (!open || parts.every(({ initial }) => initial === null)) return [];
  return [finding('B1', 'warn', 'budget', '全年预算数只填了年度资金总额，请把其中的各项也填上，没有的填 0。')];
}

/** 执行率: executed ÷ base in percent, rounded to 0.01, at most 100; null without a base or an executed amount. */
export function rateOf(base: Decimal | null, executed: Decimal | null): Decimal | null {
  if (!base || !executed || base.isZero()) return null;
  return Decimal.min(100, new Decimal(divideHalfUp(executed.times(10_000), base)).div(100));
}

function withoutBase(executed: Decimal): Pick<MoneyScore, 'score' | 'applicable' | 'working' | 'findings'> {
  const over = executed.isZero() ? [] : [finding('B6b', 'error', 'executed', '没有预算却有执行数，请核对全年预算数。')];
  return { score: null, applicable: false, working: '预算为 0，预算执行率不适用', findings: over };
}

function scoreRate(
  base: Decimal,
  executed: Decimal,
  weight: number,
  reason: string,
  currency: Currency,
): Pick<MoneyScore, 'score' | 'applicable' | 'working' | 'findings'> {
  if (base.isZero()) return withoutBase(executed);
  const findings: RowFinding[] = [];
  const [over, below] = [executed.gt(base), executed.times(10).lt(base.times(9))];
  if (executed.isZero()) findings.push(finding('B6a', 'warn', 'executed', '全年执行数为 0，请确认是否零执行。'));
  if (over)
    findings.push(finding('B6b', 'error', 'executed', `全年执行数大于预算数 ${formatMoney(base, currency)}，请核对。`));
  if (below && reason.trim() === '')
    findings.push(finding('R1', 'error', 'reason', '预算执行率低于 90%，请说明原因。'));
  const texts: [string, string] = [formatDecimal(executed), formatDecimal(base)];
  if (over) {
    return {
      score: weight,
      applicable: true,
      findings,
      working: `${texts[0]} ÷ ${texts[1]} 超过 100%，按 100% 计，得 ${formatPoints(weight)}`,
    };
  }
  return { applicable: true, findings, ...workQuotient(texts, [executed, base], weight, weight) };
}

/**
 * 预算执行率: executed ÷ adjusted budget (the initial one while the adjusted cell is empty; 0 is a value) × weight, never above
 * it. The total line counts; while nobody typed it, it is the sum of its parts once none of them is missing.
 */
export function scoreMoney(entry: MoneyEntry, weight: number, currency: Currency): MoneyScore {
  const findings: RowFinding[] = [];
  const [initial, budget, executed] = MONEY_COLUMNS.map((column) => readColumn(entry, column, currency, findings));
  // The initial budget stands in for an adjusted column that is empty, not for one that was begun or cannot be read.
  const adjusted = MONEY_LINES.some((line) => entry.lines[line].budget.trim() !== '');
  const lines = Object.fromEntries(
    MONEY_LINES.map((line) => {
      const amounts = {
        initial: initial?.[line] ?? null,
        budget: budget?.[line] ?? null,
        executed: executed?.[line] ?? null,
      };
      const base = adjusted ? amounts.budget : amounts.initial;
      return [line, { ...amounts, base, rate: rateOf(base, amounts.executed) }];
    }),
  ) as Record<MoneyLine, MoneyLineScore>;
  findings.push(...partsLeftOpen(lines));
  const { base, executed: spent, rate } = lines.total;
  if (!base || !spent) {
    const missing = [...(base ? [] : (['budget'] as const)), ...(spent ? [] : (['executed'] as const))]
      .filter((column) => entry.lines.total[column].trim() === '')
      .map((column) => finding('S6', 'error', column, `年度资金总额的${COLUMN_NAMES[column]}未填。`));
    const unscored = { score: null, rate: null, applicable: true, working: '' };
    return { lines, weight, base, ...unscored, findings: [...findings, ...missing] };
  }
  const scored = scoreRate(base, spent, weight, entry.reason, currency);
  return { lines, weight, base, rate, ...scored, findings: [...findings, ...scored.findings] };
}

/**
 * What counts in a cell of the money block, and what the paper prints there: what was typed, a total that is the sum of its
 * parts, and, while the whole adjusted column is empty, the initial budget in its place; null for nothing.
 */
export function countedAmount({ lines }: MoneyScore, line: MoneyLine, column: MoneyColumn): Decimal | null {
  return column === 'budget' ? lines[line].base : lines[line][column];
}

/** The upper bound that the rulebook sets on the total at this execution, in hundredths; null for none. */
export function totalCap(money: MoneyScore, book: Rulebook): number | null {
  const { base, lines } = money;
  const executed = lines.total.executed;
  if (!base || !executed || base.isZero()) return null;
  const bounds = book.totalCaps.filter((cap) => executed.times(100).lt(base.times(cap.below))).map((cap) => cap.atMost);
  return bounds.length > 0 ? Math.min(...bounds) : null;
}
