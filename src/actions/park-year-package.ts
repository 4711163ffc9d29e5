import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#db/new-id.ts';
import { unlessFull } from '#src/actions/full-disk.ts';
import { AppError } from '#src/errors.ts';
import { fileKindOf } from '#src/import/file-kind.ts';
import type { YearPackage } from '#src/year-package/package.ts';
import { MOST_BYTES, type ReadPackage, readPackage, TOO_LARGE } from '#src/year-package/read-package.ts';

/** How long a package waits for its confirmation, and answers a second click. */
const WAIT_MS = 24 * 3_600_000;
const FULL = '磁盘已满，数据包没有读完，现有数据没有改动。请腾出空间后再试。';
const GONE = '这份数据包已经取消，或等了一天以上没有确认，请重新选择文件。';
const SQLITE = 'SQLite format 3\0';

/** Reads a file that should be a package; looks at its size and kind before anything in it is understood. */
export function readPackageFile(bytes: Uint8Array): ReadPackage {
  const refuse = (problem: string) => ({ ok: false, problem }) as const;
  if (bytes.length === 0) return refuse('这个文件是空的，不是年度数据包。');
  if (bytes.length > MOST_BYTES) return refuse(TOO_LARGE);
  if (Buffer.from(bytes.subarray(0, SQLITE.length)).toString('latin1') === SQLITE)
    return refuse('这是整个数据库的备份，不是年度数据包；要恢复备份，请到“数据与备份”。');
  const kind = fileKindOf(bytes);
  if (kind)
    return refuse(`这是${kind.name.replace(/，或.*/, '')}，不是年度数据包；请选“下载年度数据包”得到的 .json 文件。`);
  try {
    return readPackage(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse('文件里有残缺的文字，不是完好的年度数据包；请在原来的电脑上重新下载一份。');
  }
}

/** Keeps the file of a package until it is confirmed, cancelled or a day old; gives the id under which it waits. */
export async function parkYearPackage(folder: string, bytes: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < Date.now() - WAIT_MS) await rm(path, { force: true });
  }
  const id = newId();
  await unlessFull(writeFile(join(folder, `${id}.json`), bytes), FULL);
  return id;
}

async function pathOf(folder: string, id: string): Promise<string> {
  const names: string[] = await readdir(folder).catch(() => []);
  if (!names.includes(`${id}.json`)) throw new AppError('not-found', GONE);
  return join(folder, `${id}.json`);
}

/** The package that waits under this id. Refuses (not-found) one that does not. */
export async function parkedYearPackage(folder: string, id: string): Promise<YearPackage> {
  const read = readPackageFile(await readFile(await pathOf(folder, id)));
  if (!read.ok) throw new AppError('not-found', read.problem);
  return read.package;
}

/** Gives up a package before it is confirmed. */
export async function dropYearPackage(folder: string, id: string): Promise<void> {
  await rm(await pathOf(folder, id), { force: true });
}
