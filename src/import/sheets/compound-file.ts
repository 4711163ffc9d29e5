import { CFB } from '@e965/xlsx';

/*
 * The container of old Office files (.xls, .et): sectors of one size, and tables that say of each which one follows it ([MS-CFB] 2.2
 * to 2.4). A table that leads out of the file or in a circle keeps a program busy, or makes it take memory, without end.
 */

/** The first record of every workbook. */
const BEGINS = 0x09;
const HEADER = 512;
/** Numbers from here on are marks: free, end of a chain, or a sector of the tables themselves. */
const FIRST_MARK = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;
const IN_HEADER = 109;
const MINI_SECTOR = 64;

/** Whether every number leads to a sector that is there, and none is on a circle. */
function leadsOn(next: readonly number[], sectors: number): boolean {
  const ended = new Set<number>();
  for (let start = 0; start < next.length; start += 1) {
    const walked = new Set<number>();
    let at = start;
    while (at < FIRST_MARK && !ended.has(at)) {
      if (at >= sectors || walked.has(at)) return false;
      walked.add(at);
      at = next[at] ?? END_OF_CHAIN;
    }
    for (const one of walked) ended.add(one);
  }
  return true;
}

/** The records of the workbook in an old Office file; null where it holds none. Throws for one with a password. */
export function workbookRecords(bytes: Uint8Array): Uint8Array | null {
  const container = CFB.read(bytes, { type: 'array' });
  if (CFB.find(container, '/encryption')) throw new Error('password');
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  const content = Uint8Array.from((stream?.content ?? []) as ArrayLike<number>);
  return content[0] === BEGINS ? content : null;
}

/** Whether the sectors of an old Office file can be followed to their ends. */
export function isSoundCompound(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 2 ** view.getUint16(0x1e, true);
  if (size !== 512 && size !== 4096) return false;
  const sectors = Math.ceil((bytes.length - size) / size);
  const isThere = (sector: number) => sector < sectors;
  const numbersIn = (sector: number) =>
    Array.from({ length: size / 4 }, (_, at) => {
      const place = size * (sector + 1) + at * 4;
      return place + 4 <= bytes.length ? view.getUint32(place, true) : END_OF_CHAIN;
    });

  const tables = Array.from({ length: IN_HEADER }, (_, at) => view.getUint32(0x4c + at * 4, true));
  const walked = new Set<number>();
  for (let more = view.getUint32(0x44, true); more < FIRST_MARK; ) {
    if (!isThere(more) || walked.has(more)) return false;
    walked.add(more);
    const numbers = numbersIn(more);
    tables.push(...numbers.slice(0, -1));
    more = numbers.at(-1) ?? END_OF_CHAIN;
  }
  const used = tables.filter((table) => table < FIRST_MARK);
  if (!used.every(isThere) || new Set(used).size < used.length) return false;
  const next = used.flatMap(numbersIn).slice(0, sectors);
  if (!leadsOn(next, sectors)) return false;

  const mini: number[] = [];
  for (let at = view.getUint32(0x3c, true); at < FIRST_MARK; at = next[at] ?? END_OF_CHAIN) {
    if (!isThere(at)) return false;
    mini.push(...numbersIn(at));
  }
  return leadsOn(mini, (sectors * size) / MINI_SECTOR);
}
