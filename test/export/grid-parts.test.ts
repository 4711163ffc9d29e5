import { describe, expect, test } from 'vitest';
import { cellParts, escapedText, MOST_CHARACTERS } from '#src/export/cell-text.ts';
import { columnGrid, gridColumns } from '#src/export/column-grid.ts';
import { lineCount } from '#src/export/line-count.ts';
import { labelOf } from '#src/export/row-heights.ts';
import { storableText } from '#src/rules/storable-text.ts';

describe('几张表共用的列', () => {
  test('第一张表的列都在，相近的列线并在一起，离得远的另加', () => {
    const grid = columnGrid([
      [100, 100, 100],
      [110, 190],
      [50, 250],
    ]);
    expect(grid).toEqual([0, 50, 100, 200, 300]);
    expect(gridColumns(grid, [110, 190])).toEqual([
      [0, 2],
      [2, 4],
    ]);
  });
});

describe('一段文字占几行', () => {
  test.each([
    ['', 10, 1],
    ['十个汉字正好占满一行', 10, 1],
    ['十一个汉字就要占两行了', 10, 2],
    ['第一行\n第二行', 10, 2],
    ['甲\n\n乙', 10, 3],
    ['W'.repeat(100), 10, 8],
  ])('%s（宽 %i 字）：%i 行', (text, ems, lines) => {
    expect(lineCount(text, ems)).toBe(lines);
  });
});

test.each([
  ['产出指标', 84, '产出指标'],
  ['社会效益指标', 84, '社会效益\n指标'],
  ['服务对象满意度指标', 84, '服务对象\n满意度\n指标'],
  ['可持续影响指标', 84, '可持续\n影响\n指标'],
  ['项目资金（元）', 134, '项目资金\n（元）'],
  ['绩效指标', 50, '绩效\n指标'],
])('合并格的文字：%s', (label, width, shown) => {
  expect(labelOf({ id: 'a', label }, width)).toBe(shown);
});

describe('表格里能存的文字', () => {
  test.each([
    ['各种换行', '甲\r\n乙\r丙\u2028丁\u000b戊', '甲\n乙\n丙\n丁\n戊'],
    ['控制字符', '甲\u0000\u0008\u001f\u007f\u009f乙', '甲乙'],
    ['制表符留下', '甲\t乙', '甲\t乙'],
    ['半个代理对', '甲\ud842', '甲\ufffd'],
    ['XML 写不出的字', '甲\ufffe\uffff', '甲'],
  ])('%s', (_, text, shown) => {
    expect(storableText(text)).toBe(shown);
  });

  test('像转义的字写成不会被还原的样子', () => {
    expect(escapedText('_x0041_ _x004_ x0041')).toBe('_x005F_x0041_ _x004_ x0041');
  });

  test('超过上限的文字切成几段，不从一个字中间切', () => {
    const text = `${'甲'.repeat(MOST_CHARACTERS - 1)}𠮷乙`;
    expect(cellParts(text)).toEqual(['甲'.repeat(MOST_CHARACTERS - 1), '𠮷乙']);
    expect(cellParts('甲'.repeat(MOST_CHARACTERS)).length).toBe(1);
    expect(cellParts('')).toEqual(['']);
  });
});
