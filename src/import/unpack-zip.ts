import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import {
  DAMAGED_ZIP,
  listZip,
  packedBytesOf,
  shortened,
  type ZipEntry,
  type ZipLimits,
  type ZipListing,
} from '#src/import/list-zip.ts';

export type UnpackedZip = { ok: true; entries: Map<string, Uint8Array> } | { ok: false; problem: string };

const MEBIBYTE = 1024 * 1024;
/** Packed bytes inflated at a time. Deflate makes at most 1,032 bytes of one, so no step writes more than 17 MB. */
const SLICE = 16 * 1024;

/**
 * The wanted files of an archive, in the order of the archive, without unpacking any. Refuses what `listZip` refuses and wanted
 * files over the limits, by the sizes that they declare.
 */
export function listWanted(bytes: Uint8Array, limits: ZipLimits, wanted: (name: string) => boolean): ZipListing {
  const listing = listZip(bytes, limits);
  if (!listing.ok) return listing;
  const entries = listing.entries.filter(({ name }) => wanted(name));
  const problem = overLimit(entries, limits);
  return problem === null ? { ok: true, entries } : { ok: false, problem };
}

/**
 * The wanted files of an archive by name, in the order of the archive; without `wanted` all of them. Refuses what `listWanted`
 * refuses, wanted files packed in a way other than deflate, or that do not have the size and checksum they declare. Memory is
 * bounded by the limits whatever the headers say.
 */
export function unpackZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean = () => true,
): UnpackedZip {
  const listing = listWanted(bytes, limits, wanted);
  if (!listing.ok) return listing;
  const entries = new Map<string, Uint8Array>();
  for (const entry of listing.entries) {
    const packed = packedBytesOf(bytes, entry);
    const unpacked = packed ? unpackEntry(packed, entry) : DAMAGED_ZIP;
    if (typeof unpacked === 'string') return { ok: false, problem: unpacked };
    entries.set(entry.name, unpacked);
  }
  return { ok: true, entries };
}

/**
 * Why an archive must not be given to a program that unpacks all of it, as a sentence; null where it keeps the limits and every entry
 * has the size and checksum that it declares: such a program may go on for ever over a damaged one.
 */
export function zipProblem(bytes: Uint8Array, limits: ZipLimits): string | null {
  const unpacked = unpackZip(bytes, limits);
  return unpacked.ok ? null : unpacked.problem;
}

function overLimit(entries: ZipEntry[], limits: ZipLimits): string | null {
  let total = 0;
  let packed = 0;
  for (const entry of entries) {
    total += entry.bytes;
    packed += entry.packedBytes;
    if (isBomb(entry.bytes, entry.packedBytes, limits.ratio)) return bombOf(entry.name);
    if (entry.bytes > limits.entryBytes) {
      return `其中的“${shortened(entry.name)}”解开后有 ${megabytes(entry.bytes)} MB，超过上限 ${megabytes(limits.entryBytes)} MB。请检查是否选错了文件，或只保留需要的内容再导入。`;
    }
  }
  if (total > limits.totalBytes) {
    return `文件解开后有 ${megabytes(total)} MB，超过上限 ${megabytes(limits.totalBytes)} MB。请分成几个再导入。`;
  }
  return isBomb(total, packed, limits.ratio) ? bombOf(entries[0]?.name ?? '') : null;
}

function isBomb(bytes: number, packedBytes: number, ratio: number): boolean {
  return bytes > MEBIBYTE && bytes > packedBytes * ratio;
}

function bombOf(name: string): string {
  return `其中的“${shortened(name)}”压得异常小，解开会大得多（压缩炸弹），没有读取。请从可靠的来源重新取得文件。`;
}

/**
 * A file of an archive out of its packed bytes; a sentence where it is packed in a way other than deflate, or does not have the size
 * and checksum that its entry declares. Takes no more memory than the declared size.
 */
export function unpackEntry(packed: Uint8Array, entry: ZipEntry): Uint8Array | string {
  if (entry.method !== 0 && entry.method !== 8) {
    return `其中的“${shortened(entry.name)}”用了少见的压缩方式，读不出来。请用普通的 ZIP 方式重新压缩再导入。`;
  }
  const unpacked = entry.method === 0 ? packed : inflate(packed, entry.bytes);
  if (unpacked === null || unpacked.length !== entry.bytes || crc32(unpacked) !== entry.crc) return DAMAGED_ZIP;
  return unpacked;
}

/** In slices, so that a stream that goes on beyond the declared size is left soon after it; null then and when damaged. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const unpacked = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length <= size) unpacked.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= size; at += SLICE) {
      stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
    }
  } catch {
    return null;
  }
  return length === size ? unpacked : null;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEBIBYTE);
}
