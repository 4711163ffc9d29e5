import { describe, expect, test } from 'vitest';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import { readRows, readSmallForm, smallForm } from '#test/import/small-form.ts';

const TOP = ['绩效指标', '产出指标', '数量指标', '清淤河道条数 =4.00(条)', '效益指标', '社会效益指标', '行洪能力 提升'];
const BELOW = ['产出指标/数量指标/清淤河道条数/=4.00(条)', '效益指标/社会效益指标/行洪能力/提升'];
const LAST = '水面保洁覆盖率 ≥95.00(%)';
const HEADER = [
  '项目名称 河道清淤 项目性质 其他一次性项目 项目类别 特定目标类',
  '主管部门 滨河区水务局 实施单位 滨河区河道管理所',
];

describe('换页后重复的标签', () => {
  test.each([
    ['只有空行', ['', '', '']],
    ['换页符', ['\f']],
    ['页码', ['第 3 页', '\f']],
    ['页码和总页数', ['第3页 共9页']],
    ['短横线页码', ['- 3 -', '\f']],
    ['换页符前只有数字', ['3', '\f']],
    ['绩效指标', ['绩效', '指标']],
    ['一级、二级指标', ['绩效指标', '效益指标', '社会效益指标']],
    [
      '标题、年度和栏名',
      ['财政项目支出绩效目标申报表', '（2026年度）', '一级指标 二级指标 三级指标 年度(/项目)指标值'],
    ],
    ['项目绩效目标和全文', ['项目', '绩效', '目标', '全年完成四条河道', '和两处支流的清淤。']],
    ['项目绩效目标、两个标签和全文', ['项目绩效目标', '项目总目标 年度总体目标', '全年完成四条河道和两处支流的清淤。']],
    ['只有全文', ['全年完成四条河道', '和两处支流的清淤。']],
    ['只有全文的后半', ['项目绩效目标', '两处支流的清淤。']],
    [
      '整个表头',
      [
        '财政项目支出绩效目标申报表',
        '（2026年度）',
        ...HEADER,
        '计划开始日期 2026-01-01 计划完成日期 2026-12-31',
        '绩效指标',
      ],
    ],
  ])('%s：后面的行仍属于前面的类别', (_, breakLines) => {
    const expected = [...BELOW, '效益指标/社会效益指标/水面保洁覆盖率/≥95.00(%)'];
    expect(readRows(...TOP, ...breakLines, LAST)).toEqual({ rows: expected, problems: [] });
  });

  test('换页后印了整个表头，下面直接是行', () => {
    const head = [...HEADER, '计划开始日期 2026-01-01 计划完成日期 2026-12-31'];
    const { rows, problems } = readRows(...TOP, '\f', ...head, LAST);
    expect(rows[2]).toBe('效益指标/社会效益指标/水面保洁覆盖率/≥95.00(%)');
    expect(problems).toEqual([]);
  });
  test('表末剩下的标签不产生指标', () => {
    expect(readRows(...TOP, '绩效', '指标', '', '效益指标', '', '社会效益指标')).toEqual({ rows: BELOW, problems: [] });
  });
  test('换页后只印了二级指标：归入它的一级指标', () => {
    const { rows } = readRows(
      '绩效指标',
      '产出指标',
      '数量指标',
      '清淤河道条数 =4.00(条)',
      '\f',
      '服务对象满意度',
      '指标',
      '居民满意度 ≥90(%)',
    );
    expect(rows[1]).toBe('满意度指标/服务对象满意度指标/居民满意度/≥90(%)');
  });
  test('指标名称断在换页处：名称连起来', () => {
    const { rows, problems } = readRows(
      ...TOP.slice(0, 3),
      '沿线居民和过往行人对步道照明的满意程 ≥90(%)',
      '本市住房和城乡建设行业从业人员职业技',
      '第 3 页',
      '\f能鉴定情况 掌握',
    );
    expect(rows[1]).toBe('产出指标/数量指标/本市住房和城乡建设行业从业人员职业技能鉴定情况/掌握');
    expect(problems).toEqual([]);
  });
  test('指标名称断在重复的标签两边：整行报告，不拼半个名称', () => {
    const { rows, problems } = readRows(
      ...TOP.slice(0, 4),
      '沿线居民和过往行人对步道',
      '绩效指标',
      '产出指标',
      '照明的满意程度 ≥90(%)',
    );
    expect(rows).toEqual(BELOW.slice(0, 1));
    expect(problems.map(({ text }) => text).join(' ')).toMatch(/^沿线居民和过往行人对步道.*照明的满意程度 ≥90\(%\)$/);
  });
  test('换页后印的目标和前面不同：报告', () => {
    const { rows, problems } = readRows(...TOP, '项目绩效目标', '明年再疏浚三条河道。', LAST);
    expect(rows).toHaveLength(3);
    expect(problems).toMatchObject([{ text: '明年再疏浚三条河道。' }]);
  });
  test('目标断在换页处：连起来', () => {
    const goals = [
      '项目绩效目标',
      '项目总目标 年度总体目标',
      '全年完成四条',
      '\f',
      '项目绩效目标',
      '河道和两处支流的清淤。',
    ];
    expect(readSmallForm({ goals }).project.annualGoal).toBe('全年完成四条河道和两处支流的清淤。');
  });
});

describe('一个文件里的几张表', () => {
  const other = smallForm().replaceAll('河道清淤', '步道照明').replaceAll('2026', '2025');
  test('有标题', () => {
    const { projects, problems } = readTargetTables(`${smallForm()}\n\n\n${other}`);
    expect(projects.map(({ name, year }) => [name, year])).toEqual([
      ['河道清淤', 2026],
      ['步道照明', 2025],
    ]);
    expect(problems).toEqual([]);
  });
  test('没有标题：靠项目名称分开，年度要报告', () => {
    const { projects, problems } = readTargetTables(
      `${smallForm()}\n${smallForm({ title: [] }).replace('河道清淤', '步道照明')}`,
    );
    expect(projects.map(({ name }) => name)).toEqual(['河道清淤', '步道照明']);
    expect(problems).toMatchObject([{ line: 19, message: expect.stringContaining('年度') }]);
  });
  test('汇总表的大标题不属于任何一张表', () => {
    const heading = '滨河区河道管理所2026年度项目绩效目标汇总表';
    expect(readTargetTables(`${heading}\n${smallForm()}\n${heading}\n${other}`).problems).toEqual([]);
  });
  test('同一张表印了两遍：读一次并报告', () => {
    const { projects, problems } = readTargetTables(`${smallForm()}\n${smallForm()}`);
    expect(projects).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 19, message: expect.stringContaining('出现了两次') }]);
  });
  test('同名项目、不同年度是两个项目', () => {
    expect(readTargetTables(`${smallForm()}\n${smallForm().replaceAll('2026', '2025')}`).projects).toHaveLength(2);
  });
});
