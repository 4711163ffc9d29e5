import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { monitoringForm } from '#reports/monitoring-form.ts';
import { selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { versionCode } from '#reports/version-code.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

const FOLDER = new URL('records-kept/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as EvaluationRecord;

// A file here is never changed or removed: it stands for the records that people have.
test.each(readdirSync(FOLDER))('早年冻结的记录照样印得出：%s', (name) => {
  const record = read(name);
  const html = selfEvaluationForm(record, { signatures: true }).draft;
  for (const indicator of record.indicators) expect(html).toContain(indicator.name);
  expect(html).toContain(record.title);
  expect(html).toContain(record.total);
});

test('第 1 种格式的版本号不变', () => {
  expect(versionCode(read('format-1.json'))).toMatchInlineSnapshot(`"2FFC-B113"`);
});

const MONITORING = new URL('monitoring-records-kept/', import.meta.url);

test.each(readdirSync(MONITORING))('早年冻结的监控表照样印得出：%s', (name) => {
  const record = JSON.parse(readFileSync(new URL(name, MONITORING), 'utf8')) as MonitoringRecord;
  const html = monitoringForm(record, { signatures: true }).draft;
  for (const row of record.indicators)
    for (const text of [row.name, row.actual, row.forecast, row.explanation]) expect(html).toContain(text);
  expect(html).toContain(`${record.period.months}执行情况`);
});
