import { describe, expect, test } from 'vitest';
import { formatPoints } from '#src/rules/decimal.ts';
import type { MidYearRow, MidYearSheet } from '#src/rules/mid-year.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { book } from '#test/rules/forms.ts';
import { midYearMoney, midYearRow, midYearSheet } from '#test/rules/mid-year-forms.ts';

const shown = (hundredths: number | null) => (hundredths === null ? null : formatPoints(hundredths));

/** One row of 50 points (产出), as `[pace, score, low, high]`. */
function only(set: Partial<MidYearRow>, rulebook = 'national-2020') {
  const sheet = midYearSheet({ rulebook: book(rulebook), indicators: [midYearRow({ weight: '50', ...set })] });
  const [row] = outlookOf(sheet).rows;
  if (!row) throw new Error('no row');
  return [row.pace, shown(row.score), shown(row.low), shown(row.high)];
}

describe('一行的预计得分和区间', () => {
  const cases: [what: string, set: Partial<MidYearRow>, expected: ReturnType<typeof only>][] = [
    [
      '累计（计数）：最低按目前完成',
      { target: '≥10次', actual: '6', forecast: '10' },
      ['累计', '50.00', '30.00', '50.00'],
    ],
    [
      '累计：目前已超过预计的得分，最低不高于预计',
      { target: '≥10次', actual: '12', forecast: '9' },
      ['累计', '45.00', '45.00', '45.00'],
    ],
    [
      '累计：还没有完成值，最低为 0',
      { target: '≥10次', actual: '', forecast: '10' },
      ['累计', '50.00', '0.00', '50.00'],
    ],
    [
      '累计：写“尚未开展”同没有完成值',
      { target: '≥10次', actual: '尚未开展', forecast: '10' },
      ['累计', '50.00', '0.00', '50.00'],
    ],
    [
      '累计：没有预计，最低按目前完成，最高为分值',
      { target: '≥10次', actual: '6', forecast: '' },
      ['累计', null, '30.00', '50.00'],
    ],
    [
      '越少越好的累计：目前 2 次不保证年末',
      { target: '≤5次', actual: '2', forecast: '6' },
      ['累计', '41.67', '41.67', '41.67'],
    ],
    [
      '越少越好的累计：没有预计时最低为 0',
      { target: '≤5次', actual: '2', forecast: '' },
      ['累计', null, '0.00', '50.00'],
    ],
    ['零目标：没有发生', { target: '=0次', actual: '0', forecast: '0' }, ['累计', '50.00', '50.00', '50.00']],
    ['零目标：已发生一次', { target: '=0次', actual: '1', forecast: '1' }, ['累计', '0.00', '0.00', '0.00']],
    ['金额累计', { target: '≥100万元', actual: '40万元', forecast: '90万元' }, ['累计', '45.00', '20.00', '45.00']],
    ['万条与条换算', { target: '≥1万条', actual: '6400条', forecast: '1.2万条' }, ['累计', '50.00', '32.00', '50.00']],
    ['比率：最低就是预计', { target: '≥90%', actual: '45%', forecast: '81%' }, ['比率', '45.00', '45.00', '45.00']],
    ['千分率也是比率', { target: '≤2‰', actual: '1‰', forecast: '2.5‰' }, ['比率', '40.00', '40.00', '40.00']],
    ['比率：没有预计，最低为 0', { target: '≥90%', actual: '95%', forecast: '' }, ['比率', null, '0.00', '50.00']],
    [
      '完成率改为累计：最低按目前',
      { target: '=100%', actual: '55%', forecast: '100%', pace: '累计' },
      ['累计', '50.00', '27.50', '50.00'],
    ],
    [
      '计数改为比率（在册人数）',
      { target: '≥100人', actual: '60', forecast: '100', pace: '比率' },
      ['比率', '50.00', '50.00', '50.00'],
    ],
    [
      '时长是比率',
      { target: '半小时内响应', actual: '25分钟', forecast: '40分钟' },
      ['比率', '37.50', '37.50', '37.50'],
    ],
    ['定性 确定能', { target: '改善', likelihood: '确定能' }, [null, '50.00', '50.00', '50.00']],
    ['定性 有可能 60—100%，居中', { target: '改善', likelihood: '有可能' }, [null, '40.00', '30.00', '50.00']],
    ['定性 完全不可能 0—60%，居中', { target: '改善', likelihood: '完全不可能' }, [null, '15.00', '0.00', '30.00']],
    ['定性 写代码 2', { target: '改善', likelihood: '2' }, [null, '40.00', '30.00', '50.00']],
    ['定性 未判断', { target: '改善', likelihood: '' }, [null, null, '0.00', '50.00']],
    ['是否类按预计', { target: '通过', actual: '', forecast: '通过' }, [null, '50.00', '50.00', '50.00']],
    ['期限按预计，逾期为 0', { target: '2024年12月31日前', forecast: '2025年1月10日' }, [null, '0.00', '0.00', '0.00']],
    ['预计读不出，没有得分', { target: '≥10次', actual: '6', forecast: '差不多' }, ['累计', null, '30.00', '50.00']],
    ['不适用不计', { target: '本项目不适用此指标' }, [null, null, '0.00', '0.00']],
  ];
  test.each(cases)('%s', (_, set, expected) => {
    expect(only(set)).toEqual(expected);
  });

  test('工作底稿写明按什么计', () => {
    const [row] = outlookOf(midYearSheet()).rows;
    expect(row?.working).toBe('全年预计 目标 ≥10次，实际 10 次，达到目标，得 50.00；最低按目前 6 ÷ 10 × 50.00 = 30.00');
  });
});

