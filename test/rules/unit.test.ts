import { expect, test } from 'vitest';
import { parseUnit } from '#src/rules/unit.ts';

// Units seen in published tables; decided: counted units have a nearest admissible bound, 工作日 does not convert to 天.
const UNITS: [text: string, base: string, factor: string, counted: boolean][] = [
  ['次', '次', '1', true],
  ['起', '次', '1', true],
  ['人', '人', '1', true],
  ['名', '人', '1', true],
  ['位', '人', '1', true],
  ['人次', '人次', '1', true],
  ['家', '家', '1', true],
  ['台', '台', '1', true],
  ['份', '份', '1', true],
  ['件', '件', '1', true],
  ['个', '个', '1', true],
  ['并发数', '并发数', '1', true],
  ['%', '%', '1', false],
  ['百分比', '%', '1', false],
  ['‰', '%', '0.1', false],
  ['元', '元', '1', false],
  ['万元', '元', '10000', false],
  ['亿元', '元', '100000000', false],
  ['条', '条', '1', true],
  ['万条', '条', '10000', true],
  ['万人次', '人次', '10000', true],
  ['秒', '秒', '1', false],
  ['分钟', '秒', '60', false],
  ['小时', '秒', '3600', false],
  ['天', '秒', '86400', false],
  ['日', '秒', '86400', false],
  ['工作日', '工作日', '1', false],
  ['个工作日', '工作日', '1', false],
  ['周岁', '岁', '1', false],
  ['公里', '米', '1000', false],
  ['㎡', '平方米', '1', false],
  ['TB', 'MB', '1048576', false],
  ['元/亩', '元/亩', '1', false],
  ['万元/辆', '元/辆', '10000', false],
  ['次/10万公顷', '次/10万公顷', '1', false],
  ['', '', '1', false],
];

test.each(UNITS)('单位“%s”', (text, base, factor, counted) => {
  const unit = parseUnit(text);
  expect({ base: unit.base, factor: unit.factor.toString(), counted: unit.counted }).toEqual({ base, factor, counted });
  expect(unit.known).toBe(true);
});

test('没见过的单位自成一类，不算计件', () => {
  const unit = parseUnit('套餐包');
  expect(unit).toMatchObject({ text: '套餐包', base: '套餐包', counted: false, known: false });
});
