import { fileFormatOf } from '#src/import/file-format.ts';
import { DAMAGED_ZIP, packedBytesOf, type ZipEntry, type ZipLimits } from '#src/import/list-zip.ts';
import { listWanted } from '#src/import/unpack-zip.ts';

/** An uploaded file as it came. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

/** A file that waits to be read; one that lies in an archive has its name below that of the archive, and is still `packed` as there. */
export interface WaitingFile extends UploadedFile {
  packed?: ZipEntry;
}

/** A file that is not read, and why. */
export interface RefusedFile {
  name: string;
  problem: string;
}

const MEBIBYTE = 1024 * 1024;
/** Largest file that is read, in bytes: a PDF of some hundred pages with its fonts. */
const MAX_FILE_BYTES = 20 * MEBIBYTE;
const ARCHIVE_LIMITS: ZipLimits = { entries: 200, entryBytes: MAX_FILE_BYTES, totalBytes: 80 * MEBIBYTE, ratio: 300 };
const LONGEST_NAME = 200;

const MESSAGES = {
  large: `文件超过 ${MAX_FILE_BYTES / MEBIBYTE} MB，没有读取。请只保留绩效目标表再导入。`,
  empty: '压缩文件里没有文件。请检查是否选错了文件。',
};

/** Programs leave such files in archives: macOS its own folder, Office the locks of open files. */
const LEFT_BEHIND = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i;

function unfoldArchive(name: string, bytes: Uint8Array): (WaitingFile | RefusedFile)[] {
  const listing = listWanted(bytes, ARCHIVE_LIMITS, (entry) => !LEFT_BEHIND.test(entry));
  if (!listing.ok) return [{ name, problem: listing.problem }];
  if (listing.entries.length === 0) return [{ name, problem: MESSAGES.empty }];
  return listing.entries.map((entry) => {
    const inside = `${name}/${entry.name}`.slice(-LONGEST_NAME);
    const packed = packedBytesOf(bytes, entry);
    return packed ? { name: inside, bytes: packed, packed: entry } : { name: inside, problem: DAMAGED_ZIP };
  });
}

/**
 * The files that an upload consists of: itself, or those of a .zip, which is listed and not unpacked for it. Refuses, with one
 * sentence each, a file that is too large and an archive that is damaged, empty, encrypted or over the limits.
 */
export function unfoldUpload(file: UploadedFile): (WaitingFile | RefusedFile)[] {
  const name = file.name.slice(-LONGEST_NAME);
  if (file.bytes.length > MAX_FILE_BYTES) return [{ name, problem: MESSAGES.large }];
  return fileFormatOf(file.bytes) === 'archive' ? unfoldArchive(name, file.bytes) : [{ name, bytes: file.bytes }];
}
