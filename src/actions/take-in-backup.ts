import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runApart } from '#db/apart.ts';
import { findDatabaseFolder } from '#db/database-folder.ts';
import { newId } from '#db/new-id.ts';
import type { Db } from '#db/schema.ts';
import { unlessFull } from '#src/actions/full-disk.ts';
import { localFolder } from '#src/actions/local-folder.ts';
import { AppError } from '#src/errors.ts';
import { fileKindOf } from '#src/import/file-kind.ts';

/** The largest backup that is taken in: 2 GB. */
export const MOST_BYTES = 2 * 1024 ** 3;
/** How long a backup waits for its confirmation. */
const WAIT_MS = 24 * 3_600_000;
const FULL = '磁盘已满，备份没有读完，现有数据没有改动。请腾出空间后再试。';
const SQLITE = 'SQLite format 3\0';

export type TakenIn = { ok: true; id: string } | { ok: false; problem: string };

/** Where a backup waits that was taken in under this id. Refuses (not-found) one that is not there. */
export async function waitingBackup(db: Db, id: string): Promise<string> {
  const { transfer } = await localFolder(db);
  const names: string[] = await readdir(transfer).catch(() => []);
  if (!names.includes(`${id}.ready`)) throw new AppError('not-found', '这份备份已经恢复或取消，请重新选择文件。');
  return join(transfer, `${id}.ready`);
}

/** Removes what an earlier run of the program left half done: backups on their way in or out, and automatic ones without their name. */
export async function clearLeftovers(db: Db): Promise<void> {
  const folder = await findDatabaseFolder(db);
  if (!folder) return;
  await removeFiles(folder.transfer, () => true);
  await removeFiles(folder.backups, (name) => /\.partial(-journal)?$/.test(name));
}

async function removeFiles(folder: string, chosen: (name: string, changedMs: number) => boolean): Promise<void> {
  const names: string[] = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && chosen(name, found.mtimeMs)) await rm(path, { force: true });
  }
}

/**
 * Takes in a file to restore from: to the disk as it arrives, then checked in full and brought to today's schema. `bytes`: its size as
 * announced. A file that cannot be restored gives one sentence, and nothing of it is left.
 */
export async function takeInBackup(db: Db, bytes: number, content: AsyncIterable<Uint8Array>): Promise<TakenIn> {
  const folder = await localFolder(db);
  await mkdir(folder.transfer, { recursive: true });
  await removeFiles(folder.transfer, (_, changedMs) => changedMs < Date.now() - WAIT_MS);
  const refused = await sizeProblem(bytes, dirname(folder.file));
  if (refused) return { ok: false, problem: refused };
  const id = newId();
  const file = join(folder.transfer, `${id}.ready`);
  const partial = `${file}.partial`;
  try {
    const arrived = pipeline(Readable.from(content), atMost(MOST_BYTES), createWriteStream(partial, { flush: true }));
    await unlessFull(arrived, FULL);
    const problem = (await kindProblem(partial, bytes)) ?? (await unlessFull(runApart('ready', partial, file), FULL));
    return problem === null ? { ok: true, id } : { ok: false, problem };
  } finally {
    for (const rest of [partial, `${partial}-journal`]) await rm(rest, { force: true });
  }
}

async function sizeProblem(bytes: number, folder: string): Promise<string | null> {
  if (bytes === 0) return '这个文件是空的，不是备份。请换一份备份。';
  if (bytes > MOST_BYTES) return '文件超过 2 GB，请确认选的是绩衡的备份文件。';
  const { bavail, bsize } = await statfs(folder);
  // The file itself, the journal of the restore, and the backup before it.
  if (bytes * 3 > bavail * bsize)
    return '磁盘剩余空间不够恢复这份备份（约需备份大小的三倍），请先腾出空间，现有数据没有改动。';
  return null;
}

function atMost(most: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk, _, done) {
      passed += chunk.length;
      if (passed > most) done(new AppError('too-large', '文件超过 2 GB，请确认选的是绩衡的备份文件。'));
      else done(null, chunk);
    },
  });
}

/** Why the bytes that arrived are no database at all; null when they begin like one. */
async function kindProblem(file: string, announced: number): Promise<string | null> {
  const { size } = await stat(file);
  if (size < announced) return '文件没有传完，请重新选择一次。';
  const opened = await open(file, 'r');
  const { buffer, bytesRead } = await opened.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
  await opened.close();
  const start = buffer.subarray(0, bytesRead);
  if (start.toString('latin1', 0, SQLITE.length) === SQLITE) return null;
  const kind = fileKindOf(start);
  if (kind?.name.includes('压缩'))
    return `这是${kind.name}，不是备份。如果备份在里面，请先解压，再选其中的 .jiheng 文件。`;
  if (kind && !kind.name.startsWith('二进制'))
    return `这是${kind.name}，不是绩衡的备份。请选“下载备份”得到的 .jiheng 文件。`;
  return '这个文件不是绩衡的备份，或者开头已损坏、被加密软件加了密。请选“下载备份”得到的 .jiheng 文件；加了密的先解密。';
}
