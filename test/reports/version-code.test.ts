import { expect, test } from 'vitest';
import { versionCode } from '#reports/version-code.ts';
import { operationsRecord, recordWithRows } from '#test/reports/records.ts';

test('版本号是两组四位十六进制', () => {
  expect(versionCode(operationsRecord())).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/u);
});

test('同一条记录，字段换了顺序，版本号不变', () => {
  const record = operationsRecord();
  const reversed = Object.fromEntries(Object.entries(record).reverse()) as unknown as typeof record;
  expect(versionCode(reversed)).toBe(versionCode(record));
  expect(versionCode(JSON.parse(JSON.stringify(record)))).toBe(versionCode(record));
});

test('改一个字，版本号就变', () => {
  expect(versionCode(recordWithRows({ 3: { actual: '4次' } }))).not.toBe(versionCode(operationsRecord()));
  expect(versionCode(operationsRecord({ version: 2 }))).not.toBe(versionCode(operationsRecord()));
});
