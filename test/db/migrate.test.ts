import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { checkDatabase } from '#db/backup.ts';
import { listPendingMigrations, MIGRATIONS, type Migration, migrateDatabase } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { DATABASES, type EmptyDatabase } from '#test/support/databases.ts';
import { type Program, startProgram } from '#test/support/program.ts';

const STEPS = MIGRATIONS.map(({ name }) => name);

/** Runs the migrating program `count` times at the same moment. */
async function migrateAtOnce(url: string, count: number, fatal = 0): Promise<Program[]> {
  const programs = Array.from({ length: count }, () => startProgram('db/programs/migrate.ts', url, String(fatal)));
  await Promise.all(programs.map((program) => program.firstLine()));
  for (const program of programs) program.say('开始');
  await Promise.all(programs.map((program) => program.ended));
  return programs;
}

const resultOf = (program: Program) =>
  JSON.parse(program.printed().split('\n')[1] ?? '') as { names: string[]; statements: number };

async function listTables(url: string): Promise<string[]> {
  const { db, close } = await openDatabase({ url });
  const tables = await db.introspection.getTables();
  await close();
  return tables.map(({ name }) => name);
}

async function withEmpty(createEmpty: () => Promise<EmptyDatabase>, work: (url: string) => Promise<void>) {
  const { url, remove } = await createEmpty();
  try {
    await work(url);
  } finally {
    await remove();
  }
}

describe.each(DATABASES)('升级（$name）', ({ createEmpty }) => {
  test('空库升到最新，再升一次什么也不做', () =>
    withEmpty(createEmpty, async (url) => {
      const { db, close } = await openDatabase({ url });
      expect(await listPendingMigrations(db)).toEqual(STEPS);
      expect(await migrateDatabase(db)).toEqual(STEPS);
      expect(await migrateDatabase(db)).toEqual([]);
      expect(await listPendingMigrations(db)).toEqual([]);
      expect(await checkDatabase(db)).toEqual([]);
      await close();
    }));

  test('后来的一步只做一次；出错的一步连同前面的一起撤销', () =>
    withEmpty(createEmpty, async (url) => {
      const { db, close } = await openDatabase({ url });
      const first: Migration = {
        name: '001-a',
        up: async (db) => void (await sql`create table a (x text)`.execute(db)),
      };
      const second: Migration = {
        name: '002-b',
        up: async (db) => void (await sql`create table b (x text)`.execute(db)),
      };
      const failing: Migration = {
        name: '003-c',
        up: async (db) => {
          await sql`create table c (x text)`.execute(db);
          await sql`drop table a`.execute(db);
          throw new Error('第三步出错');
        },
      };
      expect(await migrateDatabase(db, [first])).toEqual(['001-a']);
      const third: Migration = { name: '003-c', up: async () => undefined };
      await expect(migrateDatabase(db, [first, second, failing])).rejects.toThrow('第三步出错');
      const tables = async () => (await db.introspection.getTables()).map(({ name }) => name).sort();
      expect(await tables()).toEqual(['a', 'migrations']);
      expect(await migrateDatabase(db, [first, second, third])).toEqual(['002-b', '003-c']);
      expect(await tables()).toEqual(['a', 'b', 'migrations']);
      await close();
    }));

  test('几个程序同时启动：恰有一个升级，其余照常', async () => {
    for (let round = 0; round < 2; round += 1) {
      await withEmpty(createEmpty, async (url) => {
        const programs = await migrateAtOnce(url, 3);
        for (const program of programs) expect(await program.ended).toMatchObject({ code: 0, errors: '' });
        const names = programs.flatMap((program) => resultOf(program).names);
        expect(names).toEqual(STEPS);
      });
    }
  });

  test('升级中途被杀：不是旧结构就是新结构，再启动即升完', () =>
    withEmpty(createEmpty, async (url) => {
      const { db, close } = await openDatabase({ url: ':memory:' });
      let last = 0;
      await migrateDatabase(
        db.withPlugin({
          transformQuery: ({ node }) => {
            last += 1;
            return node;
          },
          transformResult: async ({ result }) => result,
        }),
      );
      await close();
      const some = [1, 2, 3].map(() => 1 + Math.floor(Math.random() * last));
      for (const fatal of [...new Set([1, ...some, last])]) {
        const [program] = await migrateAtOnce(url, 1, fatal);
        expect(await program?.ended, `第 ${fatal} 句`).toMatchObject({ signal: 'SIGKILL' });
        expect(await listTables(url), `第 ${fatal} 句`).toEqual([]);
      }
      const [program] = await migrateAtOnce(url, 1);
      expect(program && resultOf(program).names).toEqual(STEPS);
      expect(await listTables(url)).toHaveLength(19);
    }));
});
