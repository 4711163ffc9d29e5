import { expect, test } from 'vitest';
import { formatPoints } from '#src/rules/decimal.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { codes, scored } from '#test/rules/forms.ts';

/** `score attainment-understood` or, without a score, the findings. */
function judged(set: Partial<SheetRow>, points: number, rulebook: string): string {
  const result = scored({ target: '及时', reason: '另有说明', ...set }, points, rulebook);
  return result.score === null
    ? codes(result.findings).join(', ')
    : `${formatPoints(result.score)} ${result.understood} ${result.met ? 'met' : 'missed'}`;
}

type Case = [name: string, actual: string, attainment: string, share: string, result: string];

// 财预〔2020〕10号 as printed in the notes of county forms: 100–80 (80 included), 80–60 (60 included), 60–0.
const SHANGHAI: Case[] = [
  ['与目标相同', '及时', '', '', '10.00 达成 100% met'],
  ['与目标相同，全角空格', '　及时 ', '', '', '10.00 达成 100% met'],
  ['达成预期指标', '达成预期指标', '', '', '10.00 达成 100% met'],
  ['选达成', '', '达成', '', '10.00 达成 100% met'],
  ['选达成并写文字', '按时办结', '达成', '', '10.00 达成 100% met'],
  ['达成九成', '', '达成', '90', '9.00 达成 90% met'],
  ['下沿 80 属于达成', '', '达成', '80', '8.00 达成 80% met'],
  ['只填 80', '', '', '80', '8.00 达成 80% met'],
  ['只填 79.99', '', '', '79.99', '8.00 部分达成 79.99% missed'],
  ['部分达成 75', '', '部分达成', '75', '7.50 部分达成 75% missed'],
  ['下沿 60 属于部分', '', '部分达成', '60', '6.00 部分达成 60% missed'],
  ['只填 60', '', '', '60', '6.00 部分达成 60% missed'],
  ['只填 59', '', '', '59', '5.90 未达成 59% missed'],
  ['未达成 0', '', '未达成', '0', '0.00 未达成 0% missed'],
  ['带百分号', '', '部分达成', '75%', '7.50 部分达成 75% missed'],
  ['写成小数', '', '部分达成', '0.75', '7.50 部分达成 75% missed'],
  ['全角数字', '', '部分达成', '７５', '7.50 部分达成 75% missed'],
  ['部分', '', '部分', '75', '7.50 部分达成 75% missed'],
  ['达成不能配 79', '', '达成', '79', 'V2 error share'],
  ['部分不能配 80', '', '部分达成', '80', 'V2 error share'],
  ['部分不能配 59', '', '部分达成', '59', 'V2 error share'],
  ['未达成不能配 60', '', '未达成', '60', 'V2 error share'],
  ['部分要填比例', '', '部分达成', '', 'S6 error share'],
  ['未达成要填比例', '', '未达成', '', 'S6 error share'],
  ['只写文字要选', '基本按时', '', '', 'S6 error attainment'],
  ['比例超过一百', '', '达成', '120', 'V2 error share'],
  ['比例为负', '', '未达成', '-5', 'V2 error share'],
  ['比例读不出', '', '部分达成', '七成', 'V2 error share'],
  ['达成情况读不出', '', '基本达成', '', 'V2 error attainment'],
  ['什么都没填', '', '', '', 'S6 error actual'],
];

test.each(SHANGHAI)('上海：%s', (_name, actual, attainment, share, result) => {
  expect(judged({ actual, attainment, share }, 1000, 'shanghai')).toBe(result);
});

// Jinan 2019 and, derived, Hubei: 100–80 (80 included), 80–50 (50 included), 50–0.
const HUBEI: Case[] = [
  ['只填 60', '', '', '60', '6.00 部分达成 60% missed'],
  ['下沿 50 属于部分', '', '部分达成', '50', '5.00 部分达成 50% missed'],
  ['只填 49.99', '', '', '49.99', '5.00 未达成 49.99% missed'],
  ['未达成不能配 50', '', '未达成', '50', 'V2 error share'],
  ['部分可以配 55', '', '部分达成', '55', '5.50 部分达成 55% missed'],
];

test.each(HUBEI)('湖北：%s', (_name, actual, attainment, share, result) => {
  expect(judged({ actual, attainment, share }, 1000, 'hubei')).toBe(result);
});

test('四舍五入写进计算过程', () => {
  const result = scored({ target: '及时', attainment: '部分达成', share: '75', reason: '两起超时' }, 716);
  expect(result).toMatchObject({ score: 537, working: '部分达成 75% × 7.16 = 5.37' });
  const rounded = scored({ target: '及时', attainment: '部分达成', share: '75', reason: '两起超时' }, 715);
  expect(rounded).toMatchObject({ score: 536, working: '部分达成 75% × 7.15 = 5.3625，四舍五入 5.36' });
});

test('没有达成的行最多比分值少 0.01', () => {
  expect(scored({ target: '及时', share: '79.99', reason: '迟' }, 10).score).toBe(8);
  expect(scored({ target: '及时', share: '79.99', reason: '迟' }, 1).score).toBe(0);
});

// Both fields are refused where a number is asked for.
test.each([
  ['达成情况', { attainment: '达成' }, 'V2 error attainment'],
  ['完成比例', { share: '90' }, 'V2 error share'],
])('数值指标不收%s', (_name, set, code) => {
  expect(codes(scored({ target: '≥10次', actual: '10', ...set }, 500).findings)).toEqual([code]);
});

// Yes/no rows score directly; 达成 and 未达成 are other words for yes and no.
const YES_NO: [name: string, set: Partial<SheetRow>, score: number | null][] = [
  ['通过', { target: '通过', actual: '通过' }, 500],
  ['未通过', { target: '通过', actual: '未通过' }, 0],
  ['选达成', { target: '通过', attainment: '达成' }, 500],
  ['选未达成', { target: '通过', attainment: '未达成' }, 0],
  ['选部分达成', { target: '通过', attainment: '部分达成' }, null],
  ['没有填', { target: '通过' }, null],
];

test.each(YES_NO)('是否：%s', (_name, set, score) => {
  expect(scored(set, 500).score).toBe(score);
});

// Shares of the options lie in the rulebook (to be checked); the first is best unless the list is turned round.
const OPTIONS: [name: string, set: Partial<SheetRow>, score: number, met: boolean][] = [
  ['优', { target: '优良中低差', actual: '优' }, 1000, true],
  ['良', { target: '优良中低差', actual: '良' }, 800, false],
  ['中', { target: '优良中低差', actual: '中' }, 600, false],
  ['低', { target: '优良中低差', actual: '低' }, 400, false],
  ['差', { target: '优良中低差', actual: '差' }, 200, false],
  ['四档之三', { target: '优/良/中/差', actual: '中' }, 600, false],
  ['四档之末', { target: '优/良/中/差', actual: '差' }, 300, false],
  ['三档之中', { target: '高中低', actual: '中' }, 700, false],
  ['两档之末', { target: '好坏', actual: '坏' }, 0, false],
  ['反向：低最好', { target: '高中低', actual: '低', optionsReversed: true }, 1000, true],
  ['反向：高最差', { target: '高中低', actual: '高', optionsReversed: true }, 300, false],
];

test.each(OPTIONS)('选项：%s', (_name, set, score, met) => {
  expect(scored(set, 1000)).toMatchObject({ score, met });
});
