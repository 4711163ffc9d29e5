import { expect, test } from 'vitest';
import { proposeRulebook } from '#src/import/propose-rulebook.ts';

const table = (isShanghai: boolean) => ({ cells: {}, doubts: {}, isShanghai });

test.each([
  ['全是上海的表', [table(true), table(true)], 'shanghai'],
  ['一张是外地的表', [table(true), table(false)], 'national-2020'],
  ['没有读出表', [], 'shanghai'],
  ['旧版程序留下的读取结果', undefined, 'shanghai'],
])('%s', (_, tables, rulebook) => {
  expect(proposeRulebook(tables === undefined ? {} : { tables }).id).toBe(rulebook);
});
