import { decodeText } from '#src/import/decode-text.ts';
import { readPdf } from '#src/import/pdf/read-pdf.ts';
import { type FileReading, readSource, type SourceFile } from '#src/import/read-files.ts';
import { delimitedGrid } from '#src/import/sheets/delimited-grid.ts';
import { readWorkbook } from '#src/import/sheets/read-workbook.ts';

/** An uploaded file as it came. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

export type OpenedFile = { ok: true; reading: FileReading } | { ok: false; problem: string };

/** Largest file that is read, in bytes: a PDF of some hundred pages with its fonts. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const LONGEST_FILE_NAME = 200;
const TOO_LARGE = `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB，没有读取。请只保留绩效目标表再导入。`;

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** The names of the entries stand readable near the front of an Office file. */
function frontOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 64 * 1024));
}

/** Systems that export .xls often write a web page or an XML workbook under that name. */
function isMarkedUpSheet(bytes: Uint8Array): boolean {
  const front = new TextDecoder('utf-8').decode(bytes.subarray(0, 4096)).trimStart().toLowerCase();
  return front.startsWith('<') && /<table|<html|schemas-microsoft-com:office:spreadsheet/.test(front);
}

function isWorkbook(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return true;
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return frontOf(bytes).includes('xl/');
  return isMarkedUpSheet(bytes);
}

/** The mark may stand behind a few bytes that a mail program put before it. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

async function sourceOf({ name, bytes }: UploadedFile): Promise<SourceFile | { problem: string }> {
  const shown = name.slice(0, LONGEST_FILE_NAME);
  if (bytes.length > MAX_FILE_BYTES) return { problem: TOO_LARGE };
  const file = isPdf(bytes) ? await readPdf(bytes) : isWorkbook(bytes) ? readWorkbook(bytes) : null;
  if (file) return file.ok ? { name: shown, grids: file.grids } : { problem: file.problem };
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { problem: decoded.problem };
  const grid = delimitedGrid(decoded.text);
  return grid ? { name: shown, grids: [grid] } : { name: shown, text: decoded.text };
}

/**
 * An uploaded file by what its first bytes say, whatever its name: PDF, workbooks (xlsx, xls, et), CSV and plain text are read into
 * their target tables. Refuses with one sentence what is none of them, damaged, encrypted or too large.
 */
export async function openFile(file: UploadedFile): Promise<OpenedFile> {
  const source = await sourceOf(file);
  return 'problem' in source ? { ok: false, problem: source.problem } : { ok: true, reading: readSource(source) };
}
