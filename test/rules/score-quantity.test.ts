import { expect, test } from 'vitest';
import { formatPoints } from '#src/rules/decimal.ts';
import { scored } from '#test/rules/forms.ts';

type Case = [name: string, target: string, actual: string, points: number, score: string, met: boolean];

// 财预〔2020〕10号: met gives the full weight, otherwise pro rata. Figures of 吕梁市 2021, 普陀区 2022 and others.
const POSITIVE: Case[] = [
  ['正好达到', '≥50个', '50', 500, '5.00', true],
  ['没有达到', '≥50个', '48', 500, '4.80', false],
  ['一个也没有', '≥50个', '0', 500, '0.00', false],
  ['超过不加分', '≥50个', '60', 500, '5.00', true],
  ['护工培训 12166 / 12500', '≥12500名', '12166名', 1000, '9.73', false],
  ['就业率 53.53 / 60', '≥60%', '53.53%', 1000, '8.92', false],
  ['飞行时长 909.93 / 928', '≥928小时', '909.93小时', 1000, '9.81', false],
  ['燃油补贴 164 / 180', '180人', '164人', 1000, '9.11', false],
  ['满意度 94.60 / 95', '≥95%', '94.60%', 500, '4.98', false],
  ['满意度 88.32 / 95', '≥95%', '88.32%', 1000, '9.30', false],
  ['万条与条', '≥1.00(万条)', '9500条', 500, '4.75', false],
  ['不带符号按大于等于', '985米', '900米', 1000, '9.14', false],
  ['目标为零的大于等于', '≥0次', '0', 500, '5.00', true],
  ['负数实际值不得分', '≥5%', '-3%', 500, '0.00', false],
];

// doczj.com note: 反向指标 = target ÷ actual.
const NEGATIVE: Case[] = [
  ['没有超过', '≤5次', '4', 1000, '10.00', true],
  ['正好等于', '≤5次', '5', 1000, '10.00', true],
  ['超过一次', '≤5次', '6', 1000, '8.33', false],
  ['超过很多', '≤5次', '50', 1000, '1.00', false],
  ['成本超支', '≤90万元', '100万元', 500, '4.50', false],
  ['元与万元', '≤90万元', '1000000元', 500, '4.50', false],
  ['分钟与小时', '≤30分钟', '1小时', 1000, '5.00', false],
  ['半小时内响应', '半小时内响应', '45分钟', 1000, '6.67', false],
  ['3天内解决', '3天内解决', '4天', 1000, '7.50', false],
  ['工作日', '≤7个工作日', '8个工作日', 1000, '8.75', false],
  ['实际为零', '≤5次', '0', 1000, '10.00', true],
];

// A cap-type percentage counts as ≥, any other equality by the smaller quotient.
const EQUAL: Case[] = [
  ['百分之百达到', '=100%', '100%', 1000, '10.00', true],
  ['百分之百差 2 点', '=100%', '98%', 1000, '9.80', false],
  ['个数相等', '=8个', '8个', 1000, '10.00', true],
  ['个数多一个', '=8个', '9个', 1000, '8.89', false],
  ['个数少一个', '=8个', '7个', 1000, '8.75', false],
  ['实际为零', '=8个', '0', 1000, '0.00', false],
  ['单价标准高了', '=1600元/亩', '2000元/亩', 1000, '8.00', false],
];

// Zero and negative targets are judged directly: there is nothing to divide by.
const DIRECT: Case[] = [
  ['零事故', '=0次', '0', 1000, '10.00', true],
  ['有一次', '=0次', '1', 1000, '0.00', false],
  ['0起', '0起', '0起', 1000, '10.00', true],
  ['小于等于零', '≤0次', '1', 1000, '0.00', false],
  ['小于一次就是零次', '<1次', '1', 1000, '0.00', false],
  ['小于一次且没有', '<1次', '0', 1000, '10.00', true],
  ['大于零', '>0%', '0%', 1000, '0.00', false],
  ['增幅不低于负五', '≥-5%', '-3%', 1000, '10.00', true],
  ['增幅低于负五', '≥-5%', '-8%', 1000, '0.00', false],
  ['降幅要求达到', '≤-5%', '-8%', 1000, '10.00', true],
  ['降幅没有达到', '≤-5%', '-3%', 1000, '0.00', false],
  ['等于负五', '=-5%', '-5%', 1000, '10.00', true],
];

