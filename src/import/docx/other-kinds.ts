import { fileKindOf } from '#src/import/file-kind.ts';

const SAVE_AS_DOCX = '请用 Word 或 WPS 打开，另存为 docx 文件再导入。';
const LOCKED = '这个文件设有打开密码，读不出来。请用 Word、Excel 或 WPS 打开，去掉密码后保存，再导入。';

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Streams of a compound file by which Office knows its old formats. */
const STREAMS: [stream: string, problem: string][] = [
  ['EncryptedPackage', LOCKED],
  ['WordDocument', `这是旧版 Word 文档（doc 或 wps）。${SAVE_AS_DOCX}`],
  ['PowerPoint Document', '这是旧版 PowerPoint 文件（ppt），不是 Word 文档。请检查是否选错了文件。'],
];

/** Entries by which a package shows that it is no Word document. */
const PACKAGES: [entry: RegExp, problem: string][] = [
  [/^xl\/workbook\./i, '这是 Excel 工作簿（xlsx），不是 Word 文档。请把扩展名改回 xlsx 再导入。'],
  [/^ppt\/presentation\./i, '这是 PowerPoint 文件（pptx），不是 Word 文档。请检查是否选错了文件。'],
  [/^ofd\.xml$/i, '这是 OFD 版式文件，不是 Word 文档。请用原来的 Word 文档，或另存为 PDF 再导入。'],
  [
    /^content\.xml$/i,
    '这是 OpenDocument 文件（odt 或 ods），读不出来。请用 Word、Excel 或 WPS 打开，文档另存为 docx，表格另存为 xlsx，再导入。',
  ],
];

/** What a file is that is no package at all, as a sentence: encrypted, an old format, PDF, a picture, a web page, text; null for an archive. */
export function otherKindOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return '文件是空的，没有可读的内容。请检查是否选错了文件。';
  if (startsWith(bytes, COMPOUND)) return compoundKindOf(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) return null;
  const kind = fileKindOf(bytes);
  if (kind !== null) return `这是${kind.name}，不是 Word 文档（docx）。请检查是否选错了文件。`;
  const front = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (/<html|<!doctype html|^mime-version:/im.test(front)) {
    return `这是网页（HTML），只是扩展名像 Word 文档。${SAVE_AS_DOCX}`;
  }
  if (/<\?mso-application|<pkg:package|<w:wordDocument/.test(front)) {
    return `这是 XML 格式的 Word 文档，不是 docx。${SAVE_AS_DOCX}`;
  }
  return '这不是 Word 文档（docx），或文件开头已损坏。请检查是否选错了文件，或重新另存一份再导入。';
}

/** What an archive with these entries is, as a sentence; null for a Word document. */
export function otherPackageOf(names: readonly string[]): string | null {
  if (names.some((name) => /^word\//i.test(name))) return null;
  const known = PACKAGES.find(([entry]) => names.some((name) => entry.test(name)));
  if (known) return known[1];
  const isPackage = names.some((name) => /^\[content_types\]\.xml$/i.test(name));
  return isPackage ? null : '这是 ZIP 压缩文件，不是 Word 文档。请先解压，再导入其中的文件。';
}

function compoundKindOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const known = STREAMS.find(([stream]) => buffer.includes(stream, 0, 'utf16le'));
  return known?.[1] ?? `这是旧版 Office 文件，不是 docx。${SAVE_AS_DOCX}`;
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
