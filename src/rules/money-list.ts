import type { Decimal } from '#src/rules/decimal.ts';
import {
  COLUMN_NAMES,
  type Currency,
  countedAmount,
  formatMoney,
  LINE_NAMES,
  MONEY_COLUMNS,
  type MoneyColumn,
  type MoneyEntry,
  type MoneyScore,
  parseMoney,
} from '#src/rules/money.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';

/** One of the twelve amounts of a project, as its cell is named: 全年预算数 of 上年结转资金 is `budget.carriedOver`. */
export type MoneyField = `${MoneyColumn}.${MoneyLine}`;

/** The twelve amounts column by column, each from the total down. */
export const MONEY_FIELDS: readonly MoneyField[] = MONEY_COLUMNS.flatMap((column) =>
  MONEY_LINES.map((line): MoneyField => `${column}.${line}`),
);

/** Column and line of an amount. */
export function placeOfField(field: MoneyField): { column: MoneyColumn; line: MoneyLine } {
  const column = MONEY_COLUMNS.find((one) => field.startsWith(`${one}.`)) ?? 'initial';
  return { column, line: MONEY_LINES.find((one) => field === `${column}.${one}`) ?? 'total' };
}

/** An amount's name in the form's words: 全年预算数, 全年预算数（上年结转资金）. */
export function nameOfField(field: MoneyField): string {
  const { column, line } = placeOfField(field);
  return line === 'total'
    ? COLUMN_NAMES[column]
    : `${COLUMN_NAMES[column]}（${LINE_NAMES[line].replace('其中：', '')}）`;
}

/** What a list says of one cell of a project beside what stands there. */
export interface AmountChange {
  field: MoneyField;
  /** As it stands, '' for an empty cell. */
  old: string;
  /** As it would be stored, in the project's unit. */
  text: string;
  changed: boolean;
  /** B3: new and old amount, or amount and budget, differ by a factor of ten thousand. */
  suspicion: string;
}

function inForm(yuan: Decimal, currency: Currency): Decimal {
  return currency === '元' ? yuan : yuan.div(10_000);
}

function differsByTenThousand(one: Decimal, other: Decimal): boolean {
  const [small, large] = one.lt(other) ? [one, other] : [other, one];
  return small.gt(0) && large.gte(small.times(9_500)) && large.lte(small.times(10_500));
}

function suspicionOf(amount: Decimal, old: Decimal | null, budget: Decimal | null): string {
  if (old && differsByTenThousand(amount, old)) return '与原来的数相差一万倍，请核对是元还是万元。';
  if (!old && budget && differsByTenThousand(amount, budget)) return '与预算数相差一万倍，请核对是元还是万元。';
  return '';
}

/** Compares an amount of a list, in 元, with a project's cell; an equal amount in another writing is no change. */
export function compareAmount(
  project: { typed: MoneyEntry; money: MoneyScore; currency: Currency },
  field: MoneyField,
  yuan: Decimal,
): AmountChange {
  const { typed, money, currency } = project;
  const { column, line } = placeOfField(field);
  const amount = inForm(yuan, currency);
  const old = typed.lines[line][column];
  const parsed = old.trim() === '' ? null : parseMoney(old, currency);
  const before = parsed?.ok ? parsed.amount : null;
  const changed = before === null || !before.eq(amount);
  return {
    field,
    old,
    text: formatMoney(amount, currency),
    changed,
    suspicion: changed ? suspicionOf(amount, before, countedAmount(money, line, 'budget')) : '',
  };
}

/** The money block with other texts in some of its cells. */
export function withAmounts(entry: MoneyEntry, changes: readonly Pick<AmountChange, 'field' | 'text'>[]): MoneyEntry {
  const texts = new Map(changes.map(({ field, text }) => [field, text]));
  const lines = Object.fromEntries(
    MONEY_LINES.map((line) => [
      line,
      Object.fromEntries(
        MONEY_COLUMNS.map((column) => [column, texts.get(`${column}.${line}`) ?? entry.lines[line][column]]),
      ),
    ]),
  ) as MoneyEntry['lines'];
  return { ...entry, lines };
}

export type ListAmount = { ok: true; yuan: Decimal | null } | { ok: false; problem: string };

/**
 * Reads one amount of a list in 元; empty for a blank cell. A unit written behind the number counts before the column's.
 * Refuses formulas, 科学计数法, negative amounts (also in brackets), and all that the form itself refuses.
 */
export function readListAmount(text: string, currency: Currency): ListAmount {
  const typed = text.trim();
  const problem = (sentence: string): ListAmount => ({ ok: false, problem: sentence });
  if (typed === '') return { ok: true, yuan: null };
  if (/^[=＝]/.test(typed)) return problem(`“${typed}”是公式，不是数值，请在 Excel 中复制算好的单元格。`);
  if (/^[\d.]+[eE][+-]?\d+$/.test(typed))
    return problem(`“${typed}”是科学计数法，位数不全，请把单元格设为数值格式后重新复制。`);
  if (/^[-—–－]+$/.test(typed)) return problem(`“${typed}”看不出是 0 还是没有数，请改成 0 或删去。`);
  if (/^[(（][\d,，.]+[)）]$/.test(typed)) return problem(`金额不能为负数，请核对“${typed}”。`);
  const unit: Currency = typed.endsWith('万元') ? '万元' : typed.endsWith('元') ? '元' : currency;
  const parsed = parseMoney(typed, unit);
  if (!parsed.ok) return parsed;
  return { ok: true, yuan: unit === '元' ? parsed.amount : parsed.amount.times(10_000) };
}
