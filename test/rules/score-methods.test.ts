import { expect, test } from 'vitest';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { book, codes, scored } from '#test/rules/forms.ts';

const SURVEY: Partial<SheetRow> = { category: '满意度指标', subcategory: '服务对象满意度', name: '满意度' };

// 财预〔2021〕101号's example for a row of 10: ≥90 → 10, 80–90 → 8, 60–80 → 5, below 60 → 0.
const BANDS: [name: string, actual: string, points: number, score: number, met: boolean][] = [
  ['90% 正好', '90%', 1000, 1000, false],
  ['94.60% 未达 95% 仍满分', '94.60%', 500, 500, false],
  ['89.99%', '89.99%', 1000, 800, false],
  ['80% 正好', '80%', 1000, 800, false],
  ['79.99%', '79.99%', 1000, 500, false],
  ['60% 正好', '60%', 1000, 500, false],
  ['59.99%', '59.99%', 1000, 0, false],
  ['达到目标', '96%', 1000, 1000, true],
  ['五分的行', '85%', 500, 400, false],
  ['进位', '85%', 333, 266, false],
];

test.each(BANDS)('满意度分档：%s', (_name, actual, points, score, met) => {
  expect(scored({ ...SURVEY, target: '≥95%', actual }, points, 'national-2021')).toMatchObject({ score, met });
});

test('满意度分档只管满意度指标', () => {
  expect(scored({ target: '≥95%', actual: '94.60%' }, 500, 'national-2021').score).toBe(498);
});

test.each(['national-2020', 'shanghai', 'hubei'])('%s 的满意度按比例', (id) => {
  expect(scored({ ...SURVEY, target: '≥95%', actual: '94.60%' }, 500, id).score).toBe(498);
});

// 财预〔2021〕101号: 及格门槛, set by the unit; below it nothing.
const PASS_LINE: Rulebook = { ...book('shanghai'), passLine: 60 };
test.each([
  ['低于门槛', '≥100个', '59', 0],
  ['正好在门槛', '≥100个', '60', 600],
  ['高于门槛', '≥100个', '61', 610],
  ['反向低于门槛', '≤6次', '11', 0],
  ['反向正好在门槛', '≤6次', '10', 600],
  ['差一点点也低于门槛', '≥100000个', '59999', 0],
  ['达到目标', '≥100个', '100', 1000],
] as const)('及格门槛：%s', (_name, target, actual, score) => {
  expect(scored({ target, actual, reason: '有说明' }, 1000, PASS_LINE).score).toBe(score);
});

// Decided: one manual deduction with its reason, never an increase; the working shows it.
const DEDUCTIONS: [name: string, deduction: string, deductionReason: string, score: number | null, found: string[]][] =
  [
    ['扣一分', '1', '资料不全', 900, []],
    ['扣两位小数', '0.25', '资料不全', 975, []],
    ['扣到零为止', '20', '数据不实', 0, []],
    ['扣零分', '0', '', 1000, []],
    ['没有理由', '1', '', 900, ['R1 error deduction']],
    ['负数不收', '-1', '加分', null, ['V2 error deduction']],
    ['读不出', '一分', '资料不全', null, ['V2 error deduction']],
    ['三位小数', '0.125', '资料不全', null, ['V2 error deduction']],
  ];

test.each(DEDUCTIONS)('人工扣分：%s', (_name, deduction, deductionReason, score, found) => {
  const result = scored({ target: '≥10次', actual: '10', reason: '有说明', deduction, deductionReason }, 1000);
  expect({ score: result.score, found: codes(result.findings) }).toEqual({ score, found });
});

test('人工扣分写进计算过程', () => {
  const set = { target: '≥50个', actual: '48', reason: '有说明', deduction: '1', deductionReason: '资料不全' };
  expect(scored(set, 500).working).toBe('48 ÷ 50 × 5.00 = 4.80；人工扣 1.00 分，得 3.80');
});

// Decided: from +30 % a reason is asked; 宣城市 2021 had +33 %, 苏州市 2021 +50 %, 无为市 +130 %, all with full marks.
const OVER: [name: string, set: Partial<SheetRow>, asked: boolean][] = [
  ['多 29%', { target: '≥100份', actual: '129' }, false],
  ['正好多 30%', { target: '≥100份', actual: '130' }, true],
  ['3200 对 2400 份', { target: '≥2400份', actual: '3200份' }, true],
  ['120TB 对 80TB', { target: '80TB', actual: '120TB' }, true],
  ['264 户对 115 户', { target: '≥115户', actual: '264户' }, true],
  ['写了原因', { target: '≥2400份', actual: '3200份', reason: '补测上年样本' }, false],
  ['严格大于按目标本身算', { target: '>5000次', actual: '6500' }, true],
  ['小于等于不算超额', { target: '≤5次', actual: '1' }, false],
  ['等于百分之百不算', { target: '=100%', actual: '140%' }, false],
  ['零目标不算', { target: '≥0次', actual: '5' }, false],
  ['负目标不算', { target: '≥-5%', actual: '20%' }, false],
  ['没有达到不算', { target: '≥100份', actual: '90', reason: '迟' }, false],
];

test.each(OVER)('超额提醒：%s', (_name, set, asked) => {
  expect(codes(scored(set, 1000).findings)).toEqual(asked ? ['V7 warn reason'] : []);
});

// A locality's manual of 2022: from +30 % two points are taken off.
const DEDUCTING: Rulebook = {
  ...book('shanghai'),
  overAchievement: { warnFrom: 30, deductFrom: 30, deductPoints: 200 },
};
test.each([
  ['多 29% 不扣', '129', 1000, 1000],
  ['多 30% 扣两分', '130', 1000, 800],
  ['说明了也扣', '200', 1000, 800],
  ['不低于零', '200', 150, 0],
] as const)('超额扣分：%s', (_name, actual, points, score) => {
  const result = scored({ target: '≥100份', actual, reason: '有说明' }, points, DEDUCTING);
  expect({ score: result.score, met: result.met }).toEqual({ score, met: true });
});

test('超额扣分写进计算过程', () => {
  const { working } = scored({ target: '≥100份', actual: '150', reason: '有说明' }, 1000, DEDUCTING);
  expect(working).toBe('目标 ≥100份，实际 150 份，达到目标，得 10.00；超出目标 50%，扣 2.00 分，得 8.00');
});

test('各评分办法都不因超额扣分', () => {
  for (const id of ['shanghai', 'national-2020', 'national-2021', 'hubei']) {
    expect(scored({ target: '≥100份', actual: '1000' }, 1000, id).score).toBe(1000);
  }
});
