import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { saveIndicator } from '#db/indicators.ts';
import { openDatabase } from '#db/open.ts';
import { findProject, saveProject } from '#db/projects.ts';
import { findUnit, listUnits, saveUnit } from '#db/units.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { anIndicator, aProject, aUnit } from '#test/support/rows.ts';

describe.each(DATABASES)('存储的陷阱（$name）', ({ name, create }) => {
  const database = useDatabase(create);
  const unit = aUnit();
  beforeAll(() => saveUnit(database.db, unit));

  test('两个连接先读后写、交错进行，无一失败，无一丢失', async () => {
    const { db, url } = database;
    const project = aProject(unit.id, { year: 2001, yearTotal: 0 });
    await saveProject(db, project);
    const second = await openDatabase({ url });
    const add = (on: typeof db) =>
      on.transaction().execute(async (db) => {
        // PostgreSQL locks what is read to be changed; SQLite has the write lock since BEGIN IMMEDIATE.
        const query = db.selectFrom('projects').select('yearTotal').where('id', '=', project.id);
        const { yearTotal } = await (name === 'PostgreSQL' ? query.forUpdate() : query).executeTakeFirstOrThrow();
        await new Promise((resolve) => setTimeout(resolve, 2));
        await saveProject(db, { ...project, yearTotal: (yearTotal ?? 0) + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => add(index % 2 === 0 ? db : second.db)));
    await second.close();
    expect((await findProject(db, project.id))?.yearTotal).toBe(20);
  });

  test('2^53：以内的金额分毫不差，以外的拒绝存入', async () => {
    const { db } = database;
    const exact = aProject(unit.id, { year: 2002, yearTotal: 9_007_199_254_740_991, other: 9_007_199_254_740_990 });
    await saveProject(db, exact);
    expect(await findProject(db, exact.id)).toEqual(exact);
    for (const yearTotal of [9_007_199_254_740_992, 1e16, -1, 0.5, Number.NaN]) {
      await expect(saveProject(db, aProject(unit.id, { year: 2003, yearTotal }))).rejects.toThrow();
    }
  });

  test('2^53：别的程序存入的更大的数，读取时报错，不给出近似值', async () => {
    const { db } = database;
    for (const number of ['9007199254740993', '9007199254740992', '-9007199254740993']) {
      await expect(sql`select ${sql.raw(number)} as total`.execute(db)).rejects.toThrow('2^53');
    }
    const { rows } = await sql`select -9007199254740991 as total`.execute(db);
    expect(rows).toEqual([{ total: -9_007_199_254_740_991 }]);
  });

  test('金额、计数、合计读出来都是数，不是文字', async () => {
    const { db } = database;
    await saveProject(db, aProject(unit.id, { year: 2004, name: '一', yearTotal: 3_000_000_000 }));
    await saveProject(db, aProject(unit.id, { year: 2004, name: '二', yearTotal: 4_000_000_000 }));
    const row = await db
      .selectFrom('projects')
      .select((eb) => [
        eb.fn.countAll<number>().as('count'),
        eb.fn.sum<number>('yearTotal').as('sum'),
        eb.fn.max('yearTotal').as('max'),
      ])
      .where('year', '=', 2004)
      .executeTakeFirst();
    expect(row).toEqual({ count: 2, sum: 7_000_000_000, max: 4_000_000_000 });
  });

  test('布尔值不是整数：拒绝', async () => {
    const wrong = { ...aUnit(), isSample: true as unknown as 1 };
    await expect(saveUnit(database.db, wrong)).rejects.toThrow();
    expect(await findUnit(database.db, wrong.id)).toBeUndefined();
    await expect(saveUnit(database.db, aUnit({ isSample: 2 as 1 }))).rejects.toThrow();
  });

  test('整数列不收小数，也不收文字', async () => {
    const { db } = database;
    const project = aProject(unit.id, { year: 2005 });
    await saveProject(db, project);
    await expect(saveIndicator(db, anIndicator(project.id, { weight: 12.5 }))).rejects.toThrow();
    await expect(saveIndicator(db, anIndicator(project.id, { weight: '十' as unknown as number }))).rejects.toThrow();
    await saveIndicator(db, anIndicator(project.id, { weight: 1250 }));
  });

  test.each([
    ['查询', () => listUnits(database.db)],
    ['原始语句', () => sql`select 1`.execute(database.db)],
    ['再开事务', () => database.db.transaction().execute(async () => 1)],
  ])('事务内误用外面的 db：立即报错，不等死，整个事务撤销（%s）', async (_, misuse) => {
    const { db } = database;
    const lost = aUnit();
    const start = performance.now();
    const transaction = db.transaction().execute(async (db) => {
      await saveUnit(db, lost);
      await misuse();
    });
    await expect(transaction).rejects.toThrow('事务外的数据库对象');
    expect(performance.now() - start).toBeLessThan(1000);
    expect(await findUnit(db, lost.id)).toBeUndefined();
  });

  test('事务里开始、事务后继续的工作可以用外面的 db', async () => {
    const { db } = database;
    let later: Promise<unknown> | undefined;
    await db.transaction().execute(async (db) => {
      await findUnit(db, unit.id);
      later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => findUnit(database.db, unit.id));
    });
    expect(await later).toEqual(unit);
  });

  test('空值的次序两库一致', async () => {
    const { db } = database;
    for (const [name, yearTotal] of [
      ['无', null],
      ['一', 1],
      ['零', 0],
    ] as const) {
      await saveProject(db, aProject(unit.id, { year: 2006, name, yearTotal }));
    }
    const rows = await db
      .selectFrom('projects')
      .select('name')
      .where('year', '=', 2006)
      .orderBy('yearTotal', (order) => order.asc().nullsFirst())
      .execute();
    expect(rows.map(({ name }) => name)).toEqual(['无', '零', '一']);
  });

  test('文字的次序两库一致：逐字节，不依服务器的中文排序', async () => {
    const { db } = database;
    const names = ['乙', '甲', 'b', 'B', 'a', '𠮷', '〔', '阿', ' 一'];
    for (const name of names) await saveProject(db, aProject(unit.id, { year: 2007, name }));
    const rows = await db.selectFrom('projects').select('name').where('year', '=', 2007).orderBy('name').execute();
    const bytes = (name: string) => Buffer.from(name).toString('hex');
    const expected = names.toSorted((a, b) => (bytes(a) < bytes(b) ? -1 : 1));
    expect(rows.map(({ name }) => name)).toEqual(expected);
  });

  test('出错的事务整个撤销，之后照常', async () => {
    const { db } = database;
    const [lost, kept] = [aUnit(), aUnit()];
    const failing = db.transaction().execute(async (db) => {
      await saveUnit(db, lost);
      throw new Error('中途出错');
    });
    await expect(failing).rejects.toThrow('中途出错');
    await db.transaction().execute((db) => saveUnit(db, kept));
    expect([await findUnit(db, lost.id), await findUnit(db, kept.id)]).toEqual([undefined, kept]);
  });
});
