import { expect, test } from 'vitest';
import { readGrid } from '#src/import/grids/read-grid.ts';
import { type DrawnRow, gridOf } from '#test/import/grids/draw-form.ts';

const EMPTY: DrawnRow = ['', '', '', '', '', '', '', '', ''];

/** A filled 自评表 with these rows between the total of its money and the goals, `score` in its one row and its total. */
function form(between: readonly DrawnRow[], score = '47.5'): DrawnRow[] {
  return [
    ['项目支出绩效自评表', null, null, null, null, null, null, null, null],
    ['（2023年度）', null, null, null, null, null, null, null, null],
    ['项目名称', '道路养护', null, null, null, null, null, null, null],
    ['主管部门', '某县交通运输局', null, null, '实施单位', '公路所', null, null, null],
    ['项目资金\n（元）', '', null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '年度资金总额', null, '100', '100', '95', '10', '95%', '9.5'],
    ...between,
    ['年度总体目标', '预期目标', null, null, null, '实际完成情况', null, null, null],
    ['^', '养护村道 40 公里。', null, null, null, '已养护村道 38 公里。', null, null, null],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
    ['^', '产出指标', '数量指标', '养护里程', '≥40公里', '38公里', '50', score, ''],
    ['总分', null, null, null, null, null, '100', score, ''],
  ];
}

const OTHER: DrawnRow = ['', '其他资金', null, '20', '20', '15', '', '', ''];

test.each([
  ['空行', [EMPTY, OTHER]],
  ['页脚', [['第 1 页 共 2 页', null, null, null, null, null, null, null, null], OTHER]],
] as [string, DrawnRow[]][])('资金栏中间隔着%s：下面的照读', (_, between) => {
  const { tables, problems } = readGrid(gridOf(form(between)));
  expect(tables[0]?.filled?.amounts).toMatchObject({ 'executed.total': '95', 'executed.other': '15' });
  expect(problems).toEqual([]);
});

test('不在资金栏几列之下的金额：没有读入，说出来', () => {
  const apart: DrawnRow[] = [
    ['没有栏名的一行', null, null, null, null, null, null, null, null],
    ['', '其他资金', '20', '', '', '', '', '', ''],
  ];
  const { tables, problems } = readGrid(gridOf(form(apart)));
  expect(tables[0]?.filled?.amounts).not.toHaveProperty('executed.other');
  expect(problems.map(({ text, message }) => `${text} ${message}`)).toContain(
    '其他资金 20 这个金额不在资金栏的几列之下，没有读入。请对照原表核对。',
  );
});

test('没有金额的一行，标签的格伸到金额的栏里：不当作金额', () => {
  const empty: DrawnRow = ['', '上年结转资金', null, null, null, null, '—', '—', '—'];
  const { tables, problems } = readGrid(gridOf(form([empty, OTHER])));
  expect(tables[0]?.filled?.amounts).toMatchObject({ 'executed.total': '95', 'executed.other': '15' });
  expect(problems).toEqual([]);
});

test('一格由两行合用、一栏里有两格：只记一处，说出来', () => {
  const shared: DrawnRow[] = [
    ['', '其中：当年财政拨款', null, '30', '80', '80', '', '', ''],
    ['', '其他资金', null, '^', '20', '15', '', '', ''],
  ];
  const { tables, problems } = readGrid(gridOf(form(shared)));
  expect(tables[0]?.filled?.amounts).toMatchObject({ 'initial.appropriation': '30', 'executed.other': '15' });
  expect(tables[0]?.filled?.amounts).not.toHaveProperty('initial.other');
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('由资金栏的几行合用')]);
});

test('带人民币符号的金额照读', () => {
  const signed: DrawnRow = ['', '其他资金', null, '￥20.00', '¥1,020.50', '15', '', '', ''];
  const { tables, problems } = readGrid(gridOf(form([signed])));
  expect(tables[0]?.filled?.amounts).toMatchObject({ 'initial.other': '20.00', 'budget.other': '1020.50' });
  expect(problems).toEqual([]);
});

