import { describe, expect, test } from 'vitest';
import { Decimal } from '#src/rules/decimal.ts';
import { type RectificationTexts, readRectification, rectificationState } from '#src/rules/rectification.ts';
import { averageOf, type CountedProject, sentenceNumbers, shanghaiSentence } from '#src/rules/shanghai-sentence.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { problemsOfForm, type SummaryProject, summarise } from '#src/rules/summary.ts';
import { money, row, sheet } from '#test/rules/forms.ts';

const counted = (set: Partial<CountedProject> = {}): CountedProject => ({
  budget: new Decimal(1_000_000),
  tracked: true,
  total: 9000,
  rectifications: [],
  ...set,
});

describe('平均得分', () => {
  test.each([
    ['一个也没有', [], null],
    ['一个', [9999], '99.99'],
    ['四舍五入到两位', [9000, 9001], '90.01'],
    ['不加权', [10_000, 6000, 8000], '80.00'],
    ['除不尽', [10_000, 10_000, 9999], '100.00'],
  ])('%s', (_, totals, expected) => expect(averageOf(totals)).toBe(expected));
});

describe('决算的 14 个数', () => {
  test.each([
    ['普陀区财政局：4 个项目，598.42 万元，平均 99.43，优 4', '5984200', [9943, 9943, 9943, 9943], '598.42', '99.43'],
    ['普陀区委社会工作部：1 个项目，175.52 万元，平均 100.00', '1755200', [10_000], '175.52', '100.00'],
    ['普陀区规划资源局：39 个项目，4415.48 万元，平均 99.33', '44154800', Array(39).fill(9933), '4415.48', '99.33'],
  ])('%s', (_, yuan, totals: number[], amount, average) => {
    const each = new Decimal(yuan).div(totals.length);
    const numbers = sentenceNumbers(totals.map((total) => counted({ budget: each, total })));
    expect(numbers.evaluated).toEqual({ count: totals.length, amount });
    expect(numbers.average).toBe(average);
    expect(numbers.grades).toEqual({ 优: totals.length, 良: 0, 合格: 0, 不合格: 0 });
  });

  test('等级的界按上海：90、80、60 属于上一档', () => {
    const totals = [9000, 8999, 8000, 7999, 6000, 5999];
    expect(sentenceNumbers(totals.map((total) => counted({ total }))).grades).toEqual({
      优: 1,
      良: 2,
      合格: 2,
      不合格: 1,
    });
  });

  test('没有提交自评的只算编报，没有提交监控的不算跟踪；待整改只算问题', () => {
    const numbers = sentenceNumbers([
      counted({ rectifications: ['待整改', '正在整改', '已完成整改'] }),
      counted({ total: null, tracked: false, budget: new Decimal('12345.67') }),
      counted({ total: null, budget: null }),
    ]);
    expect(numbers).toMatchObject({
      planned: { count: 3, amount: '101.23' },
      tracked: { count: 2, amount: '100.00' },
      evaluated: { count: 1, amount: '100.00' },
      ...{ found: 3, done: 1, inProgress: 1 },
    });
    expect(shanghaiSentence('某区财政局', 2024, numbers)).toBe(
      '2024 年度某区财政局编报绩效目标的项目共 3 个，涉及项目预算资金 101.23 万元；' +
        '开展绩效跟踪评价的项目 2 个，涉及预算资金 100.00 万元；' +
        '开展绩效自评的项目 1 个，涉及预算资金 100.00 万元，平均得分 90.00 分，' +
        '其中评定为优 1 个、良 0 个、合格 0 个、不合格 0 个；' +
        '绩效自评中发现问题 3 个，已完成整改 1 个，正在整改 1 个。',
    );
  });

  test('一个项目也没有、一个也没有提交，都说得出', () => {
    const none = sentenceNumbers([]);
    expect(none).toMatchObject({ planned: { count: 0, amount: '0.00' }, average: null });
    expect(shanghaiSentence('某局', 2024, none)).toContain('0.00 万元，尚无提交的自评结果，');
  });
});