// < and > on whole pieces are measured against 9 for <10 and 5001 for >5000; elsewhere against the number as written.
const STRICT: Case[] = [
  ['小于十次：九次', '<10次', '9', 1000, '10.00', true],
  ['小于十次：十次', '<10次', '10', 1000, '9.00', false],
  ['小于十次：十一次', '<10次', '11', 1000, '8.18', false],
  ['大于五千次：五千零一次', '>5000次', '5001', 1000, '10.00', true],
  ['大于五千次：五千次', '>5000次', '5000', 1000, '9.99', false],
  ['大于五千次：四千次', '>5000次', '4000', 1000, '8.00', false],
  ['大于百人：百人', '>100.00(人)', '100', 1000, '9.90', false],
  ['大于零次', '>0次', '0', 1000, '0.00', false],
  ['大于零次：一次', '>0次', '1', 1000, '10.00', true],
  ['小于百分之五：正好', '<5%', '5%', 1000, '9.99', false],
  ['小于百分之五：六', '<5%', '6%', 1000, '8.33', false],
  ['大于百分之五：正好', '>5%', '5%', 1000, '9.99', false],
  ['大于一万条：正好', '>1.00(万条)', '1万条', 1000, '9.99', false],
  ['小于两个半', '<2.5个', '3', 1000, '6.67', false],
];

// Above the range the nearest edge ÷ actual, below it actual ÷ edge.
const RANGE: Case[] = [
  ['在区间内', '18—54周岁', '30周岁', 1000, '10.00', true],
  ['在下沿', '18—54周岁', '18', 1000, '10.00', true],
  ['在上沿', '18—54周岁', '54', 1000, '10.00', true],
  ['高于上沿', '18—54周岁', '60', 1000, '9.00', false],
  ['低于下沿', '18—54周岁', '9', 1000, '5.00', false],
  ['实际为零', '18—54周岁', '0', 1000, '0.00', false],
  ['下沿为零', '0—5次', '6', 1000, '8.33', false],
];

// One rounding, half up, to two places; a missed row stays at least 0.01 below its weight.
const ROUNDING: Case[] = [
  ['正好半分进位', '≥200个', '199', 500, '4.98', false],
  ['不到半分舍去', '≥2000个', '1989', 500, '4.97', false],
  ['差得极少也不满分', '≥100000个', '99999', 1000, '9.99', false],
  ['极少分值', '≥100000个', '99999', 1, '0.00', false],
  ['零分值', '≥50个', '48', 0, '0.00', false],
  ['先乘后除', '≥3个', '1', 300, '1.00', false],
  ['三分之二', '≥3个', '2', 1000, '6.67', false],
  ['等于差得极少', '=100%', '99.9999%', 1000, '9.99', false],
  ['反向差得极少', '≤100000元', '100001元', 1000, '9.99', false],
  ['很长的小数', '≥3%', '2.9999999999%', 1000, '9.99', false],
];

const GROUPS: [group: string, cases: Case[]][] = [
  ['正向', POSITIVE],
  ['反向', NEGATIVE],
  ['等于', EQUAL],
  ['直接赋分', DIRECT],
  ['严格不等', STRICT],
  ['区间', RANGE],
  ['舍入', ROUNDING],
];

test.each(GROUPS.flatMap(([group, cases]) => cases.map((one) => [group, ...one] as const)))(
  '%s：%s',
  (_group, _name, target, actual, points, score, met) => {
    const result = scored({ target, actual }, points);
    expect({ score: formatPoints(result.score ?? -1), met: result.met }).toEqual({ score, met });
  },
);

// Deadlines: late scores nothing unless the book grades it; every book here is direct.
test.each([
  ['提前', '2024年12月31日', '2024年12月20日', '10.00', true],
  ['当天', '2024年12月31日', '2024-12-31', '10.00', true],
  ['迟一天', '2024年12月31日', '2025-01-01', '0.00', false],
  ['年内', '2024年底前', '2024年12月', '10.00', true],
  ['次年', '2024年底前', '2025年1月', '0.00', false],
  ['月末之前', '2024年6月', '2024年6月30日', '10.00', true],
  ['序号日期', '2021年12月31日', '44561', '10.00', true],
  ['序号日期迟一天', '2021年12月31日', '44562', '0.00', false],
] as const)('期限：%s', (_name, target, actual, score, met) => {
  const result = scored({ target, actual }, 1000);
  expect({ score: formatPoints(result.score ?? -1), met: result.met }).toEqual({ score, met });
});

// Every score carries its working in the form's words.
test.each([
  ['按比例', '≥50个', '48', 500, '48 ÷ 50 × 5.00 = 4.80'],
  ['零目标', '=0次', '1', 1000, '目标 =0次，实际 1 次，不得分'],
  ['反向', '≤5次', '6', 1000, '5 ÷ 6 × 10.00 = 8.3333…，四舍五入 8.33'],
] as const)('计算过程：%s', (_name, target, actual, points, working) => {
  expect(scored({ target, actual }, points).working).toBe(working);
});

test('计算过程写明不超过分值减 0.01', () => {
  const { working } = scored({ target: '≥100000个', actual: '99999' }, 1000);
  expect(working).toMatch(/^99999 ÷ 100000 × 10\.00 = /);
  expect(working).toContain('9.99');
});
