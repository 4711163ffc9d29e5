import { expect, test } from 'vitest';
import { anchorOf } from '#views/finding-place.ts';

test.each([
  [{ indicatorId: 'a', field: 'measure' }, '#cell-a-measure'],
  [{ indicatorId: 'a', field: 'name' }, '#row-a'],
  [{ indicatorId: null, field: 'budget' }, '#cell-project-budget.total'],
  [{ indicatorId: null, field: 'total' }, '#sheet-totals'],
] as const)('点发现就到那一格、那一行或总分：%j', (where, anchor) => {
  expect(anchorOf(where)).toBe(anchor);
});
