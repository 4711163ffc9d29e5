import { expect, test } from 'vitest';
import { Decimal } from '#src/rules/decimal.ts';
import { deviationOf, signed } from '#src/rules/deviation.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { row, scored } from '#test/rules/forms.ts';

const CASES: [name: string, set: Partial<SheetRow>, deviation: string][] = [
  ['多于目标', { target: '≥1000次', actual: '1386' }, '+386次（+38.60%）'],
  ['少于目标', { target: '≥50次', actual: '44' }, '−6次（−12.00%）'],
  ['持平', { target: '≥4次', actual: '4' }, '持平'],
  ['百分比用百分点', { target: '≥95%', actual: '95.4%' }, '+0.4 个百分点'],
  ['千分率用千分点', { target: '≤2‰', actual: '2.5‰' }, '+0.5 个千分点'],
  ['越少越好而多了', { target: '≤5次', actual: '6' }, '+1次（+20.00%）'],
  ['零目标没有比例', { target: '=0次', actual: '1' }, '+1次'],
  ['负目标没有比例', { target: '≥-5%', actual: '-3%' }, '+2 个百分点'],
  ['万条与条', { target: '≥1.00(万条)', actual: '9500条' }, '−0.05万条（−5.00%）'],
  ['目标的单位除不尽就用所填的单位', { target: '半小时内响应', actual: '25分钟' }, '−5分钟（−16.67%）'],
  ['金额', { target: '≤100万元', actual: '980000元' }, '−2万元（−2.00%）'],
  ['三分之一按两位', { target: '≥3个', actual: '2' }, '−1个（−33.33%）'],
  ['区间内', { target: '18—54周岁', actual: '30' }, '在范围内'],
  ['高于区间', { target: '18—54周岁', actual: '60' }, '+6周岁（+11.11%）'],
  ['低于区间', { target: '20—40期', actual: '15' }, '−5期（−25.00%）'],
  ['提前', { target: '2024年12月31日', actual: '2024-12-20' }, '提前 11 天'],
  ['晚了', { target: '2024年11月30日', actual: '2024-12-02' }, '晚 2 天'],
  ['当天', { target: '2024年11月30日', actual: '2024-11-30' }, '按期'],
  ['只到月', { target: '2024年11月', actual: '2024年10月' }, '按期'],
  ['只到月而逾期', { target: '2024年11月', actual: '2024年12月' }, '逾期'],
  ['文字部分达成', { target: '及时', attainment: '部分达成', share: '75', actual: '一次迟报' }, '部分达成（75%）'],
  ['文字达成', { target: '及时', actual: '及时' }, '达成'],
  ['通过', { target: '通过', actual: '通过' }, '达到'],
  ['选项', { target: '优良中低差', actual: '良' }, '良'],
  ['没有填', { target: '≥4次', actual: '' }, ''],
  ['读不出', { target: '≥4次', actual: '完成' }, ''],
  ['不适用', { target: '不适用' }, ''],
];

test.each(CASES)('偏差：%s', (_name, set, deviation) => {
  expect(deviationOf(row(set), scored(set, 1000))).toBe(deviation);
});

test('带符号的数：修约以后为零的没有符号', () => {
  const shown = ['0.4', '-0.4', '-0.001', '0.005', '0'].map((text) => signed(new Decimal(text), 2));
  expect(shown).toEqual(['+0.40', '−0.40', '0.00', '+0.01', '0.00']);
  expect(signed(new Decimal('-1.5'))).toBe('−1.5');
});
