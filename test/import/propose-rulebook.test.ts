import { expect, test } from 'vitest';
import { proposeRulebook } from '#src/import/propose-rulebook.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { table } from '#test/actions/tables.ts';

const form = (isShanghai: boolean) => ({ cells: {}, doubts: {}, isShanghai });

/** A table with these printed points, a row for each: 成本, 产出, 效益, 满意度. */
function printing(points: Record<string, string>): TargetTable {
  const indicators = Object.entries(points).map(([category, weight]) => ({
    category: `${category}指标`,
    subcategory: '',
    name: category,
    target: '≥1个',
    ...(weight === '' ? {} : { weight }),
  }));
  return table({ indicators });
}

test.each([
  ['全是上海的表', [form(true), form(true)], 'shanghai'],
  ['一张是外地的表', [form(true), form(false)], 'national-2020'],
  ['没有读出表', [], 'shanghai'],
  ['旧版程序留下的读取结果', undefined, 'shanghai'],
])('%s', (_, tables, rulebook) => {
  expect(proposeRulebook({ projects: [], ...(tables === undefined ? {} : { tables }) }).id).toBe(rulebook);
});

test.each([
  ['印的分值合本地的办法', [{ 产出: '50', 效益: '30', 满意度: '10' }], 'national-2020'],
  ['成本 20、产出 40：核心指标指引', [{ 成本: '20', 产出: '40', 效益: '20', 满意度: '10' }], 'national-2021'],
  ['成本算在产出 50 里面', [{ 成本: '10', 产出: '40', 效益: '30', 满意度: '10' }], 'national-2020'],
  ['产出 40、效益 30：湖北', [{ 产出: '40', 效益: '30.00', 满意度: '10' }], 'hubei'],
  ['哪一种都不合', [{ 产出: '55', 效益: '25', 满意度: '10' }], 'national-2020'],
  ['只印了一部分，不作数', [{ 产出: '40', 效益: '', 满意度: '10' }], 'national-2020'],
  ['别的一级指标，不作数', [{ 产出: '40', 影响力: '30', 满意度: '10' }], 'national-2020'],
  [
    '两张表各合各的：没有一种都合',
    [
      { 产出: '40', 效益: '30', 满意度: '10' },
      { 产出: '50', 效益: '30', 满意度: '10' },
    ],
    'national-2020',
  ],
])('外地的表，%s', (_, points: Record<string, string>[], rulebook) => {
  const tables = points.map(() => form(false));
  expect(proposeRulebook({ projects: points.map(printing), tables }).id).toBe(rulebook);
});
