import { describe, expect, test } from 'vitest';
import { readGrid } from '#src/import/grids/read-grid.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { drawShanghaiForm, gridOf } from '#test/import/grids/draw-form.ts';

describe('示例单位的 2024 年七张表画成格子', () => {
  const read = readGrid(gridOf(EXPECTED_2024.flatMap(drawShanghaiForm)));

  test('每一格都对，没有问题', () => {
    expect(read.tables.map(({ project }) => project)).toEqual(EXPECTED_2024);
    expect(read.problems).toEqual([]);
  });
});
