import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workPackageWorkbook } from '#src/export/work-package-workbook.ts';
import { readWorkPackage } from '#src/import/sheets/read-work-package.ts';
import { PACKAGE_COLUMNS } from '#src/rules/work-package.ts';
import { packageKeys, readPackageKeys } from '#src/rules/work-package-layout.ts';
import { expectedReturn, FILLED_PACKAGE, returnedTexts } from '#test/office/a-work-package.ts';

function read(bytes: Uint8Array) {
  const opened = readWorkPackage(bytes);
  if (!opened.ok) throw new Error(opened.problem);
  return returnedTexts(FILLED_PACKAGE, opened.returned);
}

describe('工作包读回来，一字不差', () => {
  test('本程序写的', async () => {
    expect(read(await workPackageWorkbook(FILLED_PACKAGE))).toEqual(expectedReturn(FILLED_PACKAGE));
  });

  test('标了问题的', async () => {
    const marked = await workPackageWorkbook(FILLED_PACKAGE, [{ number: 1, field: 'actual', sentence: '不是数字。' }]);
    expect(read(marked)).toEqual(expectedReturn(FILLED_PACKAGE));
  });

  // Written by `npm run office` and saved by LibreOffice 7.4 as both kinds.
  test.each(['work-package-libreoffice.xlsx', 'work-package-libreoffice.xls'])('LibreOffice 存过的：%s', (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, import.meta.url)));
    expect(read(bytes)).toEqual(expectedReturn(FILLED_PACKAGE));
  });

  test('1000 项指标，标记分几格存，读得回', async () => {
    const [first] = FILLED_PACKAGE.rows;
    if (!first) throw new Error('no row');
    const rows = Array.from({ length: 1000 }, (_, at) => ({ ...first, number: at + 1, indicatorId: `${at}` }));
    const large = { ...FILLED_PACKAGE, rows };
    const opened = readWorkPackage(await workPackageWorkbook(large));
    if (!opened.ok) throw new Error(opened.problem);
    expect(returnedTexts(large, opened.returned)).toEqual(expectedReturn(large));
  });
});

test.each([
  ['没有标记', []],
  ['别的格式', ['别的程序 1', '%7B%7D']],
  ['缺了一截', packageKeys(FILLED_PACKAGE).slice(0, -1)],
  ['不是 JSON', ['jiheng-work-package 1', 'abc']],
  ['编码坏了', ['jiheng-work-package 1', '%E4%']],
  ['少了行', ['jiheng-work-package 1', encodeURIComponent('{"id":"a","phase":"year-end","year":2024}')]],
  ['版本是负数', packageKeys(FILLED_PACKAGE).map((piece) => piece.replace('%3A3', '%3A-3'))],
])('标记%s：不当作工作包', (_, pieces: string[]) => expect(readPackageKeys(pieces)).toBeNull());

/** The keys of the package, changed by somebody who knows how they are written. */
function tampered(change: (keys: { rows: object[] } & Record<string, unknown>) => void): string[] {
  const [format = '', ...pieces] = packageKeys(FILLED_PACKAGE);
  const keys = JSON.parse(decodeURIComponent(pieces.join('')));
  change(keys);
  return [format, encodeURIComponent(JSON.stringify(keys))];
}

test.each([
  ['两行同一个编号', tampered(({ rows }) => rows.push({ ...rows[0], indicatorId: 'other' }))],
  ['一项指标两行', tampered(({ rows }) => rows.push({ ...rows[0], number: 99 }))],
  [
    '十万行',
    tampered(
      (keys) =>
        (keys.rows = Array.from({ length: 100_000 }, (_, number) => ({
          ...keys.rows[0],
          number,
          indicatorId: `${number}`,
        }))),
    ),
  ],
  ['收件人带存不下的字符', tampered((keys) => (keys.recipient = '信息\0处'))],
])('标记被人改成%s：不当作工作包', (_, pieces) => expect(readPackageKeys(pieces)).toBeNull());

