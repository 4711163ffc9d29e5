import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS, migrateDatabase } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/schema.ts';
import { isBusy, isFull } from '#db/storage-errors.ts';
import { findUnit, listUnits, saveUnit } from '#db/units.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { useFolder } from '#test/support/folder.ts';
import { aUnit } from '#test/support/rows.ts';

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

async function pragma(db: Db, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
  return Object.values(rows[0] ?? {})[0];
}

describe('打开 SQLite', () => {
  const folder = useFolder();

  test('日志方式 WAL、同步 FULL（断电不丢已确认的保存）、外键检查打开、等待 10 秒', async () => {
    const { db, close } = await openDatabase({ url: `sqlite:${folder.path('new/folder/jiheng.db')}` });
    expect(await pragma(db, 'journal_mode')).toBe('wal');
    expect(await pragma(db, 'synchronous')).toBe(2);
    expect(await pragma(db, 'foreign_keys')).toBe(1);
    expect(await pragma(db, 'busy_timeout')).toBe(10_000);
    await db.transaction().execute(async (db) => sql`select 1`.execute(db));
    expect(await pragma(db, 'busy_timeout')).toBe(10_000);
    await close();
  });

  test.each([
    ['路径', (path: string) => path],
    ['sqlite: 加路径', (path: string) => `sqlite:${path}`],
  ])('地址可以是%s', async (_, urlOf) => {
    const path = folder.path('plain.db');
    const { db, close } = await openDatabase({ url: urlOf(path) });
    await migrateDatabase(db);
    await close();
    expect(existsSync(path)).toBe(true);
  });

  test('地址可以是 :memory:', async () => {
    const { db, close } = await openDatabase({ url: ':memory:' });
    await migrateDatabase(db);
    expect(await listUnits(db)).toEqual([]);
    await close();
  });

  test.each([
    ['别的数据库', 'mysql://127.0.0.1/x', '不支持的数据库地址'],
    ['空地址', 'sqlite:', '地址为空'],
    ['目录', '.', '无法打开数据库'],
  ])('拒绝%s，说明原因', async (_, url, words) => {
    await expect(openDatabase({ url })).rejects.toThrow(words);
  });

  test('不是数据库的文件：拒绝，文件不变', async () => {
    const path = folder.path('not-a-database.db');
    writeFileSync(path, '项目名称,实际完成值\n'.repeat(500));
    await expect(openDatabase({ url: path })).rejects.toThrow('无法打开数据库');
  });

  test('写锁被占时等待，程序不停顿；到时限报“忙”，排队的不重新计时', async () => {
    const url = folder.path('locked.db');
    const first = await openDatabase({ url });
    const second = await openDatabase({ url, waitMs: 400 });
    await migrateDatabase(first.db);
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 10);
    await first.db.transaction().execute(async () => {
      const start = performance.now();
      const save = () => second.db.transaction().execute((db) => saveUnit(db, aUnit()));
      const errors = await Promise.all([1, 2, 3, 4, 5].map(() => errorOf(save())));
      expect(errors.map(isBusy)).toEqual([true, true, true, true, true]);
      expect(performance.now() - start).toBeLessThan(1200);
      expect(performance.now() - start).toBeGreaterThan(350);
      expect(ticks).toBeGreaterThan(10);
      expect(await listUnits(second.db)).toEqual([]);
    });
    clearInterval(clock);
    const unit = aUnit();
    await second.db.transaction().execute((db) => saveUnit(db, unit));
    expect(await findUnit(first.db, unit.id)).toEqual(unit);
    await first.close();
    await second.close();
  });

  test('磁盘满：保存报“满”，已存的可读，腾出空间后照常', async () => {
    const { db, close } = await openDatabase({ url: folder.path('full.db') });
    await migrateDatabase(db);
    const unit = aUnit();
    await saveUnit(db, unit);
    const pages = Number(await pragma(db, 'page_count'));
    await pragma(db, `max_page_count = ${pages}`);
    const large = (db: Db) => saveUnit(db, aUnit({ name: '名'.repeat(100_000) }));
    expect(isFull(await errorOf(large(db)))).toBe(true);
    expect(isFull(await errorOf(db.transaction().execute(large)))).toBe(true);
    expect(await listUnits(db)).toEqual([unit]);
    await pragma(db, `max_page_count = ${pages + 1000}`);
    await large(db);
    expect(await listUnits(db)).toHaveLength(2);
    await close();
  });
});

describe('打开 PostgreSQL', () => {
  const postgres = DATABASES[1];
  const database = useDatabase(postgres.create);

  test('行锁被占时等待，到时限报“忙”', async () => {
    const unit = aUnit();
    await saveUnit(database.db, unit);
    const second = await openDatabase({ url: database.url, waitMs: 300 });
    await database.db.transaction().execute(async (db) => {
      await saveUnit(db, { ...unit, name: '先改' });
      expect(isBusy(await errorOf(saveUnit(second.db, { ...unit, name: '后改' })))).toBe(true);
    });
    await saveUnit(second.db, { ...unit, name: '再改' });
    await second.close();
  });

  test('连接全被占用时报“忙”', async () => {
    const { db, close } = await openDatabase({ url: database.url, waitMs: 3000 });
    const held = Promise.withResolvers<void>();
    const begun = Array.from({ length: 10 }, () => Promise.withResolvers<void>());
    const all = begun.map(({ resolve }) =>
      db.transaction().execute(() => {
        resolve();
        return held.promise;
      }),
    );
    await Promise.all(begun.map(({ promise }) => promise));
    expect(isBusy(await errorOf(listUnits(db)))).toBe(true);
    held.resolve();
    await Promise.all(all);
    expect(await listUnits(db)).not.toEqual([]);
    await close();
  });

  test('服务器断开连接后，下一次照常', async () => {
    const { db, close } = await openDatabase({ url: database.url });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
    await sleep(100);
    expect(await listUnits(db)).not.toEqual([]);
    await close();
  });

  test('没有服务器在听：报“忙”', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    server.close();
    await once(server, 'close');
    expect(isBusy(await errorOf(openDatabase({ url: `postgres://x@127.0.0.1:${port}/x`, waitMs: 1000 })))).toBe(true);
  });
});

describe.each(DATABASES)('结构的版本（$name）', ({ create }) => {
  const database = useDatabase(create);

  test('比程序新的数据库：拒绝打开、拒绝升级，数据不变', async () => {
    const { db, url } = database;
    await db
      .insertInto('migrations')
      .values({ position: MIGRATIONS.length + 1, name: '002-of-the-future' })
      .execute();
    await expect(openDatabase({ url })).rejects.toThrow('002-of-the-future');
    await expect(migrateDatabase(db)).rejects.toThrow('结构比本程序新');
    expect(await listUnits(db)).toEqual([]);
  });
});

test('错误的种类', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  expect([isBusy(coded('SQLITE_BUSY_SNAPSHOT')), isBusy(coded('40P01')), isBusy(coded('23505'))]).toEqual([
    true,
    true,
    false,
  ]);
  expect([isFull(coded('SQLITE_FULL')), isFull(coded('53100')), isFull('SQLITE_FULL')]).toEqual([true, true, false]);
  expect(isBusy(new Error('外层', { cause: coded('SQLITE_BUSY') }))).toBe(true);
});
