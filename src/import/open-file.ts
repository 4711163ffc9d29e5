import { decodeText } from '#src/import/decode-text.ts';
import { readDocx } from '#src/import/docx/read-docx.ts';
import { fileFormatOf } from '#src/import/file-format.ts';
import type { GridFile } from '#src/import/grid.ts';
import type { ZipLimits } from '#src/import/list-zip.ts';
import { readPdf } from '#src/import/pdf/read-pdf.ts';
import { type FileReading, readSource, type SourceFile } from '#src/import/read-files.ts';
import { delimitedGrid } from '#src/import/sheets/delimited-grid.ts';
import { readWorkbook } from '#src/import/sheets/read-workbook.ts';
import { unpackZip } from '#src/import/unpack-zip.ts';

/** An uploaded file as it came. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

/** What a file holds, or why it was not read; `name` is its own, below that of the archive it lies in. */
export type OpenedFile = { ok: true; reading: FileReading } | { ok: false; name: string; problem: string };

const MEBIBYTE = 1024 * 1024;
/** Largest file that is read, in bytes: a PDF of some hundred pages with its fonts. */
const MAX_FILE_BYTES = 20 * MEBIBYTE;
const ARCHIVE_LIMITS: ZipLimits = { entries: 200, entryBytes: MAX_FILE_BYTES, totalBytes: 80 * MEBIBYTE, ratio: 300 };
const LONGEST_NAME = 200;

const MESSAGES = {
  large: `文件超过 ${MAX_FILE_BYTES / MEBIBYTE} MB，没有读取。请只保留绩效目标表再导入。`,
  empty: '压缩文件里没有文件。请检查是否选错了文件。',
  nested: '压缩文件里还有压缩文件，没有读取。请解压后再导入其中的文件。',
};

/** Programs leave such files in archives: macOS its own folder, Office the locks of open files. */
const LEFT_BEHIND = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i;

function readText(bytes: Uint8Array): { text: string } | GridFile {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, problem: decoded.problem };
  const grid = delimitedGrid(decoded.text);
  return grid ? { ok: true, grids: [grid] } : { text: decoded.text };
}

function sourceOf(name: string, read: GridFile | { text: string }): SourceFile | { problem: string } {
  if ('text' in read) return { name, text: read.text };
  return read.ok ? { name, grids: read.grids } : { problem: read.problem };
}

function openOne(name: string, read: GridFile | { text: string }): OpenedFile {
  const source = sourceOf(name, read);
  return 'problem' in source ? { ok: false, name, problem: source.problem } : { ok: true, reading: readSource(source) };
}

async function openArchive({ name, bytes }: UploadedFile): Promise<OpenedFile[]> {
  const unpacked = unpackZip(bytes, ARCHIVE_LIMITS, (entry) => !LEFT_BEHIND.test(entry));
  if (!unpacked.ok) return [{ ok: false, name, problem: unpacked.problem }];
  const opened: OpenedFile[] = [];
  for (const [entry, content] of unpacked.entries) {
    const inside = { name: `${name}/${entry}`.slice(-LONGEST_NAME), bytes: content };
    if (fileFormatOf(content) === 'archive') opened.push({ ok: false, name: inside.name, problem: MESSAGES.nested });
    else opened.push(...(await openFile(inside)));
  }
  return opened.length === 0 ? [{ ok: false, name, problem: MESSAGES.empty }] : opened;
}

/**
 * An uploaded file by what it holds, whatever its name: PDF, Word, workbooks (xlsx, xls, et), CSV and plain text are read into their
 * target tables, of a .zip each of the files in it. Refuses with one sentence what is none of them, damaged, encrypted or too large.
 */
export async function openFile({ name, bytes }: UploadedFile): Promise<OpenedFile[]> {
  const shown = name.slice(-LONGEST_NAME);
  if (bytes.length > MAX_FILE_BYTES) return [{ ok: false, name: shown, problem: MESSAGES.large }];
  const format = fileFormatOf(bytes);
  switch (format) {
    case 'archive':
      return openArchive({ name: shown, bytes });
    case 'pdf':
      return [openOne(shown, await readPdf(bytes))];
    case 'word':
      return [openOne(shown, readDocx(bytes))];
    case 'workbook':
      return [openOne(shown, readWorkbook(bytes))];
    case 'text':
      return [openOne(shown, readText(bytes))];
    default:
      return [{ ok: false, name: shown, problem: format.problem }];
  }
}
