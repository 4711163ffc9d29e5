import { describe, expect, test } from 'vitest';
import { listRectifications } from '#db/rectifications.ts';
import { eraseProject } from '#src/actions/erase-project.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { type RectificationEdit, recordRectification } from '#src/actions/record-rectification.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { summariseYear } from '#src/actions/summarise-year.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-10T02:00:00.000Z';

describe.each(DATABASES)('整改与汇总（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  async function newProject(): Promise<string> {
    count += 1;
    const tables = [table({ name: `项目${count}` })];
    const how = { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT };
    return (await importTargets(used.db, how))[0]?.projectId ?? '';
  }

  const edit = (projectId: string, set: Partial<RectificationEdit> = {}): RectificationEdit => ({
    ...{ projectId, id: null, version: 0, withdrawn: false, by: '陈晓', at: AT, today: '2025-01-10' },
    texts: { problem: '台账不全', measure: '补齐', foundOn: '2025-01-05', startedOn: '', doneOn: '' },
    ...set,
  });
  const present = async (projectId: string) =>
    (await listRectifications(used.db, [projectId])).filter((one) => one.withdrawn === 0);

  test('登记、开始、完成，各是一版；句子里的数跟着变', async () => {
    const projectId = await newProject();
    await fillEverything(used.db, projectId);
    await submitEvaluation(used.db, { projectId, by: '陆敏', at: AT });
    expect(await recordRectification(used.db, edit(projectId))).toEqual({ ok: true });
    const [one] = await present(projectId);
    const texts = { ...edit(projectId).texts, startedOn: '2025-01-06' };
    expect(await recordRectification(used.db, edit(projectId, { id: one?.id ?? '', version: 1, texts }))).toEqual({
      ok: true,
    });
    const { record } = await summariseYear(used.db, { year: 2024 });
    expect(record.numbers).toMatchObject({ found: 1, done: 0, inProgress: 1, average: '100.00' });
    const done = { ...texts, doneOn: '2025-01-08' };
    await recordRectification(used.db, edit(projectId, { id: one?.id ?? '', version: 2, texts: done }));
    const after = (await summariseYear(used.db, { year: 2024 })).record;
    expect(after.sentence).toContain('发现问题 1 个，已完成整改 1 个，正在整改 0 个');
    const stored = await used.db.selectFrom('rectifications').selectAll().where('projectId', '=', projectId).execute();
    expect(stored.map((row) => row.version).sort()).toEqual([1, 2, 3]);
  });

  test('两人同时改同一条：后到的不存，说明白', async () => {
    const projectId = await newProject();
    await recordRectification(used.db, edit(projectId));
    const [one] = await present(projectId);
    const change = (by: string) => recordRectification(used.db, edit(projectId, { id: one?.id ?? '', version: 1, by }));
    const both = await Promise.all([change('甲'), change('乙')]);
    expect(both.map((each) => each.ok).sort()).toEqual([false, true]);
    expect(both.find((each) => !each.ok)).toMatchObject({ told: expect.stringContaining('另一人') });
  });

  test('撤下以后不再计入，记录还在', async () => {
    const projectId = await newProject();
    await recordRectification(used.db, edit(projectId));
    const [one] = await present(projectId);
    await recordRectification(used.db, edit(projectId, { id: one?.id ?? '', version: 1, withdrawn: true }));
    expect(await present(projectId)).toEqual([]);
    expect(await listRectifications(used.db, [projectId])).toHaveLength(1);
  });

  test('写得不对的不存；没有这个项目、没有这一条', async () => {
    const projectId = await newProject();
    const texts = { ...edit(projectId).texts, problem: '坏\0字' };
    expect(await recordRectification(used.db, edit(projectId, { texts }))).toMatchObject({ ok: false });
    expect(await present(projectId)).toEqual([]);
    await expect(recordRectification(used.db, edit('none'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(recordRectification(used.db, edit(projectId, { id: 'none', version: 1 }))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('登记了整改的项目不能当作建错的删除', async () => {
    const projectId = await newProject();
    await recordRectification(used.db, edit(projectId));
    expect(await eraseProject(used.db, projectId)).toMatchObject({ ok: false, obstacle: '已登记整改' });
  });

  test('按单位汇总', async () => {
    const tables = [table({ name: '别家的项目', unit: '某区文化馆' })];
    await importTargets(used.db, { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT });
    const { units } = await summariseYear(used.db, { year: 2024 });
    const other = units.find((one) => one.name === '某区文化馆');
    const { record } = await summariseYear(used.db, { year: 2024, unitId: other?.id });
    expect(record.rows.map((one) => one.name)).toEqual(['别家的项目']);
    expect(record.unit).toBe('某区文化馆');
  });
});
