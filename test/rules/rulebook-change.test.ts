import { describe, expect, test } from 'vitest';
import { compareRulebooks } from '#src/rules/rulebook-change.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { book, money, row, sheet } from '#test/rules/forms.ts';

const change = (form: ReturnType<typeof sheet>, to: ReturnType<typeof book>) =>
  compareRulebooks(form, scoreSheet(form), to);

describe('更换评分办法之前', () => {
  test('同样的办法什么也不变', () => {
    expect(change(sheet(), book('shanghai'))).toMatchObject({ rows: [], unchanged: 4, reasons: [] });
  });

  test('湖北：预算执行率二十分、产出四十分，逐行写明由几分到几分', () => {
    const told = change(sheet(), book('hubei'));
    expect(told.rows.map(({ name, weight, score }) => [name, weight.from, weight.to, score.from, score.to])).toEqual([
      ['预算执行率', '10.00', '20.00', '10.00', '20.00'],
      ['产出', '50.00', '40.00', '50.00', '40.00'],
    ]);
    expect(told.rows[1]?.reasons).toEqual(['分值由 50.00 改为 40.00，得分随之改变。']);
    expect([told.total.from, told.total.to, told.unchanged]).toEqual(['100.00', '100.00', 2]);
    expect(told.reasons.join()).toContain('新“产出 40、效益 30、满意度 10、预算执行率 20”');
  });

  test('满意度分段：分值不变，得分由比例改为分段，原因是规定的原话', () => {
    const [output, benefit] = sheet().indicators;
    const satisfaction = row({
      ...{ category: '满意度指标', subcategory: '服务对象满意度', name: '满意', target: '≥95%', actual: '85%' },
      weight: '10',
    });
    const rows = [{ ...output, weight: '50' }, { ...benefit, weight: '30' }, satisfaction].map((one) => row(one));
    const told = change(sheet({ indicators: rows }), book('national-2021'));
    expect(told.rows).toHaveLength(1);
    expect(told.rows[0]).toMatchObject({ name: '满意', weight: { from: '10.00', to: '10.00' }, score: { to: '8.00' } });
    expect(told.rows[0]?.reasons.join()).toContain(
      '满意度分段：原“按实际满意度对目标的比例计分”，新“90% 以上得分值的 100%',
    );
  });

  test('及格门槛：完成不足的一行由有分变为没有分', () => {
    const rows = sheet().indicators.map((one, i) => (i === 0 ? { ...one, actual: '5', reason: '一半' } : one));
    const told = change(sheet({ indicators: rows }), { ...book('shanghai'), passLine: 60 });
    expect(told.rows.map(({ name, score }) => [name, score.from, score.to])).toEqual([['产出', '25.00', '0.00']]);
    expect(told.rows[0]?.reasons).toEqual(['及格门槛：原“不设及格门槛”，新“完成不足目标的 60% 不得分”。']);
    expect([told.total.from, told.total.to]).toEqual(['75.00', '50.00']);
    expect([told.grade.from, told.grade.to]).toEqual(['合格', '不合格']);
  });

  test('封顶：各行不变，总分变了，写明规定', () => {
    const form = sheet({ money: money(['100', '', '75'], {}, '年底结算') });
    const told = change(form, { ...book('shanghai'), totalCaps: [{ below: 80, atMost: 8900 }] });
    expect([told.rows.length, told.total.from, told.total.to]).toEqual([0, '97.50', '89.00']);
    expect(told.reasons).toEqual(['封顶：原“不封顶”，新“执行率不足 80% 总分最高 89 分”。']);
  });

  test('没有总分的表：只比小计，总分写作“—”', () => {
    const rows = sheet().indicators.map((one, i) => (i === 0 ? { ...one, actual: '' } : one));
    expect(change(sheet({ indicators: rows }), book('hubei')).total).toEqual({ from: '—', to: '—' });
  });
});
