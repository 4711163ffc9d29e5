import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { checkDatabase } from '#db/backup.ts';
import { findDatabaseFolder } from '#db/database-folder.ts';
import { MIGRATIONS, type Migration } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/schema.ts';
import { openSqliteAlone } from '#db/sqlite.ts';
import { listTables } from '#db/tables.ts';
import { backUpBefore, listAutomaticBackups } from '#src/actions/automatic-backups.ts';
import { upgradeDatabase } from '#src/actions/upgrade-database.ts';
import { DATABASES } from '#test/support/databases.ts';

const LABEL = { at: '2025-01-09T01:00:00.000Z', version: '0.2.0' };
const KEPT = new URL('../db/kept/schema-001.db.gz', import.meta.url);

/** A step after all that there are, so that something is always pending. */
const NEXT: Migration = {
  name: '999-next',
  up: async (db) => void (await sql`create table next (x text)`.execute(db)),
};
const FUTURE = [...MIGRATIONS, NEXT];

/** The sample unit as the first release stored it, in a place of its own. */
async function openKept(): Promise<{ db: Db; file: string; close(): Promise<void> }> {
  const { url, remove } = await DATABASES[0].createEmpty();
  const file = url.slice(7);
  writeFileSync(file, gunzipSync(readFileSync(KEPT)));
  const { db, close } = await openDatabase({ url });
  return { db, file, close: () => close().then(remove) };
}

/** Every row of the named tables, of each only the columns that are named. */
async function rowsOf(db: Db, columns: ReadonlyMap<string, string[]>): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const [table, names] of columns) {
    const { rows } = await sql`select ${sql.join(names.map((name) => sql.id(name)))} from ${sql.id(table)}
      order by rowid`.execute(db);
    found.push([table, rows]);
  }
  return found;
}

async function columnsOf(db: Db): Promise<Map<string, string[]>> {
  const columns = new Map<string, string[]>();
  for (const table of await listTables(db)) {
    if (table === 'migrations') continue;
    const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
    columns.set(
      table,
      rows.map(({ name }) => name),
    );
  }
  return columns;
}

describe('升级先备份', () => {
  test('第一版的数据升到最新：先备份，说一句，一行不丢', async () => {
    const { db, file, close } = await openKept();
    const columns = await columnsOf(db);
    const before = await rowsOf(db, columns);
    expect(JSON.stringify(before)).toContain('信息化运维项目');
    const said: string[] = [];
    const steps = await upgradeDatabase(db, LABEL, (line) => said.push(line), FUTURE);
    expect(steps).toEqual(FUTURE.slice(1).map(({ name }) => name));
    expect(await rowsOf(db, columns)).toEqual(before);
    const [backup = ''] = readdirSync(join(dirname(file), 'backups'));
    expect(backup).toMatch(/^升级前-2025-01-09-090000-0\.2\.0-\w+\.jiheng$/);
    expect(said).toEqual([`升级数据库前已备份：backups/${backup}`]);
    const copy = openSqliteAlone(join(dirname(file), 'backups', backup));
    columns.delete('settings');
    expect(await rowsOf(copy, columns)).toEqual(await rowsOf(db, columns));
    await copy.destroy();
    expect(await upgradeDatabase(db, LABEL, (line) => said.push(line), FUTURE)).toEqual([]);
    expect(said.length).toBe(1);
    await close();
  });

  test('第一版的数据按真正的步骤升级后完好', async () => {
    const { db, close } = await openKept();
    await upgradeDatabase(db, LABEL, () => undefined);
    expect(await checkDatabase(db)).toEqual([]);
    await close();
  });

  test('空的新库：没有什么可备份', async () => {
    const { url, remove } = await DATABASES[0].createEmpty();
    const { db, close } = await openDatabase({ url });
    const said: string[] = [];
    await upgradeDatabase(db, LABEL, (line) => said.push(line));
    expect(said).toEqual([]);
    expect(readdirSync(dirname(url.slice(7)))).not.toContain('backups');
    await close();
    await remove();
  });

  test('备份做不成：不升级，说明原因', async () => {
    const { db, file, close } = await openKept();
    writeFileSync(join(dirname(file), 'backups'), '这里不是文件夹');
    await expect(upgradeDatabase(db, LABEL, () => undefined, FUTURE)).rejects.toThrow(/升级前的备份没有做成.*没有升级/);
    expect(await listTables(db)).not.toContain('next');
    await close();
  });

  test('PostgreSQL 照常升级，不做文件备份', async () => {
    const { url, remove } = await DATABASES[1].createEmpty();
    const { db, close } = await openDatabase({ url });
    expect(await findDatabaseFolder(db)).toBe(null);
    await upgradeDatabase(db, LABEL, () => undefined);
    expect(await upgradeDatabase(db, LABEL, () => undefined, FUTURE)).toEqual(['999-next']);
    await close();
    await remove();
  });

  test('每种自动备份只留最近 5 份', async () => {
    const { db, close } = await openKept();
    const folder = await findDatabaseFolder(db);
    if (!folder) throw new Error('没有数据文件夹');
    await backUpBefore('恢复', folder, LABEL);
    for (let day = 1; day <= 7; day += 1)
      await backUpBefore('升级', folder, { ...LABEL, at: `2025-01-0${day}T01:00:00Z` });
    const kept = await listAutomaticBackups(folder);
    expect(kept.map(({ name }) => name.slice(0, 14))).toEqual([
      '恢复前-2025-01-09',
      ...[7, 6, 5, 4, 3].map((day) => `升级前-2025-01-0${day}`),
    ]);
    await close();
  });
});
