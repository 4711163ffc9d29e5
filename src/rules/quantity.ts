import { Decimal, normalise, parseDecimal } from '#src/rules/decimal.ts';
import { parseUnit, type Unit } from '#src/rules/unit.ts';

export type Comparator = '≥' | '>' | '≤' | '<' | '=';

/** A quantity as a target names it. `bare`: no sign and no word told the direction, so ≥ was taken. */
export interface Quantity {
  comparator: Comparator;
  amount: Decimal;
  unit: Unit;
  bare: boolean;
}

export interface QuantityRange {
  low: Decimal;
  high: Decimal;
  unit: Unit;
}

const NUMBER = '(-?\\d[\\d,]*(?:\\.\\d+)?)';
const UNIT_TEXT =
  '([A-Za-z%‰‱°℃\\u00B2\\u00B3\\u3300-\\u33FF\\u3400-\\u9FFF]{0,6}(?:/[\\dA-Za-z\\u3400-\\u9FFF]{1,6})?)';
/** As few characters as the rest of the pattern leaves, so that 以上 behind a unit is not read as part of it. */
const LAZY_AMOUNT = `${NUMBER}(?:\\(([^()]{1,8})\\)|${UNIT_TEXT.replace('{0,6}', '{0,6}?')})`;
const AMOUNT = `${NUMBER}(?:\\(([^()]{1,8})\\)|${UNIT_TEXT})`;

const SIGNED = new RegExp(`^([≥>≤<=])${AMOUNT}$`);
const BARE = new RegExp(`^(?!-)${AMOUNT}$`);
const WORD_BEFORE: [Comparator, RegExp][] = [
  [
    '≥',
    new RegExp(
      `^(?:不低于|不少于|不小于|不得低于|不得少于|至少|大于等于|大于或等于|高于等于|达到|达|完成)${LAZY_AMOUNT}(?:及?以上)?$`,
    ),
  ],
  [
    '≤',
    new RegExp(
      `^(?:不高于|不超过|不超出|不多于|不大于|不得超过|不得高于|至多|最多|小于等于|小于或等于|低于等于|控制在)${LAZY_AMOUNT}(?:及?以内|之内|内|以下)?$`,
    ),
  ],
  ['>', new RegExp(`^(?:超过|大于|高于|多于|超)${LAZY_AMOUNT}(?:以上)?$`)],
  ['<', new RegExp(`^(?:小于|低于|少于)${LAZY_AMOUNT}(?:以下)?$`)],
  ['=', new RegExp(`^等于${LAZY_AMOUNT}$`)],
];
const WORD_AFTER: [Comparator, RegExp][] = [
  ['≥', new RegExp(`^${NUMBER}(${'[^\\d,.()]{0,6}?'})(?:及|及其|含|\\(含\\)|或)?以上(?:\\(含\\))?$`)],
  [
    '≤',
    new RegExp(`^${NUMBER}(${'[^\\d,.()]{0,6}?'})(?:(?:及|及其|含|\\(含\\)|或)?以下|(?:及)?以内|之内)(?:\\(含\\))?$`),
  ],
];
const DURATION =
  /^(?:在)?(半|[一二两三四五六七八九十]{1,3}|\d+(?:\.\d+)?)(个)?(分钟|小时|天|日|工作日|周|月|年)(?:以内|之内|内)(.{0,4})$/;
const DURATION_VERBS =
  /^(?:到达|到场|解决|响应|完成|办结|反馈|处理|答复|回复|修复|恢复|送达|报送|提交|支付|拨付|公布|公示|发放|整改|处置|受理|抵达|修复完成|处理完成|完成整改)?$/;
const RANGE = new RegExp(`^${NUMBER}${UNIT_TEXT}[-~至到]${NUMBER}(?:\\(([^()]{1,8})\\)|${UNIT_TEXT})$`);
const PERCENT_WORDS = /^(.*?)(百分之|千分之|万分之)(\d+(?:\.\d+)?)(.*)$/;
const PERCENT_UNITS: Record<string, string> = { 百分之: '%', 千分之: '‰', 万分之: '‱' };
const DIGITS = '零一二三四五六七八九十';

