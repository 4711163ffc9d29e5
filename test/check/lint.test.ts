import { expect, test } from 'vitest';
import { checkLint } from '#test/support/project-checks.ts';

test('全部代码符合 Biome 的规则与格式', () => {
  const { ok, output } = checkLint();
  expect(ok, output).toBe(true);
});
