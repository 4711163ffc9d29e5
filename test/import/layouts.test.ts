import { describe, expect, test } from 'vitest';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { EXPECTED_ONE_CELL } from '#test/import/expected-one-cell.ts';
import { breakLines, type Layout, printTables, UNBROKEN } from '#test/import/layouts.ts';
import { TEXT_2024, TEXT_ONE_CELL } from '#test/import/samples.ts';

const TABLES = [...EXPECTED_2024, EXPECTED_ONE_CELL];
const clean = { projects: TABLES, problems: [] };
const whole = { labels: UNBROKEN, names: UNBROKEN, targets: UNBROKEN };

describe('同样的表，不同的排法，结果相同', () => {
  test.each<[string, Layout]>([
    ['标签和内容成对在一行', { ...whole, style: 'pairs' }],
    ['一行一格', { ...whole, style: 'cells' }],
    ['制表符隔开', { ...whole, style: 'tabs' }],
    ['标签每行四个字', { ...whole, style: 'cells', labels: 4 }],
    ['标签每行两个字', { ...whole, style: 'pairs', labels: 2 }],
    ['内容每行八个字', { style: 'cells', labels: 4, names: 8, targets: UNBROKEN }],
    ['内容每行十个字', { style: 'pairs', labels: 4, names: 10, targets: UNBROKEN }],
    ['内容每行十二个字，指标值每行八个字', { style: 'cells', labels: 4, names: 12, targets: 8 }],
    ['内容每行十五个字，指标值每行八个字', { style: 'pairs', labels: 3, names: 15, targets: 8 }],
    ['内容每行二十个字', { style: 'pairs', labels: 4, names: 20, targets: UNBROKEN }],
    ['内容每行三十个字', { style: 'cells', labels: 6, names: 30, targets: 12 }],
  ])('%s', (_, layout) => {
    expect(readTargetTables(printTables(TABLES, layout))).toEqual(clean);
  });

  test('整张表连成一行', () => {
    const oneLine = (table: (typeof TABLES)[number]) =>
      printTables([table], { ...whole, style: 'cells' }).replaceAll('\n', ' ');
    expect(readTargetTables(TABLES.map(oneLine).join('\n'))).toEqual(clean);
  });
});

describe('整行按固定宽度折行', () => {
  test.each([18, 19, 20, 22, 25, 28, 30, 32, 36, 40, 50, 60, 80])('2024 年七张表，每行 %i 个字', (width) => {
    expect(readTargetTables(breakLines(TEXT_2024, width))).toEqual({ projects: EXPECTED_2024, problems: [] });
  });
  test.each([24, 26, 30, 40])('一行一格的表，每行 %i 个字', (width) => {
    expect(readTargetTables(breakLines(TEXT_ONE_CELL, width))).toEqual({ projects: [EXPECTED_ONE_CELL], problems: [] });
  });
});
