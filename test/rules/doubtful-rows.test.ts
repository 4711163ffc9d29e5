import { expect, test } from 'vitest';
import { mergeRulebook } from '#src/rules/override.ts';
import { scoreRow } from '#src/rules/score.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { oppositeOf } from '#src/rules/yes-no.ts';
import { book, money, row, sheet } from '#test/rules/forms.ts';

/** Score in hundredths of ten points, then the findings as `code field`. */
function scored(set: Partial<SheetRow>, rulebook = book('shanghai')): unknown[] {
  const { score, findings } = scoreRow(row({ reason: '说明', ...set }), 1000, rulebook);
  return [score, ...findings.map((one) => `${one.code} ${one.field}`)];
}

const NEGATIVE: [target: string, actual: string, expected: unknown[]][] = [
  ['≤5次', '-5', [null, 'V2 actual']],
  ['≤5次', '-5次', [null, 'V2 actual']],
  ['≤90万元', '-1', [null, 'V2 actual']],
  ['3天内', '-1天', [null, 'V2 actual']],
  ['≥5%', '-2%', [0]],
  ['≤10%', '-20%', [1000]],
  ['≥-5', '-3', [1000]],
];
test.each(NEGATIVE)('目标 %s，实际 %s：件数、金额和时间没有负的，增长率可以有', (target, actual, expected) => {
  expect(scored({ target, actual })).toEqual(expected);
});

const YES_NO = [
  '通过',
  '是',
  '否',
  '完成',
  '已完成',
  '全部完成',
  '合格',
  '全部合格',
  '达标',
  '全部通过',
  '验收通过',
  '通过验收',
  '验收合格',
];
test.each(YES_NO)('目标“%s”：建议填的两个词都读得出', (target) => {
  expect(scored({ target, actual: target })).toEqual([1000]);
  expect(scored({ target, actual: oppositeOf(target) })).toEqual([0]);
});

test.each(['未合格', '未验收通过', '未通过验收', '不通过验收', '未验收合格', '未全部合格'])(
  '“%s”读作没有达到',
  (actual) => {
    expect(scored({ target: '验收合格', actual })).toEqual([0]);
  },
);

const CONTRADICTIONS: [set: Partial<SheetRow>, expected: unknown[]][] = [
  [{ actual: '未达成', share: '90' }, [null, 'V2 share']],
  [{ actual: '部分达成', share: '100' }, [null, 'V2 share']],
  [{ actual: '未达成', attainment: '达成' }, [null, 'V2 attainment']],
  [{ actual: '部分达成', share: '75' }, [750]],
];
test.each(CONTRADICTIONS)('定性行自相矛盾不取有利的一边：%o', (set, expected) => {
  expect(scored({ target: '优化', ...set })).toEqual(expected);
});

test('没有规定得分的选项个数不猜，自定以后照算，别的个数不受影响', () => {
  const six = { target: '优秀/良好/合格/一般/较差/不合格', actual: '良好' };
  expect(scored(six)).toEqual([null, 'V4 target']);
  const override = {
    figure: 'optionShares',
    value: { 6: [100, 90, 70, 50, 30, 0] },
    source: '某文',
    validFrom: '2024-01-01',
  };
  const own = mergeRulebook(book('shanghai'), [override], '2024-12-31');
  expect(scored(six, own)).toEqual([900]);
  expect(scored({ target: '高中低', actual: '中' }, own)).toEqual([700]);
});

const WRITTEN: [target: string, actual: string, expected: unknown[]][] = [
  ['≥1200次', '1200。', [1000]],
  ['≥1200次', '1200次。', [1000]],
  ['≥10000次', '1.2万', [1000]],
  ['≥1.00(万条)', '1.2万', [1000]],
];
test.each(WRITTEN)('目标 %s，写作“%s”', (target, actual, expected) => {
  expect(scored({ target, actual })).toEqual(expected);
});

const CURRENCY: [name: string, set: Partial<SheetRow>, found: string[]][] = [
  ['效益不是成本', { category: '效益指标', name: '人均增收', target: '≥50元', actual: '60元' }, []],
  ['单价不与总额比', { category: '成本指标', name: '资料单价', target: '=50元', actual: '50元' }, []],
  ['总成本差一万倍是错误', { category: '成本指标', name: '项目总成本', target: '≤50元', actual: '50元' }, ['B3 error']],
  ['说不清是不是总额只提醒', { category: '成本指标', name: '印刷成本', target: '≤50元', actual: '50元' }, ['B3 warn']],
];
test.each(CURRENCY)('元与万元：%s', (_, set, found) => {
  const rows = [...sheet().indicators, row({ subcategory: '经济成本指标', ...set })];
  const { findings } = scoreSheet(sheet({ indicators: rows, money: money(['', '500000', '500000']), currency: '元' }));
  expect(findings.filter((one) => one.code === 'B3').map((one) => `${one.code} ${one.severity}`)).toEqual(found);
});

test('人工扣分有自己的理由就不再要偏差原因，两样都没有只说一次', () => {
  const met = { target: '≥5个', actual: '5个', deduction: '1', reason: '' };
  expect(scored({ ...met, deductionReason: '资料不全' })).toEqual([900]);
  expect(scored(met)).toEqual([900, 'R1 deduction']);
  expect(scored({ ...met, actual: '4个', deductionReason: '资料不全' })).toEqual([700, 'R1 reason']);
});

test('举例不照抄目标', () => {
  const { findings } = scoreRow(row({ target: '≥1000次', actual: '很多' }), 1000, book('shanghai'));
  expect(findings[0]?.message).toContain('例如“123次”');
});
