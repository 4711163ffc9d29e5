import { describe, expect, test } from 'vitest';
import { sheetCellText } from '#src/import/sheets/sheet-cell-text.ts';

const show = (format: string, v: number, date1904 = false) =>
  sheetCellText({ t: 'n', v, z: format }, undefined, date1904);
/** 2024-12-31 in days of Excel. */
const NEW_YEARS_EVE = 45657;

describe('数按它的格式显示', () => {
  test.each<[format: string, value: number, text: string]>([
    ['General', 0.1 + 0.2, '0.3'],
    ['General', 1e21, '1000000000000000000000'],
    ['#,##0.00', 1200.5, '1,200.50'],
    ['0%', 0.95, '95%'],
    ['0.00%', 0.9451, '94.51%'],
    ['0公里', 38, '38公里'],
    ['0.0分', 28.5, '28.5分'],
    ['≥0%', 0.96, '≥96%'],
    ['"≥"0"公里"', 40, '≥40公里'],
    ['G/通用格式', 30, '30'],
    ['G/通用格式"分"', 20, '20分'],
    ['0.00_);[Red]\\(0.00\\)', 100.5, '100.50'],
    ['0.00E+00', 120, '1.20E+02'],
    ['[DBNum1]0', 10, '10'],
    ['"No."0', 7, 'No.7'],
    ['0"."', 7, '7.'],
    ['[$￥-804]#,##0.00', 100.5, '￥100.50'],
    ['#.00', 0.5, '.50'],
    ['0.00;-0.00;;@', 0, ''],
  ])('%s %d：%s，没有疑问', (format, value, text) => {
    expect(show(format, value)).toEqual({ text });
  });

  test.each<[format: string, value: number, text: string, doubt: string]>([
    ['0%', 0.9451, '95%', '单元格显示“95%”，里面的数是 94.51%，按显示的读入。'],
    ['≥0%', 0.895, '≥90%', '单元格显示“≥90%”，里面的数是 89.5%，按显示的读入。'],
    ['0.0', 19.996, '20.0', '单元格显示“20.0”，里面的数是 19.996，按显示的读入。'],
    ['0公里', 38.4, '38公里', '单元格显示“38公里”，里面的数是 38.4，按显示的读入。'],
    ['#,##0,', 123456, '123', '单元格显示“123”，里面的数是 123456，按显示的读入。'],
    ['# ?/?', 0.5, '1/2', '单元格显示“1/2”，里面的数是 0.5，按显示的读入。'],
    [';;;', 7, '7', '单元格按它的格式不显示，里面的数是 7，按这个数读入。'],
  ])('%s %d：%s，和里面的数不同', (format, value, text, doubt) => {
    expect(show(format, value)).toEqual({ text, doubt });
  });

  test.each(['0!.0,', '0\\.0,', '0"."0,"万"', '0;0;0;0;0'])('%s 显示成什么认不准：读里面的数', (format) => {
    expect(show(format, 1205000)).toEqual({
      text: '1205000',
      doubt: `单元格的格式是“${format}”，认不准显示成什么，按里面的数 1205000 读入，请对照原表核对数和单位。`,
    });
  });
});

test.each(['#N/A', '#DIV/0!', '#NAME?'])('网页里的错误值 %s 也标出来', (text) => {
  expect(sheetCellText({ t: 's', v: text })).toEqual({ text, doubt: `单元格里是错误值 ${text}，请对照原表核对。` });
});

describe('日期和时间按它的格式显示', () => {
  test.each<[format: string, value: number, text: string]>([
    ['m/d/yy', NEW_YEARS_EVE, '2024-12-31'],
    ['yyyy/m/d;@', NEW_YEARS_EVE, '2024-12-31'],
    ['yyyy\\.mm\\.dd', NEW_YEARS_EVE, '2024-12-31'],
    ['m/d/yy h:mm', NEW_YEARS_EVE, '2024-12-31'],
    ['yyyy"年"m"月"d"日"', NEW_YEARS_EVE, '2024年12月31日'],
    ['yyyy年m月d日', NEW_YEARS_EVE, '2024年12月31日'],
    ['[$-804]yyyy"年"m"月"', NEW_YEARS_EVE, '2024年12月'],
    ['m"月"', NEW_YEARS_EVE, '12月'],
    ['m"月"d"日"', NEW_YEARS_EVE, '12月31日'],
    ['yyyy-mm', NEW_YEARS_EVE, '2024-12'],
    ['h:mm', 8.5 / 24, '8:30'],
    ['[h]:mm', 2, '48:00'],
    ['上午/下午h"时"mm"分"', 15.5 / 24, '下午3时30分'],
  ])('%s %d：%s', (format, value, text) => {
    expect(show(format, value)).toEqual({ text });
  });

  test.each([
    ['d-mmm', NEW_YEARS_EVE, '31-Dec'],
    ['m/d/yy h:mm', NEW_YEARS_EVE + 8.5 / 24, '12/31/24 8:30'],
  ])('%s：少了年或多了时刻，标出来', (format, value, shown) => {
    const doubt = `单元格显示“${shown}”，按日期 2024-12-31 读入，请对照原表核对。`;
    expect(show(format, value)).toEqual({ text: '2024-12-31', doubt });
  });

  test('从 1904 年数起的工作簿', () => {
    expect(show('yyyy-mm-dd', NEW_YEARS_EVE - 1462, true)).toEqual({ text: '2024-12-31' });
    expect(show('yyyy"年"m"月"d"日"', NEW_YEARS_EVE - 1462, true)).toEqual({ text: '2024年12月31日' });
  });
});
