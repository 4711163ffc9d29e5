import { describe, expect, test } from 'vitest';
import type { YearRow } from '#src/rules/compare-year.ts';
import type { MidYearRow } from '#src/rules/mid-year.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { frozen, year } from '#test/rules/years.ts';

function first(rows: YearRow[]): YearRow {
  const [one] = rows;
  if (!one) throw new Error('no row');
  return one;
}

// The ratio in the good direction: target = 100.
const COMPLETIONS: [name: string, set: Partial<SheetRow>, completion: string | null][] = [
  ['超额', { target: '≥1000.00(次)', actual: '1386' }, '138.60'],
  ['不足', { target: '≥12500名', actual: '12166名' }, '97.33'],
  ['反向超出', { target: '≤5次', actual: '6' }, '83.33'],
  ['反向较好', { target: '≤5次', actual: '2' }, '250.00'],
  ['反向为零没有比', { target: '≤5次', actual: '0' }, null],
  ['另一种单位', { target: '≥1.00(万条)', actual: '9500条' }, '95.00'],
  ['相等', { target: '=8个', actual: '8' }, '100.00'],
  ['等于而多了', { target: '=8个', actual: '10' }, '80.00'],
  ['严格小于且达到', { target: '<10次', actual: '8' }, '125.00'],
  ['严格小于而没有达到按最近的数', { target: '<10次', actual: '10' }, '90.00'],
  ['一个也没有', { target: '≥10次', actual: '0' }, '0.00'],
  ['区间内', { target: '18—54周岁', actual: '30' }, '100.00'],
  ['区间外', { target: '18—54周岁', actual: '60' }, '90.00'],
  ['零目标', { target: '=0次', actual: '1' }, null],
  ['负目标', { target: '≥-5%', actual: '-3%' }, null],
  ['期限', { target: '2024年12月31日', actual: '2024-12-20' }, null],
  ['是否', { target: '通过', actual: '通过' }, null],
  ['选项', { target: '优良中低差', actual: '良' }, '80.00'],
  ['文字', { target: '及时', attainment: '部分达成', share: '75' }, '75.00'],
  ['没有填', { target: '≥10次' }, null],
  ['读不出', { target: '≥10次', actual: '完成' }, null],
];

test.each(COMPLETIONS)('完成程度：%s', (_name, set, completion) => {
  expect(first(year([set]).rows).completion).toEqual({ midYear: null, forecast: null, yearEnd: completion });
});

type Then = Pick<MidYearRow, 'actual' | 'forecast'>;

// 年中, 预计 and 全年, each against the target in force.
const WHOLE_YEAR: [name: string, target: string, then: Then, actual: string, expected: (string | null)[]][] = [
  ['累计', '≥1000次', { actual: '702', forecast: '1250' }, '1386', ['70.20', '125.00', '138.60']],
  ['比率', '≥95%', { actual: '', forecast: '96%' }, '96.9%', [null, '101.05', '102.00']],
  ['越少越好', '≤5次', { actual: '3', forecast: '5' }, '6', ['166.67', '100.00', '83.33']],
  ['万条与条', '≥1.00(万条)', { actual: '4000条', forecast: '0.9万条' }, '9500条', ['40.00', '90.00', '95.00']],
  ['零目标没有图', '=0次', { actual: '0', forecast: '0' }, '0', [null, null, null]],
  ['期限没有图', '2024年12月31日', { actual: '', forecast: '2024-12-20' }, '2024-12-20', [null, null, null]],
  ['年中写的读不出', '≥10次', { actual: '正在实施', forecast: '基本完成' }, '10', [null, null, '100.00']],
  ['定性指标年中没有图', '及时', { actual: '及时', forecast: '及时' }, '及时', [null, null, '100.00']],
];

test.each(WHOLE_YEAR)('全年的完成程度：%s', (_name, target, then, actual, [midYear, forecast, yearEnd]) => {
  const { rows } = year([{ target, actual }], { midYear: frozen([{ target, ...then }]) });
  expect(first(rows).completion).toEqual({ midYear, forecast, yearEnd });
});

