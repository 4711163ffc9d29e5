import { expect, test } from 'vitest';
import { checkTypes } from '#test/support/project-checks.ts';

test('全部代码通过 TypeScript 类型检查', () => {
  const { ok, output } = checkTypes();
  expect(ok, output).toBe(true);
});
