import { describe, expect, test } from 'vitest';
import { cellName } from '#src/rules/cell-name.ts';
import { YEAR_END_CELLS } from '#src/rules/form-cells.ts';

describe('单元格的名称', () => {
  test.each([
    ['actual', '实际完成值'],
    ['executed.total', '全年执行数（年度资金总额）'],
    ['budget.appropriation', '全年预算数（当年财政拨款）'],
    ['goalResult', '年度总体目标实际完成情况'],
    ['不认识的栏', '不认识的栏'],
  ])('%s → %s', (field, name) => {
    expect(cellName(field)).toBe(name);
  });

  test.each(YEAR_END_CELLS)('指标行的 %s 有中文名称', (field) => {
    expect(cellName(field)).toMatch(/^\p{Script=Han}+$/u);
  });
});
