import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { refuseNewerSchema } from './migrate.ts';
import type { Db } from './schema.ts';
import { openSqlite } from './sqlite.ts';

const WAIT_MS = 10_000;

export interface OpenDatabase {
  db: Db;
  close(): Promise<void>;
}

/**
 * Opens `sqlite:PATH`, a bare path, `:memory:` or `postgres://…`, without migrating it. `waitMs`: how long a locked database is waited
 * for before an error for which `isBusy` is true. Refuses other addresses and a schema newer than this program.
 */
export async function openDatabase({ url, waitMs = WAIT_MS }: { url: string; waitMs?: number }): Promise<OpenDatabase> {
  const db = await connect(url, waitMs);
  try {
    await refuseNewerSchema(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, close: () => db.destroy() };
}

async function connect(url: string, waitMs: number): Promise<Db> {
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres(url, waitMs);
  if (/^[a-z0-9+]+:\/\//i.test(url))
    throw new Error(`不支持的数据库地址：${url}（可用 sqlite:文件路径 或 postgres://…）`);
  const path = url.replace(/^sqlite:/, '');
  if (path === '') throw new Error('数据库地址为空');
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    return await openSqlite(path, waitMs);
  } catch (error) {
    throw new Error(`无法打开数据库 ${path}：${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
