import { describe, expect, test } from 'vitest';
import { cellsOf, GOES_ON, gridOf, p, r, STARTS, span, tbl, tc, tr } from '#test/import/docx/word-file.ts';

describe('表格', () => {
  test('一张表', () => {
    const grid = gridOf(
      tbl(
        [1000, 2000, 3000],
        tr(tc('项目名称'), tc('河道清淤', span(2))),
        tr(tc('产出指标', STARTS), tc('数量指标'), tc('清淤条数 ≥4条')),
        tr(tc('', GOES_ON), tc('质量指标'), tc('')),
      ),
    );
    expect(grid).toMatchObject({ name: '', rows: 3, columns: 3, pageStarts: [] });
    expect(grid.places).toEqual(['第 1 行', '第 2 行', '第 3 行']);
    expect(cellsOf(grid)).toEqual([
      '0,0 项目名称',
      '0,1+1×2 河道清淤',
      '1,0+2×1 产出指标',
      '1,1 数量指标',
      '1,2 清淤条数 ≥4条',
      '2,1 质量指标',
    ]);
  });

  test('表前表后的段落各占一行，跨所有列；空段落不算', () => {
    const grid = gridOf(p('附件1') + p('') + tbl([1000, 1000], tr(tc('甲'), tc('乙'))) + p('') + p('填表人：'));
    expect(cellsOf(grid)).toEqual(['0,0+1×2 附件1', '1,0 甲', '1,1 乙', '2,0+1×2 填表人：']);
  });

  test('只有段落：一列', () => {
    expect(gridOf(p('甲') + p('乙'))).toMatchObject({ rows: 2, columns: 1 });
  });

  test('行首空着的列（gridBefore）', () => {
    const indented = `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>${tc('丁')}</w:tr>`;
    expect(cellsOf(gridOf(tbl([900, 900, 900], tr(tc('甲'), tc('乙'), tc('丙')), indented)))).toEqual([
      '0,0 甲',
      '0,1 乙',
      '0,2 丙',
      '1,1 丁',
    ]);
  });

  test('上面没有起点的纵向合并（continue）自成一格', () => {
    expect(
      cellsOf(gridOf(tbl([900, 900], tr(tc('甲', GOES_ON), tc('乙')), tr(tc('', GOES_ON), tc('丙', GOES_ON))))),
    ).toEqual(['0,0+2×1 甲', '0,1 乙', '1,1 丙']);
  });

  test('宽度不同的 continue 不并入上面的单元格', () => {
    expect(cellsOf(gridOf(tbl([900, 900], tr(tc('甲', STARTS), tc('乙')), tr(tc('丙', span(2) + GOES_ON)))))).toEqual([
      '0,0 甲',
      '0,1 乙',
      '1,0+1×2 丙',
    ]);
  });

  test('两个纵向合并上下相接', () => {
    const rows = [STARTS, GOES_ON, STARTS, GOES_ON].map((merge, at) => tr(tc(at % 2 ? '' : `${at}`, merge), tc('乙')));
    expect(cellsOf(gridOf(tbl([900, 900], ...rows))).filter((cell) => cell.includes('+'))).toEqual([
      '0,0+2×1 0',
      '2,0+2×1 2',
    ]);
  });

  test('合并在下面的格子里看不见的文字：不读，但说明', () => {
    expect(cellsOf(gridOf(tbl([900], tr(tc('甲', STARTS)), tr(tc('旧文字', GOES_ON)))))).toEqual([
      '0,0+2×1 甲 ?合并单元格里还有没有显示出来的文字“旧文字”，没有读入。',
    ]);
  });

  test('旧式的横向合并（hMerge）', () => {
    const row = tr(tc('甲', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), tc('乙'));
    expect(cellsOf(gridOf(tbl([900, 900, 900], row, tr(tc('1'), tc('2'), tc('3')))))).toEqual([
      '0,0+1×2 甲',
      '0,2 乙',
      '1,0 1',
      '1,1 2',
      '1,2 3',
    ]);
  });

  test('嵌套的表变成格里的文字', () => {
    const inner = tbl([400, 400], tr(tc('当年财政拨款'), tc('200')), tr(tc(''), tc('其他'), tc('100')));
    expect(cellsOf(gridOf(tbl([900, 900], tr(tc('资金'), tc(p('合计 300') + inner + p(''))))))).toEqual([
      '0,0 资金',
      '0,1 合计 300\n当年财政拨款  200\n其他  100',
    ]);
  });

  test('整行就是一个格、里面套着表：套着的表仍是表', () => {
    const inner = tbl([900, 900], tr(tc('甲', STARTS), tc('乙')), tr(tc('', GOES_ON), tc('丙')));
    expect(cellsOf(gridOf(tbl([1800], tr(tc(p('标题') + inner + p('')))) + p('尾')))).toEqual([
      '0,0+1×2 标题',
      '1,0+2×1 甲',
      '1,1 乙',
      '2,1 丙',
      '3,0+1×2 尾',
    ]);
  });

  test('内容控件（sdt）里的行、格、段落都算', () => {
    const sdt = (content: string) =>
      `<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val="名称"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const body = sdt(p('甲')) + tbl([900, 900], sdt(tr(tc('乙'), sdt(tc(`<w:p>${sdt(r('丙'))}</w:p>`)))));
    expect(cellsOf(gridOf(body))).toEqual(['0,0+1×2 甲', '1,0 乙', '1,1 丙']);
  });

  test('没有 tblGrid 的表，按列数排', () => {
    expect(cellsOf(gridOf(`<w:tbl>${tr(tc('甲'), tc('乙'))}${tr(tc('丙', span(2)))}</w:tbl>`))).toEqual([
      '0,0 甲',
      '0,1 乙',
      '1,0+1×2 丙',
    ]);
  });

  test('修订中删除的行不算，插入的行算', () => {
    const marked = (mark: string, text: string) => `<w:tr><w:trPr><w:${mark} w:id="1"/></w:trPr>${tc(text)}</w:tr>`;
    expect(cellsOf(gridOf(tbl([900], marked('del', '旧'), marked('ins', '新'), tr(tc('尾')))))).toEqual([
      '0,0 新',
      '1,0 尾',
    ]);
  });

  test('修订前的列宽和合并不算', () => {
    const grid =
      '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/><w:tblGridChange w:id="0"><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid></w:tblGridChange></w:tblGrid>';
    const before = '<w:tcPrChange w:id="2"><w:tcPr><w:gridSpan w:val="9"/></w:tcPr></w:tcPrChange>';
    expect(cellsOf(gridOf(`<w:tbl>${grid}${tr(tc('甲', before), tc('乙'))}</w:tbl>`))).toEqual(['0,0 甲', '0,1 乙']);
  });

  test('表里没有行、行里没有格、格不在行里：不出错', () => {
    expect(cellsOf(gridOf(`<w:tbl/>${p('甲')}<w:tbl><w:tr/></w:tbl>${tc('乙')}${tr(tc('丙'))}`))).toEqual([
      '0,0 甲',
      '2,0 乙',
      '3,0 丙',
    ]);
  });
});

describe('几张表的列', () => {
  const three = (widths: number[], text: string) => tbl(widths, tr(tc(text), tc('乙'), tc('丙')));

  test('列数相同的表用同样的列号，不论多宽', () => {
    const grid = gridOf(three([900, 900, 900], '甲') + p('中') + three([300, 4000, 2000], '丁'));
    expect(grid.columns).toBe(3);
  });

  test('边线相差不到两毫米的算一条', () => {
    const grid = gridOf(three([1000, 1000, 1000], '甲') + tbl([1100, 1900], tr(tc('丁'), tc('戊'))));
    expect(cellsOf(grid)).toEqual(['0,0 甲', '0,1 乙', '0,2 丙', '1,0 丁', '1,1+1×2 戊']);
  });

  test('同一张表里拖歪的边线算一条', () => {
    const crooked = tbl([1000, 60, 1000], tr(tc('甲'), tc('乙', span(2))), tr(tc('丙', span(2)), tc('丁')));
    expect(gridOf(crooked).columns).toBe(2);
    expect(cellsOf(gridOf(crooked))).toEqual(['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁']);
  });

  test('再窄的单元格也占一列', () => {
    const narrow = tbl([1000, 20, 1000], tr(tc('甲'), tc('乙'), tc('丙')), tr(tc('丁', span(2)), tc('戊')));
    expect(cellsOf(gridOf(narrow))).toEqual(['0,0 甲', '0,1 乙', '0,2 丙', '1,0+1×2 丁', '1,2 戊']);
  });

  test('后面的表接着前面的表，少一条边线也对得上', () => {
    const first = three([1000, 2000, 3000], '甲');
    const other = tbl([1500, 1500, 1500], tr(tc('1'), tc('2'), tc('3')));
    const rest = tbl([1520, 2980], tr(tc('4'), tc('5')));
    expect(cellsOf(gridOf(first + other + rest)).slice(-2)).toEqual(['2,0 4', '2,1+1×2 5']);
  });

  test('Strict 格式带单位的宽度', () => {
    const strict = tbl([1000, 1000], tr(tc('甲'), tc('乙'))).replaceAll('w:w="1000"', 'w:w="50pt"');
    const grid = gridOf(strict + tbl([1000, 500, 500], tr(tc('丙'), tc('丁', span(2))), tr(tc('1'), tc('2'), tc('3'))));
    expect(cellsOf(grid).slice(0, 3)).toEqual(['0,0 甲', '0,1+1×2 乙', '1,0 丙']);
  });
});
