import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileFormatOf } from '#src/import/file-format.ts';
import type { Grid } from '#src/import/grid.ts';
import { readGrid } from '#src/import/grids/read-grid.ts';
import { delimitedGrid } from '#src/import/sheets/delimited-grid.ts';
import { readWorkbook } from '#src/import/sheets/read-workbook.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { drawShanghaiForm, gridOf } from '#test/import/grids/draw-form.ts';
import { csvOf, xlsxOf } from '#test/import/sheets/workbooks.ts';

const ONE_SHEET = gridOf(EXPECTED_2024.flatMap(drawShanghaiForm));
/** The same sheets, converted to BIFF8 by LibreOffice 7.4; WPS writes its et in this format. */
const XLS = new Uint8Array(readFileSync(new URL('seven-projects.xls', import.meta.url)));
const SHEETS = EXPECTED_2024.map((table, at) => gridOf(drawShanghaiForm(table), [], `项目${at + 1}`));

function read(grids: readonly Grid[]) {
  const readings = grids.map(readGrid);
  return {
    projects: readings.flatMap(({ tables }) => tables.map(({ project }) => project)),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

function gridsOf(bytes: Uint8Array): Grid[] {
  const file = readWorkbook(bytes);
  if (!file.ok) throw new Error(file.problem);
  return file.grids;
}

/** The bytes at an odd offset of a larger buffer, as they arrive in the reading process. */
function shifted(bytes: Uint8Array): Uint8Array {
  const larger = new Uint8Array(bytes.length + 41);
  larger.set(bytes, 41);
  return larger.subarray(41);
}

test.each(['seven-projects.xls', 'work-package-libreoffice.xls'])('%s：在内存里从单数位置开始，也认得出', (name) => {
  const bytes = new Uint8Array(readFileSync(new URL(name, import.meta.url)));
  expect(fileFormatOf(shifted(bytes))).toBe('workbook');
});

describe('七个项目 83 条指标，逐格相同', () => {
  test.each([
    ['xlsx，一张工作表', () => xlsxOf([ONE_SHEET])],
    ['xlsx，每个项目一张工作表', () => xlsxOf(SHEETS)],
    ['xls（LibreOffice 存的旧格式），每个项目一张工作表', async () => XLS],
  ])('%s', async (_, make) => {
    expect(read(gridsOf(await make()))).toEqual({ projects: EXPECTED_2024, problems: [] });
  });

  test.each([
    ['逗号', ','],
    ['制表符', '\t'],
  ])('CSV（%s）', (_, separator) => {
    const grid = delimitedGrid(csvOf(ONE_SHEET, separator));
    expect(grid && read([grid])).toEqual({ projects: EXPECTED_2024, problems: [] });
  });
});
