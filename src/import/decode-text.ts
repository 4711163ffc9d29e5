import { fileKindOf } from '#src/import/file-kind.ts';

/** Largest text file that is read, in bytes; a table has about 3 kB. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

export type TextEncoding = 'UTF-8' | 'UTF-16' | 'GB18030';

export type DecodedText = { ok: true; text: string; encoding: TextEncoding } | { ok: false; problem: string };

/**
 * The text of an uploaded file: UTF-8 with or without BOM, UTF-16 with BOM, or GBK/GB18030. Refuses, with a sentence for
 * the person who chose the file, what is empty, larger than `maxBytes`, or no plain text (PDF, Word, Excel, pictures …).
 */
export function decodeText(bytes: Uint8Array, maxBytes: number = MAX_TEXT_BYTES): DecodedText {
  if (bytes.length === 0) return refused('文件是空的，没有可读的内容。请检查是否选错了文件。');
  if (bytes.length > maxBytes) {
    return refused(
      `文件有 ${megabytes(bytes.length)} MB，超过上限 ${megabytes(maxBytes)} MB。绩效目标表的文本文件通常只有几十 kB，请检查是否选错了文件，或只保留绩效目标表再导入。`,
    );
  }
  const kind = fileKindOf(bytes);
  if (kind !== null) return refused(`这是${kind.name}，不是纯文本。${kind.advice}`);
  const decoded = decodeByMark(bytes) ?? decodeByTrial(bytes);
  if (decoded === null) {
    return refused(
      '文件的文字编码认不出来（不是 UTF-8、UTF-16 或 GBK）。请用记事本打开后另存为 UTF-8 编码的文本文件。',
    );
  }
  if (hasControlCharacters(decoded.text)) {
    return refused('文件里有不可显示的控制字符，不是纯文本。请把绩效目标表另存为 UTF-8 编码的文本文件再导入。');
  }
  if (decoded.text.trim() === '') return refused('文件里只有空白，没有可读的内容。请检查是否选错了文件。');
  return { ok: true, ...decoded };
}

type Decoded = { text: string; encoding: TextEncoding };

function decodeByMark(bytes: Uint8Array): Decoded | null {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (label === null) return null;
  const text = decodeStrictly(bytes, label);
  return text === null ? null : { text, encoding: 'UTF-16' };
}

function decodeByTrial(bytes: Uint8Array): Decoded | null {
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'UTF-8' };
  const gb18030 = decodeStrictly(bytes, 'gb18030');
  return gb18030 === null ? null : { text: gb18030, encoding: 'GB18030' };
}

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hasControlCharacters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && (code < 0x09 || code > 0x0d)) return true;
  }
  return false;
}

/** Rounded up, so that a file just above the limit never reads as if it kept it. */
function megabytes(bytes: number): string {
  const tenths = Math.ceil((bytes * 10) / (1024 * 1024));
  return `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}`;
}

function refused(problem: string): DecodedText {
  return { ok: false, problem };
}
