import { type CalendarDate, parseDeadline, parseSerialDate } from '#src/rules/deadline.ts';
import { Decimal, normalise } from '#src/rules/decimal.ts';
import { parseQuantity, parseRange, type Quantity, type QuantityRange } from '#src/rules/quantity.ts';
import { NO_UNIT } from '#src/rules/unit.ts';
import { isYesNo } from '#src/rules/yes-no.ts';

/** 年度指标值 as understood; whatever matches no notation as a whole is a worded target. */
export type Target =
  | ({ kind: 'quantity' } & Quantity)
  | ({ kind: 'range' } & QuantityRange)
  | { kind: 'deadline'; date: CalendarDate }
  | { kind: 'yes-no'; expected: string }
  | { kind: 'options'; options: string[] }
  | { kind: 'words'; text: string }
  | { kind: 'not-applicable' };

/** Where the target stands; names and categories decide what 无 and a bare number under 成本 mean. */
export interface TargetPlace {
  category: string;
  subcategory: string;
  name: string;
}

/** `question`: the notation has two readings and a person must choose by rewriting it as one of `answers`. */
export type ParsedTarget =
  | { ok: true; target: Target }
  | { ok: false; code: 'T5'; problem: string }
  | { ok: false; code: 'Q1'; problem: string; answers: string[] };

const NOT_APPLICABLE = /^(?:本项目|该项目)?不适用(?:此指标|该指标|此项指标)?$|^不涉及$|^[-/]$/;
const NEGATIVE_EVENT =
  /事故|投诉|违规|违纪|违法|差错|错误|故障|泄露|泄漏|伤亡|死亡|失误|纠纷|上访|信访|舆情|事件|隐患|拖欠|报错|案件|瑕疵|超标|流失/;
const OPTION_WORDS =
  '优秀|良好|合格|不合格|较好|较差|一般|很好|满意|基本满意|不满意|优|良|中|低|差|高|好|坏|强|弱|大|小|多|少|快|慢';
const OPTION_LISTS = [
  '优良中低差',
  '优良中差',
  '优良差',
  '优良中',
  '高中低',
  '好中差',
  '好坏',
  '强中弱',
  '大中小',
  '多中少',
  '快中慢',
  '高低',
];
const SEPARATED_OPTIONS = new RegExp(`^(?:${OPTION_WORDS})(?:[/、,;|](?:${OPTION_WORDS}))+$`);
const PLACEHOLDER = /\*{2,}|[×Xx]{2,}|_{2,}|…{1,}[%‰]|\?{2,}|○{2,}|□/;
const ZERO = { comparator: '=' as const, amount: new Decimal(0), unit: NO_UNIT, bare: false };

/** True when the name counts something that should not happen (事故 投诉 违规 …), so that 无 means zero. */
export function isNegativeEvent(name: string): boolean {
  return NEGATIVE_EVENT.test(name);
}

/** 无 or 本项目不适用此指标 in the name column: there is no indicator, whatever stands in the value column. */
function namesNothing(name: string): boolean {
  return name === '无' || NOT_APPLICABLE.test(name) || name.endsWith('不适用');
}

/** True for a row that says of itself, in its name or its target, that there is no such indicator. */
export function isNotApplicable(text: string, place: TargetPlace): boolean {
  return NOT_APPLICABLE.test(normalise(text)) || namesNothing(normalise(place.name));
}

function parseOptions(plain: string): string[] | null {
  const list = plain.replace(/^定性:?/, '');
  if (OPTION_LISTS.includes(list)) return [...list];
  return SEPARATED_OPTIONS.test(list) ? list.split(/[/、,;|]/) : null;
}

/** Whether a row stands under 成本, as level 1 or level 2. */
export function isCost(place: TargetPlace): boolean {
  return place.category.includes('成本') || place.subcategory.includes('成本');
}

function understood(target: Target): ParsedTarget {
  return { ok: true, target };
}

function parseNone(place: TargetPlace): ParsedTarget {
  if (isNegativeEvent(place.name)) return understood({ kind: 'quantity', ...ZERO });
  return {
    ok: false,
    code: 'Q1',
    problem: '指标值“无”有两种读法：没有发生请写“=0”，本项目没有此指标请写“不适用”。',
    answers: ['=0', '不适用'],
  };
}

function parseBare(text: string, quantity: Quantity, place: TargetPlace): ParsedTarget {
  // A bare ≥0 could never be missed, so nobody can have meant it (0次, 0起).
  if (quantity.amount.isZero()) return understood({ kind: 'quantity', ...quantity, comparator: '=', bare: false });
  if (quantity.unit.base === '' && place.subcategory.includes('时效')) {
    const serial = parseSerialDate(text);
    if (serial) return understood({ kind: 'deadline', date: serial });
  }
  if (!isCost(place)) return understood({ kind: 'quantity', ...quantity });
  const plain = normalise(text);
  return {
    ok: false,
    code: 'Q1',
    problem: `成本指标“${text.trim()}”没有写明方向：不得超过请写“≤${plain}”，固定标准请写“=${plain}”。`,
    answers: [`≤${plain}`, `=${plain}`],
  };
}

/**
 * 年度指标值: reads one target cell against the notations of published tables. Only what fills the cell from end to end is
 * taken for a notation; refuses (ok: false) placeholders and empty cells (T5) and asks (Q1) where a cell has two readings.
 */
export function parseTarget(text: string, place: TargetPlace): ParsedTarget {
  const plain = normalise(text);
  if (isNotApplicable(plain, place)) return understood({ kind: 'not-applicable' });
  if (plain === '') return { ok: false, code: 'T5', problem: '指标值为空，请补填，例如“≥90%”或“及时”。' };
  if (PLACEHOLDER.test(plain)) {
    return { ok: false, code: 'T5', problem: `指标值“${text.trim()}”是模板占位符，请换成实际的指标值，例如“≥90%”。` };
  }
  if (plain === '无') return parseNone(place);
  if (isYesNo(plain)) return understood({ kind: 'yes-no', expected: plain });
  const options = parseOptions(plain);
  if (options) return understood({ kind: 'options', options });
  const deadline = parseDeadline(plain);
  if (deadline) return understood({ kind: 'deadline', date: deadline });
  const range = parseRange(plain);
  if (range) return understood({ kind: 'range', ...range });
  const quantity = parseQuantity(plain);
  if (quantity) return quantity.bare ? parseBare(text, quantity, place) : understood({ kind: 'quantity', ...quantity });
  return understood({ kind: 'words', text: text.trim() });
}
