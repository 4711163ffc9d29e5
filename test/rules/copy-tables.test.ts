import { describe, expect, test } from 'vitest';
import { amountIn, copyTables, tabbedText } from '#src/rules/copy-tables.ts';
import { operationsRecord, recordWithRows } from '#test/reports/records.ts';

describe('元和万元互换，一分不差', () => {
  test.each([
    ['557,500.00', '元', '万元', '55.75'],
    ['0.01', '元', '万元', '0.000001'],
    ['0.00', '元', '万元', '0.00'],
    ['10,000.00', '元', '万元', '1.00'],
    ['90,000,000,000,000.01', '元', '万元', '9000000000.000001'],
    ['55.75', '万元', '元', '557500.00'],
    ['0.000001', '万元', '元', '0.01'],
    ['1,234.567891', '万元', '元', '12345678.91'],
    ['557,500.00', '元', '元', '557500.00'],
    ['54.832', '万元', '万元', '54.832'],
    ['', '元', '万元', ''],
    ['不适用', '元', '万元', '不适用'],
  ] as const)('%s %s → %s：%s', (text, from, to, shown) => {
    expect(amountIn(text, from, to)).toBe(shown);
  });
});

describe('按一体化的顺序', () => {
  const tables = copyTables(operationsRecord(), '元');
  const rowsOf = (id: string) => tables.find((table) => table.id === id)?.rows ?? [];

  test('基本信息、资金、总体目标、指标、结果', () => {
    expect(tables.map((table) => table.title)).toEqual([
      '基本信息',
      '项目资金（元）',
      '年度总体目标',
      '绩效指标',
      '自评结果',
    ]);
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  test('资金：不带千分位，没有的分值和得分空着', () => {
    expect(rowsOf('money').slice(0, 2)).toEqual([
      ['年度资金总额', '557500.00', '557500.00', '548320.00', '10.00', '98.35%', '9.84'],
      ['当年财政拨款', '557500.00', '557500.00', '548320.00', '', '98.35%', ''],
    ]);
    expect(copyTables(operationsRecord(), '万元')[1]?.rows[0]?.slice(1, 4)).toEqual(['55.75', '55.75', '54.832']);
  });

  const split = (row: { target: string; actual: string; understood?: string }) => {
    const changed = {
      target: row.target,
      actual: row.actual,
      understood: { target: '', actual: row.understood ?? '' },
    };
    const record = recordWithRows({ 0: changed });
    return copyTables(record, '元')[3]?.rows[0]?.slice(3, 7);
  };

  test.each([
    ['数量', { target: '≥1000.00(次)', actual: '1,386次', understood: '1386次' }, ['≥', '1000', '次', '1386']],
    ['百分数', { target: '≤10.00(%)', actual: '6.2%', understood: '6.2%' }, ['≤', '10', '%', '6.2']],
    ['单位不同', { target: '≤0.5小时', actual: '25分钟', understood: '25分钟' }, ['≤', '0.5', '小时', '25分钟']],
    ['还没有读懂', { target: '≥4次', actual: '大约四次' }, ['≥', '4', '次', '大约四次']],
    ['定性', { target: '及时', actual: '及时（达成）', understood: '达成 100%' }, ['定性', '及时', '', '及时（达成）']],
    ['期限', { target: '2024年12月31日前', actual: '2024-12-20' }, ['定性', '2024年12月31日前', '', '2024-12-20']],
    ['不适用', { target: '不适用', actual: '不适用' }, ['', '不适用', '', '不适用']],
  ])('指标性质、指标值、度量单位、完成值：%s', (_, row, cells) => {
    expect(split(row)).toEqual(cells);
  });

  test('结果：总分、等级、说明', () => {
    expect(rowsOf('result')).toEqual([['96.96', '优', operationsRecord().notes[0]]]);
    expect(copyTables(operationsRecord({ total: null, grade: null, notes: [] }), '元')[4]?.rows).toEqual([
      ['', '', ''],
    ]);
  });
});

describe('整表的文字', () => {
  const text = (cells: string[]) =>
    tabbedText({ id: 'goal', title: '', columns: cells.map(() => '栏'), rows: [cells] })
      .split('\n')
      .slice(1)
      .join('\n');

  test.each([
    ['一般', ['甲', '乙'], '甲\t乙'],
    ['分行的格', ['第一行\n第二行', '乙'], '"第一行\n第二行"\t乙'],
    ['引号和制表符', ['他说"好"', '甲\t乙'], '"他说""好"""\t"甲\t乙"'],
    ['像公式的文字', ['=1+1', '@SUM', '+甲', '-乙'], "'=1+1\t'@SUM\t'+甲\t'-乙"],
    ['带正负号的数和单独的符号', ['-5%', '+3.20', '=', '-1,000.00'], '-5%\t+3.20\t=\t-1,000.00'],
  ])('%s', (_, cells, shown) => {
    expect(text(cells)).toBe(shown);
  });
});
