import { describe, expect, test } from 'vitest';
import {
  amount,
  type ListField,
  type ListTable,
  listed,
  moment,
  number,
  position,
  text,
} from '#src/export/list-columns.ts';
import { listWorkbook } from '#src/export/list-workbook.ts';
import { readXlsx, shownRows } from '#test/export/read-xlsx.ts';

interface Row {
  name: string;
  money?: string;
  rate?: string;
  day?: string;
}

const FIELDS: readonly ListField<Row>[] = [
  position(),
  text('名称', 30, (row) => row.name),
  amount('金额', 16, (row) => row.money ?? ''),
  number('比率', 10, (row) => row.rate ?? ''),
  moment('日期', 16, (row) => row.day ?? ''),
];

const table = (rows: readonly Row[], set: Partial<ListTable> = {}): ListTable => ({
  ...{ tab: '清单', title: '项目清单', about: '2024年度', ...listed(FIELDS, rows) },
  ...set,
});
const read = async (...tables: ListTable[]) => readXlsx(await listWorkbook('清单', tables));

describe('每一栏的类型', () => {
  test.each<[string, Partial<Row>, string, unknown, string | undefined]>([
    ['金额不足一千也分节', { money: '0.00' }, 'C4', 0, '#,##0.00'],
    ['万元的六位小数', { money: '54.832000' }, 'C4', 54.832, '#,##0.000000'],
    ['读不出的金额原样是文字', { money: '五十万' }, 'C4', '五十万', undefined],
    ['超过 15 位的金额是文字，一位不差', { money: '90,000,000,000,000.01' }, 'C4', '90,000,000,000,000.01', undefined],
    ['百分数', { rate: '98.35%' }, 'D4', 0.9835, '0.00%'],
    ['正的差', { rate: '+2.50' }, 'D4', 2.5, '+0.00;-0.00'],
    ['负的差', { rate: '−2.50' }, 'D4', -2.5, '0.00'],
    ['没有数', { rate: '' }, 'D4', null, undefined],
    ['日期', { day: '2024-08-15' }, 'E4', new Date('2024-08-15T00:00:00Z'), 'yyyy-mm-dd'],
    ['到分的时间', { day: '2024-12-31 23:59' }, 'E4', new Date('2024-12-31T23:59:00Z'), 'yyyy-mm-dd hh:mm'],
    ['没有的日子', { day: '2024-02-30' }, 'E4', '2024-02-30', undefined],
    ['写成数字的名称', { name: '2024' }, 'B4', '2024', '@'],
    ['等号', { name: '=1+1' }, 'B4', '=1+1', '@'],
    ['超链接公式', { name: '=HYPERLINK("http://evil.example")' }, 'B4', '=HYPERLINK("http://evil.example")', '@'],
    ['控制字符', { name: '甲\u0000\u001b乙' }, 'B4', '甲乙', undefined],
    ['像转义的字', { name: '_x0041_' }, 'B4', '_x0041_', undefined],
  ])('%s', async (_, row, address, value, format) => {
    const { sheet, parts } = await read(table([{ name: '甲', ...row }]));
    const cell = sheet.getCell(address);
    expect(cell.value).toEqual(value);
    if (format !== undefined) expect(cell.numFmt).toBe(format);
    for (const part of parts.values()) expect(part).not.toMatch(/<f[ >]|<hyperlink/u);
  });
});

describe('一张清单', () => {
  const ROWS = Array.from({ length: 300 }, (_, index) => ({ name: `第 ${index + 1} 个项目`, money: '1.00' }));
  const CLOSING = [['', '合计', '300.00']];

  test('标题、表头、各行、合计、一段话从上到下', async () => {
    const { sheet } = await read(table(ROWS, { unit: '单位：元', closing: CLOSING, below: '一段话。' }));
    const rows = shownRows(sheet);
    expect(rows.slice(0, 4)).toEqual([
      ['项目清单'],
      ['2024年度', '单位：元'],
      ['序号', '名称', '金额', '比率', '日期'],
      ['1', '第 1 个项目', '1.00'],
    ]);
    expect(rows.slice(-3).map((row) => row.filter((one) => one !== ''))).toEqual([
      ['合计', '300.00'],
      [],
      ['一段话。'],
    ]);
    expect(rows).toHaveLength(3 + 300 + 1 + 2);
  });

  test('A4 横版一页宽，页边距，页码，表头冻结并每页重复，筛选到最后一行、不含合计', async () => {
    const { sheet } = await read(table(ROWS, { closing: CLOSING }));
    expect(sheet.pageSetup).toMatchObject({
      ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: '3:3',
      margins: { left: 80 / 144, right: 80 / 144, top: 62 / 144, bottom: 84 / 144 },
    });
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页　共 &N 页');
    expect(sheet.headerFooter.oddFooter).toContain('项目清单 2024年度');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 2 });
    expect(sheet.autoFilter).toBe('A3:E303');
  });

  test('没有一行也写得出：表头下面说没有', async () => {
    const { sheet } = await read(table([]));
    expect(shownRows(sheet).slice(2)).toEqual([['序号', '名称', '金额', '比率', '日期'], ['没有可列的内容。']]);
    expect(sheet.autoFilter).toBe('A3:E3');
  });

  test('很长的文字：行高够用又不超过 409 磅；超过 32,767 字的接在下一行', async () => {
    const { sheet } = await read(table([{ name: '甲'.repeat(60) }, { name: '乙'.repeat(40_000) }]));
    expect(sheet.getRow(4).height).toBeGreaterThanOrEqual(4 * 14);
    const [first, second] = ['B5', 'B6'].map((address) => String(sheet.getCell(address).value).length);
    expect([first, second]).toEqual([32_767, 7_233]);
    sheet.eachRow((row) => expect(row.height ?? 0).toBeLessThanOrEqual(409));
  });

  test('几张清单各在一页', async () => {
    const { sheet } = await read(table([], { tab: '甲' }), table([], { tab: '乙' }));
    expect(sheet.workbook.worksheets.map(({ name }) => name)).toEqual(['甲', '乙']);
  });
});
