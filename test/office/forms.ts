import type { Edition } from '#src/rules/edition.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { longRecord, operationsRecord, recordWithRows } from '#test/reports/records.ts';

const LATE = '原因：供货单位两次改期，验收顺延到十一月；措施：合同里写明违约责任并按月催办。';
const VERY_LONG = Array.from({ length: 200 }, (_, index) => `第${index + 1}次催办：供货单位再次改期；`).join('');
const LYING = Object.fromEntries([0, 2, 4, 5, 8, 9, 11].map((index) => [index, { remark: LATE.repeat(3) }]));

/** What is held against the paper: upright and lying, on one page and on many, each edition that is a spreadsheet. */
export const FORMS: readonly { name: string; record: EvaluationRecord; edition: Edition }[] = [
  { name: '正式表', record: operationsRecord(), edition: 'official' },
  { name: '草稿', record: operationsRecord({ submitted: null }), edition: 'official' },
  { name: '公开版', record: operationsRecord(), edition: 'public' },
  { name: '万元', record: operationsRecord({ currency: '万元' }), edition: 'official' },
  { name: '横版', record: recordWithRows(LYING), edition: 'official' },
  { name: '很长的原因', record: recordWithRows({ 2: { remark: VERY_LONG } }), edition: 'official' },
  { name: '30 个指标', record: longRecord(30), edition: 'official' },
  { name: '300 个指标', record: longRecord(300), edition: 'official' },
];
