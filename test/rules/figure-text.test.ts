import { describe, expect, test } from 'vitest';
import { FIGURE_TEXTS, findFigure, formatFigure, parseFigure } from '#src/rules/figure-text.ts';
import { FIGURE_RULES, FIGURES, type Figure } from '#src/rules/figures.ts';
import { mergeRulebook } from '#src/rules/override.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { book } from '#test/rules/forms.ts';

function merged(base: Rulebook, figure: Figure, text: string): Rulebook {
  const override = { figure, value: parseFigure(figure, text)?.value, source: '通知', validFrom: '2024-01-01' };
  return mergeRulebook(base, [override], '2024-12-31');
}

const every = RULEBOOKS.flatMap((one) => FIGURES.map((figure) => [one.name, FIGURE_RULES[figure].name, one, figure]));

test.each(every as [string, string, Rulebook, Figure][])('%s的%s：写出来再读回不变', (_book, _name, one, figure) => {
  const parsed = parseFigure(figure, formatFigure(one, figure));
  expect({ ...one, ...FIGURE_RULES[figure].read(parsed?.value) }).toEqual(one);
});

test.each(FIGURES.map((figure) => [FIGURE_RULES[figure].name, figure] as const))('%s：示例可以照写', (_, figure) => {
  const { example } = FIGURE_TEXTS[figure];
  // Shares are set per number of options: those that an example does not name stay.
  expect(formatFigure(merged(book('shanghai'), figure, example), figure)).toContain(example);
});

const READ: [string, Figure, string, unknown][] = [
  [
    '全角空格、冒号和数字',
    'grades',
    '优：９０\r\n良　80.5\n 合 格 :60 \n\n不合格 ： 0',
    [
      { name: '优', from: 9000 },
      { name: '良', from: 8050 },
      { name: '合 格', from: 6000 },
      { name: '不合格', from: 0 },
    ],
  ],
  ['两位小数的分值是准确的', 'moneyWeight', '20.07', 2007],
  ['带单位的分值', 'extremeWeight', '30分', 3000],
  [
    '自查界限，定量不作要求',
    'checks',
    '空泛 40%\n目标偏低：50\n数据可疑 100',
    { overSteps: { low: 50, wrong: 100 }, vagueShare: 40, quantitativeFloor: null },
  ],
  [
    '类别次序不限',
    'weightsWithoutCost',
    '满意度 10\n产出 50\n效益 30',
    { cost: null, output: 5000, benefit: 3000, satisfaction: 1000 },
  ],
  [
    '有成本',
    'weightsWithCost',
    '成本 20\n产出 40\n效益 20\n满意度 10',
    { cost: 2000, output: 4000, benefit: 2000, satisfaction: 1000 },
  ],
  [
    '上限随上一档的下限',
    'attainmentBands',
    '达成 80%\n部分达成 62.5％\n未达成 0',
    [
      { attainment: '达成', from: 80, to: 100 },
      { attainment: '部分达成', from: 62.5, to: 80 },
      { attainment: '未达成', from: 0, to: 62.5 },
    ],
  ],
  ['满意度按比例', 'satisfaction', ' 按比例 ', { mode: 'ratio' }],
  [
    '满意度分档',
    'satisfaction',
    '90 100；0 0',
    {
      mode: 'bands',
      bands: [
        { from: 90, share: 100 },
        { from: 0, share: 0 },
      ],
    },
  ],
  ['不设门槛', 'passLine', ' \n', null],
  ['门槛', 'passLine', '60%', 60],
  ['选项', 'optionShares', '3个：100 70 30\n２ 个 100 0', { 3: [100, 70, 30], 2: [100, 0] }],
  ['只提醒', 'overAchievement', '提醒 30', { warnFrom: 30, deductFrom: null, deductPoints: 0 }],
  ['扣分', 'overAchievement', '扣分 50 2.5\n提醒 30', { warnFrom: 30, deductFrom: 50, deductPoints: 250 }],
  [
    '封顶',
    'totalCaps',
    '80 89\n60 79.99',
    [
      { below: 80, atMost: 8900 },
      { below: 60, atMost: 7999 },
    ],
  ],
  ['不封顶', 'totalCaps', '', []],
];

test.each(READ)('读得懂：%s', (_, figure, text, value) => {
  expect(parseFigure(figure, text)).toEqual({ value });
});

const REFUSED: [string, Figure, string][] = [
  ['空的等级', 'grades', ''],
  ['没有最低分的等级', 'grades', '优\n差 0'],
  ['没有名称的等级', 'grades', '90\n差 0'],
  ['名称只有冒号', 'grades', '： 90\n差 0'],
  ['等级升高', 'grades', '良 80\n优 90\n差 0'],
  ['文字的分值', 'moneyWeight', '十'],
  ['三位小数的分值', 'moneyWeight', '10.005'],
  ['负分值', 'moneyWeight', '-1'],
  ['分值超过一百', 'moneyWeight', '100.01'],
  ['空的分值', 'extremeWeight', ''],
  ['自查界限缺空泛', 'checks', '目标偏低 50\n数据可疑 100'],
  ['自查两档颠倒', 'checks', '目标偏低 100\n数据可疑 50\n空泛 50'],
  ['两行分值', 'extremeWeight', '10\n20'],
  ['缺一类', 'weightsWithCost', '产出 40\n效益 20'],
  ['同类两行', 'weightsWithCost', '产出 40\n产出 30\n效益 20\n满意度 10'],
  ['不认识的类别', 'weightsWithCost', '产出 40\n效益 20\n满意度 10\n其他 5'],
  ['不应有成本', 'weightsWithoutCost', '成本 20\n产出 40\n效益 20\n满意度 10'],
  ['多写了一个数', 'weightsWithoutCost', '产出 50 5\n效益 30\n满意度 10'],
  ['缺一档', 'attainmentBands', '达成 80\n未达成 0'],
  ['档次不降低', 'attainmentBands', '达成 60\n部分达成 80\n未达成 0'],
  ['满意度只有一个数', 'satisfaction', '90\n0 0'],
  ['比例与分档并写', 'satisfaction', '按比例\n0 0'],
  ['文字的门槛', 'passLine', '六十'],
  ['两个门槛', 'passLine', '60\n70'],
  ['没有个数', 'optionShares', '100 70 30'],
  ['个数不符', 'optionShares', '3 个 100 70'],
  ['同一个数两行', 'optionShares', '2 个 100 0\n2 个 100 50'],
  ['选项里的文字', 'optionShares', '2 个 100 零'],
  ['空的选项', 'optionShares', ''],
  ['没有提醒', 'overAchievement', '扣分 50 2'],
  ['提醒两行', 'overAchievement', '提醒 30\n提醒 40'],
  ['扣分没有分数', 'overAchievement', '提醒 30\n扣分 50'],
  ['提醒多一个数', 'overAchievement', '提醒 30 2'],
  ['空的超额', 'overAchievement', ''],
  ['封顶少一个数', 'totalCaps', '80'],
  ['封顶不降低', 'totalCaps', '70 79\n80 89'],
  ['旧的写法', 'grades', '[{"name":"优","from":0}]'],
];

test.each(REFUSED)('读不懂的不猜：%s', (_, figure, text) => {
  expect(parseFigure(figure, text)).toBe(null);
});

describe('可以自定的项目', () => {
  test.each([
    ['passLine', 'passLine'],
    ['name', undefined],
    ['constructor', undefined],
  ])('%s', (name, figure) => {
    expect(findFigure(name)).toBe(figure);
  });
});
