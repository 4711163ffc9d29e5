import { expect, test } from 'vitest';
import { Decimal, formatPoints } from '#src/rules/decimal.ts';
import { type Currency, countedAmount, formatMoney, parseMoney, scoreMoney, totalCap } from '#src/rules/money.ts';
import { book, codes, money } from '#test/rules/forms.ts';

type Amounts = [initial: string, budget: string, executed: string];
const REASON = '项目跨年实施';

// Worked cases: 普陀区 2022 (two tables), 湖北省红十字会 2019, 青神县 2023, 大英县 2023, 云南省应急管理厅 2022 and others.
const RATES: [name: string, amounts: Amounts, weight: number, rate: string | null, score: string | null][] = [
  ['部分执行', ['250000.00', '250000.00', '215,457.6'], 1000, '86.18', '8.62'],
  ['执行偏低', ['20000.00', '20000.00', '9,034'], 1000, '45.17', '4.52'],
  ['超出预算按 100% 计', ['', '900', '977'], 1000, '100.00', '10.00'],
  ['以调整后预算为基数', ['238.93', '251.89', '251.89'], 1000, '100.00', '10.00'],
  ['年初为零', ['0', '3.36', '3.36'], 1000, '100.00', '10.00'],
  ['调整数为空用年初数', ['310.2', '', '154.74'], 1000, '49.88', '4.99'],
  ['湖北二十分', ['', '5', '5'], 2000, '100.00', '20.00'],
  ['湖北二十分部分执行', ['', '1290.00', '1206.01'], 2000, '93.49', '18.70'],
  ['飞机租赁', ['', '10441', '9265.353442'], 1000, '88.74', '8.87'],
  ['就业补助', ['', '7165.32', '6992.95'], 1000, '97.59', '9.76'],
  ['广元：四舍五入而不截断', ['', '2000', '1157.97'], 1000, '57.90', '5.79'],
  ['由精确值计分，不由印出的比率', ['', '310.2', '154.74'], 1000, '49.88', '4.99'],
  ['零执行', ['', '100', '0'], 1000, '0.00', '0.00'],
  ['差一点点到满分可以得满分', ['', '100000', '99999'], 1000, '100.00', '10.00'],
  ['正好半分进位', ['', '2000', '1999'], 1000, '99.95', '10.00'],
  ['不写执行数', ['100', '100', ''], 1000, null, null],
  ['什么都没有', ['', '', ''], 1000, null, null],
  ['没有预算', ['', '', '50'], 1000, null, null],
];

test.each(RATES)('预算执行率：%s', (_name, amounts, weight, rate, score) => {
  const result = scoreMoney(money(amounts, {}, REASON), weight, '万元');
  expect({
    rate: result.rate?.toFixed(2) ?? null,
    score: result.score === null ? null : formatPoints(result.score),
    applicable: result.applicable,
  }).toEqual({ rate, score, applicable: true });
});

// Decided: base 0 and executed 0 is not applicable; base 0 and executed above 0 is an error besides. 0 is a value.
test.each([
  ['预算和执行都是零', ['', '0', '0'], []],
  ['调整为零，年初不算', ['100', '0', '0'], []],
  ['没有预算却有执行', ['', '0', '50'], ['B6b error executed']],
  ['调整为零却有执行', ['100', '0', '50'], ['B6b error executed']],
] as [string, Amounts, string[]][])('不适用：%s', (_name, amounts, found) => {
  const result = scoreMoney(money(amounts), 1000, '万元');
  expect({ ...result, findings: codes(result.findings) }).toMatchObject({
    applicable: false,
    score: null,
    rate: null,
    findings: found,
  });
});

// The total line is typed like any other; untouched it adds up its parts as soon as they are complete.
type Parts = [appropriation: string, carriedOver: string, other: string];
const TOTALS: [name: string, total: string, parts: Parts, executed: string | null, found: string[]][] = [
  ['各项齐全时合计', '', ['60', '30', '0'], '90', []],
  ['各项不齐时不合计', '', ['60', '30', ''], null, ['S6 error executed']],
  ['与各项一致', '90', ['60', '30', '0'], '90', []],
  ['与各项不一致以合计为准', '95', ['60', '30', '0'], '95', ['B1 error executed']],
  ['合计为零而各项有数', '0', ['89.974', '', ''], '0', ['B1 error executed', 'B6a warn executed']],
  ['各项不齐而超过合计', '50', ['60', '', ''], '50', ['B1 error executed']],
  ['各项不齐而不足合计', '90', ['60', '', ''], '90', []],
  ['相差 0.01', '90.01', ['60', '30', '0'], '90.01', []],
  ['临河区：相差 0.03', '90.03', ['60', '30', '0'], '90.03', ['B1 error executed']],
  ['读不出的合计不由各项代替', '九十', ['60', '30', '0'], null, ['V2 error executed']],
];

