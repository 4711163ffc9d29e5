/** What an archive may hold at most. Sizes are bytes after unpacking. */
export interface ZipLimits {
  /** Entries, folders included. */
  entries: number;
  /** Of one wanted entry. */
  entryBytes: number;
  /** Of all wanted entries together. */
  totalBytes: number;
  /** Unpacked ÷ packed size, of a wanted entry and of all together; judged from 1 MiB unpacked on. */
  ratio: number;
}

/** A file in an archive as the central directory describes it, which may be a lie until it is unpacked. */
export interface ZipEntry {
  /** With / between folders, whatever the archive writes. */
  name: string;
  packedBytes: number;
  bytes: number;
  /** 0 stored, 8 deflated; others exist. */
  method: number;
  crc: number;
  /** Where its local header begins. */
  offset: number;
}

export type ZipListing = { ok: true; entries: ZipEntry[] } | { ok: false; problem: string };

export const DAMAGED_ZIP = '文件已损坏或没有传完整，打不开。请重新下载或重新另存一份再导入。';
const NO_ZIP = '文件不是 ZIP 格式，或开头已损坏。请检查是否选错了文件。';
const ENCRYPTED = '文件设有密码，读不出来。请去掉密码后再导入。';
const SPLIT = '文件是分卷压缩的一部分，单独打不开。请先在电脑上解压，再导入其中的文件。';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
/** Stands in a 16- or 32-bit field whose value is in a 64-bit one. */
const IN_64_16 = 0xffff;
const IN_64_32 = 0xffffffff;

/**
 * The files in an archive without unpacking any; folders are left out. Refuses, with a sentence for the person who chose the
 * file, what is no archive, damaged, cut off, encrypted or in volumes, has more entries than allowed, two of one name, or
 * names that point outside.
 */
export function listZip(bytes: Uint8Array, limits: Pick<ZipLimits, 'entries'>): ZipListing {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = bytes.length < 4 ? 0 : view.getUint32(0, true);
  if (first !== LOCAL && first !== END) return refused(NO_ZIP);
  const directory = findDirectory(view);
  if (typeof directory === 'string') return refused(directory);
  if (directory.count > limits.entries) {
    return refused(`压缩文件里有 ${directory.count} 个文件，超过上限 ${limits.entries} 个。请分成几个再导入。`);
  }
  const entries = new Map<string, ZipEntry>();
  let at = directory.at;
  for (let left = directory.count; left > 0; left--) {
    const record = readRecord(bytes, view, at);
    if (typeof record === 'string') return refused(record);
    at = record.next;
    const { name } = record.entry;
    if (name.endsWith('/')) continue;
    if (entries.has(name)) return refused(`压缩文件里有两个同名的文件“${shortened(name)}”，分不出该读哪一个。`);
    entries.set(name, record.entry);
  }
  return { ok: true, entries: [...entries.values()] };
}

/** Where the packed bytes of an entry are, or null where its local header or they themselves do not lie within the file. */
export function packedBytesOf(bytes: Uint8Array, { offset, packedBytes }: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return null;
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return from + packedBytes > bytes.length ? null : bytes.subarray(from, from + packedBytes);
}

/** A name for a sentence, at most 60 characters of it. */
export function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function findDirectory(view: DataView): { at: number; count: number } | string {
  const lowest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  let end = view.byteLength - END_BYTES;
  while (end >= lowest && view.getUint32(end, true) !== END) end--;
  if (end < lowest) return DAMAGED_ZIP;
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  const large = end >= 20 && view.getUint32(end - 20, true) === LOCATOR_64;
  if (large && (count === IN_64_16 || at === IN_64_32)) return findLargeDirectory(view, end - 20);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0) return SPLIT;
  return { at, count };
}

function findLargeDirectory(view: DataView, locator: number): { at: number; count: number } | string {
  const end = Number(view.getBigUint64(locator + 8, true));
  if (end + 56 > view.byteLength || view.getUint32(end, true) !== END_64) return DAMAGED_ZIP;
  return { at: Number(view.getBigUint64(end + 48, true)), count: Number(view.getBigUint64(end + 32, true)) };
}

function readRecord(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } | string {
  if (at + CENTRAL_BYTES > bytes.length || view.getUint32(at, true) !== CENTRAL) return DAMAGED_ZIP;
  const nameAt = at + CENTRAL_BYTES;
  const extraAt = nameAt + view.getUint16(at + 28, true);
  const commentAt = extraAt + view.getUint16(at + 30, true);
  const next = commentAt + view.getUint16(at + 32, true);
  if (next > bytes.length) return DAMAGED_ZIP;
  const method = view.getUint16(at + 10, true);
  if ((view.getUint16(at + 8, true) & 1) !== 0 || method === 99) return ENCRYPTED;
  const name = decodeName(bytes.subarray(nameAt, extraAt));
  if (name === null) return DAMAGED_ZIP;
  if (/^(\/|[a-z]:)|(^|\/)\.\.(\/|$)/i.test(name)) {
    return `压缩文件里有指向文件夹外面的名字“${shortened(name)}”，可能是恶意做成的，没有读取。`;
  }
  const [size, packedBytes, offset] = readSizes(view, at, extraAt, commentAt);
  if (size === undefined || packedBytes === undefined || offset === undefined) return DAMAGED_ZIP;
  return { entry: { name, packedBytes, bytes: size, method, crc: view.getUint32(at + 16, true), offset }, next };
}

/** Unpacked size, packed size and offset: each in its own field, or in the 64-bit extra field in this order. */
function readSizes(view: DataView, at: number, extraAt: number, extraEnd: number): (number | undefined)[] {
  const fields = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  let large = -1;
  let largeEnd = -1;
  for (let extra = extraAt; extra + 4 <= extraEnd; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    large = extra + 4;
    largeEnd = Math.min(extraEnd, large + view.getUint16(extra + 2, true));
  }
  return fields.map((field) => {
    if (field !== IN_64_32) return field;
    if (large < 0 || large + 8 > largeEnd) return undefined;
    large += 8;
    return Number(view.getBigUint64(large - 8, true));
  });
}

/** UTF-8, else what Chinese Windows writes; the flag that should tell is often wrong. Null for control characters. */
function decodeName(bytes: Uint8Array): string | null {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder('gb18030').decode(bytes);
  }
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) < 0x20) return null;
  return name === '' ? null : name.replaceAll('\\', '/');
}

function refused(problem: string): ZipListing {
  return { ok: false, problem };
}
