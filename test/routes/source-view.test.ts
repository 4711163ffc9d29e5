import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPdf } from '#src/import/pdf/read-pdf.ts';
import { sourceView } from '#src/routes/source-view.ts';
import { type DrawnRow, gridOf } from '#test/import/grids/draw-form.ts';

const ROWS: DrawnRow[] = [
  ['绩效目标表', null, null],
  ['产出指标', '数量指标', ''],
  ['^', '质量指标', '≥95%'],
];

test('有格子的文件：合并格一格，空格也占位', () => {
  const view = sourceView({ name: '表.xlsx', grids: [gridOf(ROWS, [], '甲'), gridOf(ROWS.slice(1), [], '乙')] });
  if (!('sheets' in view)) throw new Error('不是格子');
  const [first, second] = view.sheets;
  expect(
    first?.rows.map(({ row, cells }) => [row, ...cells.map(({ text, rows, columns }) => `${text} ${rows}×${columns}`)]),
  ).toEqual([
    [1, '绩效目标表 1×3'],
    [2, '产出指标 2×1', '数量指标 1×1', ' 1×1'],
    [3, '质量指标 1×1', '≥95% 1×1'],
  ]);
  expect(second?.rows.map(({ row }) => row)).toEqual([4, 5]);
});

test('PDF：每页的文字和线，每一格在页上的位置', async () => {
  const bytes = readFileSync(new URL('../import/pdf/seven-projects-calc.pdf', import.meta.url));
  const file = await readPdf(new Uint8Array(bytes));
  const view = file.ok ? sourceView({ name: '表.pdf', grids: file.grids }) : null;
  if (!view || !('pages' in view)) throw new Error('不是页');
  const [page] = view.pages;
  expect(page?.number).toBe(1);
  const name = page?.texts.find(({ text }) => text === '项目名称');
  const cells = page?.rows.flatMap(({ cells: own }) => own) ?? [];
  const inside = cells.filter(
    ({ x, y, width, height }) => name && name.x >= x && name.x < x + width && name.y >= y && name.y <= y + height,
  );
  expect(inside).toHaveLength(1);
});
