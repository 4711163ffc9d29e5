import { expect, test } from 'vitest';
import { formatPoints, parsePoints } from '#src/rules/decimal.ts';
import { scoreMoney } from '#src/rules/money.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { book, codes, money, row, scored, sheet } from '#test/rules/forms.ts';
import { MONEY } from '#test/rules/published-money.ts';
import { PARTS, PUTUO, type PublishedTable, YONGDE } from '#test/rules/published-rows.ts';

const ROWS = [PUTUO, YONGDE, ...PARTS].flatMap((table) =>
  table.rows.map((one) => [table.unit, one.name, table, one] as const),
);

test.each(ROWS)('公开的自评表：%s · %s', (_unit, _name, table, one) => {
  const points = parsePoints(one.weight) ?? -1;
  const result = scored(one, points, table.rulebook);
  const printed = formatPoints(parsePoints(one.score) ?? -1);
  expect(result.score === null ? '—' : formatPoints(result.score)).toBe(one.ours ?? printed);
  expect(result.findings.map((found) => found.code).filter((code) => code !== 'R1')).toEqual(one.codes ?? []);
});

test('与公开得分不同的行都写明原因', () => {
  const different = ROWS.filter(([, , , one]) => one.ours !== undefined);
  expect(different.filter(([, , , one]) => !one.cause)).toEqual([]);
  expect([ROWS.length, ROWS.length - different.length]).toEqual([77, 55]);
});

test.each(MONEY.map((line) => [`${line.unit} ${line.year}`, line] as const))('公开的资金行：%s', (_name, line) => {
  const entry = money([line.initial, line.budget, line.executed]);
  const result = scoreMoney(entry, line.weight * 100, line.currency);
  if (line.rate !== '') expect(result.rate?.toFixed(2)).toBe(line.ours?.rate ?? line.rate);
  if (line.score !== '') expect(formatPoints(result.score ?? -1)).toBe(line.ours?.score ?? line.score);
  expect(line.cause !== undefined).toBe(line.ours !== undefined);
});

function rowsOf(table: PublishedTable) {
  return table.rows.map(({ category, subcategory, name, target, actual, weight }) =>
    row({ category, subcategory, name, target, actual, weight, reason: '公开表没有写原因' }),
  );
}

test('普陀区体育事业管理中心 2022：总分 98.62', () => {
  const whole = sheet({
    money: money(['250000.00', '250000.00', '215,457.6'], {}, '公开表没有写原因'),
    indicators: rowsOf(PUTUO),
  });
  const result = scoreSheet(whole);
  expect(result).toMatchObject({ total: 9862, weightSum: 10000, grade: '优' });
  expect(codes(result.findings)).toEqual([]);
});

test('永德县明朗中学 2022：印 96，我们 99.80，差在两行没有写原因的失分', () => {
  const whole = sheet({
    rulebook: book('national-2020'),
    money: money(['', '387664.62', '387664.62']),
    indicators: rowsOf(YONGDE),
  });
  const result = scoreSheet(whole);
  const printed = YONGDE.rows.reduce((sum, one) => sum + (parsePoints(one.score) ?? 0), 1000);
  expect([printed, result.total]).toEqual([9600, 9980]);
  expect(result).toMatchObject({ weightSum: 10000, grade: '优' });
});

// 棠溪镇 2022: the total line says 0 0 0 while its part holds the amounts; 临河区 2022: five parts sum to 7165.29.
test.each([
  ['棠溪镇', money(['0', '0', '0'], { appropriation: ['90', '89.974', '89.974'] })],
  [
    '临河区',
    money(['', '7165.32', '6992.95'], {
      appropriation: ['', '3714.17', '3714.17'],
      carriedOver: ['', '1859.90', '1726.94'],
      other: ['', '1591.22', '1551.84'],
    }),
  ],
])('总额与各项不一致：%s', (_name, entry) => {
  const { findings } = scoreMoney(entry, 1000, '万元');
  expect(findings.map((one) => one.code)).toContain('B1');
});

test('大英县司法局 2023：一行占 90 分', () => {
  const [only] = PARTS.filter((table) => table.unit === '大英县司法局').flatMap(rowsOf);
  const { findings } = scoreSheet(sheet({ currency: '万元', indicators: only ? [only] : [] }));
  expect(findings.map((one) => one.code)).toEqual(expect.arrayContaining(['W3', 'V2', 'T1']));
});
