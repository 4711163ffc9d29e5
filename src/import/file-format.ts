import { listZip } from '#src/import/list-zip.ts';

/** How a file is read, by what it holds and whatever its name; `archive`: a .zip of files. */
export type FileFormat = 'pdf' | 'workbook' | 'word' | 'archive' | 'text';

/** An Office file has some hundred entries at most, an archive of target tables as many. */
const MOST_ENTRIES = 10_000;

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** Streams of old Office files that are no workbook, though one may be embedded in them. */
const OTHER_STREAMS = ['WordDocument', 'PowerPoint Document', 'EncryptedPackage'];

/** Old Office files are one container; the names of the streams in it are UTF-16, ending with a zero. */
function compoundFormat(bytes: Uint8Array): FileFormat {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // As bytes: a search for UTF-16 in a buffer at an odd offset, as messages between processes bring it, never ends.
  const has = (stream: string) => buffer.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  return has('Book') || has('Workbook') ? (OTHER_STREAMS.some(has) ? 'word' : 'workbook') : 'word';
}

function packageFormat(bytes: Uint8Array): FileFormat | { problem: string } {
  const listing = listZip(bytes, { entries: MOST_ENTRIES });
  if (!listing.ok) return listing;
  const has = (entry: RegExp) => listing.entries.some(({ name }) => entry.test(name));
  if (has(/^xl\//i)) return 'workbook';
  if (has(/^word\//i) || has(/^ppt\//i) || has(/^ofd\.xml$/i) || has(/^content\.xml$/i)) return 'word';
  return has(/^\[content_types\]\.xml$/i) ? 'word' : 'archive';
}

/** Systems that export .xls often write a web page or an XML workbook under that name. */
function isMarkedUpSheet(bytes: Uint8Array): boolean {
  const encoding = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8';
  const front = new TextDecoder(encoding).decode(bytes.subarray(0, 4096)).trimStart().toLowerCase();
  return front.startsWith('<') && /<table|<html|schemas-microsoft-com:office:spreadsheet/.test(front);
}

/** The mark of a PDF may stand behind a few bytes that a mail program put before it. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

/** The format of a file by its bytes; a problem for an archive that cannot be listed. What is none of the others is taken for text. */
export function fileFormatOf(bytes: Uint8Array): FileFormat | { problem: string } {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundFormat(bytes);
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06))
    return packageFormat(bytes);
  if (isPdf(bytes)) return 'pdf';
  return isMarkedUpSheet(bytes) ? 'workbook' : 'text';
}
