import { describe, expect, test } from 'vitest';
import { readGrid } from '#src/import/grids/read-grid.ts';
import { type DrawnRow, gridOf } from '#test/import/grids/draw-form.ts';

const NAME: DrawnRow = ['项目名称', '道路养护', null, '主管部门', '交通局'];
const UNIT: DrawnRow = ['实施单位', '公路所', null, '', ''];
const MONEY: DrawnRow = ['项目资金（万元）', '年度资金总额', null, '120', null];
const ROWS: DrawnRow[] = [
  ['一级指标', '二级指标', '三级指标', '指标值', '分值'],
  ['产出指标', '数量指标', '养护里程', '≥40公里', '90'],
];
const wide = (text: string): DrawnRow => [text, null, null, null, null];

function read(...rows: DrawnRow[]) {
  const { tables, problems } = readGrid(gridOf(rows));
  return { tables, project: tables[0]?.project, problems: problems.map(({ text, message }) => `${text} ${message}`) };
}

describe('年度', () => {
  test.each([
    ['2024年填报2023年度项目支出绩效自评表', 2023],
    ['2023年项目支出绩效目标申报表', 2023],
    ['2023年某局年度项目支出绩效自评表', 2023],
    ['2024年度预算2023年度项目支出绩效自评表', 0],
    ['2023-2025年项目支出绩效目标申报表', 0],
  ])('标题 %s：%s', (title, year) => {
    const { project, problems } = read(wide(title), NAME, UNIT, MONEY, ...ROWS);
    expect([project?.year, problems.length]).toEqual([year, year === 0 ? 1 : 0]);
  });

  test.each([
    [['项目起始年度', '2021年', null, '', ''], 0, ['项目起始年度', '2021年', '年度']],
    [['填报单位：公路所', '2024年度', null, '单位：万元', ''], 2024, ['单位：万元']],
    [['填报单位', '公路所', null, '2024年度', ''], 2024, []],
  ] as [DrawnRow, number, string[]][])('%j：%s', (line, year, told) => {
    const { project, problems } = read(wide('项目支出绩效目标申报表'), line, NAME, UNIT, MONEY, ...ROWS);
    expect(project?.year).toBe(year);
    expect(problems.map((one) => one.split(' ')[0]).sort()).toEqual(told.toSorted());
  });
});

describe('不是申报表或自评表的', () => {
  test.each([
    '项目支出绩效目标执行监控表（2024年度）',
    '2024年1-7月绩效运行监控表（项目支出）',
    '项目绩效监控情况统计表',
    '绩效监控表-道路养护',
    '绩效目标调整申请表（2024年度）',
  ])('%s：一句话', (title) => {
    const { tables, problems } = read(wide(title), NAME, UNIT, MONEY, ...ROWS);
    expect([tables, problems]).toEqual([[], [`道路养护 这是“${title}”，不是绩效目标申报表或自评表，没有读入。`]]);
  });

  test('名称里有“监控”的项目照读', () => {
    const named: DrawnRow = ['项目名称', '道路监控表具更新', null, '主管部门', '交通局'];
    const { project } = read(wide('视频监控项目支出绩效自评表（2024年度）'), named, UNIT, MONEY, ...ROWS);
    expect(project).toMatchObject({ name: '道路监控表具更新', year: 2024 });
  });

  test('几个项目排成的清单：一句话', () => {
    const titles: DrawnRow = ['项目名称', '一级指标', '二级指标', '三级指标', '指标值'];
    const { tables, problems } = read(wide('项目绩效目标公开表'), titles, [
      '道路养护',
      '产出指标',
      '数量指标',
      '里程',
      '≥40公里',
    ]);
    expect([tables, problems.map((one) => one.slice(0, 18))]).toEqual([[], ['项目名称 这是几个项目排在一起的清单']]);
  });

  test('名称还空着的模板：说的是名称', () => {
    const { tables, problems } = read(['项目名称', '××村道路养护', null, '', ''], UNIT, MONEY, ...ROWS);
    expect([tables.length, problems.map((one) => one.slice(0, 26))]).toEqual([
      0,
      ['××村道路养护 项目名称开头还是“××”一类的占位符'],
    ]);
  });
});