describe('全表', () => {
  const of = (set: Partial<MidYearSheet> = {}) => {
    const { total, low, high, missing } = outlookOf(midYearSheet(set));
    return [shown(total), shown(low), shown(high), missing];
  };

  test('各行之和，资金按全年预计执行数', () => {
    expect(of()).toEqual(['100.00', '75.00', '100.00', 0]);
    expect(of({ money: midYearMoney(['100', '50', '80']) })).toEqual(['98.00', '75.00', '98.00', 0]);
  });

  test('有一项没有预计就没有总分，只有区间和缺几项', () => {
    const rows = midYearSheet().indicators.map((row, i) => (i === 0 ? { ...row, forecast: '' } : row));
    expect(of({ indicators: rows })).toEqual([null, '75.00', '100.00', 1]);
  });

  test('没有填任何值', () => {
    const rows = midYearSheet().indicators.map((row) => ({ ...row, actual: '', forecast: '', likelihood: '' }));
    expect(of({ indicators: rows, money: midYearMoney(['100', '', '']) })).toEqual([null, '0.00', '100.00', 4]);
  });

  test('没有指标时不给得分', () => {
    expect(of({ indicators: [] })[0]).toBe(null);
  });

  test('预算为 0 不计资金行，按百分制折算', () => {
    expect(of({ money: midYearMoney(['0', '0', '0']) })).toEqual(['100.00', '77.78', '100.00', 0]);
  });

  test('按项目的评分办法：湖北资金 20 分', () => {
    expect(of({ rulebook: book('hubei'), money: midYearMoney(['100', '50', '50']) })).toEqual([
      '90.00',
      '74.00',
      '90.00',
      0,
    ]);
  });

  test('封顶也适用于预计', () => {
    const capped = { ...book('shanghai'), totalCaps: [{ below: 60, atMost: 6900 }] };
    expect(of({ rulebook: capped, money: midYearMoney(['100', '50', '55']) })).toEqual(['69.00', '69.00', '69.00', 0]);
  });
});

describe('资金灯', () => {
  const light = (executed: string, periodEnd = '2024-07-31', rulebook = book('shanghai')) =>
    outlookOf(midYearSheet({ money: midYearMoney(['1200', executed, '1200']), periodEnd, rulebook })).lights.money;

  test.each([
    ['进度相同', '700', '绿', '执行 58.33%，时间进度 7/12 = 58.33%，落后 0.00 个百分点'],
    ['落后恰好 20 个百分点仍为绿', '460', '绿', '执行 38.33%，时间进度 7/12 = 58.33%，落后 20.00 个百分点'],
    ['落后超过 20 个百分点为黄', '459', '黄', '执行 38.25%，时间进度 7/12 = 58.33%，落后 20.08 个百分点'],
    ['落后恰好 40 个百分点仍为黄', '220', '黄', '执行 18.33%，时间进度 7/12 = 58.33%，落后 40.00 个百分点'],
    ['落后超过 40 个百分点为红', '219', '红', '执行 18.25%，时间进度 7/12 = 58.33%，落后 40.08 个百分点'],
    ['超前', '900', '绿', '执行 75.00%，时间进度 7/12 = 58.33%，超前 16.67 个百分点'],
    ['零执行', '0', '红', '执行 0.00%，时间进度 7/12 = 58.33%，落后 58.33 个百分点'],
    ['没有执行数', '', '未定', '没有预算或执行数'],
  ])('%s', (_, executed, expected, working) => {
    expect(light(executed)).toEqual({ light: expected, working });
  });

  test('监控期到 6 月底，时间进度为一半', () => {
    expect(light('360', '2024-06-30').light).toBe('绿');
    expect(light('359', '2024-06-30').light).toBe('黄');
  });

  test('预警线取自评分办法', () => {
    const strict = book('shanghai');
    const own = { ...strict, monitoring: { ...strict.monitoring, moneyLights: { yellow: 5, red: 10 } } };
    expect(light('600', '2024-07-31', own).light).toBe('黄');
  });
});

describe('目标灯', () => {
  const light = (...likelihoods: string[]) => {
    const indicators = likelihoods.map((likelihood, i) => midYearRow({ name: `${i}`, target: '改善', likelihood }));
    return outlookOf(midYearSheet({ indicators })).lights.targets;
  };

  test.each([
    ['全部确定能', ['确定能', '确定能'], '绿', '有可能 0 项，完全不可能 0 项'],
    ['一项有可能', ['确定能', '有可能'], '黄', '有可能 1 项，完全不可能 0 项'],
    ['一项完全不可能', ['有可能', '完全不可能'], '红', '有可能 1 项，完全不可能 1 项'],
    ['湖北的写法“不可能”', ['不可能'], '红', '有可能 0 项，完全不可能 1 项'],
    ['还有未判断的不算绿', ['确定能', ''], '未定', '有可能 0 项，完全不可能 0 项，未判断 1 项'],
    ['未判断的不遮住黄灯', ['有可能', ''], '黄', '有可能 1 项，完全不可能 0 项，未判断 1 项'],
  ])('%s', (_, likelihoods, expected, working) => {
    expect(light(...likelihoods)).toEqual({ light: expected, working });
  });
});