test('按失分从多到少，失分相同按表中次序，没有得分的不算失分', () => {
  const { rows } = year([
    { target: '≥10次', actual: '10' },
    { target: '≥10次', actual: '9' },
    { target: '≥10次', actual: '' },
    { target: '≥10次', actual: '5' },
    { target: '≥10次', actual: '9' },
    { target: '不适用', weight: '' },
  ]);
  expect(rows.map((one) => [one.name, one.lost])).toEqual([
    ['指标3', '5.00'],
    ['指标1', '1.00'],
    ['指标4', '1.00'],
    ['指标0', '0.00'],
    ['指标2', null],
    ['指标5', null],
  ]);
});

test('一行的各项：目标、年中、预计、全年、偏差、得分、相差和原因', () => {
  const target = '≤5.00(次)';
  const { rows } = year([{ target, actual: '6', reason: ' 网络抖动 ' }], {
    midYear: frozen([{ target, actual: '3', forecast: '5', likelihood: '有可能' }]),
    lastYear: [{ target: '≤8次', actual: '7次', score: '10.00', weight: '10.00', reason: '', measure: '' }],
  });
  expect(rows).toEqual([
    {
      id: 'i-0',
      category: '产出指标',
      name: '指标0',
      target,
      approved: null,
      change: null,
      midYear: { actual: '3次', forecast: '5次', likelihood: '有可能', pace: '累计', score: '10.00' },
      actual: '6次',
      met: false,
      deviation: '+1次（+20.00%）',
      completion: { midYear: '166.67', forecast: '100.00', yearEnd: '83.33' },
      weight: '10.00',
      score: '8.33',
      lost: '1.67',
      miss: { points: '+1.67', completion: '+16.67' },
      reason: '网络抖动',
      lastYear: { target: '≤8次', actual: '7次', score: '10.00', weight: '10.00', reason: '', measure: '' },
    },
  ]);
});

describe('目标在年中以后变更', () => {
  const midYear = frozen([
    { target: '≥10次', actual: '6', forecast: '10', likelihood: '确定能' },
    { target: '≥4期', actual: '1', forecast: '2', likelihood: '完全不可能', explanation: '场地停用' },
  ]);

  test('调整：原批复和现行目标都在，完成程度按现行目标', () => {
    const { rows } = year([{ target: '≥12次', actual: '12' }], { midYear, approved: new Map([['i-0', '≥10次']]) });
    expect(rows[0]).toMatchObject({ target: '≥12次', approved: '≥10次', change: '调整' });
    expect(rows[0]?.completion).toEqual({ midYear: '50.00', forecast: '83.33', yearEnd: '100.00' });
  });

  test('改回原批复的不算调整', () => {
    const { rows } = year([{ target: '≥10次', actual: '10' }], { midYear, approved: new Map([['i-0', '≥10次']]) });
    expect(rows[0]).toMatchObject({ approved: null, change: null });
  });

  test('取消：只剩年中部分，排在最后，没有失分', () => {
    const { rows } = year([{ target: '≥10次', actual: '10' }], { midYear });
    expect(rows.map((one) => [one.name, one.change])).toEqual([
      ['指标0', null],
      ['指标1', '取消'],
    ]);
    expect(rows[1]).toMatchObject({ target: '≥4期', actual: '', score: null, lost: null, reason: '场地停用' });
    expect(rows[1]?.midYear).toMatchObject({ actual: '1期', forecast: '2期', likelihood: '完全不可能' });
    expect(rows[1]?.completion).toEqual({ midYear: '25.00', forecast: '50.00', yearEnd: null });
  });

  test('新增：没有年中部分', () => {
    const { rows } = year([{ target: '≥10次', actual: '10' }, {}, { target: '≥3次', actual: '3' }], { midYear });
    expect(rows.find((one) => one.id === 'i-2')).toMatchObject({ change: '新增', midYear: null });
  });

  test('没有年中监控时没有新增', () => {
    expect(first(year([{ target: '≥3次', actual: '3' }]).rows)).toMatchObject({ change: null, midYear: null });
  });
});

test('不适用的行：年中有值，全年写不适用', () => {
  const midYear = frozen([{ target: '≥10次', actual: '6', forecast: '10' }]);
  const { rows } = year([{ target: '≥10次', notApplicable: '停办' }], { midYear });
  expect(first(rows)).toMatchObject({ actual: '不适用', score: null, lost: null, met: null, deviation: '' });
  expect(first(rows).completion).toEqual({ midYear: '60.00', forecast: '100.00', yearEnd: null });
});
