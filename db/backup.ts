import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { sealFile } from './backup-seal.ts';
import { isPostgres } from './is-postgres.ts';
import { listPendingMigrations, refuseNewerSchema } from './migrate.ts';
import type { Db } from './schema.ts';
import { saveSetting } from './settings.ts';
import { openSqliteAlone } from './sqlite.ts';
import { isDamaged } from './storage-errors.ts';
import { countRows, listTables } from './tables.ts';

/** What a backup says of itself. */
export interface BackupLabel {
  /** When it was made, and by which version of the program. */
  at: string;
  version: string;
}

/**
 * Copies a SQLite database, also while it is written to, into one new file that is checked, labelled and sealed before it gets its
 * name. Refuses to overwrite, and refuses PostgreSQL, whose own program for this is pg_dump.
 */
export async function backupDatabase(db: Db, file: string, label: BackupLabel): Promise<void> {
  if (isPostgres(db)) throw new Error('PostgreSQL 数据库请用 pg_dump 备份');
  if (existsSync(file)) throw new Error(`备份文件已存在，未覆盖：${file}`);
  const partial = `${file}.${process.pid}.partial`;
  try {
    const before = await countRows(db);
    await sql`vacuum into ${partial}`.execute(db);
    const after = await countRows(db);
    await checkCopy(partial, before, after, label);
    await sealFile(partial);
    await syncToDisk(partial, 'r+');
    await rename(partial, file);
    // A new name is safe from power loss only when its folder is written; Windows cannot do this and need not.
    if (process.platform !== 'win32') await syncToDisk(dirname(file), 'r');
  } finally {
    await rm(partial, { force: true });
  }
}

/** What is wrong with a database, as sentences: damage, broken references, lost versions of entries, a schema not up to date. */
export async function checkDatabase(db: Db): Promise<string[]> {
  try {
    const damage = isPostgres(db) ? [] : await listDamage(db);
    if (damage.length > 0) return damage;
    await refuseNewerSchema(db);
    const pending = await listPendingMigrations(db);
    return pending.length > 0 ? [`数据库结构需要升级：${pending.join('、')}（运行 migrate）`] : await listGaps(db);
  } catch (error) {
    return [troubleOf(error)];
  }
}

/** What is wrong with the content of a SQLite file, whichever of the known schemas it has. */
export async function checkContent(db: Db): Promise<string[]> {
  try {
    const damage = await listDamage(db);
    if (damage.length > 0) return damage;
    await refuseNewerSchema(db);
    return (await listTables(db)).includes('entries') ? await listGaps(db) : [];
  } catch (error) {
    return [troubleOf(error)];
  }
}

function troubleOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return isDamaged(error) ? `数据库文件损坏：${reason}` : reason;
}

async function listDamage(db: Db): Promise<string[]> {
  const damage = await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(db);
  const problems = damage.rows.map(({ integrityCheck }) => integrityCheck).filter((problem) => problem !== 'ok');
  // A damaged file cannot be searched for broken references.
  if (problems.length > 0) return problems.map((problem) => `数据库文件损坏：${problem}`);
  const broken = await sql<{ table: string; rowid: number; parent: string }>`pragma foreign_key_check`.execute(db);
  return broken.rows.map(({ table, rowid, parent }) => `表 ${table} 第 ${rowid} 行引用的 ${parent} 不存在`);
}

/** Versions of a cell count from 1 without a gap; a gap is a lost entry. */
async function listGaps(db: Db): Promise<string[]> {
  const cells = await db
    .selectFrom('entries')
    .select(['projectId', 'indicatorId', 'phase', 'field'])
    .groupBy(['projectId', 'indicatorId', 'phase', 'field'])
    .having((eb) => eb(eb.fn.max('version'), '!=', eb.fn.countAll<number>()))
    .execute();
  return cells.map(
    ({ projectId, indicatorId, phase, field }) =>
      `填报记录缺少版本：项目 ${projectId}，指标 ${indicatorId ?? '（无）'}，${phase} ${field}`,
  );
}

async function checkCopy(
  file: string,
  before: Map<string, number>,
  after: Map<string, number>,
  label: BackupLabel,
): Promise<void> {
  const copy = openSqliteAlone(file);
  try {
    const copied = await countRows(copy);
    await labelBackup(copy, label);
    const problems = await checkContent(copy);
    for (const [table, first] of before) {
      const [count = -1, last = first] = [copied.get(table), after.get(table)];
      // Rows may have come, or the sample unit gone, while the copy was made.
      if (count < Math.min(first, last) || count > Math.max(first, last)) problems.push(`表 ${table} 的行数不符`);
    }
    if (problems.length > 0) throw new Error(`备份未通过检查，已放弃：${problems.join('；')}`);
  } finally {
    await copy.destroy();
  }
}

/** A database that is not migrated at all has no place for a label. */
async function labelBackup(copy: Db, label: BackupLabel): Promise<void> {
  if ((await listTables(copy)).includes('settings')) await saveSetting(copy, 'backup', JSON.stringify(label));
}

async function syncToDisk(path: string, flags: 'r' | 'r+'): Promise<void> {
  const opened = await open(path, flags);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