describe('这一栏空着，右边是下一个栏名', () => {
  const title = wide('2024年度项目支出绩效目标申报表');

  test.each([
    ['认得的栏名', '项目联系人', '', {}],
    [
      '不认得的栏名',
      '分管领导名称',
      '分管领导名称',
      { department: '这一格像是另一栏的栏名（右边是“张三”），原表这一栏可能空着。请对照原表核对。' },
    ],
  ])('%s', (_, label, department, doubts) => {
    const { tables } = read(
      title,
      ['主管部门', label, null, '张三', null],
      ['项目名称', '道路养护', null, null, null],
      UNIT,
      MONEY,
      ...ROWS,
    );
    expect(tables[0]?.project.department).toBe(department);
    expect(Object.fromEntries(tables[0]?.doubts ?? [])).toEqual(doubts);
  });

  test('名称像栏名，右边是栏名：不存疑', () => {
    const { tables, problems } = read(
      title,
      ['项目名称', '完善统计内容', null, '主管部门', '统计局'],
      UNIT,
      MONEY,
      ...ROWS,
    );
    expect([tables[0]?.project.name, tables[0]?.doubts.size, problems]).toEqual(['完善统计内容', 0, []]);
  });
});

test('项目资金在上、年度资金在下：各归各的', () => {
  const lines = (total: string, amounts: string[]): DrawnRow[] =>
    [total, '其中：财政拨款', '其他资金'].map((label, at) => ['', label, null, amounts[at] ?? '', null]);
  const { project, problems } = read(
    wide('2024年度项目支出绩效目标申报表'),
    NAME,
    UNIT,
    wide('项目资金（万元）'),
    ...lines('项目资金总额', ['360', '300', '60']),
    ...lines('年度资金总额', ['120', '100', '20']),
    ...ROWS,
  );
  expect(project?.money).toMatchObject({ projectTotal: '360', projectAppropriation: '300', projectOther: '60' });
  expect(project?.money).toMatchObject({ yearTotal: '120', yearAppropriation: '100', other: '20' });
  expect(problems).toEqual([]);
});

test.each([
  ['120\n20', null],
  ['120\n万元', '120'],
  ['120', '120'],
])('金额 %j：%s', (text, amount) => {
  const money: DrawnRow = ['项目资金（万元）', '年度资金总额', null, text, null];
  const { project, problems } = read(wide('2024年度项目支出绩效目标申报表'), NAME, UNIT, money, ...ROWS);
  expect([project?.money.yearTotal, problems.length]).toEqual([amount, amount === null ? 1 : 0]);
});

describe('下面另一张表', () => {
  const first = [wide('项目支出绩效目标申报表'), wide('（2024年度）'), NAME, UNIT, MONEY, ...ROWS];

  test.each([
    ['专项名称', '桥梁维修', []],
    ['项目名称及编码', '桥梁维修', []],
    ['项目（任务）名称', '桥梁维修', []],
    ['工程', '', ['工程', '桥梁维修', '项目名称']],
  ])('名称写作“%s”：另是一个项目', (label, name, told) => {
    const next: DrawnRow[] = first.map((row) => (row === NAME ? [label, '桥梁维修', null, '主管部门', '交通局'] : row));
    const { tables, problems } = read(...first, ...next);
    expect(tables.map(({ project }) => [project.name, project.indicators.length])).toEqual([
      ['道路养护', 1],
      [name, 1],
    ]);
    expect(problems.map((one) => one.split(' ')[0]).sort()).toEqual(told.toSorted());
  });

  test('只有标题和栏名再印一次：还是上面那张', () => {
    const more: DrawnRow = ['', '质量指标', '合格率', '≥95%', '10'];
    const { tables } = read(...first, wide('项目支出绩效目标申报表'), ROWS[0] as DrawnRow, more);
    expect(tables.map(({ project }) => project.indicators.length)).toEqual([2]);
  });
});

test('栏名后面带（A）（B）', () => {
  const titles: DrawnRow = ['一级指标', '二级指标', '三级指标', '年度指标值（A）', '实际完成值（B）'];
  const { tables } = read(wide('2024年度项目支出绩效自评表'), NAME, UNIT, MONEY, titles, [
    '产出指标',
    '数量指标',
    '里程',
    '≥40公里',
    '41公里',
  ]);
  expect(tables[0]?.project.indicators[0]?.target).toBe('≥40公里');
  expect(tables[0]?.filled?.rows[0]?.actual).toBe('41公里');
});
