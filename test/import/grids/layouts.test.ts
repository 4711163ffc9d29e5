import { describe, expect, test } from 'vitest';
import { readGrid } from '#src/import/grids/read-grid.ts';
import { type DrawnRow, gridOf } from '#test/import/grids/draw-form.ts';

function read(rows: readonly DrawnRow[], pageStarts: number[] = []) {
  const { tables, problems } = readGrid(gridOf(rows, pageStarts));
  const [table] = tables;
  return {
    count: tables.length,
    project: table?.project,
    rows: table?.project.indicators.map((row) => [
      row.category,
      row.subcategory,
      row.name,
      row.target,
      row.weight ?? '',
    ]),
    problems: [...problems, ...tables.flatMap((one) => [...one.headProblems, ...one.rowProblems])].map(
      ({ line, text, message }) => [line, text, message.slice(0, 12)],
    ),
    doubts: table ? Object.fromEntries(table.doubts) : {},
  };
}

const NATIONAL_MONEY = {
  currency: '万元',
  projectTotal: null,
  projectAppropriation: null,
  projectOther: null,
  carriedOver: null,
};

describe('国家格式的申报表：指标1 前缀、名称里的占位符、成本在产出下', () => {
  const rows: DrawnRow[] = [
    ['项目支出绩效目标申报表', null, null, null, null],
    ['(2021年度)', null, null, null, null],
    ['项目名称', '', '河道保洁', null, null],
    ['主管部门', '', '县水利局', '实施单位', '县河道管理所'],
    ['项目资金\n(万元)', '', '年度资金总额:', '1125', null],
    ['^', '', '其中:财政拨款', '1,100.50', null],
    ['^', '', '其他资金', '24.50', null],
    ['年度目标', '目标1:河面整洁\n目标2:岸线整治到位', null, null, null],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '指标值'],
    ['^', '产出指标', '数量指标', '指标1:保洁河道', '8条'],
    ['^', '^', '质量指标', '指标1：水面漂浮物清理率（≥**%）', '≥95%'],
    ['^', '^', '时效指标', '指标1:完成时间', '2021年全年'],
    ['^', '^', '成本指标', '指标1:项目总成本(≤**万元)', '≤1125万元'],
    ['^', '效益指标', '可持续影响指标', '指标1:长效管护', '持续保障'],
    ['^', '满意度指标', '服务对象满意度指标', '指标1:居民满意度(≥**%)', '≥90%'],
    ['注: 1.“其他资金”是指与财政拨款共同用于同一项目的单位自有资金。', null, null, null, null],
  ];
  const result = read(rows);

  test('表头、资金、目标', () => {
    expect(result.project).toMatchObject({
      name: '河道保洁',
      year: 2021,
      department: '县水利局',
      unit: '县河道管理所',
      money: { ...NATIONAL_MONEY, yearTotal: '1125', yearAppropriation: '1100.50', other: '24.50' },
      goal: null,
      annualGoal: '目标1:河面整洁目标2:岸线整治到位',
    });
  });

  test('指标', () => {
    expect(result.rows).toEqual([
      ['产出指标', '数量指标', '保洁河道', '8条', ''],
      ['产出指标', '质量指标', '水面漂浮物清理率', '≥95%', ''],
      ['产出指标', '时效指标', '完成时间', '2021年全年', ''],
      ['产出指标', '成本指标', '项目总成本', '≤1125万元', ''],
      ['效益指标', '可持续影响指标', '长效管护', '持续保障', ''],
      ['满意度指标', '服务对象满意度指标', '居民满意度', '≥90%', ''],
    ]);
  });

  test('只有表下的注没有读入', () => {
    expect(result.problems).toEqual([
      [16, '注: 1.“其他资金”是指与财政拨款共同用于同一项目的单位自有资金。', '表格下方的说明或签字栏不'],
    ]);
  });
});

describe('一个文件几张表，有编码的主管部门、责任人、不适用的行', () => {
  const head = (name: string, total: string): DrawnRow[] => [
    ['项目支出绩效目标表', null, null, null],
    ['(2025年度)', null, null, null],
    ['项目责任人:    单位(盖章):', null, null, null],
    ['项目名称', name, null, null],
    ['主管部门及代码', '[042]区体育局', '实施单位', '区体育局'],
    ['项目来源', '本级申报项目', '项目期', '3年'],
    ['项目资金(万元)', '年度资金总额:', total, null],
    ['^', '其中:财政拨款', total, null],
    ['^', '其他资金', '0.00', null],
    ['年度\n目标', '办好赛事。', null, null],
    ['一级\n指标', '二级指标', '三级指标', '指标值'],
  ];
  const result = read([
    ...head('网球公开赛', '1000.00'),
    ['产出指标', '数量指标', '开展运动种类', '1种'],
    ['效益指标', '生态效益指标', '本项目不适用此指标', '无'],
    ['满意度指标', '满意度指标', '群众满意度', '≥95%'],
    ...head('常规赛', '1200.00'),
    ['产出指标', '数量指标', '赛事场次', '≥10场'],
  ]);

  test('两个项目', () => {
    expect(result.count).toBe(2);
    expect(result.project).toMatchObject({ name: '网球公开赛', department: '[042]区体育局', year: 2025 });
    expect(result.rows).toEqual([
      ['产出指标', '数量指标', '开展运动种类', '1种', ''],
      ['效益指标', '生态效益指标', '本项目不适用此指标', '无', ''],
      ['满意度指标', '满意度指标', '群众满意度', '≥95%', ''],
    ]);
  });

  test('没有地方放的两格逐行说明，空的责任人不算', () => {
    expect(result.problems).toEqual([
      [6, '项目来源 本级申报项目', '申报表没有这一栏，内容没'],
      [6, '项目期 3年', '申报表没有这一栏，内容没'],
      [20, '项目来源 本级申报项目', '申报表没有这一栏，内容没'],
      [20, '项目期 3年', '申报表没有这一栏，内容没'],
    ]);
  });
});

