import { expect, test } from 'vitest';
import { Decimal, divideHalfUp, formatPoints, normalise, parseDecimal, parsePoints } from '#src/rules/decimal.ts';

// Notations counted in published target and self-evaluation tables, 2019–2024.
const NORMALISED: [name: string, text: string, plain: string][] = [
  ['全角数字与符号', '＞＝９０．５％', '≥90.5%'],
  ['ASCII 大于等于', '>= 90 %', '≥90%'],
  ['ASCII 小于等于', '<=5次', '≤5次'],
  ['异形大于等于', '≧ 735', '≥735'],
  ['异形小于等于', '≦3', '≤3'],
  ['制表符等号', '═ 100', '=100'],
  ['全角等号', '＝100', '=100'],
  ['全角括号', '≥90（%）', '≥90(%)'],
  ['破折号', '18—54周岁', '18-54周岁'],
  ['负号', '−3%', '-3%'],
  ['全角空格与换行', '　完 成\n率 ', '完成率'],
  ['汉字不变', '达成预期指标', '达成预期指标'],
];

test.each(NORMALISED)('统一写法：%s', (_name, text, plain) => {
  expect(normalise(text)).toBe(plain);
});

const NUMBERS: [name: string, text: string, value: string | null][] = [
  ['整数', '735', '735'],
  ['小数', '11.376', '11.376'],
  ['千分位', '1,468,400.00', '1468400'],
  ['全角千分位', '１，０００', '1000'],
  ['前后空格', ' 90.00 ', '90'],
  ['负数', '-5', '-5'],
  ['正号', '+5', '5'],
  ['零', '0.00', '0'],
  ['18 位整数', '123456789012345678', '123456789012345678'],
  ['19 位整数不读', '1234567890123456789', null],
  ['10 位小数', '0.1234567891', '0.1234567891'],
  ['11 位小数不读', '0.12345678912', null],
  ['千分位错位', '1,46,840', null],
  ['千分位不足三位', '1,0', null],
  ['两个小数点', '1.2.3', null],
  ['没有整数部分', '.5', null],
  ['以小数点结尾', '5.', null],
  ['科学记数', '1e5', null],
  ['十六进制', '0x10', null],
  ['空', '', null],
  ['汉字', '五', null],
  ['带单位', '5次', null],
  ['无穷', 'Infinity', null],
];

test.each(NUMBERS)('数字：%s', (_name, text, value) => {
  expect(parseDecimal(text)?.toString() ?? null).toBe(value);
});

const POINTS: [name: string, text: string, hundredths: number | null][] = [
  ['整数', '10', 1000],
  ['两位小数', '7.14', 714],
  ['末尾多零', '7.140', 714],
  ['零', '0', 0],
  ['三位小数不读', '7.145', null],
  ['负数不读', '-1', null],
  ['汉字不读', '十', null],
  ['带单位不读', '10次', null],
  ['空', '', null],
];

test.each(POINTS)('分数：%s', (_name, text, hundredths) => {
  expect(parsePoints(text)).toBe(hundredths);
});

const PRINTED: [hundredths: number, text: string][] = [
  [0, '0.00'],
  [1, '0.01'],
  [714, '7.14'],
  [1000, '10.00'],
  [10000, '100.00'],
];

test.each(PRINTED)('印出 %i 为 %s', (hundredths, text) => {
  expect(formatPoints(hundredths)).toBe(text);
});

const QUOTIENTS: [name: string, numerator: string, denominator: string, whole: number][] = [
  ['正好一半进位', '1', '2', 1],
  ['一又二分之一', '3', '2', 2],
  ['差一点不进位', '4.999999999', '10', 0],
  ['负数远离零', '-1', '2', -1],
  ['循环小数', '2', '3', 1],
  ['28 位数差一点到一半', '1234567899999999999999999999', '1000000000000000000000', 1234568],
];

test.each(QUOTIENTS)('四舍五入：%s', (_name, numerator, denominator, whole) => {
  expect(divideHalfUp(new Decimal(numerator), new Decimal(denominator))).toBe(whole);
});
