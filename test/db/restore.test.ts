import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { runApart } from '#db/apart.ts';
import { backupDatabase, checkDatabase } from '#db/backup.ts';
import { appendEntry, listHistory } from '#db/entries.ts';
import { newId } from '#db/new-id.ts';
import { openDatabase } from '#db/open.ts';
import { saveProject } from '#db/projects.ts';
import { readyBackup } from '#db/ready-backup.ts';
import { saveRectification } from '#db/rectifications.ts';
import type { Db } from '#db/schema.ts';
import { findSetting, saveSetting } from '#db/settings.ts';
import { openSqliteAlone } from '#db/sqlite.ts';
import { countRows } from '#db/tables.ts';
import { saveUnit } from '#db/units.ts';
import { fillEveryTable, hashOfRows } from '#test/db/copied-rows.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { useFolder } from '#test/support/folder.ts';
import { aProject, aUnit } from '#test/support/rows.ts';

const LABEL = { at: '2025-01-09T01:00:00.000Z', version: '0.1.0' };
const CREATE = DATABASES[0].create;
const folder = useFolder();

async function enter(db: Db, projectId: string, text: string, expectedVersion: number): Promise<void> {
  const cell = { projectId, indicatorId: null, phase: 'year-end', field: 'goalResult' } as const;
  const entry = { id: newId(), cell, text, expectedVersion, at: `2025-01-0${expectedVersion + 1}T01:00:00Z`, by: '陈' };
  await db.transaction().execute((db) => appendEntry(db, entry));
}

async function readied(db: Db): Promise<string> {
  const file = folder.path(`${newId()}.jiheng`);
  await backupDatabase(db, file, LABEL);
  expect(await readyBackup(file, `${file}.ready`)).toBe(null);
  return `${file}.ready`;
}

describe('恢复', () => {
  const database = useDatabase(CREATE);
  const project = aProject('');
  const fileOf = () => database.url.slice(7);

  beforeEach(async () => {
    const unit = aUnit();
    await saveUnit(database.db, unit);
    Object.assign(project, aProject(unit.id, { name: `项目${newId()}` }));
    await saveProject(database.db, project);
  });

  test('恢复后与备份时一模一样，正开着的连接立即看到', async () => {
    await enter(database.db, project.id, '备份前', 0);
    const before = await hashOfRows(database.db);
    const copy = await readied(database.db);
    await enter(database.db, project.id, '备份后', 1);
    await saveRectification(database.db, {
      ...{ id: newId(), version: 1, projectId: project.id, problem: '台账不全', measure: '', foundOn: '' },
      ...{ startedOn: '', doneOn: '', withdrawn: 0, at: '2025-01-03T01:00:00Z', by: '陈' },
    });
    await saveSetting(database.db, 'lastBackup', '{"at":"x"}');
    expect(await hashOfRows(database.db)).not.toBe(before);
    const losses = await runApart('losses', fileOf(), copy);
    expect(losses).toMatchObject({
      entries: 1,
      projects: [{ project: project.name, gone: 0, entries: 1, statusChanges: 0, targetChanges: 0, rectifications: 1 }],
      newest: [{ project: project.name, indicator: '', field: 'goalResult', text: '备份后', enteredBy: '陈' }],
    });
    await runApart('restore', fileOf(), copy, '{"at":"y"}');
    expect(await hashOfRows(database.db)).toBe(before);
    expect(await checkDatabase(database.db)).toEqual([]);
    expect((await listHistory(database.db, project.id)).map(({ text }) => text)).toEqual(['备份前']);
    expect(await findSetting(database.db, 'lastBackup')).toBe('{"at":"x"}');
    expect(await findSetting(database.db, 'restored')).toBe('{"at":"y"}');
    expect(await findSetting(database.db, 'backup')).toBe(undefined);
  });

  test('每恢复一次，恢复的次数加一，备份里记的不算', async () => {
    const copy = await readied(database.db);
    const count = async () => Number((await findSetting(database.db, 'generation')) ?? '0');
    const first = await count();
    await runApart('restore', fileOf(), copy, '{}');
    await runApart('restore', fileOf(), copy, '{}');
    expect(await count()).toBe(first + 2);
  });

  test('别的程序正在写：等它写完再恢复', async () => {
    const copy = await readied(database.db);
    const before = await hashOfRows(database.db);
    const other = new Sqlite(fileOf());
    other.exec('begin immediate');
    other.exec(`insert into settings values ('sampleClearedAt', '恢复前一刻')`);
    const restored = runApart('restore', fileOf(), copy, '{}');
    await sleep(700);
    other.exec('commit');
    other.close();
    await restored;
    expect(await hashOfRows(database.db)).toBe(before);
  });
});

