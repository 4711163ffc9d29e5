import { describe, expect, test } from 'vitest';
import { readSource } from '#src/import/read-files.ts';

function read(text: string) {
  const { tables, problems } = readSource({ name: '目标表.txt', text });
  return {
    projects: tables.map(({ project }) => project),
    rows: tables.map(({ project }) =>
      project.indicators.map((row) =>
        [row.category, row.subcategory, row.name, row.target, row.weight].filter(Boolean).join('|'),
      ),
    ),
    problems: problems.map(({ line, text: quoted, message }) => [line, quoted, message.slice(0, 8)]),
    doubts: tables.map(({ doubts }) => Object.keys(doubts)),
  };
}

describe('从网页复制的外省目标表', () => {
  test('每格后有竖线，一行一格，标签断开，格内换行', () => {
    const { projects, rows, problems } = read(
      [
        '项目支出绩效目标表 |',
        '(2025年度) |',
        '项目名称 |',
        '乒乓球公开赛 |',
        '主管部门及代码 |',
        '[042]区体育局 |',
        '实施单位 |',
        '区体育局 |',
        '项目资金',
        '(万元) |',
        '年度资金总额: |',
        '80.00 |',
        '其中:财政拨款 |',
        '80.00 |',
        '其他资金 |',
        '0.00 |',
        '年度',
        '目标 |',
        '办好一次公开赛。 |',
        '绩',
        '效',
        '指',
        '标 |',
        '一级',
        '指标 |',
        '二级指标 |',
        '三级指标 |',
        '指标值 |',
        '产出指标 |',
        '数量指标 |',
        '比赛场次 |',
        '≥12场 |',
        '参赛人数 |',
        '≥200人 |',
        '成本指标 |',
        '项目总成本 |',
        '≤80万元 |',
        '效益指标 |',
        '生态效益指标 |',
        '本项目不适用此指标 |',
        '无 |',
        '可持续影响指标 |',
        '打造本区乒乓球',
        '公开赛品牌 |',
        '影响可持续 |',
        '满意度指标 |',
        '满意度指标 |',
        '观众满意度 |',
        '≥95% |',
      ].join('\n'),
    );
    expect(projects[0]).toMatchObject({
      name: '乒乓球公开赛',
      year: 2025,
      department: '[042]区体育局',
      unit: '区体育局',
      money: { currency: '万元', yearTotal: '80.00', yearAppropriation: '80.00', other: '0.00', projectTotal: null },
      annualGoal: '办好一次公开赛。',
    });
    expect(rows).toEqual([
      [
        '产出指标|数量指标|比赛场次|≥12场',
        '产出指标|数量指标|参赛人数|≥200人',
        '产出指标|成本指标|项目总成本|≤80万元',
        '效益指标|生态效益指标|本项目不适用此指标|无',
        '效益指标|可持续影响指标|打造本区乒乓球公开赛品牌|影响可持续',
        '满意度指标|满意度指标|观众满意度|≥95%',
      ],
    ]);
    expect(problems).toEqual([]);
  });

  test('中期和年度并列，一行几格', () => {
    const { projects, rows, problems } = read(
      [
        '项目支出绩效目标申报表 | ||||',
        '( 2024 年度) | ||||',
        '项目名称 | 种子质检 | ||||',
        '主管部门及代码 | [066]市农业局 | 实施单位 | 市种子站 | ||',
        '项目资金 (万元) |',
        '中期资金总额: | 60.00 | 年度资金总额: | 20.00 | ||',
        '其中:财政拨款 | 60.00 | 其中:财政拨款 | 20.00 | ||',
        '其他资金 | 0.00 | 其他资金 | 0.00 | ||',
        '总 体 目 标 |',
        '中期目标(2024年—2026年) | 年度目标 | ||',
        '三年抽检一遍。 |',
        '当年抽检三分之一。 | ||',
        '绩 效 指 标 |',
        '一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 | |',
        '产出指标 | 数量指标 | 抽检批次 | ≥300批 | 数量指标 | 抽检批次 | ≥100批 | |',
        '培训人次 | ≥90人次 | 培训人次 | ≥90人次 | |',
        '质量指标 | 合格率 | ≥98% | 质量指标 | 合格率 | ≥98% | |',
      ].join('\n'),
    );
    expect(projects[0]).toMatchObject({
      goal: '三年抽检一遍。',
      annualGoal: '当年抽检三分之一。',
      money: { projectTotal: '60.00', yearTotal: '20.00', projectOther: '0.00', other: '0.00' },
    });
    expect(rows).toEqual([
      ['产出指标|数量指标|抽检批次|≥100批', '产出指标|数量指标|培训人次|≥90人次', '产出指标|质量指标|合格率|≥98%'],
    ]);
    expect(problems).toEqual([[15, '抽检批次 ≥300批', '中长期指标与年度']]);
  });

  test('一行一条指标，三栏合成指标值，权重在最后或另起一行', () => {
    const { rows } = read(
      [
        '绩效目标表',
        '单位信息: 324001-州市场监管局 项目名称: 食品抽检',
        '一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重(%)',
        '产出指标 成本指标 差旅费 ≤ 470 元/天 5',
        '产出指标 时效指标 完成时限 1 10',
        '产出指标 质量指标 抽检合格率 ≥ 98 % 40',
        '效益指标 社会效益指标 食品安全状况 定性 高中低',
        '35',
      ].join('\n'),
    );
    expect(rows).toEqual([
      [
        '产出指标|成本指标|差旅费|≤470元/天|5',
        '产出指标|时效指标|完成时限|1|10',
        '产出指标|质量指标|抽检合格率|≥98%|40',
        '效益指标|社会效益指标|食品安全状况|高中低|35',
      ],
    ]);
  });

  test('标签和内容连在一起：按标签断开，断开的名称和指标值存疑', () => {
    const { projects, rows, problems, doubts } = read(
      [
        '绩效目标表',
        '(2020年度)',
        '项目名称校舍加固补助资金',
        '项目主管部门区教育局项目执行单位实验学校',
        '资金情况',
        '(万元)',
        '年度资金总额:16',
        '总体目标年度目标',
        '消除校舍隐患。',
        '绩效指标一级指标二级指标指标内容指标值',
        '产出指标数量指标加固校舍覆盖率100%',
        '质量指标验收合格率100%',
        '效益指标可持续影响指标办学条件稳步提高',
        '附件:',
        '扫一扫在手机打开当前页',
      ].join('\n'),
    );
    expect(projects[0]).toMatchObject({
      name: '校舍加固补助资金',
      unit: '实验学校',
      year: 2020,
      annualGoal: '消除校舍隐患。',
    });
    expect(rows).toEqual([
      [
        '产出指标|数量指标|加固校舍覆盖率|100%',
        '产出指标|质量指标|验收合格率|100%',
        '效益指标|可持续影响指标|办学条件|稳步提高',
      ],
    ]);
    expect(doubts).toEqual([['0/name', '0/target', '1/name', '1/target', '2/name', '2/target']]);
    expect(problems).toEqual([[14, '附件: 扫一扫在手机打开当前页', '表格下方的说明或']]);
  });

  test('没有填的模板：拒绝并说明', () => {
    const { projects, problems } = read(
      '绩效目标申报表(参考模板)\n(20XX年度)\n项目名称\n三级指标\n指标值 **人 ≥**% **元',
    );
    expect(projects).toEqual([]);
    expect(problems).toEqual([[1, '绩效目标申报表(参考模板)', '这是一张模板：指']]);
  });

  test('上下连成一片、没有任何间隔的文字：拒绝并说明', () => {
    const text =
      '项目绩效目标表(2021年度)项目名称水渠维修项目属性延续项目一级指标二级指标指标内容指标值产出指标数量指标88100';
    const { projects, problems } = read(text);
    expect(projects).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });
});
