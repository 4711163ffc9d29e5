import { describe, expect, test } from 'vitest';
import { decodeText, MAX_TEXT_BYTES } from '#src/import/decode-text.ts';
import { encodeGb18030, encodeUtf16 } from '#test/import/encodings.ts';

const TEXT = '项目名称 考务费用\n指标值 ≥90.00(%)\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const problemOf = (input: Uint8Array) => {
  const decoded = decodeText(input);
  return decoded.ok ? null : decoded.problem;
};

describe('文字编码', () => {
  test.each([
    ['UTF-8', utf8(TEXT), 'UTF-8'],
    ['带 BOM 的 UTF-8', bytes(0xef, 0xbb, 0xbf, ...utf8(TEXT)), 'UTF-8'],
    ['带 BOM 的 UTF-16 小端', encodeUtf16(TEXT, 'little'), 'UTF-16'],
    ['带 BOM 的 UTF-16 大端', encodeUtf16(TEXT, 'big'), 'UTF-16'],
    ['GBK', encodeGb18030(TEXT), 'GB18030'],
  ])('%s 读出原文', (_, input, encoding) => {
    expect(decodeText(input)).toEqual({ ok: true, text: TEXT, encoding });
  });

  test('纯英文数字按 UTF-8 读', () => {
    expect(decodeText(utf8('2024-01-01'))).toEqual({ ok: true, text: '2024-01-01', encoding: 'UTF-8' });
  });
});

describe('不是纯文本的文件说清是什么、怎么办', () => {
  test.each([
    ['PDF', latin1('%PDF-1.7\n'), '这是 PDF 文件，不是纯文本。'],
    ['xlsx', latin1('PK\x03\x04....[Content_Types].xml..xl/workbook.xml'), '这是 Excel 工作簿（xlsx），不是纯文本。'],
    ['docx', latin1('PK\x03\x04....[Content_Types].xml..word/document.xml'), '这是 Word 文档（docx），不是纯文本。'],
    ['pptx', latin1('PK\x03\x04....ppt/presentation.xml'), '这是 PowerPoint 文件（pptx），不是纯文本。'],
    ['zip', latin1('PK\x03\x04....targets.txt'), '这是 ZIP 压缩文件，不是纯文本。'],
    ['空的 zip', latin1('PK\x05\x06'), '这是 ZIP 压缩文件，不是纯文本。'],
    ['doc、xls', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), '这是旧版 Word、Excel 或 WPS 文件，不是纯文本。'],
    ['rtf', latin1('{\\rtf1 text}'), '这是 RTF 文件，不是纯文本。'],
    ['png', bytes(0x89, 0x50, 0x4e, 0x47), '这是 PNG 图片，不是纯文本。'],
    ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0), '这是 JPEG 图片，不是纯文本。'],
    ['gif', latin1('GIF89a'), '这是 GIF 图片，不是纯文本。'],
    ['tiff', bytes(0x49, 0x49, 0x2a, 0x00), '这是 TIFF 图片，不是纯文本。'],
    ['rar', latin1('Rar!'), '这是 RAR 压缩文件，不是纯文本。'],
    ['7z', bytes(0x37, 0x7a, 0xbc, 0xaf), '这是 7z 压缩文件，不是纯文本。'],
    ['gzip', bytes(0x1f, 0x8b, 0x08), '这是 gzip 压缩文件，不是纯文本。'],
    ['含 NUL', bytes(0x41, 0x00, 0x42), '这是二进制文件，或没有标记的 UTF-16 文本，不是纯文本。'],
  ])('%s', (_, input, sentence) => {
    const problem = problemOf(input);
    expect(problem).toContain(sentence);
    expect(problem).toContain('请');
  });

  test('有控制字符', () => expect(problemOf(latin1('abc\x01def'))).toContain('控制字符'));
  test('哪种编码都不是', () => expect(problemOf(bytes(0xb5, 0xff, 0xff, 0x30))).toContain('文字编码认不出来'));
  test('UTF-16 缺半个字', () => expect(problemOf(bytes(0xff, 0xfe, 0x41))).not.toBeNull());
});

describe('空文件和太大的文件', () => {
  test('零字节', () => expect(problemOf(bytes())).toContain('文件是空的'));
  test('只有空白', () => expect(problemOf(utf8(' \r\n\t　\n'))).toContain('只有空白'));
  test('只有 BOM', () => expect(problemOf(bytes(0xef, 0xbb, 0xbf))).toContain('只有空白'));

  test('50 MB 不读内容就拒绝', () => {
    expect(problemOf(new Uint8Array(50 * 1024 * 1024))).toContain('文件有 50 MB，超过上限 5 MB');
  });
  test('上限可以另给，刚超过时也不会写成“没有超过”', () => {
    const decoded = decodeText(new Uint8Array(1024 * 1024 + 1).fill(0x41), 1024 * 1024);
    expect(decoded).toEqual({ ok: false, problem: expect.stringContaining('文件有 1.1 MB，超过上限 1 MB') });
  });
  test('正好等于上限时可读', () => {
    expect(decodeText(new Uint8Array(MAX_TEXT_BYTES).fill(0x41))).toMatchObject({ ok: true });
  });
});