test('得分写着“分”：读作数', () => {
  const { tables } = readGrid(gridOf(form([], '47.5分')));
  expect(tables[0]?.filled).toMatchObject({ rows: [{ score: '47.5' }], total: '47.5' });
});

/** The amounts and what is told of a 自评表 with this money block. */
function readBlock(block: readonly DrawnRow[]) {
  const rows = form([]);
  const { tables, problems } = readGrid(gridOf([...rows.slice(0, 4), ...block, ...rows.slice(6)]));
  return {
    amounts: Object.entries(tables[0]?.filled?.amounts ?? {}).map(([field, amount]) => `${field} ${amount}`),
    problems: problems.map(({ text, message }) => `${text} ${message.slice(0, 13)}`),
  };
}

const TITLES: DrawnRow = [
  '项目资金\n（元）',
  '',
  '年初预算数',
  '全年预算数',
  '全年执行数',
  '分值',
  '执行率',
  '得分',
  '',
];
const line = (label: string, amount: string, ...after: string[]): DrawnRow => [
  '',
  label,
  amount,
  amount,
  amount,
  '',
  '',
  '',
  ...after,
];
const read = (part: string, amount: string) =>
  ['initial', 'budget', 'executed'].map((column) => `${column}.${part} ${amount}`);

test.each([
  ['合计是总额', [line('合计', '9'), line('其他资金', '1')], [...read('total', '9'), ...read('other', '1')], []],
  ['资金总额是总额', [line('资金总额', '9')], read('total', '9'), []],
  [
    '另有总额时合计不是',
    [line('年度资金总额', '9'), line('合计', '9')],
    read('total', '9'),
    ['合计 9 9 9 自评表的资金栏没有这一行，'],
  ],
  [
    '不认得的行说出来，下面的照读',
    [line('年度资金总额', '9'), line('其中：中央资金', '8'), line('乡镇配套', '—'), line('其他资金', '1')],
    [...read('total', '9'), ...read('other', '1')],
    ['其中：中央资金 8 8 8 自评表的资金栏没有这一行，', '乡镇配套 — — — 自评表的资金栏没有这一行，'],
  ],
  [
    '得分右边没有栏名的话说出来',
    [line('年度资金总额', '9', '结余收回')],
    read('total', '9'),
    ['结余收回 自评表的资金栏没有这一栏，'],
  ],
  ['两行数字不是一个数', [line('年度资金总额', '1\n20')], [], Array(3).fill('1 20 这一格不是一个金额，没有读')],
] as [string, DrawnRow[], string[], string[]][])('资金栏：%s', (_, lines, amounts, problems) => {
  expect(readBlock([TITLES, ...lines])).toEqual({ amounts, problems });
});

test.each([
  ['全年预算数（调整后）', read('total', '9'), []],
  ['预算执行说明', ['initial.total 9', 'executed.total 9'], ['预算执行说明 9 自评表的资金栏没有这一栏，']],
])('资金栏的栏名 %s', (title, amounts, problems) => {
  const titles = TITLES.map((text) => (text === '全年预算数' ? title : text));
  expect(readBlock([titles, line('年度资金总额', '9')])).toEqual({ amounts, problems });
});

test('资金栏左边多一栏上年数：说出来', () => {
  const titles: DrawnRow = ['项目资金\n（元）', '', '上年预算数', '年初预算数', '全年预算数', '全年执行数', '', '', ''];
  const total: DrawnRow = ['', '年度资金总额', '7', '9', '9', '9', '', '', ''];
  expect(readBlock([titles, total])).toEqual({
    amounts: read('total', '9'),
    problems: ['上年预算数 7 自评表的资金栏没有这一栏，'],
  });
});

test('预算数下面再分年初和全年', () => {
  const upper: DrawnRow = ['项目资金\n（元）', '', '预算数', null, '执行数', '分值', '执行率', '得分', ''];
  const lower: DrawnRow = ['^', '', '年初预算数', '全年预算数', '^', '^', '^', '^', ''];
  const total: DrawnRow = ['', '年度资金总额', '7', '8', '9', '', '', '', ''];
  expect(readBlock([upper, lower, total])).toEqual({
    amounts: ['initial.total 7', 'budget.total 8', 'executed.total 9'],
    problems: [],
  });
});
