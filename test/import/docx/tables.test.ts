import { describe, expect, test } from 'vitest';
import { cellsOf, GOES_ON, gridOf, p, STARTS, span, tbl, tc, tr } from '#test/import/docx/word-file.ts';

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
    expect(grid).toMatchObject({
      name: '',
      rows: 3,
      columns: 3,
      pageStarts: [],
      places: ['第 1 行', '第 2 行', '第 3 行'],
    });
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
});