/** The package as somebody changed it in a spreadsheet, read back. */
async function readChanged(change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await workPackageWorkbook(FILLED_PACKAGE)).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('填报');
  if (!sheet) throw new Error('no sheet');
  change(sheet, book);
  return readWorkPackage(new Uint8Array(await book.xlsx.writeBuffer()));
}

async function returnedAs(change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
  const opened = await readChanged(change);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.returned;
}

describe('填报人改动了表的样子：读对，或者说出来', () => {
  test('粘成了别的行：编号旁边不是发出时的项目或指标，不读', async () => {
    const { moved, texts } = await returnedAs((sheet) => {
      sheet.getCell('E5').value = '应急演练次数';
      sheet.getCell('B6').value = '信息化建设项目';
    });
    expect(moved).toEqual([1, 2]);
    expect(Object.keys(texts)).toEqual(['3', '4']);
  });

  test('旧版程序发出的工作包没有记下项目和指标：照样读', async () => {
    const keys = tampered(({ rows }) => {
      for (const row of rows as { printed?: object }[]) delete row.printed;
    });
    const { moved, texts } = await returnedAs((sheet, book) => {
      book
        .getWorksheet('绩衡工作包')
        ?.getColumn(1)
        .eachCell((cell, row) => {
          cell.value = keys[row - 1] ?? null;
        });
      sheet.getCell('E5').value = '应急演练次数';
    });
    expect([moved, Object.keys(texts).length]).toEqual([[], 4]);
  });

  test('行和栏换了次序：照样对得上', async () => {
    const { texts, doubts } = await returnedAs((sheet) => {
      const [first, second] = [sheet.getRow(5).values, sheet.getRow(6).values];
      sheet.getRow(5).values = second;
      sheet.getRow(6).values = first;
    });
    expect([texts[1]?.actual, texts[2]?.actual, doubts]).toEqual(['012', '99.95%', []]);
  });

  test('合并了几行的改进措施：第一行照读，其余不当作清空', async () => {
    const { texts, doubts } = await returnedAs((sheet) => sheet.mergeCells('K5:K7'));
    expect(texts[1]?.measure).toBe('第一行\n第二行');
    expect([2, 3].map((number) => Object.hasOwn(texts[number] ?? {}, 'measure'))).toEqual([false, false]);
    expect(doubts).toEqual([2, 3].map((number) => expect.stringContaining(`编号 ${number} 有与别的格合并的格`)));
  });

  test('合并了同一项目的名称：照样读', async () => {
    const { moved, lost, doubts } = await returnedAs((sheet) => sheet.mergeCells('B5:B6'));
    expect([moved, lost, doubts]).toEqual([[], [], []]);
  });

  test.each<[string, (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, string]>([
    [
      '编号里只有一个空格',
      (sheet) => {
        sheet.getCell('A9').value = ' ';
        sheet.getCell('G9').value = '5次';
      },
      '“填报”页第 9 行没有编号',
    ],
    [
      '另一页也填了',
      (_, book) => {
        book.addWorksheet('填报 (2)').getCell('A1').value = '编号';
      },
      '工作表“填报 (2)”没有读入，只读“填报”这一页。',
    ],
    [
      '添了一栏',
      (sheet) => {
        sheet.getCell('L4').value = '备注';
        sheet.getCell('L6').value = '已核';
      },
      '“填报”页“备注”一列（第 12 列）不在这个工作包里，没有读入，共 1 格。',
    ],
    [
      '同名的栏',
      (sheet) => {
        sheet.getCell('L4').value = '实际完成值';
        sheet.getCell('L5').value = '13';
      },
      '“填报”页“实际完成值”一列（第 12 列）不在这个工作包里，没有读入，共 1 格。',
    ],
    [
      '没有表头的栏',
      (sheet) => {
        sheet.getCell('M5').value = '见附件';
      },
      '“填报”页没有表头的第 13 列不在这个工作包里，没有读入，共 1 格。',
    ],
    [
      '不用填的格',
      (sheet) => {
        sheet.getCell('H5').value = '达成';
      },
      '编号 1 的“达成情况”不用填，写的“达成”没有读入。',
    ],
    [
      '改了指标值',
      (sheet) => {
        sheet.getCell('F5').value = '≥10次';
      },
      '编号 1 的年度指标值在表里被改动过，没有读入',
    ],
  ])('%s：说出来', async (_, change, sentence) => {
    const { doubts } = await returnedAs(change);
    expect(doubts).toEqual([expect.stringContaining(sentence)]);
  });

  test('填报人写在标签的格里', async () => {
    const { filledBy } = await returnedAs((sheet) => {
      sheet.getCell('F2').value = '填报人：李想';
      sheet.getCell('G2').value = '';
    });
    expect(filledBy).toBe('李想');
  });

  test.each<[string, (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, string]>([
    ['填报页改了名', (sheet) => Object.assign(sheet, { name: '填好的' }), '请把填写的那一页改回“填报”再交'],
    ['随包的标记删掉了', (_, book) => book.removeWorksheet('绩衡工作包'), '随包的标记（隐藏的“绩衡工作包”页）不见了'],
  ])('%s：说清是哪一样', async (_, change, sentence) => {
    expect(await readChanged(change)).toEqual({ ok: false, problem: expect.stringContaining(sentence) });
  });
});

test('删掉一栏不当作清空', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await workPackageWorkbook(FILLED_PACKAGE)).buffer as ArrayBuffer);
  book.getWorksheet('填报')?.spliceColumns(10, 1);
  const opened = readWorkPackage(new Uint8Array(await book.xlsx.writeBuffer()));
  if (!opened.ok) throw new Error(opened.problem);
  expect(Object.keys(opened.returned.texts[1] ?? {}).sort()).toEqual(['actual', 'attainment', 'measure', 'share']);
  expect(opened.returned.texts[2]?.measure).toBe('');
});

