import type { CheckedRow } from '#src/rules/checks/checked-row.ts';
import { numbersOf, type Sentence, type Stated, sentencesOf } from '#src/rules/checks/clauses.ts';
import { Decimal, formatPoints, normalise, parseDecimal } from '#src/rules/decimal.ts';
import { at, type Finding, type FindingField, finding } from '#src/rules/findings.ts';
import { type Currency, formatMoney, type MoneyColumn, type MoneyScore } from '#src/rules/money.ts';
import { inBase } from '#src/rules/quantity.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import { parseUnit } from '#src/rules/unit.ts';

/** What a text is held against: the form as it stands. */
export interface Told {
  rows: readonly CheckedRow[];
  money: MoneyScore;
  currency: Currency;
  /** Hundredths of a point; null while there is none. */
  total: number | null;
  grade: string | null;
}

interface Contradiction {
  indicator: number | null;
  said: string;
  record: string;
}

/** Another time, another whole, a bound, or what was meant to be: such a number is none of the form's. */
const OF_OTHERS =
  /上年|去年|上一年|往年|同期|平均|全市|全区|全省|全县|采购|预期|预计|计划|目标|指标值|满分|分值|上半年|半年|季度|(?<!\d)(?:[1-9]|1[01])月|人均|合同|下年|明年|低于|高于|不足|超过|不少于|以上|以下/;

/** Whether a stated number is the record's, rounded or cut to as many decimals as it was written with. */
function isSame(stated: Decimal, record: Decimal): boolean {
  const places = stated.decimalPlaces();
  return [Decimal.ROUND_HALF_UP, Decimal.ROUND_DOWN].some((mode) => record.toDecimalPlaces(places, mode).eq(stated));
}

/** The first number behind a word of the clause, with nothing but a verb between. */
function numberAfter(clause: string, word: RegExp): Stated | null {
  const match = word.exec(clause);
  if (!match) return null;
  const end = match.index + match[0].length;
  return numbersOf(clause).find((one) => one.at >= end && one.at - end <= 4) ?? null;
}

function rateSaid(clause: string, { money }: Told): Contradiction[] {
  const said = numberAfter(clause, /执行率[数]?/);
  const stated = said && parseDecimal(said.number);
  const { base, executed, rate } = money.lines.total;
  if (!said || !stated || !rate || !base || !executed || said.unit !== '%' || OF_OTHERS.test(clause)) return [];
  if (isSame(stated, rate) || isSame(stated, executed.times(100).div(base))) return [];
  return [{ indicator: null, said: clause, record: `预算执行率是 ${rate.toFixed(2)}%` }];
}

function totalSaid(clause: string, { total }: Told): Contradiction[] {
  const said = numberAfter(clause, /自评(?:总)?得分|自评总分|自评分|综合得分|最终得分|总得分|总分/);
  const stated = said && parseDecimal(said.number);
  if (!said || !stated || total === null || !said.unit.startsWith('分') || OF_OTHERS.test(clause)) return [];
  if (isSame(stated, new Decimal(total).div(100))) return [];
  return [{ indicator: null, said: clause, record: `总分是 ${formatPoints(total)}` }];
}

function gradeSaid(clause: string, { grade }: Told): Contradiction[] {
  const said = /(?:等级|评级|评价结果|评定)(?:为|是|:)?[“"「]?(优|良|中|差|合格|不合格)(?![好秀等间])/.exec(
    clause,
  )?.[1];
  if (said === undefined || grade === null || said === grade || OF_OTHERS.test(clause)) return [];
  return [{ indicator: null, said: clause, record: `等级是“${grade}”` }];
}

const AMOUNT_WORDS: readonly [column: MoneyColumn, word: RegExp, name: string][] = [
  ['initial', /年初预算(?:数|金额|安排|批复)?/, '年初预算数'],
  ['budget', /(?:全年预算|调整后预算|预算调整)(?:数|金额)?/, '全年预算数'],
  ['executed', /(?:全年|实际|累计)(?:执行|支出)(?:数|金额)?|执行数/, '全年执行数'],
];

/** Any line of the column may be meant; where none of them is the amount, the total is what the record has. */
function amountSaid(clause: string, { money, currency }: Told): Contradiction[] {
  return AMOUNT_WORDS.flatMap(([column, word, name]) => {
    const said = numberAfter(clause, word);
    const stated = said && parseDecimal(said.number);
    const total = column === 'budget' ? money.base : money.lines.total[column];
    const unit = said && parseUnit(/^[亿万千]?元/.exec(said.unit)?.[0] ?? '');
    if (!said || !stated || !total || unit?.base !== '元' || OF_OTHERS.test(clause)) return [];
    const scale = new Decimal(currency === '万元' ? 10_000 : 1).div(unit.factor);
    const amounts = MONEY_LINES.flatMap((line) => money.lines[line][column] ?? []);
    if ([total, ...amounts].some((amount) => isSame(stated, amount.times(scale)))) return [];
    return [{ indicator: null, said: clause, record: `${name}是 ${formatMoney(total, currency)} ${currency}` }];
  });
}

/** A name shorter than this stands in too many sentences that mean something else. */
const SHORT_NAME = 4;

