import { deflateSync } from 'node:zlib';

interface Part {
  number: number;
  /** The object with its `obj … endobj`, as it stands in the file. */
  bytes: Buffer;
}

const HEADER = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');
const MOST_PER_STREAM = 200;

/**
 * A browser's PDF in about half the bytes: the hundreds of small objects that tag the text for screen readers go into
 * compressed object streams (PDF 1.5), everything else stays as it is. Takes a PDF with one classic cross-reference table,
 * as Chromium writes it; any other is given back unchanged.
 */
export function compactPdf(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const offsets = readOffsets(file);
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/u.exec(file.toString('latin1', file.length - 1000))?.[1];
  if (offsets === null || trailer === undefined) return pdf;
  const parts = partsOf(file, offsets);
  const whole = parts.filter((part) => isStream(part));
  const small = parts.filter((part) => !isStream(part));
  return writeFile(whole, small, trailer.replace(/\/Size \d+/u, ''), offsets.length);
}

/** Byte offsets by object number, 0 for unused numbers; null where the file has another kind of table. */
function readOffsets(file: Buffer): number[] | null {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file.toString('latin1', file.length - 60))?.[1]);
  const head = /^xref\s+0 (\d+)\s*\n/u.exec(Number.isNaN(start) ? '' : file.toString('latin1', start, start + 40));
  if (head === null) return null;
  const offsets: number[] = [];
  for (let index = 0; index < Number(head[1]); index += 1) {
    const entry = file.toString(
      'latin1',
      start + head[0].length + index * 20,
      start + head[0].length + index * 20 + 18,
    );
    offsets.push(entry.endsWith('n') ? Number(entry.slice(0, 10)) : 0);
  }
  return offsets;
}

function partsOf(file: Buffer, offsets: number[]): Part[] {
  const used = offsets.map((offset, number) => ({ offset, number })).filter(({ offset }) => offset > 0);
  used.sort((left, right) => left.offset - right.offset);
  return used.map(({ offset, number }, index) => {
    const limit = used[index + 1]?.offset ?? file.indexOf('xref', offset, 'latin1');
    return { number, bytes: file.subarray(offset, limit) };
  });
}

function isStream({ bytes }: Part): boolean {
  return /endstream\s+endobj\s*$/u.test(bytes.toString('latin1', Math.max(0, bytes.length - 40)));
}

/** Lays out the file and, in `entries`, where each object is: in the file (1, offset) or in a stream (2, stream, index). */
function writeFile(whole: Part[], small: Part[], trailer: string, size: number): Uint8Array {
  const chunks: Buffer[] = [HEADER];
  const entries: [kind: number, where: number, index: number][] = Array.from({ length: size }, () => [0, 0, 0]);
  let length = HEADER.length;
  let next = size;
  const write = (number: number, bytes: Buffer) => {
    entries[number] = [1, length, 0];
    chunks.push(bytes);
    length += bytes.length;
  };
  for (const part of whole) write(part.number, part.bytes);
  for (let from = 0; from < small.length; from += MOST_PER_STREAM) {
    const group = small.slice(from, from + MOST_PER_STREAM);
    group.forEach((part, index) => {
      entries[part.number] = [2, next, index];
    });
    write(next, objectStream(next, group));
    next += 1;
  }
  const table = length;
  entries[next] = [1, table, 0];
  chunks.push(crossReferences(next, entries, trailer), Buffer.from(`startxref\n${table}\n%%EOF\n`));
  return Buffer.concat(chunks);
}

function objectStream(number: number, parts: Part[]): Buffer {
  const bodies = parts.map(({ bytes }) => {
    const text = bytes.toString('latin1');
    return text.slice(text.indexOf('obj') + 3, text.lastIndexOf('endobj')).trim();
  });
  let offset = 0;
  const places = parts.map((part, index) => {
    const place = `${part.number} ${offset}`;
    offset += (bodies[index]?.length ?? 0) + 1;
    return place;
  });
  const index = `${places.join(' ')}\n`;
  const packed = deflateSync(Buffer.from(index + bodies.join('\n'), 'latin1'));
  return streamObject(number, `/Type /ObjStm /N ${parts.length} /First ${index.length}`, packed);
}

function crossReferences(number: number, entries: [number, number, number][], trailer: string): Buffer {
  const rows = Buffer.alloc(entries.length * 7);
  entries.forEach(([kind, where, index], at) => {
    rows.writeUInt8(kind, at * 7);
    rows.writeUInt32BE(where, at * 7 + 1);
    rows.writeUInt16BE(index, at * 7 + 5);
  });
  const head = `/Type /XRef /Size ${entries.length} /W [1 4 2] ${trailer.trim().replaceAll('\n', ' ')}`;
  return streamObject(number, head, deflateSync(rows));
}

function streamObject(number: number, head: string, packed: Buffer): Buffer {
  const start = `${number} 0 obj\n<<${head} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(start, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
}
