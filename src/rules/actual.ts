import { type CalendarDate, type Precision, parseDate, parseDeadline, parseSerialDate } from '#src/rules/deadline.ts';
import { Decimal, normalise, parseDecimal } from '#src/rules/decimal.ts';
import { finding, type RowFinding } from '#src/rules/findings.ts';
import { inBase } from '#src/rules/quantity.ts';
import { isNegativeEvent, type Target } from '#src/rules/target.ts';
import { parseUnit, type Unit } from '#src/rules/unit.ts';
import { answersYesNo, oppositeOf } from '#src/rules/yes-no.ts';

/**
 * 实际完成值 as understood; `amount` is in the base of the target's unit (条 for 万条, 元 for 万元, seconds for 小时), `unit`
 * the one it was written in.
 */
export type Actual =
  | { kind: 'amount'; amount: Decimal; unit: Unit }
  | { kind: 'date'; date: CalendarDate }
  | { kind: 'yes-no'; met: boolean }
  | { kind: 'option'; option: string };

export type ParsedActual = { ok: true; actual: Actual; findings: RowFinding[] } | { ok: false; findings: RowFinding[] };

/** Targets whose actual value is read by itself; worded targets are judged by attainment and share instead. */
export type MeasuredTarget = Exclude<Target, { kind: 'words' | 'not-applicable' }>;

const NONE = /^(?:无|零|没有|未发生|没有发生|无发生|未出现)$/;
const AMOUNT = /^(\d[\d,]*(?:\.\d+)?)(?:\(([^()]{1,8})\)|((?:[^\d().,/]{1,8}(?:\/.{1,6})?)?))$/;
const CLOCK = /^(?:(\d+)(?:小时|时))(?:(\d+)分钟?)$/;
const FINENESS: Record<Precision, number> = { year: 0, month: 1, day: 2 };

function refused(code: string, message: string): ParsedActual {
  return { ok: false, findings: [finding(code, 'error', 'actual', message)] };
}

function percentWord(plain: string): string {
  return plain.replace(
    /^(百分之|千分之)(\d+(?:\.\d+)?)$/,
    (_, kind, number) => `${number}${kind === '百分之' ? '%' : '‰'}`,
  );
}

/** A bare number up to 1 against a ≥ or = percentage above 1 % is a share such as Excel stores. */
function asShare(amount: Decimal, target: Extract<Target, { kind: 'quantity' }>): boolean {
  const wanted = target.comparator === '≥' || target.comparator === '=';
  const fraction = amount.gt(0) && amount.lte(1);
  return wanted && fraction && target.unit.base === '%' && inBase(target.amount, target.unit).gt(1);
}

/** 无 says 0 where 0 is asked for, and where few of a bad thing are. */
function noneIsZero(target: Extract<Target, { kind: 'quantity' }>, name: string): boolean {
  return target.amount.isZero() || (['≤', '<'].includes(target.comparator) && isNegativeEvent(name));
}

/** How a value is written, with a number that nobody could take for the target. */
function example(target: Extract<MeasuredTarget, { kind: 'quantity' | 'range' }>): string {
  const { base, text } = target.unit;
  if (base === '秒') return /[天日]/.test(text) ? `2${text}` : '25分钟';
  return base === '%' ? `86.5${text}` : `123${text}`;
}

/** Pieces, money, time, length and weight are never below zero; rates and what has no unit may be. */
function neverNegative(unit: Unit): boolean {
  return (
    unit.counted || ['元', '秒', '工作日', '周', '月', '年', '米', '平方米', '立方米', '克', '亩'].includes(unit.base)
  );
}

function tenThousandfold(amount: Decimal, target: Decimal): boolean {
  if (amount.lte(0) || target.lte(0)) return false;
  const ratio = amount.div(target);
  return ratio.gte(3163) || ratio.lte(new Decimal(1).div(3163));
}

function parseAmount(
  text: string,
  target: Extract<Target, { kind: 'quantity' | 'range' }>,
  name: string,
): ParsedActual {
  const findings: RowFinding[] = [];
  const typed = percentWord(normalise(text));
  const signless = typed.replace(/^[≥≤<>=]/, '');
  const plain = signless.replace(/[。.]$/, '');
  if (signless !== typed) {
    findings.push(finding('V3', 'warn', 'actual', `实际完成值不应带比较符号，请把“${text.trim()}”改为“${plain}”。`));
  }
  if (NONE.test(plain) && target.kind === 'quantity' && noneIsZero(target, name)) {
    return { ok: true, actual: { kind: 'amount', amount: new Decimal(0), unit: target.unit }, findings };
  }
  const read = readAmount(plain, target.unit);
  if (read === 'phrase') {
    return refused('V2', `实际值“${text.trim()}”不是数字，请填实际完成的数量，例如“${example(target)}”。`);
  }
  const { amount, unit } = read;
  const lowest = target.kind === 'quantity' ? target.amount : target.low;
  if (amount.isNegative() && !lowest.isNegative() && neverNegative(target.unit)) {
    return refused('V2', `实际值“${text.trim()}”是负数，请核对后填写，例如“${example(target)}”。`);
  }
  if (unit && unit.base !== target.unit.base) return unitDiffers(text, target, unit);
  if (!unit && target.kind === 'quantity' && asShare(amount, target)) {
    const percent = amount.times(100);
    findings.push(
      finding('V1', 'warn', 'actual', `“${text.trim()}”按 ${percent.toString()}% 计，请写成“${percent.toString()}%”。`),
    );
    return { ok: true, actual: { kind: 'amount', amount: percent, unit: target.unit }, findings };
  }
  const based = inBase(amount, unit ?? target.unit);
  const edge = target.kind === 'quantity' ? target.amount : target.high;
  if (tenThousandfold(based, inBase(edge, target.unit))) {
    findings.push(
      finding(
        'B3',
        'warn',
        'actual',
        `实际值与目标相差约一万倍，请核对“${text.trim()}”的单位是否应为“${target.unit.text || '元/万元'}”。`,
      ),
    );
  }
  return { ok: true, actual: { kind: 'amount', amount: based, unit: unit ?? target.unit }, findings };
}