test('结构中的每一张表都在备份里，也都恢复', async () => {
  const [full, empty] = [await CREATE(), await CREATE()];
  await fillEveryTable(full.db);
  const rows = await countRows(full.db);
  expect([...rows].filter(([, count]) => count === 0)).toEqual([]);
  const copy = folder.path('every-table.jiheng');
  await sql`vacuum into ${copy}`.execute(full.db);
  await runApart('restore', empty.url.slice(7), copy, '{}');
  expect(await hashOfRows(empty.db)).toBe(await hashOfRows(full.db));
  const restored = await countRows(empty.db);
  expect([...restored].filter(([, count]) => count === 0)).toEqual([]);
  await Promise.all([full.close(), empty.close()]);
});

describe('不能恢复的文件', () => {
  const database = useDatabase(CREATE);

  async function refusedFor(change: (bytes: Buffer) => Buffer): Promise<string | null> {
    const file = folder.path(`${newId()}.jiheng`);
    await backupDatabase(database.db, file, LABEL);
    writeFileSync(file, change(readFileSync(file)));
    return readyBackup(file, `${file}.ready`);
  }

  test('改了任意一个字节', async () => {
    const file = folder.path('flipped.jiheng');
    await backupDatabase(database.db, file, LABEL);
    const bytes = readFileSync(file);
    const places = [0, 16, 24, 100, bytes.length - 1, bytes.length - 30, bytes.length - 82];
    for (let i = 0; i < 40; i += 1) places.push(Math.floor(Math.random() * bytes.length));
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(file, changed);
      expect(await readyBackup(file, `${file}.ready`), `第 ${place} 字节`).toContain('已损坏');
    }
  });

  test.each([
    ['截去一半', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['截去最后一个字节', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['截到整页', (bytes: Buffer) => bytes.subarray(0, 8192)],
    ['后面多了东西', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('多')])],
    ['只有几个字节', () => Buffer.from('SQLite format 3\0')],
  ])('%s', async (_, change) => {
    expect(await refusedFor(change)).toContain('已损坏');
  });

  test('别的程序的数据库', async () => {
    const file = folder.path('foreign.db');
    const foreign = new Sqlite(file);
    foreign.exec('create table notes (text text)');
    foreign.close();
    expect(await readyBackup(file, `${file}.ready`)).toContain('别的程序的数据库');
  });

  test('更新的程序做出的备份', async () => {
    const file = folder.path('newer.jiheng');
    await backupDatabase(database.db, file, LABEL);
    const newer = new Sqlite(file);
    newer.exec(`insert into migrations values (900, '900-future')`);
    newer.exec('vacuum');
    newer.close();
    expect(await readyBackup(file, `${file}.ready`)).toContain('用更新的程序');
  });

  test.each([
    ['多了触发器', `create trigger t after insert on units begin delete from entries; end`],
    ['多了一张表', 'create table extra (x text)'],
    ['多了一栏', 'alter table units add column extra text'],
    ['少了一张表', 'drop table imports'],
  ])('结构被改过：%s', async (_, statement) => {
    const file = folder.path(`${newId()}.db`);
    await sql`vacuum into ${file}`.execute(database.db);
    const changed = new Sqlite(file);
    changed.exec(statement);
    changed.close();
    expect(await readyBackup(file, `${file}.ready`)).toContain('结构被别的程序改过');
  });

  test('直接拷贝的数据文件没有校验码，照样可以恢复', async () => {
    const file = folder.path('bare.db');
    await sql`vacuum into ${file}`.execute(database.db);
    expect(await readyBackup(file, `${file}.ready`)).toBe(null);
    const copy = openSqliteAlone(`${file}.ready`);
    expect(await checkDatabase(copy)).toEqual([]);
    await copy.destroy();
  });

  test('封好的备份本身就能作为数据库打开', async () => {
    const file = folder.path('sealed.jiheng');
    await backupDatabase(database.db, file, LABEL);
    const { db, close } = await openDatabase({ url: file });
    expect(await checkDatabase(db)).toEqual([]);
    expect(await findSetting(db, 'backup')).toBe(JSON.stringify(LABEL));
    await close();
  });
});
