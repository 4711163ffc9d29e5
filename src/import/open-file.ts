import { decodeText } from '#src/import/decode-text.ts';
import { readDocx } from '#src/import/docx/read-docx.ts';
import { fileFormatOf } from '#src/import/file-format.ts';
import type { GridFile } from '#src/import/grid.ts';
import { readPdf } from '#src/import/pdf/read-pdf.ts';
import { type FileReading, readSource, type SourceFile } from '#src/import/read-files.ts';
import { delimitedGrid } from '#src/import/sheets/delimited-grid.ts';
import { readWorkPackage } from '#src/import/sheets/read-work-package.ts';
import { readWorkbook } from '#src/import/sheets/read-workbook.ts';
import { type RefusedFile, type UploadedFile, unfoldUpload, type WaitingFile } from '#src/import/unfold-upload.ts';
import { unpackEntry } from '#src/import/unpack-zip.ts';
import type { ReturnedPackage } from '#src/rules/work-package-layout.ts';

/** What a file holds, or why it was not read; `name` is its own, below that of the archive it lies in. */
export type OpenedFile = { ok: true; reading: FileReading } | ({ ok: false } & RefusedFile);

const NESTED = '压缩文件里还有压缩文件，没有读取。请解压后再导入其中的文件。';

/** A thousand target tables have fewer lines; a longer text takes seconds only to be divided into cells. */
const MOST_LINES = 100_000;
const LARGE_TEXT = 200_000;
/** Every table has one of these words, whatever blanks stand in it. */
const WORDS = /指\s*标|绩\s*效/;

/** Why a large text is no collection of target tables, as a sentence; null for every other text. */
function largeTextProblem(text: string): string | null {
  if (text.length < LARGE_TEXT) return null;
  if (!WORDS.test(text))
    return '文件里没有“绩效”“指标”这些字，不是绩效目标表或自评表，没有读入。请检查是否选错了文件。';
  const lines = text.match(/\n/g)?.length ?? 0;
  return lines > MOST_LINES
    ? `文件有 ${lines} 行，超过上限 ${MOST_LINES} 行，不像绩效目标表，没有读入。请只保留绩效目标表再导入。`
    : null;
}

function readText(bytes: Uint8Array): { text: string } | GridFile {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, problem: decoded.problem };
  const problem = largeTextProblem(decoded.text);
  if (problem) return { ok: false, problem };
  const grid = delimitedGrid(decoded.text);
  return grid ? { ok: true, grids: [grid] } : { text: decoded.text };
}

function sourceOf(name: string, read: GridFile | { text: string }): SourceFile | { problem: string } {
  if ('text' in read) return { name, text: read.text };
  return read.ok ? { name, grids: read.grids } : { problem: read.problem };
}

async function readBytes(bytes: Uint8Array): Promise<GridFile | { text: string }> {
  const format = fileFormatOf(bytes);
  switch (format) {
    case 'archive':
      return { ok: false, problem: NESTED };
    case 'pdf':
      return readPdf(bytes);
    case 'word':
      return readDocx(bytes);
    case 'workbook':
      return readWorkbook(bytes);
    case 'text':
      return readText(bytes);
    default:
      return { ok: false, problem: format.problem };
  }
}

/**
 * One file by what it holds, whatever its name: PDF, Word, workbooks (xlsx, xls, et), CSV and plain text are read into their target
 * tables. Refuses with one sentence what is none of them, damaged or encrypted, and an archive in an archive.
 */
export async function openWaiting({ name, bytes, packed }: WaitingFile): Promise<OpenedFile> {
  const content = packed ? unpackEntry(bytes, packed) : bytes;
  if (typeof content === 'string') return { ok: false, name, problem: content };
  const source = sourceOf(name, await readBytes(content));
  return 'problem' in source ? { ok: false, name, problem: source.problem } : { ok: true, reading: readSource(source) };
}

/** `openWaiting` of an uploaded file or, of a .zip, each of the files in it, one after the other. */
export async function openFile(file: UploadedFile): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  for (const one of unfoldUpload(file)) {
    opened.push('problem' in one ? { ok: false, ...one } : await openWaiting(one));
  }
  return opened;
}

/** A filled-in 工作包, or why it was not read. */
export type OpenedPackage = { ok: true; name: string; returned: ReturnedPackage } | ({ ok: false } & RefusedFile);

const NO_WORKBOOK = '这不是工作包：工作包是 Excel 或 WPS 表格，请交回填好的那一个。';

/** `openWaiting` of a file that should be a 工作包; everything else is refused with one sentence. */
export function openPackage({ name, bytes, packed }: WaitingFile): OpenedPackage {
  const content = packed ? unpackEntry(bytes, packed) : bytes;
  if (typeof content === 'string') return { ok: false, name, problem: content };
  const format = fileFormatOf(content);
  if (typeof format !== 'string') return { ok: false, name, problem: format.problem };
  if (format !== 'workbook') return { ok: false, name, problem: NO_WORKBOOK };
  const read = readWorkPackage(content);
  return read.ok ? { ok: true, name, returned: read.returned } : { ok: false, name, problem: read.problem };
}
