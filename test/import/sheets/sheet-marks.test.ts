import { CFB } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { Grid } from '#src/import/grid.ts';
import { workbookRecords } from '#src/import/sheets/compound-file.ts';
import { readWorkbook } from '#src/import/sheets/read-workbook.ts';
import { cellName, type SheetMarks } from '#src/import/sheets/sheet-marks.ts';
import { xlsMarks } from '#src/import/sheets/xls-marks.ts';
import { rawWorkbook, textCell } from '#test/import/sheets/raw-workbook.ts';

function gridOf(bytes: Uint8Array): Grid {
  const file = readWorkbook(bytes);
  const [grid] = file.ok ? file.grids : [];
  if (!grid) throw new Error(file.ok ? '没有表格' : file.problem);
  return grid;
}

const row = (number: number, cells: string, more = '') => `<row r="${number}"${more}>${cells}</row>`;
const merged = (...ranges: string[]) =>
  `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;

describe('隐藏的行和列不读，说明是哪些', () => {
  test.each<[string, () => Uint8Array, string[], string[] | undefined]>([
    [
      '隐藏的行和高为 0 的行',
      () =>
        rawWorkbook(
          row(1, textCell('A1', '甲')) +
            row(2, textCell('A2', '藏'), ' hidden="1"') +
            row(4, textCell('A4', '零'), ' ht="0" customHeight="1"') +
            row(5, textCell('A5', '乙')),
        ),
      ['甲', '乙'],
      ['隐藏的第 2、4 行没有读入。如果要读，请在 Excel 或 WPS 中取消隐藏或筛选后再导入。'],
    ],
    [
      '隐藏的列',
      () =>
        rawWorkbook(row(1, textCell('A1', '甲') + textCell('B1', '藏') + textCell('D1', '乙')), {
          before: '<cols><col min="2" max="3" hidden="1"/></cols>',
        }),
      ['甲', '乙'],
      ['隐藏的 B 列没有读入。如果要读，请在 Excel 或 WPS 中取消隐藏后再导入。'],
    ],
    [
      '空着的隐藏行列不提',
      () =>
        rawWorkbook(row(1, textCell('A1', '甲')) + row(2, '<c r="A2"/>', ' hidden="1"'), {
          before: '<cols><col min="2" max="16384" hidden="1"/></cols>',
        }),
      ['甲'],
      undefined,
    ],
  ])('%s', (_, make, texts, unread) => {
    const grid = gridOf(make());
    expect([grid.cells.map(({ text }) => text), grid.unread]).toEqual([texts, unread]);
  });

  test('合并格从隐藏的行列开始：看得见的部分照读', () => {
    const rows =
      row(1, textCell('A1', '一') + textCell('B1', '二'), ' hidden="1"') +
      row(2, textCell('C2', '三')) +
      row(3, textCell('C3', '四'));
    const grid = gridOf(
      rawWorkbook(rows, { before: '<cols><col min="1" max="1" hidden="1"/></cols>', after: merged('A1:B3') }),
    );
    expect(grid.cells).toEqual([
      { row: 0, column: 0, rows: 2, columns: 1, text: '一' },
      { row: 0, column: 1, rows: 1, columns: 1, text: '三' },
      { row: 1, column: 1, rows: 1, columns: 1, text: '四' },
    ]);
    expect(grid.unread).toBeUndefined();
  });
});

const STYLES =
  '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="31" fontId="0"/><xf numFmtId="57" fontId="0"/><xf numFmtId="58" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="14" fontId="0"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>';

describe('程序库不说的，从文件里读', () => {
  test.each([
    ['日期 31 号格式', '<c r="A1" s="1"><v>45657</v></c>', '2024年12月31日'],
    ['日期 57 号格式', '<c r="A1" s="2"><v>45657</v></c>', '2024年12月'],
    ['日期 58 号格式', '<c r="A1" s="3"><v>45657</v></c>', '12月31日'],
    ['日期 14 号格式', '<c r="A1" s="6"><v>45657</v></c>', '2024-12-31'],
    ['写明是日期的格', '<c r="A1" t="d"><v>2024-12-31T00:00:00Z</v></c>', '2024-12-31'],
  ])('%s', (_, cell, text) => {
    expect(gridOf(rawWorkbook(row(1, cell), { styles: STYLES })).cells).toMatchObject([{ text }]);
  });

  test('自己写明的 31 号格式照它写的', () => {
    const styles = `<numFmts><numFmt numFmtId="31" formatCode="yyyy-mm"/></numFmts>${STYLES}`;
    expect(gridOf(rawWorkbook(row(1, '<c r="A1" s="1"><v>45657</v></c>'), { styles })).cells[0]?.text).toBe('2024-12');
  });

  test('从 1904 年数起', () => {
    const book =
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>';
    const bytes = rawWorkbook(row(1, '<c r="A1" s="1"><v>44195</v></c>'), {
      styles: STYLES,
      parts: { 'xl/workbook.xml': book },
    });
    expect(gridOf(bytes).cells[0]?.text).toBe('2024年12月31日');
  });

  const run = (text: string, font = '') => `<r>${font && `<rPr>${font}</rPr>`}<t>${text}</t></r>`;
  test.each([
    ['整格划去', '', '<c r="A1" t="inlineStr" s="4"><is><t>93%</t></is></c>', '93%'],
    ['数划去', '', '<c r="A1" s="4"><v>93</v></c>', '93'],
    ['没有划去', '', '<c r="A1" s="5"><v>93</v></c>', null],
    [
      '共用文字里划去一段',
      `<si>${run('96%', '<strike/>')}${run('97%', '<b/>')}</si>`,
      '<c r="A1" t="s"><v>0</v></c>',
      '96%',
    ],
    ['格里划去一段', '', `<c r="A1" t="inlineStr"><is>${run('97%')}${run('旧', '<strike/>')}</is></c>`, '旧'],
    ['第一段随格，后一段没有', `<si>${run('旧')}${run('新', '<b/>')}</si>`, '<c r="A1" t="s" s="4"><v>0</v></c>', '旧'],
  ])('划去的文字：%s', (_, texts, cell, struck) => {
    const [read] = gridOf(rawWorkbook(row(1, cell), { styles: STYLES, texts })).cells;
    expect(read?.doubt ?? null).toBe(struck && `格内有划去的文字“${struck}”，也读进来了，请对照原表改正。`);
  });
});

/** A record of an old workbook: its type, and numbers of 16 bits; further bytes behind them. */
function biff(type: number, numbers: readonly number[], bytes: readonly number[] = []): number[] {
  const body = [...numbers.flatMap((number) => [number & 0xff, number >> 8]), ...bytes];
  return [type & 0xff, type >> 8, body.length & 0xff, body.length >> 8, ...body];
}

/** The marks of an old workbook with one sheet. */
function marksOf(globals: readonly number[], sheet: readonly number[]): SheetMarks | undefined {
  const [begin, end] = [biff(0x809, [0x600, 5]), biff(0x0a, [])];
  const front = (start: number) => [...begin, ...globals, ...biff(0x85, [start, 0, 0]), ...end];
  const bytes = [...front(front(0).length), ...begin, ...sheet, ...end];
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/Workbook', Buffer.from([...bytes, ...Array.from({ length: 5000 }, () => 0)]));
  return xlsMarks(
    workbookRecords(new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)) ?? new Uint8Array(),
  )[0];
}

describe('旧版工作簿（xls、et）', () => {
  /** D7 with a formula that holds an empty text: its steps as the file writes them. */
  const formula = (...steps: number[]) => biff(0x06, [6, 3, 0, 3, 0, 0, 0xffff, 0, 0, 0, steps.length], steps);
  const [cell, times] = [[0x44, 0, 0, 0, 0xc0], 5];

  test.each<[string, number[], string[]]>([
    ['相乘', formula(...cell, ...cell, times), ['D7']],
    ['括号里相乘', formula(...cell, ...cell, times, 0x15), ['D7']],
    ['求和', formula(0x25, 0, 0, 1, 0, 0, 0xc0, 0, 0xc0, 0x19, 0x10, 0, 0), ['D7']],
    ['ROUND', formula(...cell, 0x1e, 2, 0, 0x41, 27, 0), ['D7']],
    ['IF 可以给空文字', formula(...cell, 0x17, 0, 0, 0x42, 3, 1, 0), []],
    ['引用的格可以是空文字', formula(...cell), []],
  ])('公式没有结果：%s', (_, record, names) => {
    expect(marksOf([], record)?.withoutResult.map(cellName)).toEqual(names);
  });

  test('隐藏的行和列', () => {
    const marks = marksOf([], [...biff(0x7d, [2, 3, 0, 0, 1]), ...biff(0x208, [4, 0, 0, 0, 0, 0, 0x20, 0])]);
    expect(marks).toMatchObject({ hiddenColumns: [{ from: 2, to: 3 }], hiddenRows: new Set([4]) });
  });

  test('划去的格，只有编号的日期格式', () => {
    const fonts = [0, 0, 0, 0, 8].flatMap((flags) => biff(0x31, [200, flags]));
    const styles = [...biff(0xe0, [0, 0]), ...biff(0xe0, [5, 0]), ...biff(0xe0, [0, 58])];
    const marks = marksOf(
      [...fonts, ...styles],
      [...biff(0xfd, [0, 0, 1, 0, 0]), ...biff(0xbd, [1, 0, 2, 0, 0, 0, 0, 0, 1])],
    );
    expect([...(marks?.cells ?? [])]).toEqual([
      ['0/0', { struck: '' }],
      ['1/0', { format: 'm"月"d"日"' }],
    ]);
  });
});
