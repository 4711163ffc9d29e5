import { expect, test } from 'vitest';
import { partOf, placeName } from '#src/rules/place-name.ts';

test.each([
  ['weight', '分值'],
  ['target', '指标设置'],
  ['total', '总分'],
  ['narrative', '自评报告'],
  ['filedOn', '填报日期'],
  ['goalResult', '年度总体目标实际完成情况'],
  ['budget', '项目资金'],
  ['rate', '项目资金'],
] as const)('不属于哪一行的发现说明是哪一部分：%s', (field, part) => {
  expect(partOf(field)).toBe(part);
});

test.each([
  ['报修响应', 'actual', '报修响应 实际完成值'],
  ['报修响应', 'name', '报修响应 指标名称'],
  ['', 'reason', '项目资金 执行情况说明'],
  ['', 'executed', '项目资金 全年执行数（年度资金总额）'],
  ['', 'rate', '项目资金 执行率'],
  ['', 'weight', '分值'],
  ['', 'goalResult', '年度总体目标实际完成情况'],
] as const)('一条发现在表里的位置：%s %s', (row, field, place) => {
  expect(placeName(row, field)).toBe(place);
});
