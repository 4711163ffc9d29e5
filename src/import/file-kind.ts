/** What a file is that is no plain text, and what the person can do instead. */
export interface FileKind {
  name: string;
  advice: string;
}

const SAVE_AGAIN = '请用原来的程序打开，另存为 docx、xlsx 或 PDF 再导入。';
const UNPACK = '请先解压，再导入其中的文件。';
const NO_PICTURE = '图片里的文字读不出来，请导入 Word、Excel 或由它们导出的 PDF。';

const MARKS: { bytes: number[]; kind: FileKind }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: { name: ' PDF 文件', advice: SAVE_AGAIN } },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: { name: '旧版 Word、Excel 或 WPS 文件', advice: SAVE_AGAIN } },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], kind: { name: ' RTF 文件', advice: SAVE_AGAIN } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: { name: ' PNG 图片', advice: NO_PICTURE } },
  { bytes: [0xff, 0xd8, 0xff], kind: { name: ' JPEG 图片', advice: NO_PICTURE } },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: { name: ' GIF 图片', advice: NO_PICTURE } },
  { bytes: [0x49, 0x49, 0x2a, 0x00], kind: { name: ' TIFF 图片', advice: NO_PICTURE } },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], kind: { name: ' TIFF 图片', advice: NO_PICTURE } },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: { name: ' RAR 压缩文件', advice: UNPACK } },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: { name: ' 7z 压缩文件', advice: UNPACK } },
  { bytes: [0x1f, 0x8b], kind: { name: ' gzip 压缩文件', advice: UNPACK } },
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** The kind of a file that cannot be plain text, by its first bytes or a NUL byte in it; null for what may be text. */
export function fileKindOf(bytes: Uint8Array): FileKind | null {
  const known = MARKS.find((mark) => startsWith(bytes, mark.bytes));
  if (known) return known.kind;
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return zipKindOf(bytes);
  if (UTF16_MARKS.some((mark) => startsWith(bytes, mark))) return null;
  if (!bytes.includes(0)) return null;
  return {
    name: '二进制文件，或没有标记的 UTF-16 文本',
    advice: '如果确是文本，请用记事本打开后另存为 UTF-8 编码再导入。',
  };
}

/** Office files are ZIP archives whose entries are named xl/… or word/…, readable near the front of the file. */
function zipKindOf(bytes: Uint8Array): FileKind {
  const front = new TextDecoder('latin1').decode(bytes.subarray(0, 64 * 1024));
  if (front.includes('xl/')) return { name: ' Excel 工作簿（xlsx）', advice: SAVE_AGAIN };
  if (front.includes('word/')) return { name: ' Word 文档（docx）', advice: SAVE_AGAIN };
  if (front.includes('ppt/')) return { name: ' PowerPoint 文件（pptx）', advice: SAVE_AGAIN };
  return { name: ' ZIP 压缩文件', advice: UNPACK };
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
