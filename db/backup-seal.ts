import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, open, stat, truncate } from 'node:fs/promises';

const MARK = '\njiheng-backup 1 ';
const SEAL_BYTES = MARK.length + 64 + 1;

/** What the end of a file says: `sealed`: unchanged since it was made; `broken`: changed or cut off; `none`: it never had a seal. */
export type Seal = 'sealed' | 'broken' | 'none';

/** Appends the checksum of a finished backup; SQLite still opens the file, and a single changed byte shows. */
export async function sealFile(file: string): Promise<void> {
  const { size } = await stat(file);
  await appendFile(file, `${MARK}${await hashOf(file, size)}\n`);
}

/** Compares a file with its seal. A database that was copied by hand has none, but consists of whole pages. */
export async function checkSeal(file: string): Promise<Seal> {
  const { size } = await stat(file);
  const opened = await open(file, 'r');
  try {
    const head = await readAt(opened, 0, 18);
    const end = await readAt(opened, Math.max(0, size - SEAL_BYTES), SEAL_BYTES);
    const text = end.toString('latin1');
    if (text.startsWith(MARK)) {
      const right = text === `${MARK}${await hashOf(file, size - SEAL_BYTES)}\n`;
      return right ? 'sealed' : 'broken';
    }
    // A page size of 1 means 65536.
    const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
    return pageSize > 0 && size % pageSize === 0 ? 'none' : 'broken';
  } finally {
    await opened.close();
  }
}

/** Takes the seal off a file that `checkSeal` found sealed, so that the rest may be changed. */
export async function removeSeal(file: string): Promise<void> {
  const { size } = await stat(file);
  await truncate(file, size - SEAL_BYTES);
}

async function readAt(opened: Awaited<ReturnType<typeof open>>, position: number, length: number): Promise<Buffer> {
  const { buffer } = await opened.read(Buffer.alloc(length), 0, length, position);
  return buffer;
}

async function hashOf(file: string, length: number): Promise<string> {
  const hash = createHash('sha256');
  if (length > 0) for await (const chunk of createReadStream(file, { end: length - 1 })) hash.update(chunk);
  return hash.digest('hex');
}
