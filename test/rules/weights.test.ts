import { expect, test } from 'vitest';
import { parsePoints } from '#src/rules/decimal.ts';
import { assignWeights, captionPoints, categoryOf, splitEqually, type WeightRow } from '#src/rules/weights.ts';
import { book } from '#test/rules/forms.ts';

const HEADINGS: Record<string, string> = {
  本: '成本指标',
  产: '产出指标',
  效: '效益指标',
  满: '满意度指标',
  决: '项目决策',
};

/** Rows as `产 产=20 效`: category, and the weight that is set; `-` behind the category: 不适用 in the target table. */
function rows(text: string): WeightRow[] {
  return text.split(' ').map((one) => {
    const [category = '', weight] = one.replace('-', '').split('=');
    return {
      category: HEADINGS[category] ?? category,
      weight: weight === undefined ? null : parsePoints(weight),
      weighted: !one.endsWith('-'),
    };
  });
}

function assigned(text: string, id: string, money: number | null = null): string {
  const weights = assignWeights(rows(text), money, book(id));
  return [weights.money, ...weights.rows].map((one) => (one === null ? '—' : String(one / 100))).join(' ');
}

type Case = [name: string, rows: string, book: string, weights: string];

// 10 / 50 / 30 / 10 as printed in county forms; with level-1 成本 10 / 20 / 40 / 20 / 10 (财预〔2021〕101号, to be checked).
const SCHEMES: Case[] = [
  ['三类各一行', '产 效 满', 'shanghai', '10 50 30 10'],
  ['三类各一行', '产 效 满', 'national-2020', '10 50 30 10'],
  ['三类各一行', '产 效 满', 'national-2021', '10 50 30 10'],
  ['三类各一行', '产 效 满', 'hubei', '20 40 30 10'],
  ['有成本', '本 产 效 满', 'shanghai', '10 20 40 20 10'],
  ['有成本', '本 产 效 满', 'national-2021', '10 20 40 20 10'],
  ['有成本：并入产出', '本 产 效 满', 'national-2020', '10 25 25 30 10'],
  ['有成本：并入产出', '本 产 效 满', 'hubei', '20 20 20 30 10'],
  ['没有满意度：归效益', '产 效', 'shanghai', '10 50 40'],
  ['没有满意度、有成本', '本 产 效', 'national-2021', '10 20 40 30'],
  ['没有效益：归产出', '产 满', 'shanghai', '10 80 10'],
  ['没有效益和满意度', '产', 'shanghai', '10 90'],
  ['没有产出：归效益', '效 满', 'shanghai', '10 80 10'],
  ['只有满意度', '满', 'shanghai', '10 90'],
  ['只有成本', '本', 'shanghai', '10 90'],
  ['只有成本', '本', 'national-2020', '10 90'],
  ['成本与满意度', '本 满', 'national-2020', '10 80 10'],
  ['湖北没有满意度', '产 效', 'hubei', '20 40 40'],
];

// Suzhou 2021: 26 points over 7 rows as 3.71 × 6 + 3.74. Here always the last row takes the remainder.
const SPLIT: Case[] = [
  ['七行分五十', '产 产 产 产 产 产 产 效 满', 'shanghai', '10 7.14 7.14 7.14 7.14 7.14 7.14 7.16 30 10'],
  ['三行分三十', '产 效 效 效 满', 'shanghai', '10 50 10 10 10 10'],
  ['三行分五十', '产 产 产 效 满', 'shanghai', '10 16.66 16.66 16.68 30 10'],
  ['不相邻的同类', '产 效 产 满', 'shanghai', '10 25 30 25 10'],
  ['成本与产出合并均分', '产 产 本 效 满', 'national-2020', '10 16.66 16.66 16.68 30 10'],
];

// Where some rows of a category have weights, the others divide what is left; the odd hundredths go to the last.
const PARTIAL: Case[] = [
  ['一行已定', '产=20 产 产 效 满', 'shanghai', '10 20 15 15 30 10'],
  ['余数归末行', '产 产=20 产 产 效 满', 'shanghai', '10 10 20 10 10 30 10'],
  ['除不尽', '产=10 产 产 产 效 满', 'shanghai', '10 10 13.33 13.33 13.34 30 10'],
  ['已定的超过类别分值', '产=60 产 效 满', 'shanghai', '10 60 0 30 10'],
  ['全部已定照填', '产=40 效=40 满=10', 'shanghai', '10 40 40 10'],
  ['全部已定、合计一百', '产=60 效=30 满=10', 'shanghai', '10 60 30 10'],
  ['湖北合计九十：金额行为十', '产=50 效=30 满=10', 'hubei', '10 50 30 10'],
  ['湖北合计八十', '产=40 效=30 满=10', 'hubei', '20 40 30 10'],
  ['湖北未全部填写', '产=50 效=30 满', 'hubei', '20 50 30 10'],
  ['不认识的类别没有分值', '决 产 效 满', 'shanghai', '10 — 50 30 10'],
  ['不认识的类别填了分值', '决=2 产 效 满', 'shanghai', '10 2 50 30 10'],
];

// Decided: not applicable from import never has a weight.
const ABSENT: Case[] = [
  ['不适用行不占分', '产 产- 效 满', 'shanghai', '10 50 — 30 10'],
  ['整类不适用如同没有', '产 效- 满', 'shanghai', '10 80 — 10'],
  ['不适用的成本不改分值', '本- 产 效 满', 'shanghai', '10 — 50 30 10'],
  ['其余全部已定', '产=50 产- 效=30 满=10', 'shanghai', '10 50 — 30 10'],
];

test.each([...SCHEMES, ...SPLIT, ...PARTIAL, ...ABSENT])('分值：%s（%s，%s）', (_name, text, id, weights) => {
  expect(assigned(text, id)).toBe(weights);
});

test('表上写明的预算执行率分值优先', () => {
  expect(assigned('产=50 效=30 满=10', 'hubei', 2000)).toBe('20 50 30 10');
  expect(assigned('产 效 满', 'shanghai', 0)).toBe('0 50 30 10');
});

test.each([
  [2600, 7, [371, 371, 371, 371, 371, 371, 374]],
  [5000, 7, [714, 714, 714, 714, 714, 714, 716]],
  [3000, 3, [1000, 1000, 1000]],
  [1, 3, [0, 0, 1]],
  [5000, 1, [5000]],
  [5000, 0, []],
])('%i 分（百分之一分）由 %i 行均分', (points, count, shares) => {
  expect(splitEqually(points, count)).toEqual(shares);
});

test.each([
  ['产出指标', 'output'],
  ['产出指标(50分)', 'output'],
  ['项目产出', 'output'],
  ['效益指标', 'benefit'],
  ['满意度指标', 'satisfaction'],
  ['服务对象满意度指标', 'satisfaction'],
  ['成本指标', 'cost'],
  ['项目决策', null],
])('一级指标“%s”', (heading, category) => {
  expect(categoryOf(heading)).toBe(category);
});

test.each([
  ['产出指标(50分)', 5000],
  ['产出指标（50分）', 5000],
  ['产出指标（50）', 5000],
  ['产出指标\n（ 50 分）', 5000],
  ['产出指标40分', 4000],
  ['项目决策2分', 200],
  ['效益指标(7.5分)', 750],
  ['产出指标', null],
  ['产出指标（共三项）', null],
])('标题“%s”写明的分值', (heading, points) => {
  expect(captionPoints(heading)).toBe(points);
});
