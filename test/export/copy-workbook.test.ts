import { expect, test } from 'vitest';
import { copyWorkbook } from '#src/export/copy-workbook.ts';
import { copyTables } from '#src/rules/copy-tables.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { readXlsx, shownRows } from '#test/export/read-xlsx.ts';
import { operationsRecord, recordWithRows } from '#test/reports/records.ts';

const read = async (record: EvaluationRecord, currency: '元' | '万元' = '元') =>
  readXlsx(await copyWorkbook(record, copyTables(record, currency)));

test.each(['元', '万元'] as const)('下载的表与页面逐格相同（%s）', async (currency) => {
  const { sheet } = await read(operationsRecord(), currency);
  const expected = copyTables(operationsRecord(), currency).flatMap(({ title, columns, rows }) => [
    [title],
    columns,
    ...rows,
    [],
  ]);
  const width = (row: string[]) => row.filter((text, at) => text !== '' || row.slice(at).some((one) => one !== ''));
  expect(shownRows(sheet).map(width)).toEqual(expected.slice(0, -1).map(width));
});

test('金额、得分是数，百分数的指标值也是数，文字是文字，没有公式', async () => {
  const { sheet, parts } = await read(
    recordWithRows({ 0: { actual: '=1+1', understood: { target: '', actual: '' }, remark: '@甲' } }),
  );
  const values = new Map<string, unknown>();
  sheet.eachRow((row) => row.eachCell((cell) => values.set(cell.text, cell.value)));
  expect(values.get('548320')).toBe(548320);
  expect([values.get('=1+1'), values.get('@甲')]).toEqual(['=1+1', '@甲']);
  for (const part of parts.values()) expect(part).not.toMatch(/<f[ >]/u);
});

test('超过上限的文字接在下一行，行高不超过上限', async () => {
  const expected = '甲'.repeat(40_000);
  const { sheet } = await read(operationsRecord({ goal: { expected, actual: '' } }));
  const found = shownRows(sheet)
    .flat()
    .filter((text) => /^甲+$/u.test(text));
  expect(found.map((text) => text.length)).toEqual([32_767, 7_233]);
  sheet.eachRow((row) => expect(row.height ?? 0).toBeLessThanOrEqual(409));
});
