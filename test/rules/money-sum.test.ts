import { describe, expect, test } from 'vitest';
import { type Currency, type MoneyEntry, scoreMoney } from '#src/rules/money.ts';
import { sumMoney } from '#src/rules/money-sum.ts';

const EMPTY = { initial: '', budget: '', executed: '' };

function money(currency: Currency, total: Partial<typeof EMPTY>) {
  const lines = { total: { ...EMPTY, ...total }, appropriation: EMPTY, carriedOver: EMPTY, other: EMPTY };
  const entry: MoneyEntry = { lines, reason: '' };
  return { currency, money: scoreMoney(entry, 1000, currency) };
}

const told = (sum: ReturnType<typeof sumMoney>) => ({
  currency: sum.currency,
  total: Object.values(sum.lines.total).map(String),
  rate: sum.rates.total?.toFixed(2) ?? null,
  missing: Object.values(sum.missing),
});

describe('资金合计', () => {
  test('都以元为单位；没有调整的预算按年初数计', () => {
    const sum = sumMoney([
      money('元', { initial: '100.10', executed: '90.05' }),
      money('元', { initial: '200.20', budget: '300', executed: '0' }),
    ]);
    expect(told(sum)).toEqual({
      currency: '元',
      total: ['300.3', '400.1', '90.05'],
      rate: '22.51',
      missing: [0, 0, 0],
    });
  });

  test('都以万元为单位', () => {
    const sum = sumMoney([money('万元', { initial: '1.5', executed: '1' }), money('万元', { initial: '0.000001' })]);
    expect(told(sum)).toEqual({
      currency: '万元',
      total: ['1.500001', '1.500001', '1'],
      rate: '66.67',
      missing: [0, 0, 1],
    });
  });

  test('元和万元混在一起：按元合计', () => {
    const sum = sumMoney([money('万元', { initial: '1.5' }), money('元', { initial: '0.01' })]);
    expect(told(sum)).toEqual({
      currency: '元',
      total: ['15000.01', '15000.01', '0'],
      rate: '0.00',
      missing: [0, 0, 2],
    });
  });

  test('读不出的数不计，算作没有', () => {
    expect(told(sumMoney([money('元', { initial: '约5万' })]))).toEqual({
      currency: '元',
      total: ['0', '0', '0'],
      rate: null,
      missing: [1, 1, 1],
    });
  });
});
