import { describe, expect, test } from 'vitest';
import { buildMonitoringRecord } from '#src/rules/build-monitoring-record.ts';
import { checkMidYearForm } from '#src/rules/check-mid-year.ts';
import type { MidYearRow, MidYearSheet } from '#src/rules/mid-year.ts';
import { isPeriodEnd, monthsOf, parseLikelihood } from '#src/rules/mid-year.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { book } from '#test/rules/forms.ts';
import { midYearMoney, midYearRow, midYearSheet, ticked } from '#test/rules/mid-year-forms.ts';

const PROJECT = {
  id: 'p1',
  name: '申遗经费',
  year: 2019,
  nature: '常年性项目',
  projectClass: '',
  department: '黄石市文化和旅游局',
  unit: '黄石市文物局',
  startDate: '',
  endDate: '',
};

function recordOf(sheet: MidYearSheet) {
  const indicatorIds = sheet.indicators.map((_, i) => `i${i}`);
  const head = { project: PROJECT, indicatorIds, goal: '推动申遗工作', version: 1, submitted: null };
  return buildMonitoringRecord(head, sheet, outlookOf(sheet));
}

const found = (sheet: MidYearSheet) =>
  checkMidYearForm(sheet, outlookOf(sheet)).map(({ code, severity, indicator, field }) => [
    code,
    severity,
    indicator,
    field,
  ]);

