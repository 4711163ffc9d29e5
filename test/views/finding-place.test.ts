import { expect, test } from 'vitest';
import { anchorOf, partOf } from '#views/finding-place.ts';

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
  [{ indicatorId: 'a', field: 'measure' }, '#cell-a-measure'],
  [{ indicatorId: 'a', field: 'name' }, '#row-a'],
  [{ indicatorId: null, field: 'budget' }, '#cell-project-budget.total'],
  [{ indicatorId: null, field: 'total' }, '#sheet-totals'],
] as const)('点发现就到那一格、那一行或总分：%j', (where, anchor) => {
  expect(anchorOf(where)).toBe(anchor);
});
