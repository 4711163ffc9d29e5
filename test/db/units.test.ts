import { describe, expect, test } from 'vitest';
import { listDeadlines, saveDeadline } from '#db/deadlines.ts';
import { appendEntry } from '#db/entries.ts';
import { findImport, saveConfirmation, saveImport, saveUndoing } from '#db/imports.ts';
import { saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { findProject, saveProject } from '#db/projects.ts';
import { saveRecord } from '#db/records.ts';
import { listRulebookOverrides, saveRulebookOverride } from '#db/rulebook-overrides.ts';
import { saveStatusChange } from '#db/status-changes.ts';
import { saveTargetChanges } from '#db/target-changes.ts';
import { findSampleUnit, findUnit, findUnitByName, listUnits, removeSampleUnit, saveUnit } from '#db/units.ts';
import { DATABASES, type TestDatabase, useDatabase } from '#test/support/databases.ts';
import { anIndicator, aProject, aUnit } from '#test/support/rows.ts';

const AT = '2025-01-06T02:00:00.000Z';
const TABLES = [
  'units',
  'projects',
  'indicators',
  'entries',
  'targetChanges',
  'statusChanges',
  'records',
  'deadlines',
  'rulebookOverrides',
] as const;

/** A unit with a row in every table, its second project the continuation of the first. */
async function fillUnit({ db }: TestDatabase, isSample: 0 | 1) {
  const unit = aUnit({ isSample });
  const project = aProject(unit.id, { year: 2023 });
  const indicator = anIndicator(project.id);
  await db.transaction().execute(async (db) => {
    await saveUnit(db, unit);
    await saveProject(db, project);
    await saveProject(db, aProject(unit.id, { year: 2024, previousProjectId: project.id }));
    await saveIndicator(db, indicator);
    const cell = { projectId: project.id, phase: 'year-end', field: 'actual' } as const;
    const typed = { text: '1', expectedVersion: 0, at: AT, by: '甲' };
    await appendEntry(db, { id: newId(), cell: { ...cell, indicatorId: indicator.id }, ...typed });
    await appendEntry(db, { id: newId(), cell: { ...cell, indicatorId: null }, ...typed });
    await saveTargetChanges(db, [
      {
        ...{ id: newId(), projectId: project.id, indicatorId: indicator.id, indicator: indicator.name, kind: null },
        ...{ field: 'target', before: '', after: '≥1(个)', reason: '', approvalNumber: '', approvedOn: '' },
        ...{ at: AT, by: '甲' },
      },
    ]);
    const of = { projectId: project.id, phase: 'year-end', version: 1 } as const;
    await saveStatusChange(db, { id: newId(), ...of, state: 'submitted', reason: '', at: AT, by: '甲' });
    const frozen = {
      format: 1,
      hash: 'h',
      total: 9862,
      grade: '优',
      submittedAt: AT,
      submittedBy: '甲',
      content: '{}',
    };
    await saveRecord(db, { id: newId(), ...of, ...frozen });
    await saveDeadline(db, { unitId: unit.id, year: 2024, phase: 'year-end', dueOn: '2025-03-31' });
    const override = { figure: 'grades', value: '[]', source: '某文件', validFrom: '2024-01-01' };
    await saveRulebookOverride(db, {
      id: newId(),
      unitId: unit.id,
      rulebook: 'shanghai',
      ...override,
      createdAt: AT,
      createdBy: '甲',
    });
  });
  return { unit, project };
}

async function countAll({ db }: TestDatabase): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = row.count;
  }
  return counts;
}

