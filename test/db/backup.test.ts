import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { backupDatabase, checkDatabase } from '#db/backup.ts';
import { appendEntry, listHistory } from '#db/entries.ts';
import { MIGRATIONS } from '#db/migrate.ts';
import { newId } from '#db/new-id.ts';
import { openDatabase } from '#db/open.ts';
import { findProject, saveProject } from '#db/projects.ts';
import { saveUnit } from '#db/units.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { useFolder } from '#test/support/folder.ts';
import { startProgram } from '#test/support/program.ts';
import { aProject, aUnit } from '#test/support/rows.ts';

const [SQLITE, POSTGRES] = DATABASES;
const LABEL = { at: '2025-01-09T01:00:00.000Z', version: '0.1.0' };

describe('备份（SQLite）', () => {
  const folder = useFolder();
  const database = useDatabase(SQLITE.create);
  const unit = aUnit();
  const project = aProject(unit.id);
  beforeAll(async () => {
    await saveUnit(database.db, unit);
    await saveProject(database.db, project);
  });

  test('备份文件打开即是原样的数据，旁边不留别的文件', async () => {
    const file = folder.path('copy.db');
    await backupDatabase(database.db, file, LABEL);
    expect(readdirSync(dirname(file))).toEqual(['copy.db']);
    const copy = await openDatabase({ url: file });
    expect(await findProject(copy.db, project.id)).toEqual(project);
    expect(await checkDatabase(copy.db)).toEqual([]);
    await copy.close();
  });

  test('已有同名文件：拒绝，原文件不变', async () => {
    const file = folder.path('taken.db');
    writeFileSync(file, '重要');
    await expect(backupDatabase(database.db, file, LABEL)).rejects.toThrow('已存在');
    expect(readFileSync(file, 'utf8')).toBe('重要');
  });

  test('没有这个文件夹：报错，不留文件', async () => {
    await expect(backupDatabase(database.db, folder.path('none/copy.db'), LABEL)).rejects.toThrow();
    expect(existsSync(folder.path('none'))).toBe(false);
  });

  test('另一程序正在不停保存：备份是其中某一刻的完整数据', async () => {
    const saving = startProgram('db/programs/save.ts', database.url.slice(7), project.id, '{"actual":0,"reason":0}');
    await saving.firstLine();
    const file = folder.path('under-load.db');
    await backupDatabase(database.db, file, LABEL);
    const acknowledged = saving.printed().split('\n').length - 1;
    saving.kill();
    await saving.ended;
    const copy = await openDatabase({ url: file });
    expect(await checkDatabase(copy.db)).toEqual([]);
    const copied = (await listHistory(copy.db, project.id)).length;
    await copy.close();
    expect(copied).toBeGreaterThan(0);
    expect(copied).toBeLessThanOrEqual(acknowledged + 2);
  });

  test('数据有问题的库：备份不通过，不留下看似可用的文件', async () => {
    const { db, url, close } = await SQLITE.create();
    const sqlite = new Sqlite(url.slice(7));
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec(`insert into deadlines values ('没有的单位', 2024, 'year-end', '2025-03-31')`);
    sqlite.close();
    const file = folder.path('broken.db');
    await expect(backupDatabase(db, file, LABEL)).rejects.toThrow(/未通过检查.*deadlines.*units/);
    expect(readdirSync(dirname(file)).filter((name) => name.startsWith('broken'))).toEqual([]);
    await close();
  });

  test('事务之中不能备份', async () => {
    await expect(
      database.db.transaction().execute((db) => backupDatabase(db, folder.path('inside.db'), LABEL)),
    ).rejects.toThrow(/transaction/);
  });

  test('检查：损坏的文件说得出', async () => {
    const file = folder.path('damaged.db');
    await backupDatabase(database.db, file, LABEL);
    const bytes = readFileSync(file);
    const { rows } = await sql<{ rootpage: number }>`select rootpage from sqlite_master where name = 'units'`.execute(
      database.db,
    );
    const pageSize = bytes.readUInt16BE(16);
    bytes.fill(0xff, pageSize * ((rows[0]?.rootpage ?? 0) - 1), pageSize * (rows[0]?.rootpage ?? 0));
    writeFileSync(file, bytes);
    const { db, close } = await openDatabase({ url: file });
    const problems = await checkDatabase(db);
    await close();
    expect(problems.join()).toContain('损坏');
  });
});

describe('备份（PostgreSQL）', () => {
  const folder = useFolder();
  const database = useDatabase(POSTGRES.create);

  test('拒绝，说明用 pg_dump', async () => {
    const file = folder.path('copy.db');
    await expect(backupDatabase(database.db, file, LABEL)).rejects.toThrow('pg_dump');
    expect(existsSync(file)).toBe(false);
  });
});

describe.each(DATABASES)('检查（$name）', ({ create, createEmpty }) => {
  const database = useDatabase(create);

  test('缺了版本的填报记录', async () => {
    const { db } = database;
    const unit = aUnit();
    const project = aProject(unit.id);
    await saveUnit(db, unit);
    await saveProject(db, project);
    const cell = { projectId: project.id, indicatorId: null, phase: 'year-end', field: 'goalResult' } as const;
    for (const [expectedVersion, text] of ['一', '二', '三'].entries()) {
      const entry = { id: newId(), cell, text, expectedVersion, at: '', by: '' };
      await db.transaction().execute((db) => appendEntry(db, entry));
    }
    expect(await checkDatabase(db)).toEqual([]);
    await sql`delete from entries where version = 2`.execute(db);
    expect(await checkDatabase(db)).toEqual([expect.stringContaining('缺少版本')]);
  });

  test('还没升级的库、比程序新的库', async () => {
    const empty = await createEmpty();
    const { db, close } = await openDatabase({ url: empty.url });
    expect(await checkDatabase(db)).toEqual([
      expect.stringContaining('需要升级：001-start、002-jobs、003-import-corrections、004-target-changes'),
    ]);
    await close();
    await empty.remove();
    await database.db
      .insertInto('migrations')
      .values({ position: MIGRATIONS.length + 1, name: '999-new' })
      .execute();
    expect(await checkDatabase(database.db)).toEqual([expect.stringContaining('比本程序新')]);
  });
});
