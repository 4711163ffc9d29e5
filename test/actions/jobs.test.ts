import { beforeAll, describe, expect, test } from 'vitest';
import { findJob, findJobItem, listJobItems, listJobs } from '#db/jobs.ts';
import { newId } from '#db/new-id.ts';
import { listRecords } from '#db/records.ts';
import { removeSampleUnit } from '#db/units.ts';
import { cancelJob } from '#src/actions/cancel-job.ts';
import { confirmJob } from '#src/actions/confirm-job.ts';
import { finishJob } from '#src/actions/finish-job.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { recordJobItem } from '#src/actions/record-job-item.ts';
import { removeOldJobs } from '#src/actions/remove-old-jobs.ts';
import { requestJob } from '#src/actions/request-job.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { type JobError, submitJobItem } from '#src/actions/submit-job-item.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { aProject, aUnit } from '#test/support/rows.ts';

const AT = '2025-01-08T04:03:00.000Z';

describe.each(DATABASES)('成批打印和提交（$name）', ({ create }) => {
  const used = useDatabase(create);
  let [full, empty, submitted] = ['', '', ''];

  beforeAll(async () => {
    const tables = ['已填好的', '没填的', '已提交的'].map((name) => table({ name }));
    const how = { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT };
    [full, empty, submitted] = (await importTargets(used.db, how)).map((one) => one.projectId) as [
      string,
      string,
      string,
    ];
    for (const id of [full, submitted]) await fillEverything(used.db, id);
    await submitEvaluation(used.db, { projectId: submitted, by: '周宇', at: AT });
  });

  const request = (kind: 'print' | 'submit', projectIds: string[], id = newId()) =>
    requestJob(used.db, { id, kind, year: 2024, projectIds, by: '陈晓', at: AT });
  const submit = (jobId: string, projectId: string) => submitJobItem(used.db, { jobId, projectId, at: AT });
  const itemOf = (jobId: string, projectId: string) => findJobItem(used.db, jobId, projectId);

  async function confirmed(...projectIds: string[]): Promise<string> {
    const id = await request('submit', projectIds);
    await confirmJob(used.db, { id, by: '陆敏', at: AT });
    return id;
  }

  test('要打印的马上可以开始，要提交的先等确认；序号是全年的', async () => {
    const print = await findJob(used.db, await request('print', [submitted, full]));
    expect(print).toMatchObject({ kind: 'print', by: '陈晓', confirmedAt: AT, endedAt: null, formCount: 3 });
    expect((await listJobItems(used.db, print?.id ?? '')).map((one) => [one.position, one.name, one.state])).toEqual([
      [1, '已填好的', 'waiting'],
      [3, '已提交的', 'waiting'],
    ]);
    expect(await findJob(used.db, await request('submit', [full]))).toMatchObject({ confirmedAt: null });
  });

  test('连点两次是同一件事；同一页换了勾选是另一件', async () => {
    const id = newId();
    const twice = await Promise.all([request('print', [full, empty], id), request('print', [empty, full, full], id)]);
    expect(twice).toEqual([id, id]);
    expect(await request('print', [full], id)).not.toBe(id);
    expect(await request('submit', [full, empty], id)).not.toBe(id);
  });

  test.each(['', 'x', "'; drop table jobs; --"])('页面带来的编号“%s”不能用，就另取一个', async (id) => {
    expect(await request('print', [full], id)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('没有勾选、不在列表里的项目：说清楚，什么也没有存', async () => {
    const before = (await listJobs(used.db)).length;
    await expect(request('print', [])).rejects.toThrow('没有勾选');
    await expect(request('print', [full, newId(), 'x'])).rejects.toThrow('有 2 个不在 2024 年度');
    expect(await listJobs(used.db)).toHaveLength(before);
  });

  test('提交：好的提交，没填完的说明哪几格，已提交的不重复', async () => {
    const id = await confirmed(full, empty, submitted);
    for (const projectId of [full, empty, submitted]) expect(await submit(id, projectId)).toBe(true);
    expect(await itemOf(id, full)).toMatchObject({ state: 'done', version: 1 });
    expect((await listRecords(used.db, full, 'year-end'))[0]).toMatchObject({ submittedBy: '陆敏', submittedAt: AT });
    const refused = await itemOf(id, empty);
    expect(refused).toMatchObject({ state: 'failed', version: null });
    const errors = JSON.parse(refused?.errors ?? '') as JobError[];
    expect(errors.filter((one) => one.field === 'actual').map((one) => one.name)).toContain('建成图书角数');
    expect(errors.find((one) => one.field === 'goalResult')).toMatchObject({ name: '', indicatorId: null });
    expect(await itemOf(id, submitted)).toMatchObject({ state: 'skipped', note: '此前已由周宇提交，没有重复提交。' });
  });

  test('同一项在两处同时做，只提交一次', async () => {
    const tables = [table({ name: '两处同时' })];
    const how = { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT };
    const projectId = (await importTargets(used.db, how))[0]?.projectId ?? '';
    await fillEverything(used.db, projectId);
    const [one, other] = [await confirmed(projectId), await confirmed(projectId)];
    await Promise.all([submit(one, projectId), submit(one, projectId), submit(other, projectId)]);
    expect(await listRecords(used.db, projectId, 'year-end')).toHaveLength(1);
    const states = [await itemOf(one, projectId), await itemOf(other, projectId)].map((item) => item?.state);
    expect(states.sort()).toEqual(['done', 'skipped']);
  });

  test('没有确认、已经取消、已经没有的，都不提交', async () => {
    const asked = await request('submit', [empty]);
    expect(await submit(asked, empty)).toBe(false);
    await cancelJob(used.db, { id: asked, at: AT });
    await expect(confirmJob(used.db, { id: asked, by: '陆敏', at: AT })).rejects.toThrow('已经取消');
    const cancelled = await confirmed(empty);
    await cancelJob(used.db, { id: cancelled, at: AT });
    expect(await submit(cancelled, empty)).toBe(false);
    expect(await submit(newId(), empty)).toBe(false);
    expect(await itemOf(cancelled, empty)).toMatchObject({ state: 'waiting' });
    await expect(cancelJob(used.db, { id: newId(), at: AT })).rejects.toThrow('没有这次');
  });

  test.each(['', ' ', '名'.repeat(51)])('确认人姓名“%s”不行', async (by) => {
    await expect(confirmJob(used.db, { id: await request('submit', [full]), by, at: AT })).rejects.toThrow('姓名');
  });

  test('取消以后记不进结果，也不会变成已完成', async () => {
    const id = await request('print', [full]);
    const item = await itemOf(id, full);
    if (!item) throw new Error('没有这一项');
    expect(await recordJobItem(used.db, { ...item, state: 'done', fileName: 'a.pdf' })).toBe(true);
    await cancelJob(used.db, { id, at: AT });
    expect(await recordJobItem(used.db, { ...item, state: 'failed' })).toBe(false);
    await finishJob(used.db, { id, at: AT, booklets: ['b.pdf'] });
    expect(await findJob(used.db, id)).toMatchObject({ cancelled: 1, booklets: '[]' });
    expect(await itemOf(id, full)).toMatchObject({ state: 'done', fileName: 'a.pdf' });
  });

  test('项目没有了：这一项说明，别的照常', async () => {
    const id = await confirmed(empty);
    await used.db.updateTable('jobItems').set({ projectId: 'gone' }).where('jobId', '=', id).execute();
    expect(await submit(id, 'gone')).toBe(true);
    expect(await itemOf(id, 'gone')).toMatchObject({ state: 'failed', note: '项目已被清除。' });
  });

  test('一次勾选 1,500 个项目', async () => {
    const unit = aUnit();
    await used.db.insertInto('units').values(unit).execute();
    const projects = Array.from({ length: 1500 }, (_, i) =>
      aProject(unit.id, { year: 2030, name: `项目${i}`, pinyin: '', position: i }),
    );
    for (let from = 0; from < 1500; from += 500)
      await used.db
        .insertInto('projects')
        .values(projects.slice(from, from + 500))
        .execute();
    const projectIds = projects.map((one) => one.id);
    const id = await requestJob(used.db, { id: newId(), kind: 'print', year: 2030, projectIds, by: '', at: AT });
    expect(await listJobItems(used.db, id)).toHaveLength(1500);
  });

  test('列表最新的在前，带各种结果的个数', async () => {
    const id = await requestJob(used.db, {
      id: newId(),
      kind: 'print',
      year: 2024,
      projectIds: [full, empty],
      by: '',
      at: '2025-01-09T00:00:00.000Z',
    });
    expect((await listJobs(used.db))[0]).toMatchObject({ id, counts: { waiting: 2, done: 0, skipped: 0, failed: 0 } });
  });

  test('十四天以前的记录清除，其余留下；提交的版本不受影响', async () => {
    const old = await requestJob(used.db, {
      id: newId(),
      kind: 'print',
      year: 2024,
      projectIds: [full],
      by: '',
      at: '2024-12-25T00:00:00.000Z',
    });
    await removeOldJobs(used.db, AT);
    expect(await findJob(used.db, old)).toBeUndefined();
    expect(await listJobItems(used.db, old)).toEqual([]);
    expect((await listJobs(used.db)).length).toBeGreaterThan(5);
    expect(await listRecords(used.db, full, 'year-end')).toHaveLength(1);
  });
});

describe.each(DATABASES)('只有示例数据时（$name）', ({ create }) => {
  const used = useDatabase(create);

  test('清除示例数据时，它的记录一起清除', async () => {
    const unit = aUnit({ isSample: 1 });
    const project = aProject(unit.id);
    await used.db.insertInto('units').values(unit).execute();
    await used.db.insertInto('projects').values(project).execute();
    const asked = { id: newId(), kind: 'print', year: 2024, projectIds: [project.id], by: '', at: AT } as const;
    const id = await requestJob(used.db, asked);
    await used.db.transaction().execute((db) => removeSampleUnit(db, unit.id));
    expect(await findJob(used.db, id)).toBeUndefined();
    expect(await listJobItems(used.db, id)).toEqual([]);
  });
});
