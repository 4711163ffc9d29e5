import { describe, expect, test } from 'vitest';
import { compareMoney, judgeForecast, missedRows } from '#src/rules/forecast-quality.ts';
import { forecastFacts } from '#src/rules/forecast-words.ts';
import type { MidYearRow } from '#src/rules/mid-year.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { money, sheet } from '#test/rules/forms.ts';
import { frozen, year } from '#test/rules/years.ts';

const THEN: Partial<MidYearRow>[] = [
  { target: '≥10次', actual: '6', forecast: '10', likelihood: '确定能' },
  { target: '≥10次', actual: '6', forecast: '10', likelihood: '确定能' },
  { target: '≥10次', actual: '1', forecast: '5', likelihood: '完全不可能' },
  { target: '及时', actual: '及时', likelihood: '有可能' },
];
const NOW = [
  { target: '≥10次', actual: '12' },
  { target: '≥10次', actual: '8' },
  { target: '≥10次', actual: '10' },
  { target: '及时', actual: '及时' },
];

describe('预计准不准', () => {
  const midYear = frozen(THEN);

  test('总分、范围、逐项平均、可能性', () => {
    const { rows, scored } = year(NOW, { midYear });
    const quality = judgeForecast(midYear, rows, scored);
    // 10 − 10, 10 − 8, 5 − 10, 8 − 10 points; 100 − 120, 100 − 80, 50 − 100 percent.
    expect(quality.points).toEqual({ mean: '2.25', rows: 4 });
    expect(quality.completion).toEqual({ mean: '30.00', rows: 3 });
    expect(quality.apart).toBe(0);
    expect(quality.likelihoods).toEqual([
      { likelihood: '确定能', rows: 2, met: 1 },
      { likelihood: '有可能', rows: 1, met: 1 },
      { likelihood: '完全不可能', rows: 1, met: 1 },
    ]);
  });

  test('目标调整过、新增和取消的不计入平均和可能性', () => {
    const changed = [...NOW.slice(0, 3).map((one, i) => (i === 1 ? { ...one, target: '≥8次' } : one))];
    const { rows, scored } = year(changed, { midYear, approved: new Map([['i-1', '≥10次']]) });
    const quality = judgeForecast(midYear, rows, scored);
    expect(quality).toMatchObject({ apart: 2, points: { mean: '2.50', rows: 2 } });
    expect(quality.likelihoods[0]).toEqual({ likelihood: '确定能', rows: 1, met: 1 });
  });

  test.each([
    ['范围内', '40.00', '80.00', true],
    ['正好在下端', '77.50', '80.00', true],
    ['正好在上端', '40.00', '77.50', true],
    ['低于范围', '77.51', '80.00', false],
    ['高于范围', '40.00', '77.49', false],
  ])('结果%s', (_name, low, high, within) => {
    const { rows, scored } = year(NOW, { midYear });
    const outlook = { ...midYear.outlook, total: '80.00', low, high };
    const quality = judgeForecast({ ...midYear, outlook }, rows, { ...scored, total: 7750 });
    expect(quality).toMatchObject({ within, miss: '+2.50', result: '77.50' });
  });

  test('还没有总分：没有相差，也不说在不在范围内', () => {
    const { rows, scored } = year([{ target: '≥10次', actual: '' }], { midYear });
    const quality = judgeForecast(midYear, rows, scored);
    expect(quality).toMatchObject({ result: null, miss: null, within: null, points: null, completion: null });
    expect(forecastFacts(quality).map((one) => one.text)).toEqual([
      `预计 ${quality.total}（范围 ${quality.low}—${quality.high}），全年还没有总分`,
      '还没有一项同时有预计和结果',
      '没有判断过的指标',
      '年中以后调整、新增或取消的 3 项',
    ]);
  });

  test('写成句子', () => {
    const { rows, scored } = year(NOW, { midYear });
    const outlook = { ...midYear.outlook, total: '80.00', low: '70.00', high: '85.00' };
    const quality = judgeForecast({ ...midYear, outlook }, rows, { ...scored, total: 8050 });
    expect(forecastFacts(quality)).toEqual([
      { name: '总分', text: '预计 80.00（范围 70.00—85.00），结果 80.50，预计 − 结果 = −0.50，结果在预计范围内' },
      { name: '逐项', text: '得分平均相差 2.25 分（4 项）；完成程度平均相差 30.00 个百分点（3 项）' },
      { name: '可能性', text: '确定能 2 项，达到 1 项；有可能 1 项，达到 1 项；完全不可能 1 项，达到 1 项' },
    ]);
  });

  test('逐项按相差从大到小，没有预计的不列', () => {
    const { rows } = year([...NOW, { target: '≥10次', actual: '1' }], { midYear });
    expect(missedRows(rows).map((one) => one.miss.points)).toEqual(['−5.00', '+2.00', '−2.00', '0.00']);
  });
});

describe('预算执行', () => {
  const frozenMoney = (initial: string, executed: string, expected: string) => {
    const midYear = frozen([]);
    const rows = midYear.money.rows.map((one) =>
      one.line === 'total' ? { ...one, initial, executed, expected, rate: '50.00%' } : one,
    );
    return { ...midYear, money: { rows } };
  };

  test('年中、预计、全年和各自的执行率', () => {
    const whole = sheet({ money: money(['1000', '', '950.5']) });
    expect(compareMoney(frozenMoney('1,000.00', '500.00', '980.00'), whole, scoreSheet(whole))).toEqual({
      currency: '元',
      midYear: { initial: '1,000.00', executed: '500.00', rate: '50.00%', expected: '980.00', expectedRate: '98.00%' },
      budget: '1,000.00',
      executed: '950.50',
      rate: '95.05%',
      miss: '+29.50',
    });
  });

  test('没有年中监控，也没有执行数', () => {
    const whole = sheet({ money: money(['1000', '', '']) });
    const none = { midYear: null, budget: '1,000.00', executed: '', rate: null, miss: null, currency: '元' };
    expect(compareMoney(null, whole, scoreSheet(whole))).toEqual(none);
  });

  test('没有写预计执行数', () => {
    const whole = sheet({ money: money(['1000', '', '900']) });
    const compared = compareMoney(frozenMoney('1,000.00', '500.00', ''), whole, scoreSheet(whole));
    expect(compared).toMatchObject({ midYear: { expected: '', expectedRate: null }, miss: null });
  });
});