test.each(TOTALS)('资金总额：%s', (_name, total, parts, executed, found) => {
  const [appropriation, carriedOver, other] = parts.map((part): Amounts => ['', '', part]);
  const lines = { appropriation, carriedOver, other };
  const result = scoreMoney(money(['', '100', total], lines, REASON), 1000, '万元');
  expect(result.lines.total.executed?.toString() ?? null).toBe(executed);
  expect(codes(result.findings)).toEqual(found);
});

// The paper prints what counts, so the screen must not show a proposal that the paper lacks.
test('全年预算数只填了总额：各项不再沿用年初数，提醒补填', () => {
  const initial: Amounts = ['60', '', '60'];
  const result = scoreMoney(money(['60', '75', '60'], { appropriation: initial }, REASON), 1000, '万元');
  expect(countedAmount(result, 'appropriation', 'budget')).toBe(null);
  expect(countedAmount(result, 'total', 'budget')?.toString()).toBe('75');
  expect(codes(result.findings)).toEqual(['B1 warn budget']);
  const untouched = scoreMoney(money(['60', '', '60'], { appropriation: initial }, REASON), 1000, '万元');
  expect(countedAmount(untouched, 'appropriation', 'budget')?.toString()).toBe('60');
  expect(codes(untouched.findings)).toEqual([]);
});

test('各项的执行率各自计算，以调整后预算为基数', () => {
  const entry = money(['100', '200', '150'], { appropriation: ['100', '150', '120'], other: ['0', '50', '30'] });
  const { lines } = scoreMoney(entry, 1000, '万元');
  expect([lines.appropriation, lines.other, lines.carriedOver].map((line) => line.rate?.toFixed(2) ?? null)).toEqual([
    '80.00',
    '60.00',
    null,
  ]);
});

test('全年预算数填了一部分时不用年初数代替', () => {
  const entry = money(['100', '', '90'], { appropriation: ['100', '120', '90'] });
  const result = scoreMoney(entry, 1000, '万元');
  expect({ base: result.base, score: result.score, found: codes(result.findings) }).toEqual({
    base: null,
    score: null,
    found: ['S6 error budget'],
  });
});

const AMOUNTS: [name: string, text: string, currency: Currency, printed: string | null][] = [
  ['千分位', '1,468,400.00', '元', '1,468,400.00'],
  ['全角', '２０，０００', '元', '20,000.00'],
  ['带元', '20000元', '元', '20,000.00'],
  ['人民币符号', '￥20000', '元', '20,000.00'],
  ['带万元', '89.974万元', '万元', '89.974'],
  ['万元补足两位', '5', '万元', '5.00'],
  ['万元六位', '9265.353442', '万元', '9,265.353442'],
  ['零', '0', '元', '0.00'],
  ['元表里的万元', '2万元', '元', null],
  ['万元表里的元', '20000元', '万元', null],
  ['负数', '-1', '元', null],
  ['三位小数的元', '1.005', '元', null],
  ['七位小数的万元', '1.0000001', '万元', null],
  ['九十万亿元', '90000000000000', '元', '90,000,000,000,000.00'],
  ['超过九十万亿元', '90000000000000.01', '元', null],
  ['九十亿万元', '9000000000', '万元', '9,000,000,000.00'],
  ['超过九十亿万元', '9000000000.000001', '万元', null],
  ['文字', '约二十万', '元', null],
  ['两个数', '20000/30000', '元', null],
];

test.each(AMOUNTS)('金额：%s', (_name, text, currency, printed) => {
  const parsed = parseMoney(text, currency);
  expect(parsed.ok ? formatMoney(parsed.amount, currency) : null).toBe(printed);
});

test('印出的金额按位数：元两位，万元二至六位', () => {
  expect(formatMoney(new Decimal('1234567.8'), '元')).toBe('1,234,567.80');
  expect(formatMoney(new Decimal('123.4567'), '万元')).toBe('123.4567');
});

// A locality's manual of 2022: 70–80 % at most 89, 60–70 % 79, 50–60 % 69, below 50 % 59. The bound is the higher band's.
const CAPS = [
  { below: 80, atMost: 8900 },
  { below: 70, atMost: 7900 },
  { below: 60, atMost: 6900 },
  { below: 50, atMost: 5900 },
];
test.each([
  ['100', null],
  ['80', null],
  ['79.99', 8900],
  ['70', 8900],
  ['69.99', 7900],
  ['60', 7900],
  ['59.99', 6900],
  ['50', 6900],
  ['49.99', 5900],
  ['0', 5900],
])('执行率 %s%% 的封顶', (executed, atMost) => {
  const scored = scoreMoney(money(['', '100', executed]), 1000, '万元');
  expect(totalCap(scored, { ...book('shanghai'), totalCaps: CAPS })).toBe(atMost);
  expect(totalCap(scored, book('shanghai'))).toBe(null);
});
