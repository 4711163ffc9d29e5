import { describe, expect, test } from 'vitest';
import { openFile } from '#src/import/open-file.ts';
import { encodeGb18030, encodeUtf16 } from '#test/import/encodings.ts';

/** Cells that a spreadsheet program would take for something else. */
const WRITTEN = ['94.5%', '10-12', '3/4', '0012', '28.50', '1e3', '1,200.50', '2023-12-31', 'TRUE', '38公里'];

const html = (charset: string) =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><table><tr>${WRITTEN.map((text) => `<td>${text}</td>`).join('')}</tr></table></body></html>`;

const xml = (encoding: string, row: string, table = '') =>
  `<?xml version="1.0" encoding="${encoding}"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles><Worksheet ss:Name="表"><Table>${table}<Row>${row}</Row></Table></Worksheet></Workbook>`;
const data = (type: string, text: string, style = '') =>
  `<Cell${style && ` ss:StyleID="${style}"`}><Data ss:Type="${type}">${text}</Data></Cell>`;

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const [opened] = await openFile({ name: '导出.xls', bytes });
  if (!opened?.ok) throw new Error(opened?.problem);
  const { source } = opened.reading;
  return 'grids' in source ? source.grids.flatMap(({ cells }) => cells.map(({ text }) => text)) : [source.text];
}
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('系统导出的网页或 XML，名为 .xls', () => {
  test.each<[string, Uint8Array]>([
    ['网页，UTF-8', utf8(html('utf-8'))],
    ['网页，GBK', encodeGb18030(html('gb2312'))],
    ['网页，写着 GBK 其实是 UTF-8', utf8(html('gbk'))],
    ['网页，UTF-16', encodeUtf16(html('unicode'), 'little')],
    ['XML，UTF-8', utf8(xml('UTF-8', WRITTEN.map((text) => data('String', text)).join('')))],
    ['XML，GBK', encodeGb18030(xml('GBK', WRITTEN.map((text) => data('String', text)).join('')))],
  ])('%s：每格照写的读，不换算', async (_, bytes) => {
    expect(await textsOf(bytes)).toEqual(WRITTEN);
  });

  test('XML 里的数和日期按格式显示', async () => {
    const row = data('Number', '0.945', 'p') + data('DateTime', '2023-12-31T00:00:00.000');
    expect(await textsOf(utf8(xml('UTF-8', row)))).toEqual(['94.5%', '2023-12-31']);
  });

  test('XML 里隐藏的列不读', async () => {
    const table = '<Column ss:Index="1"/><Column ss:Index="2" ss:Hidden="1"/>';
    const row = ['甲', '藏', '乙'].map((text) => data('String', text)).join('');
    expect(await textsOf(utf8(xml('UTF-8', row, table)))).toEqual(['甲', '乙']);
  });
});