describe('汇总表', () => {
  const project = (set: Partial<SummaryProject> = {}): SummaryProject => {
    const form = set.sheet ?? sheet();
    const place = { id: 'p', name: '甲', nature: '经常性项目', department: '某局', unit: '某中心' };
    const scored = scoreSheet(form);
    return { ...place, sheet: form, scored, submitted: null, tracked: false, rectifications: [], ...set };
  };

  test('元和万元混用时换算为万元；合计的执行率按合计数算', () => {
    const wan = sheet({ currency: '万元', money: money(['10', '', '5']) });
    const { currency, rows, totals } = summarise('某局', 2024, [
      project({ sheet: sheet({ money: money(['300000', '', '300000']) }) }),
      project({ sheet: wan }),
    ]);
    expect(currency).toBe('万元');
    expect(rows.map((one) => one.budget)).toEqual(['30.00', '10.00']);
    expect(totals).toEqual({ initial: '40.00', budget: '40.00', executed: '35.00', rate: '87.50%' });
  });

  test('未提交的没有得分和等级，备注写明', () => {
    const { rows, average, submitted } = summarise('某局', 2024, [
      project(),
      project({ submitted: { total: 9550, grade: '优' } }),
    ]);
    expect(rows.map(({ score, grade, remark }) => [score, grade, remark])).toEqual([
      ['', '', '自评未提交'],
      ['95.50', '优', ''],
    ]);
    expect([average, submitted]).toEqual(['95.50', 1]);
  });

  test('等级按各项目自己的评分办法列出', () => {
    const { grades } = summarise('某局', 2024, [project({ submitted: { total: 7000, grade: '合格' } })]);
    expect(grades).toEqual([
      { name: '优', count: 0 },
      { name: '良', count: 0 },
      { name: '合格', count: 1 },
      { name: '不合格', count: 0 },
    ]);
  });

  test('问题：没有达到目标的行和低于 90% 的执行率；登记了整改的以整改事项为准', () => {
    const form = sheet({
      money: money(['100', '', '80'], {}, '招标节余'),
      indicators: [
        row({ name: '甲', target: '≥10次', actual: '9', reason: '下雨。' }),
        row({ name: '乙', target: '≥1次', actual: '1' }),
      ],
    });
    const one = project({ sheet: form, submitted: { total: 9000, grade: '优' } });
    expect(problemsOfForm(one)).toEqual(['预算执行率 80.00%，低于 90%', '“甲”未达到目标：下雨']);
    const rectified = { ...one, rectifications: [{ problem: '台账不全', startedOn: '2025-01-02', doneOn: '' }] };
    const [shown] = summarise('某局', 2024, [rectified]).rows;
    expect(shown).toMatchObject({ problems: '台账不全', rectification: '正在整改 1 项' });
  });
});

describe('整改事项', () => {
  const typed = (set: Partial<RectificationTexts> = {}): RectificationTexts => ({
    ...{ problem: '台账不全', measure: '补齐', foundOn: '', startedOn: '', doneOn: '' },
    ...set,
  });
  const TODAY = '2025-03-01';

  test.each([
    ['都没有', {}, '待整改'],
    ['开始了', { startedOn: '2025-01-02' }, '正在整改'],
    ['完成了', { startedOn: '2025-01-02', doneOn: '2025-02-01' }, '已完成整改'],
    ['只写了完成', { doneOn: '2025-02-01' }, '已完成整改'],
  ])('状态由日期而来：%s', (_, days, state) => expect(rectificationState(typed(days))).toBe(state));

  test('日期的各种写法都读成一种', () => {
    const read = readRectification(
      typed({ foundOn: '2025年1月5日', startedOn: '2025.1.6', doneOn: '2025/2/7' }),
      TODAY,
    );
    expect(read).toMatchObject({
      ok: true,
      texts: { foundOn: '2025-01-05', startedOn: '2025-01-06', doneOn: '2025-02-07' },
    });
  });

  test.each<[string, Partial<RectificationTexts>, (keyof RectificationTexts)[]]>([
    ['没有写问题', { problem: '  ' }, ['problem']],
    ['问题太长', { problem: '长'.repeat(1001) }, ['problem']],
    ['日期读不出', { foundOn: '上周' }, ['foundOn']],
    ['只有月份', { foundOn: '2025年1月' }, ['foundOn']],
    ['晚于今天', { doneOn: '2025-03-02' }, ['doneOn']],
    ['开始早于发现', { foundOn: '2025-02-01', startedOn: '2025-01-31' }, ['startedOn']],
    ['完成早于开始', { startedOn: '2025-02-02', doneOn: '2025-02-01' }, ['doneOn']],
    ['几处都不对，逐处说明', { problem: '', foundOn: '?', doneOn: '?' }, ['problem', 'foundOn', 'doneOn']],
  ])('不收：%s', (_, set, fields) => {
    const read = readRectification(typed(set), TODAY);
    expect(read.ok ? [] : Object.keys(read.problems)).toEqual(fields);
  });
});
