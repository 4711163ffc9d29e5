import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '#src/import/docx/read-docx.ts';
import {
  cellsOf,
  documentXml,
  GOES_ON,
  gridOf,
  onlyGrid,
  p,
  STARTS,
  span,
  tbl,
  tc,
  tr,
  wordFile,
} from '#test/import/docx/word-file.ts';

const MAIN = 'word/document.xml';
const TYPES = '[Content_Types].xml';
const CONTENT = documentXml(tbl([900, 900], tr(tc('甲'), tc('乙'))));
const GOOD = wordFile({ [TYPES]: '<Types/>', [MAIN]: CONTENT });

/** A compound file, as old Office formats are, with a stream of this name. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, character] of [...stream].entries()) bytes[1024 + at * 2] = character.charCodeAt(0);
  return bytes;
}

/** The sentence with which a file is refused. */
function refusalOf(bytes: Uint8Array): string {
  const file = readDocx(bytes);
  return file.ok ? '' : file.problem;
}

const body = (content: string) => wordFile({ [MAIN]: documentXml(content) });
/** Not packed, so that it is judged by what it holds and not by how small it packs. */
const stored = (content: string) => zipSync({ [MAIN]: [strToU8(documentXml(content)), { level: 0 }] });
const row = tr(tc('甲'));
const entities = `<!DOCTYPE d [<!ENTITY a "${'甲'.repeat(100)}">${[...'bcdefgh'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('')}]>`;

describe('拒绝并说明', () => {
  test.each<[string, Uint8Array, string]>([
    ['空文件', new Uint8Array(0), '文件是空的'],
    ['加密的 docx', compound('EncryptedPackage'), '设有打开密码'],
    ['旧版 doc', compound('WordDocument'), '旧版 Word 文档（doc 或 wps）'],
    ['改名的 ppt', compound('PowerPoint Document'), '旧版 PowerPoint'],
    ['别的旧版文件', compound('Contents'), '旧版 Office 文件'],
    ['改名的 xlsx', wordFile({ [TYPES]: '<Types/>', 'xl/workbook.xml': '<a/>' }), '这是 Excel 工作簿（xlsx）'],
    ['改名的 pptx', wordFile({ [TYPES]: '<Types/>', 'ppt/presentation.xml': '<a/>' }), 'PowerPoint 文件（pptx）'],
    ['改名的 OFD', wordFile({ 'OFD.xml': '<a/>' }), 'OFD 版式文件'],
    ['改名的 odt', wordFile({ mimetype: 'x', 'content.xml': '<a/>' }), 'OpenDocument'],
    ['改名的 zip', wordFile({ '目标表.docx': '甲' }), '这是 ZIP 压缩文件'],
    ['改名的 PDF', strToU8('%PDF-1.7'), '这是 PDF 文件，不是 Word 文档'],
    ['改名的照片', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), '这是 JPEG 图片'],
    ['改名的 RTF', strToU8('{\\rtf1'), '这是 RTF 文件'],
    ['网页冒充的 doc', strToU8('<html xmlns:o="urn:schemas-microsoft-com:office:office">'), '这是网页（HTML）'],
    [
      '单个 XML 的文档',
      strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?>'),
      'XML 格式的 Word 文档',
    ],
    ['文本', strToU8('项目支出绩效目标申报表'), '这不是 Word 文档'],
    ['没有正文', wordFile({ [TYPES]: '<Types/>', 'word/styles.xml': '<a/>' }), '找不到正文'],
    ['截断', GOOD.subarray(0, GOOD.length - 30), '没有传完整'],
    ['正文截断', wordFile({ [MAIN]: CONTENT.slice(0, -40) }), '已损坏'],
    ['正文是空的', wordFile({ [MAIN]: '' }), '已损坏'],
    ['正文不是 XML', wordFile({ [MAIN]: '项目' }), '已损坏'],
    ['正文不是 UTF-8', zipSync({ [MAIN]: new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]) }), '已损坏'],
    ['样式损坏', wordFile({ [MAIN]: CONTENT, 'word/styles.xml': '<a>' }), '已损坏'],
    ['编号损坏', wordFile({ [MAIN]: CONTENT, 'word/numbering.xml': '<a>' }), '已损坏'],
    ['未声明的实体', wordFile({ [MAIN]: CONTENT.replace('甲', '&xxe;') }), '已损坏'],
    ['实体炸弹', wordFile({ [MAIN]: entities + CONTENT.replace('甲', '&h;').replace(/<\?xml.*?\?>/, '') }), '实体声明'],
    ['样式里的实体', wordFile({ [MAIN]: CONTENT, 'word/styles.xml': `${entities}<a/>` }), '实体声明'],
    ['只有图片', body('<w:p><w:r><w:drawing/></w:r></w:p>'), '没有文字'],
    ['嵌入的网页', body('<w:altChunk/>'), '从别的文件嵌入'],
    ['压缩炸弹', zipSync({ [MAIN]: new Uint8Array(40_000_000) }), '压缩炸弹'],
    ['正文太大', zipSync({ [MAIN]: [new Uint8Array(34_000_000), { level: 0 }] }), '超过上限 32 MB'],
    ['一百万行', stored(tbl([900], '<w:tr><w:tc/></w:tr>'.repeat(1_000_000))), '有超过 5 万行'],
    ['16384 列', body(tbl([900], tr('<w:tc/>'.repeat(16_384)))), '一行有超过 500 列'],
    ['跨 16384 列', body(tbl([900], tr(tc('甲', span(16_384))))), '一行有超过 500 列'],
    [
      '二十几万个单元格',
      stored(tbl([900], `<w:tr>${'<w:tc/>'.repeat(400)}</w:tr>`.repeat(600))),
      '有超过 20 万个单元格',
    ],
    ['八万个段落', stored(p('甲').repeat(80_000)), '有超过 5 万行'],
    ['一层套一层的表', body('<w:tbl><w:tr><w:tc>'.repeat(500) + '</w:tc></w:tr></w:tbl>'.repeat(500)), '一层套一层'],
    ['一百六十万个元素', stored(`<w:p>${'<a/>'.repeat(1_600_000)}</w:p>`), '内容太多'],
  ])('%s', (_, bytes, sentence) => {
    expect(refusalOf(bytes)).toContain(sentence);
  });
});

