import { adjustmentContent } from '#reports/adjustment-form.ts';
import { monitoringContent } from '#reports/monitoring-form.ts';
import type { FormContent } from '#reports/paper-form.tsx';
import { selfCheckContent } from '#reports/self-check-report.ts';
import { selfEvaluationContent } from '#reports/self-evaluation-form.ts';
import type { Edition } from '#src/rules/edition.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { adjustmentRecord, manyMonitored, monitoringRecord, selfCheckRecord } from '#test/reports/papers.ts';
import { longRecord, operationsRecord, recordWithRows } from '#test/reports/records.ts';

const LATE = '原因：供货单位两次改期，验收顺延到十一月；措施：合同里写明违约责任并按月催办。';
const VERY_LONG = Array.from({ length: 200 }, (_, index) => `第${index + 1}次催办：供货单位再次改期；`).join('');
const LYING = Object.fromEntries([0, 2, 4, 5, 8, 9, 11].map((index) => [index, { remark: LATE.repeat(3) }]));

const signed = { signatures: true };
const evaluation = (record: EvaluationRecord, edition: Edition = 'official') =>
  selfEvaluationContent(record, { ...signed, edition });

const SUBMITTED = { at: '2024-08-08T06:30:00.000Z', by: '陆敏' };
const FOUND = selfCheckRecord().projects[0]?.lines ?? [];
const CHECKED = selfCheckRecord({
  projects: Array.from({ length: 12 }, (_, index) => ({
    name: `第 ${index + 1} 个项目`,
    state: '年末自评 填报中',
    lines: Array.from({ length: index }, () => FOUND).flat(),
  })),
});

/** What is held against the paper: upright and lying, on one page and on many, each edition that is a spreadsheet. */
export const FORMS: readonly { name: string; content: FormContent }[] = [
  { name: '正式表', content: evaluation(operationsRecord()) },
  { name: '草稿', content: evaluation(operationsRecord({ submitted: null })) },
  { name: '公开版', content: evaluation(operationsRecord(), 'public') },
  { name: '万元', content: evaluation(operationsRecord({ currency: '万元' })) },
  { name: '横版', content: evaluation(recordWithRows(LYING)) },
  { name: '很长的原因', content: evaluation(recordWithRows({ 2: { remark: VERY_LONG } })) },
  { name: '30 个指标', content: evaluation(longRecord(30)) },
  { name: '300 个指标', content: evaluation(longRecord(300)) },
  { name: '监控表', content: monitoringContent(monitoringRecord(undefined, SUBMITTED), signed) },
  { name: '监控表 300 个指标', content: monitoringContent(monitoringRecord(manyMonitored(300)), signed) },
  { name: '目标调整表', content: adjustmentContent(adjustmentRecord(), signed) },
  { name: '自查报告', content: selfCheckContent(selfCheckRecord()) },
  { name: '自查报告 12 个项目', content: selfCheckContent(CHECKED) },
];
