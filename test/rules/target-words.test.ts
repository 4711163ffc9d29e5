import { expect, test } from 'vitest';
import type { TargetPlace } from '#src/rules/target.ts';
import { read } from '#test/rules/shown.ts';

type Case = [text: string, shown: string];

// 金安区, 金寨县, 乌海市, 青山区, 银川市 2021, 遂宁市 2021: dates as published.
const DEADLINES: Case[] = [
  ['2025年年底前', '2025-12-31 year'],
  ['2025年底前完成', '2025-12-31 year'],
  ['2021年全年', '2021-12-31 year'],
  ['2021年12月31日', '2021-12-31 day'],
  ['2021年12月31日前', '2021-12-31 day'],
  ['2023年12月底', '2023-12-31 month'],
  ['2021年12月完成', '2021-12-31 month'],
  ['2024年2月底前', '2024-02-29 month'],
  ['2023年2月', '2023-02-28 month'],
  ['2024-12-31', '2024-12-31 day'],
  ['2024/6/30', '2024-06-30 day'],
  ['2024.6.30', '2024-06-30 day'],
  ['≤2024年12月31日', '2024-12-31 day'],
  ['截止2021年12月31日', '2021-12-31 day'],
  ['截至2021年12月底', '2021-12-31 month'],
  ['不晚于2024年6月30日', '2024-06-30 day'],
  ['202001-202012', '2020-12-31 month'],
  ['2021.1.1-12.31', '2021-12-31 day'],
  ['2021年1月1日至2021年12月31日', '2021-12-31 day'],
  ['2021年1月-12月', '2021-12-31 month'],
  ['2020-2024', '2024-12-31 year'],
  ['2024-01-01至2024-12-31', '2024-12-31 day'],
  ['2024.1.1-2024.6.30', '2024-06-30 day'],
  ['20240101-20240630', '2024-06-30 day'],
  ['2020年', '2020-12-31 year'],
  ['２０２４年１２月', '2024-12-31 month'],
  ['2023年13月', 'words'],
  ['2023年2月30日', 'words'],
  ['年底前完成', 'words'],
];

// Shanghai 2024, 蔡甸区 2021, 遂宁市安居区 2021.
const YES_NO: Case[] = [
  ['通过', 'yes-no 通过'],
  ['是', 'yes-no 是'],
  ['已完成', 'yes-no 已完成'],
  ['完成', 'yes-no 完成'],
  ['合格', 'yes-no 合格'],
  ['验收合格', 'yes-no 验收合格'],
];

// About 30 % of all published targets; judged by people.
const WORDS: Case[] = [
  ...(
    '及时 合理 健全 规范 可控 充分 提高 提升 减少 降低 改善 优化 扩大 推进 完善 保障 显著提高 效果明显 有效减轻 ' +
    '基本提高 逐步提高 较上年提升 稳步提高 持续改善 有效 三委五局 前瞻性、指导性 参照政府采购成本控制 高'
  )
    .split(' ')
    .map((text): Case => [text, 'words']),
  ['房屋设备、设施的管理到位，运行正常', 'words'],
  ['全天候可用', 'words'],
];

// 大英县 2022, 西部(重庆)科学城 2021: the cell lists the grades.
const OPTIONS: Case[] = [
  ['优良中低差', 'options 优|良|中|低|差'],
  ['高中低', 'options 高|中|低'],
  ['好坏', 'options 好|坏'],
  ['定性 优良中低差', 'options 优|良|中|低|差'],
  ['定性 好坏', 'options 好|坏'],
  ['优良中差', 'options 优|良|中|差'],
  ['优/良/中/差', 'options 优|良|中|差'],
  ['优秀、良好、一般、较差', 'options 优秀|良好|一般|较差'],
];

// 金安区: rows that say of themselves that they do not apply.
const NOT_APPLICABLE: Case[] = [
  ['不适用', 'not-applicable'],
  ['本项目不适用', 'not-applicable'],
  ['本项目不适用此指标', 'not-applicable'],
  ['—', 'not-applicable'],
  ['——', 'not-applicable'],
  ['/', 'not-applicable'],
];

// 金寨县 2021 and blank templates: the number was never filled in.
const PLACEHOLDERS: Case[] = [
  ['≥**%', 'T5'],
  ['**人', 'T5'],
  ['≤**万元', 'T5'],
  ['≥XX%', 'T5'],
  ['××次', 'T5'],
];

const GROUPS: [name: string, cases: Case[]][] = [
  ['期限', DEADLINES],
  ['是否', YES_NO],
  ['文字', WORDS],
  ['选项', OPTIONS],
  ['不适用', NOT_APPLICABLE],
  ['占位符', PLACEHOLDERS],
];

test.each(GROUPS.flatMap(([group, cases]) => cases.map(([text, out]) => [group, text, out] as const)))(
  '%s：“%s”',
  (_group, text, out) => {
    expect(read(text)).toBe(out);
  },
);

// Decided: 无 is a zero target for a negative event, not applicable in the name column, else a question.
const NONE: [name: string, place: Partial<TargetPlace>, out: string][] = [
  ['重大安全事故', { name: '重大安全事故发生数' }, '= 0'],
  ['有效投诉', { name: '有效投诉' }, '= 0'],
  ['违规', { name: '资金使用违规情况' }, '= 0'],
  ['指标名称也是“无”', { name: '无' }, 'not-applicable'],
  ['指标名称为不适用', { name: '本项目不适用' }, 'not-applicable'],
  ['指标名称为不适用此指标', { name: '本项目不适用此指标' }, 'not-applicable'],
];

test.each(NONE)('目标“无”：%s', (_name, place, out) => {
  expect(read('无', place)).toBe(out);
});

test('目标“无”：其他名称要问', () => {
  expect(read('无', { name: '生态效益' })).toMatch(/^Q1 .*=0.*不适用|^Q1 .*不适用.*=0/);
});

// A name that says the row does not apply wins over whatever stands in the value column, also over an empty cell.
test.each([
  ['无', '≥90%'],
  ['本项目不适用此指标', ''],
  ['不适用', '及时'],
  ['—', '—'],
])('名称“%s”、目标“%s”不适用', (name, text) => {
  expect(read(text, { name })).toBe('not-applicable');
});

test('目标为空要补填', () => {
  expect(read('')).toBe('T5');
});

// Decided: serial dates are tried only against deadline targets; as a target of 数量 the same digits are an amount.
test('数量指标下的 44,561 是数字', () => {
  expect(read('44,561')).toBe('≥ 44561  bare');
});