describe.each(DATABASES)('单位及其设置（$name）', ({ create }) => {
  const database = useDatabase(create);

  test('清除示例单位：其全部数据，别的一行不少', async () => {
    const { db } = database;
    await fillUnit(database, 0);
    const before = await countAll(database);
    const { unit, project } = await fillUnit(database, 1);
    expect(await findSampleUnit(db)).toEqual(unit);
    await db.transaction().execute((db) => removeSampleUnit(db, unit.id));
    expect(await countAll(database)).toEqual(before);
    expect(await findSampleUnit(db)).toBeUndefined();
    expect(await findProject(db, project.id)).toBeUndefined();
  });

  test('不是示例单位的，拒绝清除', async () => {
    const { db } = database;
    const { unit } = await fillUnit(database, 0);
    const before = await countAll(database);
    await expect(db.transaction().execute((db) => removeSampleUnit(db, unit.id))).rejects.toThrow('示例单位');
    await expect(db.transaction().execute((db) => removeSampleUnit(db, '没有'))).rejects.toThrow('示例单位');
    expect(await countAll(database)).toEqual(before);
  });

  test('按名称只找到真实单位；列表按拼音，示例在最后', async () => {
    const { db } = database;
    const units = [
      aUnit({ name: '啊示例', isSample: 1 }),
      aUnit({ name: '中心' }),
      aUnit({ name: '𠮷村' }),
      aUnit({ name: '北区', isSample: 1 }),
      aUnit({ name: '北区' }),
    ];
    for (const unit of units) await saveUnit(db, unit);
    expect(await findUnitByName(db, '北区')).toEqual(units[4]);
    expect(await findUnitByName(db, '啊示例')).toBeUndefined();
    const names = (await listUnits(db)).map(({ name, isSample }) => (isSample ? `${name}（示例）` : name));
    expect(names.filter((name) => !name.startsWith('测试单位'))).toEqual([
      '北区',
      '中心',
      '𠮷村',
      '啊示例（示例）',
      '北区（示例）',
    ]);
    const renamed = { ...aUnit(), id: units[1]?.id ?? '', name: '新中心' };
    await saveUnit(db, renamed);
    expect(await findUnit(db, renamed.id)).toEqual(renamed);
  });

  test('截止日期：后存的代替先存的', async () => {
    const { db } = database;
    const unit = aUnit();
    await saveUnit(db, unit);
    const key = { unitId: unit.id, year: 2026, phase: 'year-end' } as const;
    await saveDeadline(db, { ...key, dueOn: '2027-03-31' });
    await saveDeadline(db, { ...key, dueOn: '2027-02-28' });
    await saveDeadline(db, { ...key, phase: 'mid-year', dueOn: '2026-08-31' });
    expect(await listDeadlines(db, { year: 2026, unitId: unit.id })).toEqual([
      { ...key, phase: 'mid-year', dueOn: '2026-08-31' },
      { ...key, dueOn: '2027-02-28' },
    ]);
    expect(await listDeadlines(db, { year: 2025, unitId: unit.id })).toEqual([]);
    expect(await listDeadlines(db, { year: 2026 })).toHaveLength(2);
  });

  test('评分办法的单位设置：按生效日，同日按先后', async () => {
    const { db } = database;
    const unit = aUnit();
    await saveUnit(db, unit);
    const add = (figure: string, validFrom: string) =>
      saveRulebookOverride(db, {
        ...{ id: newId(), unitId: unit.id, rulebook: 'shanghai', figure, value: '75', source: '某文件', validFrom },
        ...{ createdAt: AT, createdBy: '甲' },
      });
    expect(await add('后生效', '2025-01-01')).toBe(1);
    expect(await add('先生效', '2024-01-01')).toBe(2);
    expect(await add('同日更正', '2025-01-01')).toBe(3);
    const figures = (await listRulebookOverrides(db, unit.id, 'shanghai')).map(({ figure }) => figure);
    expect(figures).toEqual(['先生效', '后生效', '同日更正']);
    expect(await listRulebookOverrides(db, unit.id, 'hubei')).toEqual([]);
  });

  test('待确认的文件只能确认一次', async () => {
    const { db } = database;
    const uploaded = { id: newId(), fileName: '目标表.txt', content: '项目名称 𠮷', reading: '{}', createdAt: AT };
    await saveImport(db, uploaded);
    expect(await findImport(db, uploaded.id)).toEqual({
      ...uploaded,
      confirmedAt: null,
      confirmedBy: null,
      undoneAt: null,
      undoneBy: null,
    });
    expect(await saveUndoing(db, uploaded.id, AT, '陆敏')).toBe(false);
    expect(await saveConfirmation(db, uploaded.id, AT, '陈晓岚')).toBe(true);
    expect(await saveConfirmation(db, uploaded.id, '2025-01-07T00:00:00.000Z', '')).toBe(false);
    expect(await findImport(db, uploaded.id)).toMatchObject({ confirmedAt: AT, confirmedBy: '陈晓岚' });
    expect(await saveUndoing(db, uploaded.id, AT, '陆敏')).toBe(true);
    expect(await saveUndoing(db, uploaded.id, AT, '别人')).toBe(false);
    expect(await findImport(db, uploaded.id)).toMatchObject({ undoneAt: AT, undoneBy: '陆敏' });
    expect(await saveConfirmation(db, '没有', AT, '')).toBe(false);
  });
});
