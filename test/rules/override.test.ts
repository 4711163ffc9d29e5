import { expect, test } from 'vitest';
import { FIGURES } from '#src/rules/figures.ts';
import { checkOverride, type FigureOverride, mergeRulebook } from '#src/rules/override.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { book, money, row, scored, sheet } from '#test/rules/forms.ts';

function override(
  figure: string,
  value: unknown,
  validFrom = '2024-01-01',
  source = '某区财政局 2024 年通知',
): FigureOverride {
  return { figure, value, source, validFrom };
}

const GRADES = [
  { name: '优', from: 9000 },
  { name: '良', from: 7500 },
  { name: '合格', from: 6000 },
  { name: '不合格', from: 0 },
];
const BANDS = [
  { attainment: '达成', from: 80, to: 100 },
  { attainment: '部分达成', from: 50, to: 80 },
  { attainment: '未达成', from: 0, to: 50 },
];
const SATISFACTION = {
  mode: 'bands',
  bands: [
    { from: 90, share: 100 },
    { from: 60, share: 50 },
    { from: 0, share: 0 },
  ],
};
const CAPS = [
  { below: 80, atMost: 8900 },
  { below: 70, atMost: 7900 },
];
const WEIGHTS = { cost: null, output: 4000, benefit: 3000, satisfaction: 1000 };

type Case = [name: string, figure: string, value: unknown];

const ACCEPTED: Case[] = [
  ['等级：良从 75 起', 'grades', GRADES],
  ['预算执行率 20 分', 'moneyWeight', 2000],
  ['没有成本的分值', 'weightsWithoutCost', WEIGHTS],
  ['有成本的分值', 'weightsWithCost', { ...WEIGHTS, cost: 1000 }],
  ['成本并入产出', 'weightsWithCost', WEIGHTS],
  ['定性分档', 'attainmentBands', BANDS],
  ['满意度按比例', 'satisfaction', { mode: 'ratio' }],
  ['满意度分档', 'satisfaction', SATISFACTION],
  ['及格门槛', 'passLine', 60],
  ['不设及格门槛', 'passLine', null],
  ['选项得分', 'optionShares', { 2: [100, 0], 3: [100, 60, 0] }],
  ['超额扣分', 'overAchievement', { warnFrom: 30, deductFrom: 30, deductPoints: 200 }],
  ['超额只提醒', 'overAchievement', { warnFrom: 50, deductFrom: null, deductPoints: 0 }],
  ['总分封顶', 'totalCaps', CAPS],
  ['不封顶', 'totalCaps', []],
  ['单项界限', 'extremeWeight', 3000],
  ['自查界限', 'checks', { overSteps: { low: 50, wrong: 100 }, vagueShare: 40, quantitativeFloor: 60 }],
];

test.each(ACCEPTED)('可以自定：%s', (_name, figure, value) => {
  expect(checkOverride(override(figure, value))).toBe(null);
  const stored = JSON.parse(JSON.stringify(value));
  const merged = mergeRulebook(book('shanghai'), [override(figure, stored)], '2024-12-31');
  expect(merged.overrides).toMatchObject([{ figure, source: '某区财政局 2024 年通知', validFrom: '2024-01-01' }]);
});

const REFUSED: Case[] = [
  ['等级不是列表', 'grades', { name: '优', from: 9000 }],
  ['等级为空', 'grades', []],
  [
    '等级不降低',
    'grades',
    [
      { name: '优', from: 8000 },
      { name: '良', from: 9000 },
      { name: '差', from: 0 },
    ],
  ],
  ['等级不到零', 'grades', [{ name: '优', from: 9000 }]],
  [
    '等级重名',
    'grades',
    [
      { name: '优', from: 9000 },
      { name: '优', from: 0 },
    ],
  ],
  ['等级没有名称', 'grades', [{ name: ' ', from: 0 }]],
  ['等级多了字段', 'grades', [{ name: '优', from: 0, to: 10000 }]],
  ['分值不是整数', 'moneyWeight', 10.5],
  ['分值为负', 'moneyWeight', -1],
  ['分值超过一百', 'moneyWeight', 10001],
  ['分值是文字', 'moneyWeight', '1000'],
  ['分值是空', 'moneyWeight', null],
  ['没有成本的分值里有成本', 'weightsWithoutCost', { ...WEIGHTS, cost: 1000 }],
  ['分值合计超过一百', 'weightsWithCost', { cost: 5000, output: 4000, benefit: 3000, satisfaction: 1000 }],
  ['分值缺一类', 'weightsWithCost', { cost: 1000, output: 4000, benefit: 3000 }],
  ['分档缺一档', 'attainmentBands', BANDS.slice(0, 2)],
  ['分档次序不对', 'attainmentBands', [...BANDS].reverse()],
  ['分档不连续', 'attainmentBands', [BANDS[0], { attainment: '部分达成', from: 50, to: 70 }, BANDS[2]]],
  ['分档不到零', 'attainmentBands', [BANDS[0], BANDS[1], { attainment: '未达成', from: 10, to: 50 }]],
  ['满意度方式不认识', 'satisfaction', { mode: 'linear' }],
  ['满意度没有分档', 'satisfaction', { mode: 'bands' }],
  ['满意度分档为空', 'satisfaction', { mode: 'bands', bands: [] }],
  ['满意度分档不到零', 'satisfaction', { mode: 'bands', bands: [{ from: 90, share: 100 }] }],
  [
    '满意度越低得分越高',
    'satisfaction',
    {
      mode: 'bands',
      bands: [
        { from: 90, share: 50 },
        { from: 0, share: 60 },
      ],
    },
  ],
  ['门槛超过一百', 'passLine', 101],
  ['门槛不是数', 'passLine', Number.NaN],
  ['选项个数不符', 'optionShares', { 3: [100, 50] }],
  ['选项第一项不是一百', 'optionShares', { 2: [90, 0] }],
  ['选项升高', 'optionShares', { 3: [100, 20, 30] }],
  ['选项不是对象', 'optionShares', [100, 0]],
  ['超额起点为零', 'overAchievement', { warnFrom: 0, deductFrom: null, deductPoints: 0 }],
  ['超额缺字段', 'overAchievement', { warnFrom: 30 }],
  ['自查两档颠倒', 'checks', { overSteps: { low: 100, wrong: 50 }, vagueShare: 40, quantitativeFloor: null }],
  ['自查比例过百', 'checks', { overSteps: { low: 50, wrong: 100 }, vagueShare: 140, quantitativeFloor: null }],
  ['封顶不降低', 'totalCaps', [...CAPS].reverse()],
  ['封顶不是列表', 'totalCaps', 8900],
  ['不在清单里', 'formTitle', '自评表'],
  ['对象自带的名字', 'constructor', 1],
];

