import { describe, expect, test } from 'vitest';
import { joinReadings, readSource } from '#src/import/read-files.ts';
import { type DrawnRow, EVALUATION_TITLES, gridOf } from '#test/import/grids/draw-form.ts';

type Row = [category: string, subcategory: string, name: string, target: string, weight: string];

const ROWS: Row[] = [
  ['产出指标', '数量指标', '养护里程', '≥40公里', '50'],
  ['产出指标', '质量指标', '合格率', '≥95%', '40'],
];

const wide = (text: string): DrawnRow => [text, ...Array<null>(8).fill(null)];

interface Said {
  name?: string;
  year?: string;
  money?: string;
  goal?: string;
  rows?: Row[];
}

function headOf(
  title: string,
  { name = '道路养护', year = '（2023年度）', goal = '养护 40 公里。' }: Said,
): DrawnRow[] {
  return [
    wide(title),
    ...(year === '' ? [] : [wide(year)]),
    ['项目名称', name, null, null, null, null, null, null, null],
    ['主管部门', '交通局', null, null, '实施单位', '公路所', null, null, null],
    ['年度总体目标', goal, null, null, null, null, null, null, null],
  ];
}

function targetTable(said: Said = {}): DrawnRow[] {
  return [
    ...headOf('项目支出绩效目标申报表', said),
    ['项目资金\n（万元）', '年度资金总额', said.money ?? '120', '', '', '', '', '', ''],
    ['一级指标', '二级指标', '三级指标', '指标值', '分值', '', '', '', ''],
    ...(said.rows ?? ROWS).map((row): DrawnRow => [...row, '', '', '', '']),
  ];
}

function evaluation(said: Said = {}): DrawnRow[] {
  return [
    ...headOf('项目支出绩效自评表', said),
    ['项目资金\n（万元）', '', null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '年度资金总额', null, said.money ?? '120', '100', '95', '10', '95%', '9.5'],
    EVALUATION_TITLES,
    ...(said.rows ?? ROWS).map(
      ([category, subcategory, name, target, weight]): DrawnRow => [
        '',
        category,
        subcategory,
        name,
        target,
        '做完',
        weight,
        weight,
        '',
      ],
    ),
    ['总分', null, null, null, null, null, '100', '99.5', ''],
  ];
}

function read(...sheets: DrawnRow[][]) {
  const grids = sheets.map((rows, at) => gridOf(rows, [], sheets.length > 1 ? `表${at + 1}` : ''));
  const { projects, tables, problems } = joinReadings([readSource({ name: '表.xlsx', grids })]);
  return {
    tables: projects.map(({ name, year, money, indicators }, at) => ({
      name,
      year,
      total: money.yearTotal,
      rows: indicators.map((row) => `${row.name} ${row.target} ${row.weight}`),
      actuals: tables[at]?.filled?.rows.map(({ actual }) => actual) ?? null,
      executed: tables[at]?.filled?.amounts['executed.total'] ?? null,
    })),
    problems: problems.map(({ line, text, message }) => `${line} ${text} ${message.slice(0, 10)}`),
    cells: tables[0]?.cells ?? {},
  };
}

const TARGETS = { name: '道路养护', year: 2023, total: '120', rows: ['养护里程 ≥40公里 50', '合格率 ≥95% 40'] };
const RESULTS = { actuals: ['做完', '做完'], executed: '95' };
const NONE = { actuals: null, executed: null };

