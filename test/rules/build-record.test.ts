import { expect, test } from 'vitest';
import { buildRecord, formatActualCell, formatRemark, type RecordHead } from '#src/rules/build-record.ts';
import { type Sheet, type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import { money, row, scored, sheet } from '#test/rules/forms.ts';

const HEAD: RecordHead = {
  project: {
    id: 'p1',
    name: '信息化运维项目',
    year: 2024,
    nature: '经常性项目',
    projectClass: '其他运转类',
    department: '主管部门',
    unit: '实施单位',
    startDate: '2024-01-01',
    endDate: '2024-12-31',
  },
  indicatorIds: ['a', 'b', 'c'],
  approved: new Map(),
  goal: { expected: '系统稳定运行', actual: '全年可用率 99.95%' },
  version: 2,
  submitted: { at: '2025-01-10T02:03:04.000Z', by: '张三' },
};

function record(set: Partial<Sheet> = {}) {
  const whole = sheet(set);
  return buildRecord(HEAD, whole, scoreSheet(whole));
}

const [OUTPUT, BENEFIT, SATISFACTION] = sheet().indicators as [SheetRow, SheetRow, SheetRow];

test('记录带格式号、版本和评分办法，抄录表头', () => {
  const made = record();
  expect(made).toMatchObject({
    format: 1,
    phase: 'year-end',
    version: 2,
    project: HEAD.project,
    currency: '元',
    title: '财政项目支出绩效自评表',
    goal: HEAD.goal,
    total: '100.00',
    grade: '优',
    submitted: HEAD.submitted,
    notes: [],
  });
  expect(made.rulebook.id).toBe('shanghai');
});

test('记录是纯 JSON', () => {
  const made = record();
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});

test('行：原文、理解、得分和计算过程', () => {
  const made = record({
    indicators: [{ ...OUTPUT, actual: '8', reason: '少两次', measure: '明年提前安排' }, BENEFIT, SATISFACTION],
  });
  expect(made.indicators[0]).toEqual({
    id: 'a',
    category: '产出指标',
    subcategory: '数量指标',
    name: '产出',
    target: '≥10次',
    typed: { actual: '8', attainment: '', share: '', reason: '少两次', measure: '明年提前安排' },
    understood: { target: '≥10次', actual: '8次' },
    actual: '8次',
    weight: '50.00',
    score: '40.00',
    met: false,
    working: '8 ÷ 10 × 50.00 = 40.00',
    remark: '原因：少两次；措施：明年提前安排。',
  });
});

// Decided: the form prints the target in force, the one approved before it in the remark.
test('调整过的指标：印现行指标值，备注里写原批复', () => {
  const indicators: [SheetRow, SheetRow, SheetRow] = [{ ...OUTPUT, reason: '少两次' }, BENEFIT, SATISFACTION];
  const approved = new Map([
    ['a', '≥12次'],
    ['b', BENEFIT.target],
  ]);
  const whole = sheet({ indicators });
  const made = buildRecord({ ...HEAD, approved }, whole, scoreSheet(whole));
  expect(made.indicators.map(({ target, remark }) => [target, remark])).toEqual([
    ['≥10次', '原批复：≥12次。 原因：少两次。'],
    [BENEFIT.target, ''],
    [SATISFACTION.target, ''],
  ]);
});

test('类别与分值', () => {
  const made = record({ indicators: [OUTPUT, { ...OUTPUT, name: '产出二' }, BENEFIT, SATISFACTION] });
  expect(made.categories).toEqual([
    { category: '产出指标', weight: '50.00' },
    { category: '效益指标', weight: '30.00' },
    { category: '满意度指标', weight: '10.00' },
  ]);
});

test('资金行：分值和得分只在总额一行，其余为“—”', () => {
  const made = record({
    money: money(
      ['250000', '', '215457.6'],
      { appropriation: ['250000', '', '215457.6'], other: ['0', '', '0'] },
      '尾款跨年',
    ),
  });
  expect(
    made.money.rows.map((one) => [one.initial, one.budget, one.executed, one.weight, one.rate, one.score]),
  ).toEqual([
    ['250,000.00', '250,000.00', '215,457.60', '10.00', '86.18%', '8.62'],
    ['250,000.00', '250,000.00', '215,457.60', '—', '86.18%', '—'],
    ['', '', '', '—', '—', '—'],
    ['0.00', '0.00', '0.00', '—', '—', '—'],
  ]);
  expect(made.money.working).toBe('215457.6 ÷ 250000 × 10.00 = 8.6183…，四舍五入 8.62');
  expect(made.notes).toEqual(['预算执行情况：尾款跨年']);
});

test('预算为零时资金行写不适用', () => {
  const made = record({ money: money(['', '0', '0']) });
  expect(made.money.rows[0]).toMatchObject({ weight: '10.00', rate: '—', score: '不适用' });
});

test('合计各行：得分合计、折算、总分', () => {
  const made = record({ indicators: [OUTPUT, BENEFIT, { ...SATISFACTION, notApplicable: '没有服务对象' }] });
  expect(made.totals.map(({ label, weight, score }) => [label, weight, score])).toEqual([
    ['得分合计', '100.00', '90.00'],
    ['折算', '', '100.00'],
    ['总分', '100.00', '100.00'],
  ]);
  expect(made.indicators[2]).toMatchObject({
    weight: '10.00',
    score: '—',
    actual: '不适用',
    remark: '不适用：没有服务对象',
  });
});

test('没有填完的表只有小计', () => {
  const made = record({ indicators: [OUTPUT, { ...BENEFIT, actual: '' }, SATISFACTION] });
  expect(made).toMatchObject({ total: null, grade: null });
  expect(made.totals).toEqual([{ label: '小计', weight: '100.00', score: '70.00', working: '还有 1 项没有得分' }]);
  expect(made.indicators[1]).toMatchObject({ score: '—', actual: '' });
});

test('草稿没有提交人', () => {
  const draft = sheet();
  expect(buildRecord({ ...HEAD, submitted: null }, draft, scoreSheet(draft)).submitted).toBe(null);
});

// Decided: two entries in one cell.
test.each([
  ['两项都有', '少两次', '提前安排', '原因：少两次；措施：提前安排。'],
  ['只有原因', '少两次', '', '原因：少两次。'],
  ['只有措施', '', '提前安排', '措施：提前安排。'],
  ['都没有', '', ' ', ''],
  ['自带句号', '少两次。', '提前安排。', '原因：少两次；措施：提前安排。'],
  ['自带分号', '少两次；', '提前安排', '原因：少两次；措施：提前安排。'],
])('偏差原因与措施：%s', (_name, reason, measure, printed) => {
  expect(formatRemark(reason, measure)).toBe(printed);
});

// A number alone prints with its unit, a serial date as a date; anything else as typed; worded rows with their attainment.
const PRINTED: [name: string, set: Partial<SheetRow>, printed: string][] = [
  ['只有数字', { target: '≥50个', actual: '48' }, '48个'],
  ['小数当百分数', { target: '≥90%', actual: '0.98' }, '98%'],
  ['带单位照印', { target: '≥50个', actual: '48 个' }, '48 个'],
  ['另一种单位照印', { target: '≥1.00(万条)', actual: '12000条' }, '12000条'],
  ['日期序号', { target: '2021年12月31日', actual: '44561' }, '2021-12-31'],
  ['日期照印', { target: '2021年12月31日', actual: '2021年12月20日' }, '2021年12月20日'],
  ['读不出照印', { target: '≥50个', actual: '完成' }, '完成'],
  ['是否照印', { target: '通过', actual: '通过' }, '通过'],
  ['是否用达成', { target: '通过', attainment: '达成' }, '达成'],
  ['定性文字加达成', { target: '及时', actual: '及时' }, '及时（达成）'],
  ['定性只选达成', { target: '及时', attainment: '达成' }, '达成'],
  ['定性部分达成', { target: '及时', attainment: '部分达成', share: '75' }, '部分达成（75%）'],
  ['定性文字加部分达成', { target: '及时', actual: '两起超时', share: '75' }, '两起超时（部分达成 75%）'],
  ['定性套话', { target: '及时', actual: '达成预期指标' }, '达成'],
  ['定性没有判断', { target: '及时', actual: '基本及时' }, '基本及时'],
  ['没有填', { target: '≥50个' }, ''],
  ['不适用', { target: '不适用' }, '不适用'],
];

test.each(PRINTED)('印出的实际完成值：%s', (_name, set, printed) => {
  expect(formatActualCell(row(set), scored(set, 500))).toBe(printed);
});

test('人工扣分印在备注里', () => {
  const made = record({
    indicators: [{ ...OUTPUT, reason: '资料迟交', deduction: '1', deductionReason: '资料不全' }, BENEFIT, SATISFACTION],
  });
  expect(made.indicators[0]).toMatchObject({ score: '49.00', remark: '原因：资料迟交。 扣分：1 分，资料不全' });
  expect(made.indicators[0]?.working).toContain('人工扣 1.00 分，得 49.00');
});