describe('照样读', () => {
  test('带宏的 docm：宏不看', () => {
    const bytes = wordFile({ [TYPES]: '<Types/>', [MAIN]: CONTENT, 'word/vbaProject.bin': 'x' });
    expect(cellsOf(onlyGrid(bytes))).toEqual(['0,0 甲', '0,1 乙']);
  });

  test('大图片不碍事', () => {
    const picture = new Uint8Array(60_000_000);
    const bytes = zipSync({ [MAIN]: strToU8(CONTENT), 'word/media/image1.bmp': picture }, { level: 1 });
    expect(onlyGrid(bytes).cells).toHaveLength(2);
  });

  test('正文不在通常的位置，由关系指出', () => {
    const relationships =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/core-properties" Target="word/other.xml"/><Relationship Id="b" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/Document2.xml"/></Relationships>';
    const bytes = wordFile({ '_rels/.rels': relationships, 'word/document2.xml': CONTENT, 'word/other.xml': '<a/>' });
    expect(onlyGrid(bytes).cells).toHaveLength(2);
  });

  test.each([
    [
      'Strict 命名空间',
      CONTENT.replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      ),
    ],
    ['别的前缀', CONTENT.replaceAll(/(<\/?|\s|xmlns:)w:/g, '$1ns0:').replace('xmlns:w=', 'xmlns:ns0=')],
    ['前面有 BOM', `\ufeff${CONTENT}`],
  ])('%s', (_, xml) => {
    expect(cellsOf(onlyGrid(wordFile({ [MAIN]: xml })))).toEqual(['0,0 甲', '0,1 乙']);
  });

  test('UTF-16 的正文', () => {
    const xml = `\ufeff${CONTENT.replace('UTF-8', 'UTF-16')}`;
    const bytes = new Uint8Array(Buffer.from(xml, 'utf16le'));
    expect(cellsOf(onlyGrid(zipSync({ [MAIN]: bytes })))).toEqual(['0,0 甲', '0,1 乙']);
  });

  test('文本框里有十几万段、合并单元格里有几万段看不见的文字：不出错', () => {
    const box = `<w:p><w:r><w:txbxContent>${'<w:p/>'.repeat(150_000)}${p('甲')}</w:txbxContent></w:r></w:p>`;
    const merged = tbl([900], tr(tc('乙', STARTS)), tr(tc('旧', GOES_ON)).repeat(30_000));
    expect(onlyGrid(stored(box + merged)).cells).toMatchObject([{ text: '甲' }, { text: '乙', rows: 30_001 }]);
  });

  test('接近上限的大文件：三万个单元格', () => {
    const grid = gridOf(tbl([900], row.repeat(30_000)));
    expect(grid.cells).toHaveLength(30_000);
    expect(grid.places.at(-1)).toBe('第 30000 行');
  });
});
