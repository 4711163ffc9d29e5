import { expect, test } from 'vitest';
import { chooseColumns, emsOf } from '#reports/columns.ts';
import { longRecord, operationsRecord, recordWithRows } from '#test/reports/records.ts';

test('汉字和全角标点宽一个字，数字和字母约半个', () => {
  expect(emsOf('项目（一）')).toBe(5);
  expect(emsOf('12')).toBeLessThan(1.2);
});

test.each([
  ['15 个指标', operationsRecord()],
  ['300 个指标', longRecord(300)],
  ['没有指标', operationsRecord({ indicators: [] })],
])('各栏加起来正好是表宽：%s', (_name, record) => {
  const { columns, width } = chooseColumns(record);
  expect(columns.reduce((sum, column) => sum + column, 0)).toBe(width);
  expect(columns.every((column) => column > 0)).toBe(true);
});

test('≥1000.00(次) 这样的短指标值不折行', () => {
  const { columns } = chooseColumns(operationsRecord());
  expect(columns[4]).toBeGreaterThanOrEqual(emsOf('≥1000.00(次)') * 18 + 15);
});

test('没有偏差原因时，三级指标名称得到更多地方', () => {
  const full = operationsRecord();
  const bare = operationsRecord({ indicators: full.indicators.map((row) => ({ ...row, remark: '' })) });
  const nameOf = (record: typeof full) => chooseColumns(record).columns[3] ?? 0;
  expect(nameOf(bare)).toBeGreaterThanOrEqual(nameOf(full));
});

test('很长的名称拿到较宽的一栏', () => {
  const long = recordWithRows({ 0: { name: '面向全市各类专业技术人员和用人单位的综合管理服务平台系统业务办结数' } });
  expect(chooseColumns(long).columns[3]).toBeGreaterThan(160);
});
