import { expect, test } from 'vitest';
import { compareCategories, compareRows } from '#src/rules/compare.ts';
import { type Sheet, type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import { money, row, sheet } from '#test/rules/forms.ts';

function compared(rows: Partial<SheetRow>[], set: Partial<Sheet> = {}) {
  const whole = sheet({ indicators: rows.map((one, i) => row({ name: `指标${i}`, weight: '10', ...one })), ...set });
  const scored = scoreSheet(whole);
  return { rows: compareRows(whole, scored), categories: compareCategories(whole, scored) };
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
  expect(compared([set]).rows[0]?.completion).toBe(completion);
});

test('按失分从多到少，失分相同按表中次序，没有得分的不算失分', () => {
  const { rows } = compared([
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

test('一行的各项', () => {
  const { rows } = compared([
    { target: '≤5.00(次)', actual: '6', reason: ' 网络抖动 ', category: '产出指标' },
    { target: '不适用', weight: '' },
  ]);
  expect(rows).toEqual([
    {
      name: '指标0',
      category: '产出指标',
      target: '≤5.00(次)',
      actual: '6次',
      completion: '83.33',
      met: false,
      weight: '10.00',
      score: '8.33',
      lost: '1.67',
      reason: '网络抖动',
    },
    {
      name: '指标1',
      category: '产出指标',
      target: '不适用',
      actual: '不适用',
      completion: null,
      met: null,
      weight: '—',
      score: null,
      lost: null,
      reason: '',
    },
  ]);
});

test('按类别：预算执行率在前，其余按表中次序', () => {
  const benefit = { category: '效益指标', target: '≥10次' };
  const { categories } = compared(
    [
      { target: '≥10次', actual: '9' },
      { ...benefit, actual: '10' },
      { target: '≥3次', actual: '1' },
      { ...benefit, actual: '' },
      { ...benefit, actual: '', notApplicable: '停办' },
    ],
    { money: money(['', '250000', '215457.6']) },
  );
  expect(categories).toEqual([
    { category: '预算执行率', weight: '10.00', score: '8.62', lost: '1.38', percent: '86.20' },
    { category: '产出指标', weight: '20.00', score: '12.33', lost: '7.67', percent: '61.65' },
    { category: '效益指标', weight: '20.00', score: '10.00', lost: '0.00', percent: '50.00' },
  ]);
});

test('没有适用分值的类别不列', () => {
  const { categories } = compared(
    [
      { target: '≥10次', notApplicable: '停办' },
      { category: '效益指标', target: '≥10次', actual: '5' },
    ],
    { money: money(['', '0', '0']) },
  );
  expect(categories).toEqual([
    { category: '效益指标', weight: '10.00', score: '5.00', lost: '5.00', percent: '50.00' },
  ]);
});
