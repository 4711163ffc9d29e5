import { describe, expect, test } from 'vitest';
import { readGrid } from '#src/import/grids/read-grid.ts';
import { COUNTY } from '#test/import/county-evaluation.ts';
import { type DrawnRow, gridOf } from '#test/import/grids/draw-form.ts';

const MERGED = '原表的这一格由几项指标合用，只记在第一项，其余空着。请对照原表逐项填写。';
const CLOSING = '合计行里的这些内容没有读入。属于某一项指标的，请填到那一项；其余需要时请另行记录。';
const BELOW = '表格下方的说明或签字栏不属于任何一栏，没有读入。需要时请另行记录。';
const LOOSE = '这一行没有写全一项指标，这些内容没有读入。确是一项指标的，请在预览里用“添一行指标”补上。';
const SIGNATURES = COUNTY.length - 1;
const TOTAL = COUNTY.length - 2;

/** The county's form without its signature line, with these rows in place of the rows from `at` on that they replace. */
function readWith(at: number, rows: readonly DrawnRow[], replaced: number) {
  const { tables, problems } = readGrid(gridOf(COUNTY.slice(0, SIGNATURES).toSpliced(at, replaced, ...rows)));
  return { table: tables[0], told: problems.map(({ text, message }) => [text, message]) };
}

describe('几项指标合用的一格', () => {
  const first = (weight: string, score: string, reason: string): DrawnRow[] => [
    ['^', '产出指标', '数量指标', '养护里程', '≥40公里', '38公里', weight, score, reason],
  ];
  const second = (weight: string, score: string, reason: string): DrawnRow => [
    ...['^', '^', '质量指标', '验收合格率', '≥95%', '96%'],
    ...[weight, score, reason],
  ];

  test.each([
    ['分值', second('^', '20', ''), ['0/printedWeight', '1/printedWeight'], [undefined, '20', '']],
    ['得分', second('20', '^', ''), ['0/score', '1/score'], ['20', '', '']],
    ['偏差原因', second('20', '20', '^'), ['0/reason', '1/reason'], ['20', '20', '']],
  ] as [string, DrawnRow, string[], (string | undefined)[]][])(
    '%s：记在第一项，每一项都存疑',
    (_, row, fields, expected) => {
      const { table } = readWith(12, [...first('50', '48.5', '雨季停工'), row], 1);
      expect(table?.project.indicators[0]?.weight).toBe('50');
      expect(table?.filled?.rows[0]).toMatchObject({ score: '48.5', reason: '雨季停工' });
      const [weight, score, reason] = expected;
      expect(table?.project.indicators[1]?.weight).toBe(weight);
      expect(table?.filled?.rows[1]).toMatchObject({ score, reason });
      expect([...(table?.doubts ?? [])].toSorted()).toEqual(fields.map((field) => [field, MERGED]));
    },
  );

  test('合用的一格只写“—”：没有什么可分', () => {
    const { table } = readWith(12, [...first('50', '48.5', '—'), second('20', '20', '^')], 1);
    expect(table?.doubts.size).toBe(0);
  });

  test('下一行接着写的完成值只有一个年份：接在上面', () => {
    const { table } = readWith(
      12,
      [
        ['^', '产出指标', '时效指标', '完成时间', '年底前', '基本建成', '10', '10', ''],
        ['^', '^', '^', '^', '^', '2024年', '^', '^', ''],
      ],
      1,
    );
    expect(table?.filled?.rows[0]?.actual).toContain('2024年');
  });

  test('原因以“第3页共5页”结尾：不是页脚，这一项还在', () => {
    const { table } = readWith(12, first('50', '48.5', '详见附件第3页共5页'), 1);
    expect(table?.filled?.rows[0]).toMatchObject({ score: '48.5', reason: '详见附件第3页共5页' });
  });

  test('别的栏里写着表头用的词：照样说没有读入', () => {
    const rows = COUNTY.map(
      (row): DrawnRow => [...row, row[2] === '二级指标' ? '佐证材料' : row[3] === '养护里程' ? '完成情况' : ''],
    );
    const { problems } = readGrid(gridOf(rows));
    expect(problems.map(({ message }) => message)).toContain('“佐证材料”一栏没有读入，共 1 格。');
  });

  test('名称合并、指标值分两行且只写一个年份：是一项指标，不是重印的表头', () => {
    const { table } = readWith(
      12,
      [
        ['^', '产出指标', '时效指标', '完成时间', '2023年', '2023年', '10', '10', ''],
        ['^', '^', '^', '^', '2024年', '', '^', '', ''],
      ],
      1,
    );
    expect(table?.project.indicators.slice(0, 2).map(({ name, target }) => [name, target])).toEqual([
      ['完成时间', '2023年'],
      ['完成时间', '2024年'],
    ]);
  });
});

