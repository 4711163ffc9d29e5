import { describe, expect, test } from 'vitest';
import { checkTargetRows, moveRow, placeFor, type TargetRowTexts, tidyCell } from '#src/rules/target-rows.ts';

const row = (given: Partial<TargetRowTexts> = {}): TargetRowTexts => {
  return { category: '产出指标', subcategory: '数量指标', name: '培训人次', target: '≥50(人次)', ...given };
};

describe('检查写下的指标', () => {
  test.each([
    ['名称空着', { name: '' }, '请填写三级指标'],
    ['类别空着', { category: '' }, '请填写一级指标'],
    ['指标值空着', { target: '' }, '请填写年度指标值'],
    ['名称五千字', { name: '长'.repeat(5001) }, '三级指标有 5001 个字，最多 200 个字'],
    ['指标值过长', { target: '长'.repeat(501) }, '最多 500 个字'],
    ['同一二级指标下重名', { name: '参训单位' }, '“数量指标”下第 1 行已有“参训单位”'],
  ])('%s', (_, given, said) => {
    const problems = checkTargetRows([row({ name: '参训单位' }), row(given)], new Set([1]));
    expect(problems.map((one) => [one.row, one.message.includes(said)])).toEqual([[1, true]]);
  });

  test('没有动过的行不查：导入的表原来怎样就怎样', () => {
    expect(checkTargetRows([row({ name: '' }), row()], new Set([1]))).toEqual([]);
  });

  test('不同二级指标下可以同名，二级指标可以空着', () => {
    expect(checkTargetRows([row(), row({ subcategory: '质量指标' })], new Set([0, 1]))).toEqual([]);
    expect(checkTargetRows([row({ subcategory: '' })], new Set([0]))).toEqual([]);
  });
});

test.each([
  ['同一二级指标之后', { subcategory: '数量指标' }, 2],
  ['同一一级指标之后', { subcategory: '时效指标' }, 3],
  ['没有的类别在最后', { category: '满意度指标' }, 4],
])('新的一行放在哪里：%s', (_, given, place) => {
  const rows = [row(), row(), row({ subcategory: '质量指标' }), row({ category: '效益指标' })];
  expect(placeFor(row(given), rows)).toBe(place);
});

test.each([
  ['上移', 1, -1, 'bac'],
  ['下移', 1, 1, 'acb'],
  ['第一行不再上移', 0, -1, 'abc'],
  ['末行不再下移', 2, 1, 'abc'],
] as const)('移动：%s', (_, index, step, order) => {
  expect(moveRow(['a', 'b', 'c'], index, step).join('')).toBe(order);
});

test('单元格里的换行和首尾空白去掉', () => {
  expect(tidyCell(' 培训\r\n人次　')).toBe('培训人次');
  expect(tidyCell('培训\t人次')).toBe('培训 人次');
});
