import { describe, expect, test } from 'vitest';
import { openFile } from '#src/import/open-file.ts';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import { TEXT_2024 } from '#test/import/samples.ts';
import { readSmallForm, smallForm } from '#test/import/small-form.ts';

const OTHER_FORM = [
  '项目支出绩效目标申报表',
  '(2021年度)',
  '项目名称 道路保洁',
  '主管部门 城管局 实施单位 环卫所',
  '项目资金(万元) 年度资金总额: 1125',
  '年度目标',
  '保持辖区道路整洁。',
  '一级指标 二级指标 三级指标 指标值',
  '产出指标 数量指标 保洁道路 8条',
].join('\n');

describe('不是申报表：没有项目，有一个问题', () => {
  test.each([
    ['空文本', '', '没有找到绩效目标申报表'],
    ['只有换行', '\n\n\n', '没有找到绩效目标申报表'],
    ['一篇通知', '关于开展年中绩效监控的通知\n各预算单位：\n请于八月底前报送。', '没有找到绩效目标申报表'],
    ['一串数字', '1 2 3 4 5\n6 7 8 9', '没有找到绩效目标申报表'],
    ['乱字符', '\u0001\u0002\ud800 ≥≥≥ ((((', '没有找到绩效目标申报表'],
    ['只有标题', '财政项目支出绩效目标申报表\n（2026年度）', '没有找到绩效目标申报表'],
    ['没有任何空格和换行的表', TEXT_2024.replaceAll(/\s/g, ''), '分不出单元格'],
    ['外省的绩效目标表', OTHER_FORM, '不是上海市的'],
  ])('%s', (_, text, sentence) => {
    const { projects, problems } = readTargetTables(text);
    expect(projects).toEqual([]);
    expect(problems).toMatchObject([{ message: expect.stringContaining(sentence) }]);
  });

  test('引用的原文很长时截短', () => {
    expect(readTargetTables('甲'.repeat(5000)).problems[0]?.text).toBe(`${'甲'.repeat(60)}…`);
  });
});

describe('夹在申报表前后的内容', () => {
  test('表前的说明文字不算问题', () => {
    expect(readTargetTables(`附件2\n滨河区2026年度部门预算公开\n${smallForm()}`).problems).toEqual([]);
  });
  test('表前有残缺的申报表：报告', () => {
    const broken = '项目性质 其他一次性项目\n计划开始日期 2026-01-01';
    expect(readTargetTables(`${broken}\n${smallForm()}`).problems).toMatchObject([
      {
        line: 1,
        text: expect.stringContaining('其他一次性项目'),
        message: expect.stringContaining('第一张申报表之前'),
      },
    ]);
  });
  test('外省的表和申报表在一个文件里：各说各的', () => {
    const { projects, problems } = readTargetTables(`${OTHER_FORM}\n${smallForm()}`);
    expect(projects.map(({ name }) => name)).toEqual(['河道清淤']);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('不是上海市的') }]);
  });
  test('标题和项目名称之间的文字：报告', () => {
    const title = ['财政项目支出绩效目标申报表', '（2026年度）', '申报单位：河道管理所'];
    expect(readSmallForm({ title }).problems).toMatchObject([{ line: 3, text: '申报单位：河道管理所' }]);
  });
});

describe('残缺的申报表', () => {
  test('没有绩效指标：读出表头并报告', () => {
    const { project, problems } = readSmallForm({ columns: [], rows: [] });
    expect(project).toMatchObject({ name: '河道清淤', indicators: [] });
    expect(problems).toMatchObject([{ message: expect.stringContaining('没有找到绩效指标') }]);
  });
  test('没有栏名，从一级指标读起', () => {
    const { project, problems } = readSmallForm({ columns: [] });
    expect(project.indicators).toHaveLength(1);
    expect(problems).toEqual([]);
  });
  test('绩效指标部分长得离谱：不读并报告', () => {
    const { project, problems } = readSmallForm({ rows: Array.from({ length: 5000 }, () => '甲') });
    expect(project.indicators).toEqual([]);
    expect(problems).toMatchObject([{ message: expect.stringContaining('太长') }]);
  });
  test('目标长得离谱：不分栏，全文报告', () => {
    const { project, problems } = readSmallForm({
      goals: ['项目绩效目标', '年度总体目标 项目总目标', ...Array.from({ length: 1200 }, () => '甲。')],
    });
    expect(project.annualGoal).toBeNull();
    expect(problems).toHaveLength(1);
  });
});

describe('很大的文本：不用读完就说清', () => {
  test.each([
    ['十万行的凭证', '2024-01-01,0,付款,100,0\n'.repeat(100_000), '没有“绩效”“指标”这些字'],
    ['十二万行，行行有表头的字', '纪要 项目名称 指标值\n'.repeat(120_000), '文件有 120000 行，超过上限 100000 行'],
  ])('%s', async (_, text, sentence) => {
    const [opened] = await openFile({ name: '目标表.csv', bytes: new TextEncoder().encode(text) });
    expect(opened).toMatchObject({ ok: false, problem: expect.stringContaining(sentence) });
  });
});
