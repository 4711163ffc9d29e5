import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#db/new-id.ts';
import { saveProject } from '#db/projects.ts';
import { findRecord, listNewestContents, listNewestRecords, listRecords, saveRecord } from '#db/records.ts';
import type { FrozenRecord, Phase, State } from '#db/schema.ts';
import { findNewestStatusChange, listNewestStatusChanges, saveStatusChange } from '#db/status-changes.ts';
import { saveUnit } from '#db/units.ts';
import { DATABASES, DUPLICATE, useDatabase } from '#test/support/databases.ts';
import { aProject, aUnit } from '#test/support/rows.ts';

function aRecord(projectId: string, version: number, given: Partial<FrozenRecord> = {}): FrozenRecord {
  return {
    ...{ id: newId(), projectId, phase: 'year-end', version, format: 1, hash: `h${version}`, total: 9000 + version },
    ...{ grade: '优', submittedAt: '2025-01-06T02:00:00.000Z', submittedBy: '甲', content: `{"version":${version}}` },
    ...given,
  };
}

describe.each(DATABASES)('状态与定稿（$name）', ({ create }) => {
  const database = useDatabase(create);
  const [unit, other] = [aUnit(), aUnit()];
  const second = aProject(unit.id, { name: '乙', position: 2 });
  const first = aProject(unit.id, { name: '甲', position: 1 });
  const elsewhere = aProject(other.id, { name: '丙', position: 3 });
  const lastYear = aProject(unit.id, { year: 2023 });
  beforeAll(async () => {
    for (const row of [unit, other]) await saveUnit(database.db, row);
    for (const row of [second, first, elsewhere, lastYear]) await saveProject(database.db, row);
  });

  test('定稿：各版本原样保存，按版本号排列', async () => {
    const { db } = database;
    const mid = aRecord(first.id, 5, { phase: 'mid-year', total: null, grade: null });
    const records = [aRecord(first.id, 2), aRecord(first.id, 1), aRecord(second.id, 1), mid];
    for (const record of records) await saveRecord(db, record);
    expect(await findRecord(db, first.id, 'year-end', 1)).toEqual(records[1]);
    expect(await findRecord(db, first.id, 'year-end', 3)).toBeUndefined();
    expect(await findRecord(db, first.id, 'mid-year', 5)).toEqual(mid);
    expect((await listRecords(db, first.id, 'year-end')).map(({ version }) => version)).toEqual([1, 2]);
  });

  test('定稿不能改写', async () => {
    const again = saveRecord(database.db, aRecord(first.id, 1, { total: 1 }));
    await expect(again).rejects.toMatchObject({ code: DUPLICATE });
    expect((await findRecord(database.db, first.id, 'year-end', 1))?.total).toBe(9001);
  });

  test('全年最新定稿：只读总分与等级，不读正文', async () => {
    const { db } = database;
    await saveRecord(db, aRecord(elsewhere.id, 1, { total: 8000 }));
    await saveRecord(db, aRecord(lastYear.id, 1, { total: 1 }));
    const all = await listNewestRecords(db, { year: 2024 }, 'year-end');
    expect(all.map(({ projectId, version, total }) => [projectId, version, total])).toEqual([
      [first.id, 2, 9002],
      [second.id, 1, 9001],
      [elsewhere.id, 1, 8000],
    ]);
    expect(all.some((record) => 'content' in record)).toBe(false);
    expect(await listNewestRecords(db, { year: 2024, unitId: other.id }, 'year-end')).toHaveLength(1);
    expect((await listNewestRecords(db, { year: 2024 }, 'mid-year')).map(({ total }) => total)).toEqual([null]);
  });

  test('几个项目的最新定稿：连正文一次读出，没有的不列，另一张表的不算', async () => {
    const { db } = database;
    const nothing = aProject(unit.id, { name: '丁' });
    await saveProject(db, nothing);
    const ids = [second.id, first.id, nothing.id];
    const found = await listNewestContents(db, ids, 'year-end');
    expect(new Map(found.map((one) => [one.projectId, one.content]))).toEqual(
      new Map([
        [first.id, '{"version":2}'],
        [second.id, '{"version":1}'],
      ]),
    );
    expect(await listNewestContents(db, [], 'year-end')).toEqual([]);
  });

  test('状态：次序按序号，不按时钟', async () => {
    const { db } = database;
    const change = (state: State, at: string, phase: Phase = 'year-end', projectId = first.id) =>
      saveStatusChange(db, { id: newId(), projectId, phase, state, version: 1, reason: '', at, by: '甲' });
    expect(await findNewestStatusChange(db, first.id, 'year-end')).toBeUndefined();
    expect(await change('submitted', '2025-03-01T00:00:00.000Z')).toBe(1);
    // The clock has been set back.
    expect(await change('reopened', '2025-01-01T00:00:00.000Z')).toBe(2);
    expect(await change('submitted', '2025-02-01T00:00:00.000Z')).toBe(3);
    expect(await change('approved', '2024-12-31T00:00:00.000Z')).toBe(4);
    expect(await change('submitted', '2024-08-01T00:00:00.000Z', 'mid-year')).toBe(1);
    expect(await change('returned', '2024-08-01T00:00:00.000Z', 'year-end', second.id)).toBe(1);
    expect((await findNewestStatusChange(db, first.id, 'year-end'))?.state).toBe('approved');
    const newest = await listNewestStatusChanges(db, { year: 2024 }, 'year-end');
    expect(newest.map(({ projectId, state }) => [projectId, state])).toEqual([
      [first.id, 'approved'],
      [second.id, 'returned'],
    ]);
    expect(await listNewestStatusChanges(db, { year: 2024, unitId: other.id }, 'year-end')).toEqual([]);
  });
});