describe('中期和年度两半并列：取年度的', () => {
  const result = read([
    ['项目支出绩效目标申报表', null, null, null, null, null, null, null],
    ['( 2024 年度)', null, null, null, null, null, null, null],
    ['项目名称', '农产品质检', null, null, null, null, null, null],
    ['主管部门及代码', '[066]市农业农村局', null, null, '实施单位', '市农业农村局', null, null],
    ['项目属性', '常年项目', null, null, '项目期', '3年', null, null],
    ['项目资金\n(万元)', '中期资金总额:', '68.50', null, '年度资金总额:', null, '51.35', null],
    ['^', '其中:财政拨款', '60.50', null, '其中:财政拨款', null, '50.35', null],
    ['^', '其他资金', '8.00', null, '其他资金', null, '1.00', null],
    ['总\n体\n目\n标', '中期目标(2024年—2026年)', null, null, '年度目标', null, null, null],
    ['^', '三年内健全检测体系。', null, null, '年内完成仪器检定。', null, null, null],
    ['绩\n效\n指\n标', '一级指标', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
    ['^', '产出指标', '数量指标', '检定仪器', '≥57个', '数量指标', '检定仪器', '≥57个'],
    ['^', '^', '^', '购买试剂', '≥300个', '^', '购买试剂', '≥100个'],
    ['^', '^', '时效指标', '检测及时率', '≤7工作日', '时效指标', '检测及时率', '≤7工作日'],
  ]);

  test('资金分两半，目标各归各', () => {
    expect(result.project).toMatchObject({
      nature: '常年项目',
      money: {
        projectTotal: '68.50',
        projectAppropriation: '60.50',
        projectOther: '8.00',
        yearTotal: '51.35',
        yearAppropriation: '50.35',
        other: '1.00',
      },
      goal: '三年内健全检测体系。',
      annualGoal: '年内完成仪器检定。',
    });
  });

  test('指标取年度一半；中期不同的逐行说明', () => {
    expect(result.rows).toEqual([
      ['产出指标', '数量指标', '检定仪器', '≥57个', ''],
      ['产出指标', '数量指标', '购买试剂', '≥100个', ''],
      ['产出指标', '时效指标', '检测及时率', '≤7工作日', ''],
    ]);
    expect(result.problems).toEqual([
      [5, '项目期 3年', '申报表没有这一栏，内容没'],
      [13, '购买试剂 ≥300个', '中长期指标与年度指标不同'],
    ]);
  });
});

describe('指标性质、指标值、度量单位三栏，带权重', () => {
  const result = read([
    ['绩效目标表', null, null, null, null, null, null],
    ['单位信息: 324001-州市场监管局机关', null, null, '项目名称: 食品安全专项', null, null, null],
    ['主管部门: 324-州市场监管部门', null, null, '项目经办人:', null, null, null],
    ['整体目标: 组织协调食品安全重点工作。', null, null, null, null, null, null],
    ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '权重(%)'],
    ['产出指标', '成本指标', '检查差旅费', '≤', '470', '人/天', '2'],
    ['产出指标', '时效指标', '完成时限', '', '1', '', '5'],
    ['产出指标', '质量指标', '齐抓共管', '≥', '100', '%', '10'],
    ['效益指标', '社会效益指标', '食品安全状况', '定性', '高中低', '', '10'],
    ['满意度指标', '服务对象满意度指标', '公众满意度', '≥', '85', '%', '10'],
  ]);

  test('三栏合成指标值，权重照抄', () => {
    expect(result.project).toMatchObject({ name: '食品安全专项', annualGoal: '组织协调食品安全重点工作。' });
    expect(result.rows).toEqual([
      ['产出指标', '成本指标', '检查差旅费', '≤470人/天', '2'],
      ['产出指标', '时效指标', '完成时限', '1', '5'],
      ['产出指标', '质量指标', '齐抓共管', '≥100%', '10'],
      ['效益指标', '社会效益指标', '食品安全状况', '高中低', '10'],
      ['满意度指标', '服务对象满意度指标', '公众满意度', '≥85%', '10'],
    ]);
  });
});

describe('指标内容一栏，满意度放在效益下', () => {
  const result = read([
    ['绩效目标表', null, null, null, null],
    ['(2020年度)', null, null, null, null],
    ['项目名称', '薄弱学校改造', null, null, null],
    ['项目主管部门', '区教育局', null, '项目执行单位', '实验学校'],
    ['资金情况\n(万元)', '年度资金总额:16', null, null, null],
    ['^', '其中:财政拨款:16', null, null, null],
    ['总体目标', '年度目标', null, null, null],
    ['^', '改善办学条件。', null, null, null],
    ['绩效指标', '一级指标', '二级指标', '指标内容', '指标值'],
    ['^', '产出指标', '数量指标', '改造覆盖率', '100%'],
    ['^', '效益指标', '可持续影响指标', '均衡发展情况', '稳步提高'],
    ['^', '^', '社会公众或服务对象满意度指标', '家长满意度', '≥90%'],
    ['^', '^', '^', '学校满意度', '≥90%'],
  ]);

  test('读出', () => {
    expect(result.project).toMatchObject({
      name: '薄弱学校改造',
      unit: '实验学校',
      annualGoal: '改善办学条件。',
      money: { currency: '万元', yearTotal: '16', yearAppropriation: '16' },
    });
    expect(result.rows?.at(-1)).toEqual(['满意度指标', '社会公众或服务对象满意度指标', '学校满意度', '≥90%', '']);
    expect(result.problems).toEqual([]);
  });
});
