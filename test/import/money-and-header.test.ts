import { describe, expect, test } from 'vitest';
import type { TargetMoney } from '#src/import/target-table.ts';
import { readSmallForm } from '#test/import/small-form.ts';

const EMPTY: TargetMoney = {
  currency: '元',
  projectTotal: null,
  projectAppropriation: null,
  projectOther: null,
  yearTotal: null,
  yearAppropriation: null,
  carriedOver: null,
  other: null,
};
const readMoney = (...money: string[]) => {
  const { project, problems } = readSmallForm({ money });
  return { money: project.money, problems };
};
const LEFT = ['其中：财政资金', '其中：当年财政拨款', '上年结转资金', '其他资金', '其他资金'];

describe('项目资金与年度资金分开', () => {
  test.each([
    ['整个项目的一栏空着', ['项目资金总额 年度资金申请总额 479,381.00'], { yearTotal: '479381.00' }],
    ['年度一栏空着', ['项目资金总额 479,381.00 年度资金申请总额'], { projectTotal: '479381.00' }],
    ['两栏都有', ['项目资金总额 8.00', '年度资金申请总额 3.00'], { projectTotal: '8.00', yearTotal: '3.00' }],
    ['一行一格', ['项目资金总额', '8.00', '年度资金申请总额', '3.00'], { projectTotal: '8.00', yearTotal: '3.00' }],
    ['标签断成两行', ['项目资金', '总额', '年度资金申请', '总额 3.00'], { yearTotal: '3.00' }],
    ['金额断成两行', ['项目资金总额 年度资金申请总额 1,468,', '400.00'], { yearTotal: '1468400.00' }],
    ['金额断在小数里', ['项目资金总额 年度资金申请总额 479,381.0', '0'], { yearTotal: '479381.00' }],
    ['零', ['项目资金总额 0 年度资金申请总额 0.00'], { projectTotal: '0', yearTotal: '0.00' }],
    ['带单位', ['项目资金总额 年度资金申请总额 300元'], { yearTotal: '300' }],
    ['全角数字', ['项目资金总额 年度资金申请总额 ３００．００'], { yearTotal: '300.00' }],
    ['负数', ['项目资金总额 年度资金申请总额 -300.00'], { yearTotal: '-300.00' }],
  ])('%s', (_, lines, expected) => {
    expect(readMoney('项目资金（元）', ...lines, ...LEFT)).toEqual({ money: { ...EMPTY, ...expected }, problems: [] });
  });

  test('其他资金：前一个是整个项目的，后一个是年度的', () => {
    const read = readMoney(
      '项目资金（元）',
      '项目资金总额 年度资金申请总额',
      ...LEFT.slice(0, 3),
      '其他资金 其他资金 5.00',
    );
    expect(read).toEqual({ money: { ...EMPTY, other: '5.00' }, problems: [] });
  });
  test('先列完整个项目一半，再列年度一半', () => {
    const left = ['项目资金总额 9.00', '其中：财政资金 7.00', '其他资金 2.00'];
    const right = ['年度资金申请总额 4.00', '其中：当年财政拨款 3.00', '上年结转资金 0.00', '其他资金 1.00'];
    const money = { ...EMPTY, projectTotal: '9.00', projectAppropriation: '7.00', projectOther: '2.00' };
    expect(readMoney('项目资金（元）', ...left, ...right)).toEqual({
      money: { ...money, yearTotal: '4.00', yearAppropriation: '3.00', carriedOver: '0.00', other: '1.00' },
      problems: [],
    });
  });
});

describe('金额的单位', () => {
  const rest = ['项目资金总额 年度资金申请总额 47.9381', ...LEFT];
  test.each([
    ['项目资金（万元）', '万元'],
    ['项目资金(万元)', '万元'],
    ['项目资金 （元）', '元'],
    ['项目资金(单位：元)', '元'],
  ])('%s', (caption, currency) => {
    expect(readMoney(caption, ...rest)).toMatchObject({ money: { currency, yearTotal: '47.9381' }, problems: [] });
  });
  test('断成两行', () => expect(readMoney('项目资金', '（万元）', ...rest).money.currency).toBe('万元'));
  test('没有写单位：报告', () => {
    expect(readMoney('项目资金', ...rest).problems).toMatchObject([
      { line: 6, message: expect.stringContaining('还是（万元）') },
    ]);
  });
});

