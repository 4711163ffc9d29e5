import { describe, expect, test } from 'vitest';
import { Decimal } from '#src/rules/decimal.ts';
import { type Currency, type MoneyEntry, scoreMoney } from '#src/rules/money.ts';
import {
  compareAmount,
  MONEY_FIELDS,
  nameOfField,
  placeOfField,
  readListAmount,
  withAmounts,
} from '#src/rules/money-list.ts';

const EMPTY_LINE = { initial: '', budget: '', executed: '' };

function entry(total: Partial<typeof EMPTY_LINE> = {}): MoneyEntry {
  const lines = {
    total: { ...EMPTY_LINE, ...total },
    appropriation: EMPTY_LINE,
    carriedOver: EMPTY_LINE,
    other: EMPTY_LINE,
  };
  return { lines, reason: '' };
}

const project = (typed: MoneyEntry, currency: Currency = '元') => ({
  typed,
  currency,
  money: scoreMoney(typed, 1000, currency),
});

describe('清单里的金额', () => {
  test.each<[string, string, Currency, string]>([
    ['万元换成元', '55.75', '万元', '557500'],
    ['元，带千位逗号和两位小数', '548,320.00', '元', '548320'],
    ['全角数字和人民币符号', '￥５４８，３２０．５０', '元', '548320.5'],
    ['格里自己写了万元，按它算', '54.832万元', '元', '548320'],
    ['格里自己写了元，按它算', '548320元', '万元', '548320'],
    ['0 是数', '0', '元', '0'],
  ])('%s', (_, text, currency, yuan) => {
    expect(readListAmount(text, currency)).toEqual({ ok: true, yuan: new Decimal(yuan) });
  });

  test('空格没有数', () => {
    expect(readListAmount(' 　', '元')).toEqual({ ok: true, yuan: null });
  });

  test.each<[string, string, Currency, RegExp]>([
    ['公式', '=SUM(B2:B5)', '元', /是公式/],
    ['全角等号的公式', '＝B2', '元', /是公式/],
    ['科学计数法', '1.2E+15', '元', /科学计数法/],
    ['负数', '-300', '元', /不能为负数/],
    ['括号表示的负数', '(1,234.00)', '元', /不能为负数/],
    ['会计格式的横线', '-', '元', /0 还是没有数/],
    ['文字', '未执行', '元', /读不出/],
    ['Excel 的错误值', '#REF!', '元', /读不出/],
    ['一千万亿元', '1000000000000000', '元', /90 万亿元/],
    ['不足一分', '54.8320001', '万元', /不足一分/],
    ['千位逗号放错', '5,48,320', '元', /读不出/],
  ])('不收：%s', (_, text, currency, problem) => {
    const read = readListAmount(text, currency);
    expect(read.ok ? '' : read.problem).toMatch(problem);
  });
});

describe('清单的数与现有的数', () => {
  test.each<[string, MoneyEntry, Currency, string, { old: string; text: string; changed: boolean }]>([
    ['空格填上', entry(), '元', '548320', { old: '', text: '548,320.00', changed: true }],
    ['不同的数', entry({ budget: '557500' }), '元', '560000', { old: '557500', text: '560,000.00', changed: true }],
    [
      '写法不同，数相同',
      entry({ budget: '557500' }),
      '元',
      '557500',
      { old: '557500', text: '557,500.00', changed: false },
    ],
    ['表以万元为单位', entry({ budget: '55.75' }), '万元', '557500', { old: '55.75', text: '55.75', changed: false }],
    ['万元精确到分', entry(), '万元', '548320.01', { old: '', text: '54.832001', changed: true }],
    [
      '现有的数读不出',
      entry({ budget: '约55万' }),
      '元',
      '550000',
      { old: '约55万', text: '550,000.00', changed: true },
    ],
  ])('%s', (_, typed, currency, yuan, expected) => {
    expect(compareAmount(project(typed, currency), 'budget.total', new Decimal(yuan))).toEqual({
      field: 'budget.total',
      suspicion: '',
      ...expected,
    });
  });

  test.each<[string, MoneyEntry, 'budget.total' | 'executed.total', string, string]>([
    [
      '比原来大一万倍',
      entry({ budget: '557500' }),
      'budget.total',
      '5575000000',
      '与原来的数相差一万倍，请核对是元还是万元。',
    ],
    [
      '比原来小一万倍',
      entry({ budget: '557500' }),
      'budget.total',
      '55.75',
      '与原来的数相差一万倍，请核对是元还是万元。',
    ],
    [
      '执行数比预算小一万倍',
      entry({ budget: '557500' }),
      'executed.total',
      '54.83',
      '与预算数相差一万倍，请核对是元还是万元。',
    ],
    ['只差一千倍', entry({ budget: '557500' }), 'budget.total', '557.5', ''],
    ['原来是 0', entry({ budget: '0' }), 'budget.total', '557500', ''],
  ])('B3：%s', (_, typed, field, yuan, suspicion) => {
    expect(compareAmount(project(typed), field, new Decimal(yuan)).suspicion).toBe(suspicion);
  });

  test('十二个数各有位置和名称，名称不重复', () => {
    expect(MONEY_FIELDS.map((field) => `${placeOfField(field).column}.${placeOfField(field).line}`)).toEqual(
      MONEY_FIELDS,
    );
    expect(new Set(MONEY_FIELDS.map(nameOfField)).size).toBe(12);
    expect([nameOfField('budget.total'), nameOfField('budget.appropriation')]).toEqual([
      '全年预算数',
      '全年预算数（当年财政拨款）',
    ]);
  });

  test('换上清单的数，别的格不动', () => {
    const changed = withAmounts(entry({ budget: '1', executed: '2' }), [{ field: 'executed.total', text: '3' }]);
    expect(changed.lines.total).toEqual({ initial: '', budget: '1', executed: '3' });
  });
});
