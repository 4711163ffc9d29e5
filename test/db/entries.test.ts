import { beforeAll, describe, expect, test } from 'vitest';
import {
  appendEntry,
  type Cell,
  findEntry,
  isStorable,
  listEntries,
  listEntriesOfProjects,
  listHistory,
} from '#db/entries.ts';
import { saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { openDatabase } from '#db/open.ts';
import { saveProject } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { saveUnit } from '#db/units.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { anIndicator, aProject, aUnit } from '#test/support/rows.ts';

const AT = '2025-01-06T02:00:00.000Z';

/** One typed text, in a transaction of its own. */
function type(db: Db, cell: Cell, text: string, expectedVersion: number, by = '甲') {
  return db.transaction().execute((db) => appendEntry(db, { id: newId(), cell, text, expectedVersion, at: AT, by }));
}

test.each([
  ['普通文字与换行', '≥90%\n𠮷䶮㛃㎥α\u202e右', true],
  ['空', '', true],
  ['NUL', 'a\0b', false],
  ['半个代理对', 'a\ud842', false],
])('能否原样保存：%s', (_, text, expected) => {
  expect(isStorable(text)).toBe(expected);
});

describe.each(DATABASES)('填报（$name）', ({ create }) => {
  const database = useDatabase(create);
  const unit = aUnit();
  const project = aProject(unit.id, { year: 2024 });
  const other = aProject(unit.id, { year: 2025 });
  // The ids are chosen so that their order is the reverse of the form's.
  const second = anIndicator(project.id, { id: '00000000-0000-7000-8000-000000000001', position: 2 });
  const first = anIndicator(project.id, { id: '00000000-0000-7000-8000-000000000002', position: 1 });
  const elsewhere = anIndicator(other.id);
  beforeAll(async () => {
    await saveUnit(database.db, unit);
    for (const row of [project, other]) await saveProject(database.db, row);
    for (const row of [first, second, elsewhere]) await saveIndicator(database.db, row);
  });
  const cellOf = (field: string, indicatorId: string | null = first.id, phase: Cell['phase'] = 'year-end'): Cell => ({
    projectId: project.id,
    indicatorId,
    phase,
    field,
  });

  test.each([
    ['指标单元格', (): Cell => cellOf('actual')],
    ['项目单元格', (): Cell => cellOf('executed.total', null)],
  ])('版本从 1 起逐次递增，只增不改：%s', async (_, cellNow) => {
    const { db } = database;
    const cell = cellNow();
    expect(await type(db, cell, '48', 0)).toEqual({ ok: true, version: 1, appended: true });
    expect(await type(db, cell, '49', 1)).toEqual({ ok: true, version: 2, appended: true });
    expect(await type(db, cell, '', 2)).toEqual({ ok: true, version: 3, appended: true });
    expect(await findEntry(db, cell)).toMatchObject({ ...cell, version: 3, text: '', enteredAt: AT, enteredBy: '甲' });
    const history = await listHistory(db, project.id, cell.indicatorId, cell.field);
    expect(history.map(({ version, text }) => [version, text])).toEqual([
      [1, '48'],
      [2, '49'],
      [3, ''],
    ]);
  });

  test('未变的文字不新增，读到的版本过期也一样', async () => {
    const { db } = database;
    const cell = cellOf('reason');
    expect(await type(db, cell, '', 0)).toEqual({ ok: true, version: 0, appended: false });
    await type(db, cell, '一', 0);
    await type(db, cell, '二', 1);
    expect(await type(db, cell, '二', 2)).toEqual({ ok: true, version: 2, appended: false });
    expect(await type(db, cell, '二', 0)).toEqual({ ok: true, version: 2, appended: false });
  });

  test('版本过期得到对方的内容，什么也不存', async () => {
    const { db } = database;
    const cell = cellOf('measure');
    await type(db, cell, '乙先填', 0, '乙');
    const conflict = { version: 1, text: '乙先填', enteredAt: AT, enteredBy: '乙' };
    expect(await type(db, cell, '甲后填', 0)).toEqual({ ok: false, conflict });
    expect(await type(db, cell, '甲后填', 7)).toEqual({ ok: false, conflict });
    expect(await listHistory(db, project.id, first.id, 'measure')).toHaveLength(1);
    const nothing = { version: 0, text: '', enteredAt: '', enteredBy: '' };
    expect(await type(db, cellOf('share'), '80', 3)).toEqual({ ok: false, conflict: nothing });
  });

  test.each([
    ['指标单元格，文字不同', (): Cell => cellOf('race'), '乙'],
    ['项目单元格，文字不同', (): Cell => cellOf('race', null), '乙'],
    ['指标单元格，文字相同', (): Cell => cellOf('race.same'), '甲'],
  ])('两人同时保存同一格，只有一个版本：%s', async (_, cellNow, text) => {
    const { db, url } = database;
    const cell = cellNow();
    const another = await openDatabase({ url });
    let late: ReturnType<typeof type> | undefined;
    await db.transaction().execute(async (db) => {
      await appendEntry(db, { id: newId(), cell, text: '甲', expectedVersion: 0, at: AT, by: '甲' });
      late = type(another.db, cell, text, 0, '乙');
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    const conflict = { version: 1, text: '甲', enteredAt: AT, enteredBy: '甲' };
    expect(await late).toEqual(text === '甲' ? { ok: true, version: 1, appended: false } : { ok: false, conflict });
    await another.close();
  });

  test('各格只列最新版本；年中与年末、各项目互不相干', async () => {
    const { db } = database;
    const mid = (field: string, indicatorId: string | null) => cellOf(field, indicatorId, 'mid-year');
    await type(db, mid('actual', first.id), '1', 0);
    await type(db, mid('actual', first.id), '2', 1);
    await type(db, mid('actual', second.id), '3', 0);
    await type(db, mid('executionReason', null), '说明', 0);
    await type(db, mid('executionReason', null), '改', 1);
    const cell = { projectId: other.id, indicatorId: elsewhere.id, phase: 'mid-year', field: 'actual' } as const;
    await type(db, cell, '9', 0);
    const cells = (await listEntries(db, project.id, 'mid-year')).map((entry) => [
      entry.indicatorId,
      entry.field,
      entry.version,
      entry.text,
    ]);
    expect(cells).toEqual([
      [null, 'executionReason', 2, '改'],
      [second.id, 'actual', 1, '3'],
      [first.id, 'actual', 2, '2'],
    ]);
    const both = await listEntriesOfProjects(db, [project.id, other.id], 'mid-year');
    expect(both.map(({ text }) => text).sort()).toEqual(['2', '3', '9', '改']);
    expect(await listEntriesOfProjects(db, [], 'mid-year')).toEqual([]);
  });

  test('历史：项目单元格在前，再按表中指标次序（空值次序两库一致）', async () => {
    const { db } = database;
    const history = (await listHistory(db, project.id)).filter(({ phase }) => phase === 'mid-year');
    expect(history.map(({ text }) => text)).toEqual(['说明', '改', '1', '2', '3']);
    const ownCells = await listHistory(db, project.id, null);
    expect(new Set(ownCells.map(({ indicatorId }) => indicatorId))).toEqual(new Set([null]));
  });

  test('别的项目的指标、不能保存的文字、事务之外，一律拒绝', async () => {
    const { db } = database;
    const foreign = { ...cellOf('actual'), indicatorId: elsewhere.id };
    await expect(type(db, foreign, '1', 0)).rejects.toThrow(/foreign key/i);
    await expect(type(db, cellOf('nul'), 'a\0b', 0)).rejects.toThrow('无法保存的字符');
    const entry = { id: newId(), cell: cellOf('outside'), text: '1', expectedVersion: 0, at: AT, by: '甲' };
    // @ts-expect-error: the types already refuse a database that is no transaction.
    await expect(appendEntry(db, entry)).rejects.toThrow('只能在事务内调用');
    expect(await findEntry(db, entry.cell)).toBeUndefined();
  });

  test('同一编号不能用两次，也不会被当成冲突', async () => {
    const { db } = database;
    const id = newId();
    const append = (field: string) =>
      db.transaction().execute((db) => {
        return appendEntry(db, { id, cell: cellOf(field), text: '1', expectedVersion: 0, at: AT, by: '甲' });
      });
    await append('id.one');
    await expect(append('id.two')).rejects.toThrow(/unique/i);
  });

  test('一兆字节、罕用字、换行与从右到左的文字原样保存', async () => {
    const { db } = database;
    const text = `${'字'.repeat(350_000)}\n𠮷䶮㛃㎥\u202eא`;
    await type(db, cellOf('long'), text, 0);
    expect((await findEntry(db, cellOf('long')))?.text === text).toBe(true);
  });
});