describe('分不清的金额空着并报告', () => {
  const amounts = (...lines: string[]) => readMoney('项目资金（元）', ...lines, ...LEFT);
  test('两个标签后面接着两个金额', () => {
    const { money, problems } = amounts('项目资金总额 年度资金申请总额', '9.00', '4.00');
    expect(money).toEqual(EMPTY);
    expect(problems).toMatchObject([{ line: 8, text: '9.00 4.00' }]);
  });
  test('一个标签后面有两个金额', () => {
    expect(amounts('项目资金总额 9.00 4.00 年度资金申请总额').problems).toMatchObject([{ line: 7, text: '9.00 4.00' }]);
  });
  test('不是金额的文字', () => {
    expect(amounts('项目资金总额 年度资金申请总额 见附件').problems).toMatchObject([{ line: 7, text: '见附件' }]);
  });
  test('千分位不对', () => {
    expect(amounts('项目资金总额 年度资金申请总额 47,9381.00').problems).toMatchObject([{ text: '47,9381.00' }]);
  });
  test('只有一个其他资金', () => {
    const { money, problems } = readMoney(
      '项目资金（元）',
      '项目资金总额 年度资金申请总额',
      ...LEFT.slice(0, 3),
      '其他资金 5.00',
    );
    expect([money.projectOther, money.other]).toEqual([null, null]);
    expect(problems).toMatchObject([{ line: 11, text: '其他资金 5.00' }]);
  });
  test('缺一栏', () => {
    const { problems } = readMoney('项目资金（元）', '项目资金总额', ...LEFT);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('年度资金申请总额') }]);
  });
  test('整块没有', () => {
    expect(readMoney().problems).toMatchObject([{ line: 1, message: expect.stringContaining('没有找到“项目资金”') }]);
  });
});

describe('表头', () => {
  const NAMES = ['项目名称 河道清淤 项目性质 其他一次性项目 项目类别 特定目标类', '主管部门 水务局 实施单位 河道所'];
  const dates = (start: string, end: string) =>
    readSmallForm({ header: [...NAMES, `计划开始日期 ${start} 计划完成日期 ${end}`] });

  test.each([
    ['2026-01-01', '2026-01-01'],
    ['2026/1/1', '2026-01-01'],
    ['2026.1.1', '2026-01-01'],
    ['2026年1月1日', '2026-01-01'],
    ['２０２６－０１－０１', '2026-01-01'],
    ['2028-02-29', '2028-02-29'],
  ])('日期 %s 读作 %s', (start, iso) => {
    const { project, problems } = dates(start, '2028-12-31');
    expect([project.startDate, project.endDate, problems]).toEqual([iso, '2028-12-31', []]);
  });
  test.each(['2026-02-30', '2026-13-01', '2026年', '长期'])('“%s”不是日期：空着并报告', (start) => {
    const { project, problems } = dates(start, '2026-12-31');
    expect(project.startDate).toBe('');
    expect(problems).toMatchObject([{ line: 5, text: start }]);
  });
  test('日期断成几行', () => {
    expect(dates('2026-\n01-01', '2026/12\n/31').project).toMatchObject({
      startDate: '2026-01-01',
      endDate: '2026-12-31',
    });
  });
  test('空着的栏是空字符串，不算问题', () => {
    const header = ['项目名称 河道清淤 项目性质 项目类别', '主管部门 实施单位', '计划开始日期 计划完成日期'];
    const { project, problems } = readSmallForm({ header });
    expect(project).toMatchObject({
      nature: '',
      projectClass: '',
      department: '',
      unit: '',
      startDate: '',
      endDate: '',
    });
    expect(problems).toEqual([]);
  });
  test('缺的栏要报告', () => {
    const { problems } = readSmallForm({
      header: ['项目名称 河道清淤 项目性质 其他一次性项目', '计划开始日期 计划完成日期'],
    });
    expect(problems.map(({ text }) => text)).toEqual(['项目类别', '主管部门', '实施单位']);
  });
  test('项目名称空着要报告', () => {
    const header = [
      '项目名称',
      ...NAMES.join('\n')
        .split('\n')
        .map((line) => line.replace('项目名称 河道清淤 ', '')),
      '计划开始日期 计划完成日期',
    ];
    expect(readSmallForm({ header }).problems).toMatchObject([{ message: expect.stringContaining('项目名称是空的') }]);
  });
  test('申报表没有的栏，内容要报告', () => {
    const { project, problems } = readSmallForm({ header: [...NAMES, '项目负责人 王某', '计划开始日期 计划完成日期'] });
    expect(project.unit).toBe('河道所');
    expect(problems).toMatchObject([{ line: 5, text: '项目负责人 王某' }]);
  });
  test('一栏里混进别的文字要报告', () => {
    const { problems } = readSmallForm({
      header: [...NAMES, '计划开始日期 计划完成日期'].map((line) => line.replace('河道所', '河道所 归口科室 计划科')),
    });
    expect(problems).toMatchObject([{ line: 4, text: '河道所 归口科室 计划科' }]);
  });
  test('没有年度：年度为 0 并报告', () => {
    const { project, problems } = readSmallForm({ title: ['财政项目支出绩效目标申报表'] });
    expect(project.year).toBe(0);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('年度') }]);
  });
  test('年度写在标题里', () => {
    expect(readSmallForm({ title: ['2026年度财政项目支出绩效目标申报表'] }).project.year).toBe(2026);
  });
});