describe('申报表和自评表在同一个文件里：指标按申报表，完成情况按自评表', () => {
  test.each([
    ['上下两张', [[...targetTable(), ...evaluation()]]],
    ['自评表在前', [[...evaluation(), ...targetTable()]]],
    ['两张工作表', [targetTable(), evaluation()]],
  ] as [string, DrawnRow[][]][])('%s', (_, sheets) => {
    const { tables, problems } = read(...sheets);
    expect(tables).toEqual([{ ...TARGETS, ...RESULTS }]);
    expect(problems).toEqual([]);
  });

  test('完成值的格子在自评表里', () => {
    const { cells } = read(targetTable(), evaluation());
    expect([cells['1/target']?.from, cells['1/actual']?.from, cells['executed.total']?.from]).toEqual([9, 19, 16]);
  });

  test('资金、分值、目标不同，一边多一项：都说出来', () => {
    const rows: Row[] = [
      ['产出指标', '质量指标', '合格率', '≥95%', '30'],
      ...ROWS.slice(0, 1),
      ['产出指标', '时效指标', '完工', '年底前', '9'],
    ];
    const more: Row = ['效益指标', '社会效益指标', '出行', '改善', '10'];
    const { tables, problems } = read(
      targetTable({ rows: [...ROWS, more] }),
      evaluation({ rows, money: '77', goal: '养护 30 公里。' }),
    );
    expect(tables).toEqual([
      { ...TARGETS, rows: [...TARGETS.rows, '出行 改善 10'], ...RESULTS, actuals: ['做完', '做完', ''] },
    ]);
    expect(problems).toEqual([
      '15 养护 30 公里。 自评表的这一格与申报',
      '17 道路养护 自评表的项目资金与申',
      '19 合格率 30 自评表的这个分值与申',
      '10 出行 同一文件的自评表里没',
      '21 完工 同一文件的申报表里没',
    ]);
  });

  test('两张申报表一张自评表：结果填进导入的那一张，第一张', () => {
    const other: Row[] = [['产出指标', '数量指标', '养护里程', '≥50公里', '50'], ...ROWS.slice(1)];
    const { tables, problems } = read(targetTable(), targetTable({ rows: other }), evaluation());
    expect(tables).toEqual([{ ...TARGETS, ...RESULTS }]);
    expect(problems).toHaveLength(1);
  });

  test('多数指标是另外的：不合在一起，后一张说出来', () => {
    const rows: Row[] = [['产出指标', '数量指标', '桥梁', '3座', '50']];
    const { tables, problems } = read([...targetTable(), ...evaluation({ rows })]);
    expect(tables).toEqual([{ ...TARGETS, ...NONE }]);
    expect(problems).toEqual(['10 道路养护 本文件前面已有同名的']);
  });
});

describe('同名的两张表不合成一张', () => {
  test.each([
    ['资金不同', { money: '300' }],
    ['目标不同', { goal: '养护县道。' }],
    ['指标不同', { rows: [['产出指标', '数量指标', '县道里程', '≥80公里', '90']] as Row[] }],
  ])('%s：只导入前一张，后一张说出来', (_, said) => {
    const { tables, problems } = read([...targetTable(), ...targetTable(said)]);
    expect(tables).toEqual([{ ...TARGETS, ...NONE }]);
    expect(problems).toEqual(['10 道路养护 本文件前面已有同名的']);
  });

  test('名称都空着：都读入，名称各自补', () => {
    const { tables, problems } = read([...targetTable({ name: '' }), ...targetTable({ name: '', money: '77' })]);
    expect(tables.map(({ total }) => total)).toEqual(['120', '77']);
    expect(problems).toEqual(['1 项目名称 项目名称是空的。请对', '10 项目名称 项目名称是空的。请对']);
  });

  test('后一张没有年度：另是一张，说出来', () => {
    const { tables, problems } = read([...evaluation(), ...targetTable({ year: '', rows: ROWS.slice(0, 1) })]);
    expect(tables.map(({ year, actuals }) => [year, actuals])).toEqual([
      [2023, RESULTS.actuals],
      [0, null],
    ]);
    expect(problems).toEqual(['12 年度 标题下没有“（20×']);
  });

  test('一模一样的两张：只读入一次', () => {
    const { tables, problems } = read([...targetTable(), ...targetTable()]);
    expect(tables).toEqual([{ ...TARGETS, ...NONE }]);
    expect(problems).toEqual(['10 道路养护 同一张表在文件中出现']);
  });
});

test('一份十几万格的清单：一句话，不是每格一句', () => {
  const ledger = Array.from(
    { length: 9000 },
    (_, at): DrawnRow => Array.from({ length: 15 }, (_, column) => `${at}-${column}`),
  );
  const heads: DrawnRow = [
    '项目名称',
    '单位名称',
    '主管部门',
    '年度资金总额',
    '绩效目标',
    ...Array<string>(10).fill(''),
  ];
  const { tables, problems } = read([heads, ...ledger]);
  expect([tables, problems]).toEqual([[], ['1 项目名称 没有在同一行中找到绩']]);
});

test('一万二千个项目名称：几秒之内读完', () => {
  const names = Array.from(
    { length: 12_000 },
    (_, at): DrawnRow => ['项目名称', `道路${at}`, '主管部门', '局', '实施单位', '所'],
  );
  const grids = [gridOf(names)];
  const used = () => {
    const before = process.cpuUsage();
    expect(readSource({ name: '表.xlsx', grids }).tables).toHaveLength(12_000);
    return process.cpuUsage(before).user / 1_000_000;
  };
  expect(Math.min(used(), used())).toBeLessThan(5);
});
