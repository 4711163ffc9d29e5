import { expect, test } from 'vitest';
import { Decimal } from '#src/rules/decimal.ts';
import {
  categorySums,
  formatGain,
  readPoints,
  scaleFactor,
  scaleWeights,
  splitWeights,
} from '#src/rules/weight-plan.ts';
import { book } from '#test/rules/forms.ts';

test.each([
  ['7.14', 714],
  ['10', 1000],
  [' 5.5 ', 550],
  ['１０．５', 1050],
  ['0', 0],
  ['100', 10_000],
])('分值“%s”读作 %i', (text, points) => {
  expect(readPoints(text)).toEqual({ ok: true, points });
});

test.each([
  ['', '请填写分值'],
  ['十分', '读不出'],
  ['7分', '读不出'],
  ['-1', '不能为负数'],
  ['100.01', '超过 100'],
  ['7.145', '最多填两位小数'],
  ['1e2', '读不出'],
  ['9'.repeat(5000), '读不出'],
])('分值“%s”不收，说明怎么写', (text, said) => {
  const read = readPoints(text);
  expect(read.ok ? '' : read.problem).toContain(said);
  expect(read.ok ? 0 : read.problem.length).toBeLessThan(60);
});

test.each([
  ['除得尽', [5000, 3000, 2000], '0.9', [4500, 2700, 1800]],
  ['余数归最后一项', [3333, 3333, 3334], '0.9', [2999, 2999, 3002]],
  ['没有分值的行不变', [5000, null, 5000], '0.9', [4500, null, 4500]],
  ['零分的行仍是零', [5005, 4995, 0], '0.9', [4504, 4496, 0]],
  ['预算执行率二十分', [3333, 3333, 3334], '0.8', [2666, 2666, 2668]],
])('换算：%s', (_, weights, factor, scaled) => {
  expect(scaleWeights(weights, new Decimal(factor))).toEqual(scaled);
  const sum = (all: readonly (number | null)[]) => all.reduce<number>((total, one) => total + (one ?? 0), 0);
  expect(sum(scaled)).toBe(new Decimal(sum(weights)).times(factor).toNumber());
});

test.each([
  ['占满一百', [5000, 3000, 2000], 1000, '0.9'],
  ['占满一百，执行率二十', [5000, 5000], 2000, '0.8'],
  ['已是九十', [5000, 3000, 1000], 1000, null],
  ['没有预算执行率', [10_000], 0, null],
])('该不该换算：%s', (_, weights, money, factor) => {
  expect(scaleFactor(weights, money)?.toString() ?? null).toBe(factor);
});

const rows = (text: string) =>
  text.split(' ').map((one) => {
    const [category = '', weight = ''] = one.split('=');
    return { category, weight: Number(weight) };
  });

test.each([
  ['没有成本', '产出=5000 效益=3000 满意度=1000', 'shanghai', '产出 5000/5000 效益 3000/3000 满意度 1000/1000'],
  [
    '有成本',
    '成本=2000 产出=4000 效益=2000 满意度=900',
    'shanghai',
    '成本 2000/2000 产出 4000/4000 效益 2000/2000 满意度 900/1000',
  ],
  ['没有满意度', '产出=5000 效益=3000', 'shanghai', '产出 5000/5000 效益 3000/4000'],
  ['成本并入产出', '成本=1000 产出=4000 效益=3000', 'national-2020', '成本 1000/— 产出 4000/— 效益 3000/4000'],
  ['不认识的类别', '决策=500 产出=5000', 'shanghai', '决策 500/— 产出 5000/9000'],
])('类别合计：%s', (_, text, id, said) => {
  const sums = categorySums(rows(text), book(id));
  expect(sums.map(({ category, sum, wanted }) => `${category} ${sum}/${wanted ?? '—'}`).join(' ')).toBe(said);
});

test('重新均分：已填的分值不算，余数归每类最后一项', () => {
  const row = (category: string) => ({ category, weight: 1, weighted: true });
  const all = [...Array.from({ length: 7 }, () => row('产出指标')), row('效益指标'), row('满意度指标')];
  expect(splitWeights(all, book('shanghai'))).toEqual([714, 714, 714, 714, 714, 714, 716, 3000, 1000]);
});

test.each([
  [50, '＋0.50'],
  [-1000, '−10.00'],
  [0, ''],
])('变动 %i 写作“%s”', (points, text) => {
  expect(formatGain(points)).toBe(text);
});