test.each(REFUSED)('不能自定：%s', (_name, figure, value) => {
  expect(checkOverride(override(figure, value))).toMatch(/。$/);
  expect(() => mergeRulebook(book('shanghai'), [override(figure, value)], '2024-12-31')).toThrow();
});

test('来源和生效日期都要有', () => {
  expect(checkOverride(override('moneyWeight', 2000, '2024-01-01', ' '))).toContain('来源');
  expect(checkOverride(override('moneyWeight', 2000, '2024年1月'))).toContain('生效日期');
  expect(checkOverride(override('moneyWeight', 2000, '2024-02-30'))).toContain('生效日期');
});

test('各评分办法自己的数值都合要求', () => {
  for (const one of RULEBOOKS) {
    for (const figure of FIGURES) {
      const bands = { mode: 'bands', bands: one.satisfactionBands };
      const value =
        figure === 'satisfaction' ? (one.satisfaction === 'bands' ? bands : { mode: 'ratio' }) : one[figure];
      expect([one.id, figure, checkOverride(override(figure, value))]).toEqual([one.id, figure, null]);
    }
  }
});

// Decided: dated; the newest that holds on the day counts.
const DATED = [
  override('moneyWeight', 1500, '2023-01-01', '旧通知'),
  override('moneyWeight', 2000, '2024-07-01', '新通知'),
  override('passLine', 60, '2024-01-01'),
];
test.each([
  ['最早之前', '2022-12-31', 1000, []],
  ['生效当天', '2023-01-01', 1500, ['旧通知']],
  ['新的生效之前', '2024-06-30', 1500, ['旧通知', '某区财政局 2024 年通知']],
  ['新的生效之后', '2024-07-01', 2000, ['新通知', '某区财政局 2024 年通知']],
] as const)('按日期：%s', (_name, date, moneyWeight, sources) => {
  const merged = mergeRulebook(book('shanghai'), DATED, date);
  expect(merged.moneyWeight).toBe(moneyWeight);
  expect(merged.overrides?.map((one) => one.source) ?? []).toEqual(sources);
});

test('同一天的以后一条为准', () => {
  const merged = mergeRulebook(book('shanghai'), [override('passLine', 50), override('passLine', 60)], '2024-12-31');
  expect(merged.passLine).toBe(60);
  expect(merged.overrides).toHaveLength(1);
});

test('没有自定数值时就是原来的评分办法，原来的评分办法从不改动', () => {
  const original = book('shanghai');
  const before = JSON.stringify(original);
  expect(mergeRulebook(original, [], '2024-12-31')).toBe(original);
  mergeRulebook(original, [override('grades', GRADES)], '2024-12-31');
  expect(JSON.stringify(original)).toBe(before);
});

test('合并后的评分办法用来计分，并写进记录', () => {
  const merged = mergeRulebook(
    book('shanghai'),
    [override('grades', GRADES), override('satisfaction', SATISFACTION), override('attainmentBands', BANDS)],
    '2024-12-31',
  );
  const whole = sheet({
    rulebook: merged,
    money: money(['', '100', '60'], {}, '跨年'),
    indicators: [
      row({ target: '≥10次', actual: '7', reason: '停工', weight: '50' }),
      row({ category: '效益指标', target: '及时', share: '55', reason: '迟', weight: '30' }),
      row({ category: '满意度指标', name: '满意度', target: '≥95%', actual: '92%', weight: '10' }),
    ],
  });
  const result = scoreSheet(whole);
  expect(result.rows.map((one) => one.score)).toEqual([3500, 1650, 1000]);
  expect(result.rows[1]?.understood).toBe('部分达成 55%');
  expect({ total: result.total, grade: result.grade }).toEqual({ total: 6750, grade: '合格' });
});

test('选项得分按字符串键读取', () => {
  const merged = mergeRulebook(book('shanghai'), [override('optionShares', { '3': [100, 60, 0] })], '2024-12-31');
  expect(scored({ target: '高中低', actual: '中', reason: '有说明' }, 1000, merged).score).toBe(600);
});