describe('读法', () => {
  test.each([
    ['2024-06-30', '1—6月'],
    ['2024-07-31', '1—7月'],
    ['2024-01-31', '1月'],
  ])('监控期到 %s，表头写 %s', (end, months) => expect(monthsOf(end)).toBe(months));

  test.each([
    ['2024-06-30', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-06-29', false],
    ['2024-12-31', false],
    ['2023-06-30', false],
    ['', false],
  ])('2024 年度的监控期可以到 %s：%s', (date, expected) => {
    expect(isPeriodEnd(date, date.startsWith('2023-02') ? 2023 : 2024)).toBe(expected);
  });

  test.each([
    ['确定能', '确定能'],
    [' 有可能 ', '有可能'],
    ['3', '完全不可能'],
    ['不可能', '完全不可能'],
    ['也许', null],
    ['', null],
  ])('可能性“%s”', (text, expected) => expect(parseLikelihood(text)).toBe(expected));
});

describe('年中自查', () => {
  const one = (set: Partial<MidYearRow>, rest: Partial<MidYearSheet> = {}) => {
    const filled = { target: '≥10次', actual: '6', forecast: '10', likelihood: '确定能' };
    return found(midYearSheet({ indicators: [midYearRow({ ...filled, ...set })], ...rest }));
  };

  test('填全的表没有发现', () => expect(found(midYearSheet())).toEqual([]));

  test.each<[string, Partial<MidYearRow>, unknown[]]>([
    ['执行情况未填', { actual: '' }, [['S6', 'error', 0, 'actual']]],
    ['定量指标的预计未填', { forecast: '' }, [['S6', 'error', 0, 'forecast']]],
    ['可能性未选', { likelihood: '' }, [['S6', 'error', 0, 'likelihood']]],
    ['定性指标可以不写预计', { target: '改善', forecast: '' }, []],
    ['可能性读不出', { likelihood: '也许' }, [['V2', 'error', 0, 'likelihood']]],
    ['执行情况读不出', { actual: '完成' }, [['V2', 'error', 0, 'actual']]],
    ['尚未开展不算读不出', { actual: '尚未开展' }, []],
    ['预计不能写尚未开展', { forecast: '尚未开展' }, [['V2', 'error', 0, 'forecast']]],
    ['预计读不出', { forecast: '能完成' }, [['V2', 'error', 0, 'forecast']]],
    ['执行情况的单位不同', { actual: '6个' }, [['V1', 'error', 0, 'actual']]],
    ['预计抄了目标的符号', { forecast: '≥10次' }, [['V3', 'warn', 0, 'forecast']]],
    ['指标值是占位符', { target: '≥**次' }, [['T5', 'error', 0, 'target']]],
    ['不适用的行什么都不问', { target: '本项目不适用此指标', actual: '', forecast: '', likelihood: '' }, []],
  ])('%s', (_, set, expected) => expect(one(set)).toEqual(expected));

  test.each<[string, [string, string, string], unknown[]]>([
    ['执行数未填', ['100', '', '100'], [['S6', 'error', null, 'executed']]],
    ['预计执行数未填', ['100', '50', ''], [['S6', 'error', null, 'expected']]],
    ['年初预算未填', ['', '50', '100'], [['S6', 'error', null, 'initial']]],
    ['金额读不出', ['100', '一半', '100'], [['V2', 'error', null, 'executed']]],
    [
      '执行数大于预算',
      ['100', '150', '150'],
      [
        ['B6b', 'warn', null, 'executed'],
        ['B6b', 'warn', null, 'expected'],
      ],
    ],
  ])('资金：%s', (_, amounts, expected) => {
    expect(found(midYearSheet({ money: midYearMoney(amounts) }))).toEqual(expected);
  });
});

describe('监控表', () => {
  test('打印的文字：单位、预计、原因、措施', () => {
    const indicators = [
      midYearRow({ target: '≥10次', actual: '6', forecast: '10', likelihood: '确定能' }),
      midYearRow({
        ...{ name: '乙', target: '改善', actual: '有起色', likelihood: '2', causes: ticked('staffing', 'funding') },
        ...{ explanation: ' 人员未到位 ', measure: '9 月补齐。', remark: '按月跟踪' },
      }),
      midYearRow({ name: '丙', target: '不适用' }),
    ];
    const record = recordOf(midYearSheet({ indicators, money: midYearMoney(['100', '50', '100'], '按进度支付') }));
    const printed = record.indicators.map(({ actual, forecast, likelihood, causes, explanation, remark }) => [
      ...[actual, forecast, likelihood, Object.values(causes).join('|'), explanation, remark],
    ]);
    expect(printed).toEqual([
      ['6次', '10次', '确定能', '||||', '', ''],
      ['有起色', '可能达成', '有可能', '√||√||', '人员未到位', '措施：9 月补齐。按月跟踪'],
      ['不适用', '不适用', '', '||||', '', ''],
    ]);
    expect(record.money.rows[0]).toMatchObject({
      initial: '100.00',
      executed: '50.00',
      rate: '50.00%',
      expected: '100.00',
    });
    expect(record.notes).toEqual(['预算执行情况：按进度支付']);
    expect(record.period).toEqual({ end: '2024-07-31', months: '1—7月' });
  });

  test('公开的黄石 2019 年监控表：只填了一部分', () => {
    const sheet = midYearSheet({
      rulebook: book('hubei'),
      currency: '万元',
      periodEnd: '2019-06-30',
      money: midYearMoney(['220', '87.57', '']),
      indicators: [
        midYearRow({
          ...{ subcategory: '成本指标', name: '成本', target: '年度预算220万元' },
          ...{ actual: '按进度执行,已使用约40%', likelihood: '确定能' },
        }),
        midYearRow({
          ...{ category: '效益指标', subcategory: '社会效益指标', name: '社会效益' },
          ...{ target: '举办有社会影响力的活动，推动申遗工作', likelihood: '确定能' },
        }),
      ],
    });
    const record = recordOf(sheet);
    expect(record.period.months).toBe('1—6月');
    expect(record.money.rows[0]).toMatchObject({ initial: '220.00', executed: '87.57', rate: '39.80%', expected: '' });
    expect(record.outlook.money).toEqual({
      light: '绿',
      working: '执行 39.80%，时间进度 6/12 = 50.00%，落后 10.20 个百分点',
    });
    expect(record.outlook.targets).toEqual({ light: '绿', working: '有可能 0 项，完全不可能 0 项' });
    expect(record.outlook.total).toBe(null);
    expect(found(sheet)).toEqual([
      ['S6', 'error', null, 'expected'],
      ['S6', 'error', 1, 'actual'],
    ]);
  });
});
