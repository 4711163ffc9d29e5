import { expect, test } from 'vitest';
import { readGrid } from '#src/import/grids/read-grid.ts';
import { COUNTY } from '#test/import/county-evaluation.ts';
import { type DrawnRow, gridOf } from '#test/import/grids/draw-form.ts';

const APART = '原表中两个数换行写或分在两格，这里用空格隔开。请对照原表，核对是一个数还是几个数。';

/** The county's form with these texts in the row of 养护里程: target, 实际完成值, 分值, 得分, 偏差原因. */
function withRow(texts: readonly [string, string, string, string, string]): DrawnRow[] {
  return COUNTY.map((row) => (row.includes('养护里程') ? [...row.slice(0, 4), ...texts] : row));
}

test.each([
  ['指标值', ['≥40\n2座', '38公里', '50', '47.5', ''], { target: '≥40 2座' }, ['0/target']],
  ['指标值只换行', ['≥40公里\n2条', '38公里', '50', '47.5', ''], { target: '≥40公里2条' }, []],
  ['实际完成值', ['≥40公里', '上半年96\n98%', '50', '47.5', ''], { actual: '上半年96 98%' }, ['0/actual']],
  ['全角数字', ['≥40公里', '３\n８', '50', '47.5', ''], { actual: '３ ８' }, ['0/actual']],
  ['编号的几行', ['≥40公里', '1.主线20\n2.支线18', '50', '47.5', ''], { actual: '1.主线20 2.支线18' }, []],
  [
    '分值和得分',
    ['≥40公里', '38公里', '5\n0', '28\n5', ''],
    { score: '28 5', weight: '5 0' },
    ['0/printedWeight', '0/score'],
  ],
  ['偏差原因保留各行', ['≥40公里', '38公里', '50', '47.5', '停工20\n30天'], { reason: '停工20\n30天' }, []],
] as [string, [string, string, string, string, string], Record<string, string>, string[]][])(
  '格子里换行写的两个数从不连成一个：%s',
  (_, texts, expected, doubtful) => {
    const [table] = readGrid(gridOf(withRow(texts))).tables;
    expect({ ...table?.project.indicators[0], ...table?.filled?.rows[0] }).toMatchObject(expected);
    expect([...(table?.doubts ?? [])].toSorted()).toEqual(doubtful.map((field) => [field, APART]));
  },
);

test('总体目标换行写的两个数也不连成一个', () => {
  const rows = COUNTY.map((row) =>
    row.map((text) => (text === '养护村道 40 公里。' ? '1.养护村道40\n2.修桥2座' : text)),
  );
  expect(readGrid(gridOf(rows)).tables[0]?.project.annualGoal).toBe('1.养护村道40 2.修桥2座');
});

test('同一栏名下并排的两个数不连成一个，存疑', () => {
  const [table] = readGrid(
    gridOf([
      ['项目名称', '道路养护', null, '实施单位', '养护所'],
      ['一级指标', '二级指标', '三级指标', '指标值', null],
      ['产出指标', '数量指标', '养护里程', '40', '2'],
    ]),
  ).tables;
  expect(table?.project.indicators[0]?.target).toBe('40 2');
  expect(table?.doubts.get('0/target')).toBe(APART);
});

test('PDF 和纯文本的格子换行只因为宽度：数字照样合成一个', () => {
  const grid = gridOf(withRow(['≥4\n0公里', '38公里', '5\n0', '47.5', '']));
  for (const reading of [
    readGrid({ ...grid, wrapped: true }),
    readGrid({
      ...grid,
      cells: grid.cells.map((cell) => ({ ...cell, box: { page: 1, left: 0, top: 0, right: 1, bottom: 1 } })),
    }),
  ]) {
    const [table] = reading.tables;
    expect(table?.project.indicators[0]).toMatchObject({ target: '≥40公里', weight: '50' });
    expect(table?.doubts.size).toBe(0);
  }
});
