import { expect, test } from 'vitest';
import { compareCategories } from '#src/rules/compare.ts';
import { type Sheet, type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import { money, row, sheet } from '#test/rules/forms.ts';

function compared(rows: Partial<SheetRow>[], set: Partial<Sheet> = {}) {
  const whole = sheet({ indicators: rows.map((one, i) => row({ name: `指标${i}`, weight: '10', ...one })), ...set });
  const scored = scoreSheet(whole);
  return { categories: compareCategories(whole, scored) };
}

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
