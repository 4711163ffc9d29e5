import { CFB, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openFile } from '#src/import/open-file.ts';
import { readApart } from '#src/import/read-apart.ts';
import { readWorkbook } from '#src/import/sheets/read-workbook.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { drawShanghaiForm, gridOf } from '#test/import/grids/draw-form.ts';
import { rawWorkbook, textCell } from '#test/import/sheets/raw-workbook.ts';
import { xlsxOf } from '#test/import/sheets/workbooks.ts';

let good: Uint8Array = new Uint8Array();
beforeAll(async () => {
  good = await xlsxOf([gridOf(EXPECTED_2024.flatMap(drawShanghaiForm))]);
});

function container(...streams: string[]): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const stream of streams) CFB.utils.cfb_add(file, `/${stream}`, Buffer.alloc(5000));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`).join('');

const MERGED = `<mergeCells>${Array.from({ length: 3000 }, (_, at) => `<mergeCell ref="A${at + 1}:H20000"/>`).join('')}</mergeCells>`;

const DOCTYPE =
  '<!DOCTYPE lolz [<!ENTITY a "哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>';

async function refusal(bytes: Uint8Array, name = '目标表.xlsx'): Promise<string> {
  const [opened] = await openFile({ name, bytes });
  return opened?.ok ? `读出 ${opened.reading.tables.length} 张表` : (opened?.problem ?? '');
}

describe('读不了的工作簿：一句话说清', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['只传了一半', () => good.slice(0, good.length / 2), '损坏或没有传完整'],
    ['只有开头', () => good.slice(0, 40), '损坏或没有传完整'],
    ['设了打开密码', () => container('EncryptedPackage'), '设有打开密码'],
    ['旧版 Word 改名', () => container('WordDocument'), '旧版 Word'],
    ['旧版 PowerPoint 改名', () => container('PowerPoint Document'), 'PowerPoint'],
    ['空的旧版容器', () => container('Nothing'), '旧版 Office 文件'],
    ['旧版 Excel，内容不对', () => container('Workbook'), '不是完整的 Excel 工作簿'],
    ['演示文稿里嵌着工作簿', () => container('PowerPoint Document', 'Workbook'), 'PowerPoint'],
    ['没有内容', () => rawWorkbook(''), '没有内容'],
    ['合并的格成千上万，叠在一起', () => rawWorkbook(rows(2), { after: MERGED }), '合并的格太多'],
    ['一百万行', () => rawWorkbook(rows(1_000_000)), '超过上限 24 MB'],
    ['三万行', () => rawWorkbook(rows(30_000)), '超过 20000 行'],
    [
      '16384 列',
      () => rawWorkbook(`<row r="1">${Array.from({ length: 16_384 }, () => '<c t="str"><v>1</v></c>').join('')}</row>`),
      '16384 列',
    ],
    [
      '解开有 200 MB',
      () => rawWorkbook('', { parts: { 'xl/sharedStrings.xml': ' '.repeat(200 * 1024 * 1024) } }),
      '压缩炸弹',
    ],
    [
      '照片改名',
      () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      '图片里的文字读不出来',
    ],
  ])('%s', async (_, make, sentence) => {
    expect(await refusal(make())).toContain(sentence);
  });
});

describe('可疑的内容只是内容', () => {
  const cellsOf = (bytes: Uint8Array) => {
    const file = readWorkbook(bytes);
    if (!file.ok) throw new Error(file.problem);
    return file.grids.flatMap(({ cells }) => cells);
  };

  test('实体声明不展开', () => {
    const texts = cellsOf(
      rawWorkbook(`<row r="1">${textCell('A1', '&c;')}${textCell('B1', '甲')}</row>`, { head: DOCTYPE }),
    );
    expect(texts.map(({ text }) => text.length < 20)).toEqual([true, true]);
  });

  test('公式读保存时的结果；没有结果的不算，说明是哪几格', () => {
    const formulas =
      '<c r="A1"><f>REPT("A",1E9)</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>IF(1,"")</f><v></v></c><c r="D1"><f>A1</f><v/></c>';
    const file = readWorkbook(rawWorkbook(`<row r="1">${formulas}</row>`));
    expect(file.ok && file.grids.map(({ cells, unread }) => [cells.map(({ text }) => text), unread])).toEqual([
      [['2'], ['A1、D1 是公式，文件里没有存它的结果，没有读入。请在 Excel 或 WPS 中打开、保存后再导入。']],
    ]);
  });

  test('全是没有结果的公式：不说没有内容', () => {
    const row = Array.from({ length: 12 }, (_, at) => `<c r="${String.fromCharCode(65 + at)}1"><f>1</f></c>`).join('');
    const file = readWorkbook(rawWorkbook(`<row r="1">${row}</row>`));
    expect(file).toMatchObject({ ok: false, problem: expect.stringMatching(/^A1、.*、J1…共 12 格 是公式/) });
  });

  test('带宏的工作簿照读，宏不看', () => {
    const sheet = utils.aoa_to_sheet([['项目名称', '河道保洁']]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Sheet1');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsm' }) as ArrayBuffer);
    expect(cellsOf(bytes).map(({ text }) => text)).toEqual(['项目名称', '河道保洁']);
  });

  test('隐藏的工作表不读，说明有这一张；空的不提', () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['项目名称', '河道保洁']]), '表');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['旧表']]), '藏');
    utils.book_append_sheet(book, utils.aoa_to_sheet([]), '空');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] };
    const file = readWorkbook(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
    expect(file.ok && file.grids.map(({ cells, unread }) => [cells.map(({ text }) => text), unread])).toEqual([
      [['项目名称', '河道保洁'], ['隐藏的工作表“藏”没有读入。如果要读，请在 Excel 或 WPS 中取消隐藏后再导入。']],
    ]);
  });

  test('合并格下面藏着的文字不读', () => {
    const after = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>';
    const row = `<row r="1">${textCell('A1', '甲')}${textCell('B1', '藏')}</row>`;
    expect(cellsOf(rawWorkbook(row, { after }))).toMatchObject([{ text: '甲' }]);
  });
});

test('改坏若干字节的工作簿：在读取进程里读出或拒绝，进程不死', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 30 }),
      fc.option(fc.nat(), { nil: undefined }),
      async (changes, end) => {
        const bytes = good.slice(0, end === undefined ? good.length : end % good.length);
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        const opened = await readApart({ name: '目标表.xlsx', bytes });
        if (!opened.ok) expect(opened.problem).toMatch(/。$/);
        else expect(opened.reading.tables.length + opened.reading.problems.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('300 条指标的表：一条不少', async () => {
  const [table] = EXPECTED_2024;
  if (!table) throw new Error('没有示例');
  const indicators = Array.from({ length: 300 }, (_, at) => ({
    category: '产出指标',
    subcategory: '数量指标',
    name: `第 ${at + 1} 项工作量`,
    target: `≥${at + 1}(次)`,
  }));
  const bytes = await xlsxOf([gridOf(drawShanghaiForm({ ...table, indicators }))]);
  const [opened] = await openFile({ name: '目标表.xlsx', bytes });
  expect(opened?.ok && opened.reading.tables[0]?.project.indicators).toEqual(indicators);
});