function readAmount(plain: string, targetUnit: Unit): { amount: Decimal; unit: Unit | null } | 'phrase' {
  const clock = CLOCK.exec(plain);
  if (clock && targetUnit.base === '秒') {
    const minutes = Number(clock[1]) * 60 + Number(clock[2]);
    return { amount: new Decimal(minutes), unit: parseUnit('分钟') };
  }
  const half = /^半(个)?(小时|天)$/.exec(plain);
  if (half?.[2]) return { amount: new Decimal('0.5'), unit: parseUnit(half[2]) };
  const negative = plain.startsWith('-');
  const match = AMOUNT.exec(negative ? plain.slice(1) : plain);
  const amount = parseDecimal(match?.[1] ?? '');
  if (!match || !amount) return 'phrase';
  const unitText = match[2] ?? match[3] ?? '';
  const unit = unitText === '' ? null : scaled(parseUnit(unitText), targetUnit);
  if (unit && !unit.known && unit.base !== targetUnit.base && /[完成超已达约左右多余至到以及上下%‰]/.test(unitText))
    return 'phrase';
  return { amount: negative ? amount.neg() : amount, unit };
}

/** A bare 万 or 亿 scales the target's own pieces or money: 1.2万 against 次 is 12000 次. */
function scaled(unit: ReturnType<typeof parseUnit>, target: Unit): ReturnType<typeof parseUnit> {
  const bare = unit.known && unit.base === '' && (target.counted || target.base === '元');
  return bare ? { ...unit, base: target.base, counted: target.counted } : unit;
}

function unitDiffers(text: string, target: Extract<Target, { kind: 'quantity' | 'range' }>, unit: Unit): ParsedActual {
  const wanted = target.unit.text;
  if (wanted === '') {
    return refused('V1', `目标没有单位，实际值“${text.trim()}”带有“${unit.text}”，请只填数字，或先更正目标的单位。`);
  }
  return refused(
    'V1',
    `单位不一致：目标按“${wanted}”，实际值“${text.trim()}”按“${unit.text}”，请换算后填写，例如“${example(target)}”。`,
  );
}

function parseCompletion(text: string, target: Extract<Target, { kind: 'deadline' }>): ParsedActual {
  const date = parseSerialDate(text) ?? parseDate(text) ?? parseDeadline(text);
  if (!date) return refused('V2', `实际值“${text.trim()}”读不出日期，请填完成日期，例如“${target.date.date}”。`);
  if (FINENESS[date.precision] < FINENESS[target.date.precision]) {
    return refused(
      'V2',
      `目标写到${target.date.precision === 'day' ? '日' : '月'}，“${text.trim()}”不够具体，请填完整的完成日期，例如“${target.date.date}”。`,
    );
  }
  return { ok: true, actual: { kind: 'date', date }, findings: [] };
}

function parseYesNo(text: string, expected: string): ParsedActual {
  const met = answersYesNo(text, expected);
  if (met === null) {
    return refused('V2', `实际值“${text.trim()}”判断不出是否达到，请填“${expected}”或“${oppositeOf(expected)}”。`);
  }
  return { ok: true, actual: { kind: 'yes-no', met }, findings: [] };
}

function parseOption(text: string, options: string[]): ParsedActual {
  const plain = normalise(text);
  if (options.includes(plain)) return { ok: true, actual: { kind: 'option', option: plain }, findings: [] };
  const list = options.join('、');
  const whole = plain.replace(/[/、,;|]|^定性:?/g, '') === options.join('');
  return refused(
    'V4',
    whole
      ? `“${text.trim()}”照抄了整个选项，请只选其一：${list}。`
      : `“${text.trim()}”不在选项中，请从${list}中选一个。`,
  );
}

/**
 * 实际完成值: reads what was typed against its target. A value without a unit has the target's; units that convert are
 * converted. Refuses with a finding that says what to write: another unit (V1), a phrase for a number or a date too coarse
 * for its target (V2), an option list copied whole (V4). `name` tells whether 无 means zero.
 */
export function parseActual(text: string, target: MeasuredTarget, name: string): ParsedActual {
  switch (target.kind) {
    case 'quantity':
    case 'range':
      return parseAmount(text, target, name);
    case 'deadline':
      return parseCompletion(text, target);
    case 'yes-no':
      return parseYesNo(text, target.expected);
    case 'options':
      return parseOption(text, target.options);
  }
}
