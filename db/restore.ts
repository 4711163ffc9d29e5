import { sql } from 'kysely';
import { openDatabase } from './open.ts';
import type { Tx } from './schema.ts';
import { findSetting, removeSetting, saveSetting } from './settings.ts';
import { listTables } from './tables.ts';

/**
 * Puts a ready copy of a backup in the place of everything that a SQLite database holds, in one transaction: whatever happens
 * meanwhile, the database is wholly the old or wholly the new one. `restored` is remembered in it.
 */
export async function restoreDatabase(file: string, copy: string, restored: string): Promise<void> {
  const { db, close } = await openDatabase({ url: file });
  try {
    await sql`attach ${copy} as backup`.execute(db);
    // Rows come and go table by table; the references are checked as a whole before the commit.
    await sql`pragma foreign_keys = off`.execute(db);
    await db.transaction().execute((db) => replaceAll(db, restored));
    // Else the journal stays as large as the backup.
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  } finally {
    await close();
  }
}

async function replaceAll(db: Tx, restored: string): Promise<void> {
  const [generation, lastBackup] = [await findSetting(db, 'generation'), await findSetting(db, 'lastBackup')];
  for (const table of await listTables(db)) {
    await sql`delete from main.${sql.id(table)}`.execute(db);
    await sql`insert into main.${sql.id(table)} select * from backup.${sql.id(table)}`.execute(db);
  }
  const broken = await sql`pragma main.foreign_key_check`.execute(db);
  if (broken.rows.length > 0) throw new Error('备份中有引用不完整的数据，没有恢复');
  await removeSetting(db, 'backup');
  await removeSetting(db, 'lastBackup');
  // These belong to the installation, not to the data.
  await saveSetting(db, 'generation', String(Number(generation ?? '0') + 1));
  if (lastBackup) await saveSetting(db, 'lastBackup', lastBackup);
  await saveSetting(db, 'restored', restored);
}
