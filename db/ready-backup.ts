import { rename } from 'node:fs/promises';
import { checkContent } from './backup.ts';
import { checkSeal, removeSeal } from './backup-seal.ts';
import { listAppliedMigrations, MIGRATIONS, migrateDatabase, refuseNewerSchema } from './migrate.ts';
import { openDatabase } from './open.ts';
import type { Db } from './schema.ts';
import { openSqliteAlone } from './sqlite.ts';
import { isFull } from './storage-errors.ts';
import { listSchema } from './tables.ts';

const DAMAGED = '这份备份已损坏或不完整（内容与校验码不符），不能恢复。请重新拷贝一次，或换一份备份。';

/**
 * Checks a copy of a backup in full and brings its schema up to date; when it is ready to be restored it gets the name `ready`, and
 * the answer is null. Else the answer is one sentence that says why not, and the copy is of no use.
 */
export async function readyBackup(file: string, ready: string): Promise<string | null> {
  const problem = await problemOf(file);
  if (problem === null) await rename(file, ready);
  return problem;
}

async function problemOf(file: string): Promise<string | null> {
  const seal = await checkSeal(file);
  if (seal === 'broken') return DAMAGED;
  if (seal === 'sealed') await removeSeal(file);
  let copy: Db | undefined;
  try {
    copy = openSqliteAlone(file);
    return await bringForward(copy);
  } catch (error) {
    if (isFull(error)) throw error;
    return DAMAGED;
  } finally {
    await copy?.destroy();
  }
}

async function bringForward(copy: Db): Promise<string | null> {
  const applied = await listAppliedMigrations(copy);
  if (applied[0]?.name !== MIGRATIONS[0]?.name) return '这是别的程序的数据库，不是绩衡的备份，没有恢复。';
  const newer = await refuseNewerSchema(copy).catch(
    () => '这份备份由更新的绩衡做出，本程序不认识。请用更新的程序恢复。',
  );
  if (newer) return newer;
  const problems = await checkContent(copy);
  if (problems.length > 0) return `这份备份已损坏，不能恢复：${problems.slice(0, 3).join('；')}。请换一份备份。`;
  await migrateDatabase(copy);
  const [found, known] = await Promise.all([listSchema(copy), listKnownSchema()]);
  if (JSON.stringify(found) !== JSON.stringify(known))
    return '这个文件的结构被别的程序改过，不是绩衡做出的备份，没有恢复。';
  return null;
}

async function listKnownSchema() {
  const { db, close } = await openDatabase({ url: ':memory:' });
  try {
    await migrateDatabase(db);
    return await listSchema(db);
  } finally {
    await close();
  }
}