describe('合计行', () => {
  const total = (label: DrawnRow, ...rest: string[]): DrawnRow => [...label, ...rest];
  const WIDE: DrawnRow = ['总分', null, null, null, null, null];

  test.each([
    ['总分行的偏差原因', total(WIDE, '100', '97.5', '雨季停工扣分'), '97.5', [['雨季停工扣分', CLOSING]]],
    ['总分行的等级', total(WIDE, '100', '97.5', '良'), '97.5', [['良', CLOSING]]],
    ['总分行的横线', total(WIDE, '100', '97.5', '—'), '97.5', []],
    ['总分写在标签里', ['总分：97.5分', null, null, null, null, null, null, null, null], '97.5', []],
    [
      '合计的说明',
      ['合计数含结转2万元。', null, null, null, null, null, null, null, null],
      '',
      [['合计数含结转2万元。', BELOW]],
    ],
    ['说明只占首格', ['合计数含结转。', '', '', '', '', '', '', '', ''], '', [['合计数含结转。', BELOW]]],
    ['折算的过程', ['折算 92 × 100 ÷ 95', null, null, null, null, null, '', '97.5', ''], '97.5', []],
  ] as [string, DrawnRow, string, string[][]][])('%s', (_, row, expected, told) => {
    const result = readWith(TOTAL, [row], 1);
    expect(result.table?.filled?.total).toBe(expected);
    expect(result.told).toEqual(told);
    expect(result.table?.project.indicators).toHaveLength(3);
  });

  test('小计行的偏差原因', () => {
    const row: DrawnRow = ['^', '小计', '', '', '', '', '50', '47.5', '雨季影响'];
    const result = readWith(13, [row], 0);
    expect(result.told).toEqual([['雨季影响', CLOSING]]);
    expect(result.table?.filled?.total).toBe('97.5');
  });

  test('两张表并排，两个“总分”：不当作指标', () => {
    const row: DrawnRow = ['总分', null, null, '', '总分', null, '100', '97.5', ''];
    const result = readWith(TOTAL, [row], 1);
    expect(result.table?.project.indicators).toHaveLength(3);
    expect(result.told).toEqual([['总分', CLOSING]]);
  });

  test('“合计”开头的指标没有指标值：不当作合计行', () => {
    const row: DrawnRow = ['', '', '', '合计培训人数', '', '38人', '10', '9', ''];
    const result = readWith(13, [row], 0);
    expect(result.table?.project.indicators[1]).toMatchObject({ name: '合计培训人数', target: '', weight: '10' });
    expect(result.table?.filled?.total).toBe('97.5');
  });
});

describe('没有名称也没有指标值的行', () => {
  test.each([
    ['有二级指标和分值', ['^', '^', '成本指标', '', '', '', '10', '', ''], [['成本指标 10', LOOSE]]],
    ['有二级指标和得分', ['^', '^', '成本指标', '', '', '', '', '9', ''], [['成本指标 9', LOOSE]]],
    ['只有分值', ['^', '^', '^', '', '', '', '10', '', ''], [['10', LOOSE]]],
    ['只有二级指标和横线', ['^', '^', '成本指标', '', '', '', '/', '—', ''], []],
    [
      '只写“无”',
      ['^', '^', '成本指标', '无', '无', '', '无', '', ''],
      [['无 无 无', '这一行只写了“无”或“/”，没有指标，没有读入。']],
    ],
  ] as [string, DrawnRow, string[][]][])('%s', (_, row, told) => {
    const result = readWith(13, [row], 0);
    expect(result.told).toEqual(told);
    expect(result.table?.filled?.rows[0]).toMatchObject({ score: '47.5' });
    expect(result.table?.project.indicators).toHaveLength(3);
  });
});