/** Chinese whole numbers up to 99 as they occur in 三天内, 十五日内; 半 is one half, 两 is two. */
function chineseNumber(text: string): Decimal | null {
  if (text === '半') return new Decimal('0.5');
  const plain = text.replace(/两/g, '二');
  if (/^\d/.test(plain)) return parseDecimal(plain);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(plain);
  if (!match || (!match[2] && match[1] && match[3])) return null;
  const tens = match[2] ? (match[1] ? DIGITS.indexOf(match[1]) : 1) : 0;
  const ones = match[2] ? match[3] : (match[1] ?? match[3]);
  return new Decimal(tens * 10 + (ones ? DIGITS.indexOf(ones) : 0));
}

/** A unit is believed when it is in the list or too short to be part of a sentence; 天内, 年前, %覆盖 are not units. */
function unitOf(text: string): Unit | null {
  const unit = parseUnit(text);
  if (unit.known) return unit;
  return /[内前后上下以]$/.test(text) || /[≥≤<>=,;，。；、%‰‱]/.test(text) || text.length > 4 ? null : unit;
}

function quantity(comparator: Comparator, number: string | undefined, unitText: string, bare = false): Quantity | null {
  const amount = parseDecimal(number ?? '');
  const unit = unitOf(unitText);
  return amount && unit ? { comparator, amount, unit, bare } : null;
}

function percentWords(plain: string): string {
  return plain.replace(
    PERCENT_WORDS,
    (_, before, kind, number, after) => `${before}${number}${PERCENT_UNITS[kind]}${after}`,
  );
}

function parseDuration(plain: string): Quantity | null {
  const match = DURATION.exec(plain);
  if (!match || !DURATION_VERBS.test(match[4] ?? '')) return null;
  const amount = chineseNumber(match[1] ?? '');
  return amount && { comparator: '≤', amount, unit: parseUnit(match[3] ?? ''), bare: false };
}

/**
 * Reads a cell that as a whole is one quantity: sign or word, number, unit (`≥90.00(%)`, `不低于95%`, `3天内解决`, `985米`).
 * Null when the cell is anything else; a number inside a longer sentence is not read.
 */
export function parseQuantity(text: string): Quantity | null {
  const plain = percentWords(normalise(text)).replace(/^定量:?/, '');
  const signed = SIGNED.exec(plain);
  if (signed) return quantity(signed[1] as Comparator, signed[2], signed[3] ?? signed[4] ?? '');
  const duration = parseDuration(plain);
  if (duration) return duration;
  for (const [comparator, pattern] of WORD_AFTER) {
    const match = pattern.exec(plain);
    if (match) return quantity(comparator, match[1], (match[2] ?? '').replace(/^\((.*)\)$/, '$1'));
  }
  for (const [comparator, pattern] of WORD_BEFORE) {
    const match = pattern.exec(plain);
    if (match) return quantity(comparator, match[1], match[2] ?? match[3] ?? '');
  }
  const bare = BARE.exec(plain);
  return bare ? quantity('≥', bare[1], bare[2] ?? bare[3] ?? '', true) : null;
}

/** Reads a cell that as a whole is a range such as `18—54周岁` or `80%~90%`; null otherwise or when low > high. */
export function parseRange(text: string): QuantityRange | null {
  const match = RANGE.exec(normalise(text));
  if (!match) return null;
  const low = parseDecimal(match[1] ?? '');
  const high = parseDecimal(match[3] ?? '');
  const unitText = match[4] ?? match[5] ?? '';
  const unit = unitOf(unitText);
  if (!low || !high || !unit || low.gt(high) || (match[2] && match[2] !== unitText)) return null;
  return { low, high, unit };
}

/** The amount in the base of its unit: 1.5 万条 → 15000 条. */
export function inBase(amount: Decimal, unit: Unit): Decimal {
  return amount.times(unit.factor);
}