test('公式没有存结果：不当作清空，说明是哪一格', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await workPackageWorkbook(FILLED_PACKAGE)).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('填报');
  const places: { row: number; column: number }[] = [];
  sheet?.eachRow((row, number) =>
    row.eachCell((cell, column) => cell.text === '编号' && places.push({ row: number, column })),
  );
  const head = places[0]?.row ?? 0;
  let column = 0;
  sheet?.getRow(head).eachCell((cell, at) => {
    if (cell.text === PACKAGE_COLUMNS['year-end'].find(({ field }) => field === 'actual')?.title) column = at;
  });
  if (sheet) sheet.getCell(head + 1, column).value = { formula: '1+1', date1904: false };
  const opened = readWorkPackage(new Uint8Array(await book.xlsx.writeBuffer()));
  if (!opened.ok) throw new Error(opened.problem);
  expect(opened.returned.texts[1]).not.toHaveProperty('actual');
  expect(opened.returned.doubts).toEqual([expect.stringMatching(/^编号 1：[A-Z]+\d+ 是公式，文件里没有存它的结果/)]);
});

test('填报人写了一大段：只取开头', async () => {
  const opened = readWorkPackage(await workPackageWorkbook({ ...FILLED_PACKAGE, filledBy: '王'.repeat(300) }));
  expect(opened).toMatchObject({ ok: true, returned: { filledBy: '王'.repeat(50) } });
});

test.each(['xlsx', 'xls'])('改坏任意几个字节的 %s：读得出，或一句话说明，从不出错，也不会没完没了', (kind) => {
  const good = new Uint8Array(readFileSync(new URL(`work-package-libreoffice.${kind}`, import.meta.url)));
  const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const bad = good.slice();
      for (const [at, byte] of changes) bad[at] = byte;
      const read = readWorkPackage(bad);
      expect(read.ok ? read.returned.rows.length > 0 : read.problem.length > 5).toBe(true);
    }),
    { numRuns: 300 },
  );
});
