import { describe, expect, test } from 'vitest';
import { matchLastYear } from '#src/rules/last-year.ts';
import type { RecordIndicator } from '#src/rules/record.ts';

const BEFORE: RecordIndicator = {
  id: 'before',
  category: '产出指标',
  subcategory: '数量指标',
  name: '考试人数',
  target: '≥90%',
  typed: { actual: '95.3', attainment: '', share: '', reason: ' 需求增加 ', measure: '' },
  understood: { target: '≥90%', actual: '95.3%' },
  actual: '95.3%',
  weight: '10.00',
  score: '10.00',
  met: true,
  working: '达到目标',
  remark: '原因：需求增加',
};
const record = (...indicators: Partial<RecordIndicator>[]) => indicators.map((one) => ({ ...BEFORE, ...one }));

const row = (name: string, category = '产出指标', subcategory = '数量指标') => ({ category, subcategory, name });
const targets = (...matched: ReturnType<typeof matchLastYear>) => matched.map((one) => one?.target ?? null);

describe('上年的同一指标', () => {
  test('一级、二级、三级都相同', () => {
    expect(matchLastYear([row('考试人数')], record({ name: '考试人数' }))).toEqual([
      { target: '≥90%', actual: '95.3%', score: '10.00', weight: '10.00', reason: '需求增加', measure: '' },
    ]);
  });

  test('换了类别，名称只有一个：按名称', () => {
    const before = record({ name: '考试人数', subcategory: '质量指标' });
    expect(targets(...matchLastYear([row('考试人数')], before))).toEqual(['≥90%']);
  });

  test.each([
    [
      '上年有两个同名的',
      [row('满意度', '满意度指标')],
      record({ name: '满意度' }, { name: '满意度', category: '效益指标' }),
    ],
    ['本年有两个同名的', [row('满意度', '甲'), row('满意度', '乙')], record({ name: '满意度' })],
    ['上年同一类别下重复', [row('考试人数')], record({ name: '考试人数' }, { name: '考试人数' })],
    ['新的指标', [row('报名人数')], record({ name: '考试人数' })],
  ])('%s：不代为对应', (_, rows, before) => {
    expect(targets(...matchLastYear(rows, before))).toEqual(rows.map(() => null));
  });
});