/** How far a number may stand behind the name of its indicator. */
const NEAR = 8;

/** The actual value of an indicator that the sentence names, in the indicator's own unit. */
function actualSaid({ entry, score }: CheckedRow, indicator: number, clause: string): Contradiction[] {
  const name = normalise(entry.name);
  const start = name.length < SHORT_NAME ? -1 : clause.indexOf(name);
  const parsed = score.target;
  if (start < 0 || !parsed.ok || parsed.target.kind !== 'quantity' || score.amount === null) return [];
  const { target } = parsed;
  const end = start + name.length;
  const said = numbersOf(clause).find((one) => one.at >= end && one.at - end <= NEAR);
  const stated = said && parseDecimal(said.number);
  const unit = said && unitAtStart(said.unit, target.unit.base);
  if (!said || !stated || !unit || OF_OTHERS.test(clause) || /[≥≤<>]/.test(clause.slice(end))) return [];
  const [value, aimed] = [score.amount.div(unit.factor), inBase(target.amount, target.unit).div(unit.factor)];
  if (isSame(stated, value) || stated.eq(aimed)) return [];
  return [{ indicator, said: clause, record: `“${entry.name.trim()}”的实际完成值是 ${score.understood}` }];
}

/** The longest beginning of what stands behind a number that is a unit of this base: 次故 is 次. */
function unitAtStart(text: string, base: string) {
  const candidates = [text.length, 2, 1].map((length) => parseUnit(text.slice(0, length)));
  return candidates.find((unit) => unit.base === base && base !== '') ?? null;
}

/** 超任务 43 % beside an indicator: by how much its target was passed. */
function excessSaid({ entry, score }: CheckedRow, indicator: number, sentence: Sentence): Contradiction[] {
  const name = normalise(entry.name);
  const said = /超(?:额|过|出)?(?:年度|年初)?(?:任务|目标|计划|指标)?(?:数|值)?(?:完成)?(\d+(?:\.\d+)?)%/.exec(
    sentence.text,
  );
  const stated = said && parseDecimal(said[1] ?? '');
  if (!said || !stated || !score.completion || name.length < SHORT_NAME || !sentence.text.includes(name)) return [];
  const excess = score.completion.minus(1).times(100);
  if (isSame(stated, excess)) return [];
  const passed = excess.isNegative() ? '没有达到目标' : `超出目标 ${excess.toDecimalPlaces(2)}%`;
  return [{ indicator, said: said[0], record: `“${entry.name.trim()}”${passed}` }];
}

/** Of the names that stand in a clause the longest: 服务对象满意度 and not 满意度 within it. */
function namedIn(rows: readonly CheckedRow[], text: string): { row: CheckedRow; indicator: number }[] {
  const named = rows.flatMap((row, indicator) =>
    text.includes(normalise(row.entry.name)) ? [{ row, indicator }] : [],
  );
  const names = named.map(({ row }) => normalise(row.entry.name));
  return named.filter(({ row }) => {
    const own = normalise(row.entry.name);
    return (
      names.every((name) => name === own || !name.includes(own)) && names.filter((name) => name === own).length === 1
    );
  });
}

function contradictionsIn(sentence: Sentence, told: Told): Contradiction[] {
  const perClause = sentence.clauses.flatMap((clause) => [
    ...rateSaid(clause, told),
    ...totalSaid(clause, told),
    ...gradeSaid(clause, told),
    ...amountSaid(clause, told),
    ...namedIn(told.rows, clause).flatMap(({ row, indicator }) => actualSaid(row, indicator, clause)),
  ]);
  const excess = namedIn(told.rows, sentence.text).flatMap(({ row, indicator }) =>
    excessSaid(row, indicator, sentence),
  );
  return [...perClause, ...excess];
}

/** D1: numbers of a text that contradict the form, each quoted with what the form has. Other numbers are left alone. */
export function checkNarrative(text: string, told: Told): Finding[] {
  return sentencesOf(text).flatMap((sentence) =>
    contradictionsIn(sentence, told).map(({ indicator, said, record }) => {
      const message = `报告写“${said}”，自评表中${record}，请改为一致。`;
      return at(indicator, finding('D1', 'hint', 'narrative', message));
    }),
  );
}

const NO_DEVIATION =
  /(?:不存在|未出现|没有|无)[^,。]{0,10}(?:偏离|偏差|滞后|结余)|执行准确|足额执行|全部执行(?:完毕)?|执行完毕|执行到位|支出进度(?:良好|正常|符合)|按(?:预算|计划)(?:全部|全额)?执行/;

/** B5: words of a text that deny what the execution rate shows. */
export function checkDenial(text: string, field: FindingField, { rate }: Pick<MoneyScore, 'rate'>): Finding[] {
  if (!rate?.lt(90)) return [];
  const said = sentencesOf(text).flatMap(({ text: sentence }) => NO_DEVIATION.exec(sentence)?.[0] ?? []);
  return said.map((words) => {
    const message = `写了“${words}”，执行率却只有 ${rate.toFixed(2)}%，请改写或说明。`;
    return at(null, finding('B5', 'hint', field, message));
  });
}
