import { beforeEach, describe, expect, test } from 'vitest';
import { listHistory } from '#db/entries.ts';
import { listAllIndicators, saveIndicator } from '#db/indicators.ts';
import { findProject, listProjects, saveProject } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { planYearPackage } from '#src/actions/plan-year-package.ts';
import { readInYearPackage } from '#src/actions/read-in-year-package.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { saveYearPackage } from '#src/actions/save-year-package.ts';
import { setDeadline } from '#src/actions/set-deadline.ts';
import { startYear } from '#src/actions/start-year.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { writePackage } from '#src/year-package/package.ts';
import { groupByProject } from '#src/year-package/project-rows.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { AT, BY } from '#test/actions/park-imports.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { download, fillYear, readIn, type, understood } from '#test/year-package/full-year.ts';

describe.each(DATABASES)('读入年度数据包（$name）', ({ create }) => {
  // One site that writes packages and one that reads them; each test has a project of its own in both.
  const there = useDatabase(create);
  const here = useDatabase(create);
  let id = '';
  let count = 0;

  async function newProject(db: Db, name: string): Promise<string> {
    const tables = [table({ name, unit: '丑园管理所' })];
    const how = { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT };
    return (await importTargets(db, how))[0]?.projectId ?? '';
  }
  const goals = async (db: Db, projectId = id) =>
    (await listHistory(db, projectId, null, 'goalResult')).map(({ text }) => text);
  const itemOf = async (text: string, projectId = id) =>
    (await planYearPackage(here.db, understood(text))).items.find((item) => item.id === projectId);
  const project = async (db: Db) =>
    groupByProject(understood(await download(db)).rows).find((one) => one.project.id === id);
  const both = async (field: string, texts: [here: string, there: string]) => {
    await type(here.db, id, field, texts[0]);
    await type(there.db, id, field, texts[1]);
  };

  beforeEach(async () => {
    if (count === 0) await fillYear(there.db);
    count += 1;
    id = await newProject(there.db, `项目${count}`);
    await type(there.db, id, 'goalResult', '起初');
    await readIn(here.db, await download(there.db));
  });

  test('对照之后什么也没有存；没有的项目新增，同一份再读一次什么也不变', async () => {
    const name = `后来的${count}`;
    const added = await newProject(there.db, name);
    const text = await download(there.db);
    expect(await itemOf(text, added)).toMatchObject({ name, state: 'new', differences: [], obstacle: null });
    expect(await findProject(here.db, added)).toBe(undefined);
    expect(await readIn(here.db, text)).toMatchObject({ ok: true, added: 1, changed: 0, kept: 0 });
    expect(await readIn(here.db, text)).toMatchObject({ ok: true, added: 0, changed: 0, kept: 0 });
    expect(await download(here.db)).toBe(text);
  });

  test('数据包比本机新：不选就不动，选了以数据包为准，与原处一字不差', async () => {
    await type(there.db, id, 'goalResult', '后来');
    await type(there.db, id, 'executed.total', '100.00');
    const text = await download(there.db);
    expect(await itemOf(text)).toMatchObject({
      state: 'different',
      differences: [
        '年度总体目标实际完成情况：原“起初”，新“后来”',
        '全年执行数（年度资金总额）：原（空），新“100.00”',
        '数据包多 2 处填报',
      ],
      obstacle: null,
    });
    expect(await readIn(here.db, text)).toMatchObject({ ok: true, changed: 0, kept: 1 });
    expect(await goals(here.db)).toEqual(['起初']);
    expect(await readIn(here.db, text, [id])).toMatchObject({ ok: true, changed: 1, kept: 0 });
    expect(await goals(here.db)).toEqual(['起初', '后来']);
    expect(await download(here.db)).toBe(text);
  });

  test('两边各填各的：以数据包为准，本机填的留在填报记录里；再选一次不再改', async () => {
    await both('goalResult', ['本机写的', '那边写的']);
    await type(here.db, id, 'executionReason', '只在本机有');
    const text = await download(there.db);
    await readIn(here.db, text, [id]);
    expect(await goals(here.db)).toEqual(['起初', '本机写的', '那边写的']);
    const reasons = await listHistory(here.db, id, null, 'executionReason');
    expect(reasons.map((entry) => [entry.text, entry.enteredBy])).toEqual([
      ['只在本机有', BY],
      ['', BY],
    ]);
    expect((await itemOf(text))?.differences).toEqual(['本机多 3 处填报']);
    expect(await readIn(here.db, text, [id])).toMatchObject({ ok: true });
    expect(await goals(here.db)).toHaveLength(3);
  });

  test('数据包比本机旧：选了就回到旧的，本机的新内容在填报记录里', async () => {
    const text = await download(there.db);
    await type(here.db, id, 'goalResult', '本机新写的');
    await readIn(here.db, text, [id]);
    expect(await goals(here.db)).toEqual(['起初', '本机新写的', '起初']);
  });

  test('名称、实施单位、评分办法、选项的好坏、上年项目不同：各一句', async () => {
    const [stored, [row]] = [await findProject(there.db, id), await listAllIndicators(there.db, id)];
    if (!stored || !row) throw new Error('no project');
    await saveProject(there.db, { ...stored, name: `改名${count}`, unit: '园林中心', rulebook: 'national-2020' });
    await saveIndicator(there.db, { ...row, optionsReversed: 1 });
    const differences = (await itemOf(await download(there.db)))?.differences ?? [];
    expect(differences).toEqual([
      `项目名称：原“项目${count}”，新“改名${count}”`,
      '实施单位：原“丑园管理所”，新“园林中心”',
      expect.stringMatching(/^评分办法：原“上海”，新“全国/),
      expect.stringContaining('的选项哪一头好，两边相反'),
    ]);
  });

  test('目标不同：以数据包为准，改动记下来；本机另有目标改动时不行', async () => {
    const [row] = await listAllIndicators(there.db, id);
    if (row) await saveIndicator(there.db, { ...row, target: '≥6个' });
    const text = await download(there.db);
    expect((await itemOf(text))?.differences[0]).toContain('的指标值：原“≥5.00(个)”，新“≥6个”');
    await readIn(here.db, text, [id]);
    const changes = await listTargetChanges(here.db, id);
    expect(changes.map(({ before, after, by }) => [before, after, by])).toEqual([['≥5.00(个)', '≥6个', BY]]);
    if (row) await saveIndicator(there.db, { ...row, target: '≥7个' });
    const later = await download(there.db);
    expect((await itemOf(later))?.obstacle).toBe('本机另有 1 处目标改动，数据包里没有');
    expect(await readIn(here.db, later, [id])).toEqual({
      ok: false,
      problem: expect.stringContaining('不能以数据包为准：本机另有 1 处目标改动'),
    });
  });

  test('提交过的：那边提交了可以跟上；本机提交了、那边没有，不行；本机提交后那边重新打开过，可以', async () => {
    for (const field of ['executed.total', 'goalResult']) await type(there.db, id, field, '200000.00');
    await fillEverything(there.db, id);
    const open = await download(there.db);
    expect(await submitEvaluation(there.db, { projectId: id, by: '陆敏', at: AT })).toMatchObject({ ok: true });
    const submitted = await download(there.db);
    await readIn(here.db, submitted, [id]);
    expect(await project(here.db)).toEqual(await project(there.db));
    expect((await itemOf(open))?.obstacle).toContain('本机另有 1 次提交或重新打开、1 张冻结的表');
    const forged = understood(submitted);
    const cell = forged.rows.entries.findLast((one) => one.projectId === id && one.field === 'goalResult');
    forged.rows.entries = forged.rows.entries.filter((one) => one !== cell);
    expect((await itemOf(writePackage(forged)))?.obstacle).toBe('年末自评在本机已提交，请先重新打开');
    await reopenForm(there.db, { phase: 'year-end', projectId: id, by: '陆敏', reason: '更正', at: AT });
    await type(there.db, id, 'goalResult', '更正后');
    const reopened = await download(there.db);
    expect((await itemOf(reopened))?.obstacle).toBe(null);
    await readIn(here.db, reopened, [id]);
    expect(await project(here.db)).toEqual(await project(there.db));
  });

  test('本机另外建立的同名项目：没填过的让位，填过的不动', async () => {
    const [empty, filled] = [`空的${count}`, `填过的${count}`];
    const own = [await newProject(here.db, empty), await newProject(here.db, filled)];
    await type(here.db, own[1] ?? '', 'goalResult', '本机填的');
    const theirs = [await newProject(there.db, empty), await newProject(there.db, filled)];
    const text = await download(there.db);
    expect((await itemOf(text, theirs[1]))?.obstacle).toBe('本机的同名项目是另外建立的，已填报 1 处，不能合并');
    expect(await readIn(here.db, text, [theirs[0] ?? ''])).toMatchObject({ ok: true, changed: 1 });
    const ids = (await listProjects(here.db, { year: 2024 })).map((one) => one.id);
    expect([...own, ...theirs].map((one) => ids.includes(one))).toEqual([false, true, true, false]);
  });

  test('两个浏览器同时确认：只存一次，都不出错', async () => {
    await newProject(there.db, `同时${count}`);
    const text = await download(there.db);
    const done = await Promise.all([readIn(here.db, text), readIn(here.db, text)]);
    expect(done.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await listProjects(here.db, { year: 2024 })).filter(({ name }) => name === `同时${count}`)).toHaveLength(1);
  });

  test('对照之后本机又填了：不存，请再看一次', async () => {
    await type(there.db, id, 'goalResult', '那边');
    const found = understood(await download(there.db));
    const { seen } = await planYearPackage(here.db, found);
    await type(here.db, id, 'goalResult', '本机刚填的');
    const how = { package: found, seen, take: new Set([id]), by: BY, at: AT, version: '0.1.0' };
    expect(await readInYearPackage(here.db, how)).toEqual({
      ok: false,
      problem: expect.stringContaining('再确认一次'),
    });
    expect(await goals(here.db)).toEqual(['起初', '本机刚填的']);
  });

  test('截止日期不同：选了才改', async () => {
    await setDeadline(there.db, { year: '2024', phase: 'year-end', dueOn: `2025-02-${10 + count}` });
    const text = await download(there.db);
    const item = (await planYearPackage(here.db, understood(text))).items.find(({ kind }) => kind === 'settings');
    expect(item?.differences[0]).toContain(`新“2025-02-${10 + count}”`);
    await readIn(here.db, text);
    expect(await download(here.db)).not.toContain(`2025-02-${10 + count}`);
    await readIn(here.db, text, [item?.id ?? '']);
    expect(await download(here.db)).toContain(`2025-02-${10 + count}`);
  });

  test('上年项目：不在本机时不连，说出来；先读上年的就连得上', async () => {
    const take = { indicators: true, weights: true, goals: true };
    await startYear(there.db, { from: 2024, projectIds: [id], take, at: AT });
    const next = (await listProjects(there.db, { year: 2025 })).find((one) => one.previousProjectId === id);
    const text = await saveYearPackage(there.db, 2025, '0.1.0');
    const elsewhere = await create();
    expect((await planYearPackage(elsewhere.db, understood(text))).notes).toContainEqual(
      expect.stringContaining(`“${next?.name}”的上年项目不在本机`),
    );
    await readIn(elsewhere.db, text);
    expect(await findProject(elsewhere.db, next?.id ?? '')).toMatchObject({ year: 2025, previousProjectId: null });
    await readIn(elsewhere.db, await download(there.db));
    await readIn(
      elsewhere.db,
      text,
      understood(text).rows.projects.map((one) => one.id),
    );
    expect(await saveYearPackage(elsewhere.db, 2025, '0.1.0')).toBe(text);
    await elsewhere.close();
  });

  test('标识在本机是别的内容：拒绝，什么也没有存', async () => {
    const stored = await findProject(here.db, id);
    const clash = understood(await download(there.db));
    if (stored) await saveProject(here.db, { ...stored, year: 2023 });
    const problem = `项目“项目${count}”与本机 2023 年度的项目“项目${count}”标识相同`;
    expect((await planYearPackage(here.db, clash)).refusal).toContain(problem);
    expect(await readIn(here.db, writePackage(clash))).toMatchObject({ ok: false });
    if (stored) await saveProject(here.db, stored);
    const added = await newProject(there.db, `撞上的${count}`);
    const forged = understood(await download(there.db));
    const taken = forged.rows.indicators.find(({ projectId }) => projectId === id)?.id ?? '';
    const moved = forged.rows.indicators.find(({ projectId }) => projectId === added);
    if (moved) moved.id = taken;
    const only = { projects: forged.rows.projects.filter((one) => one.id === added), indicators: moved ? [moved] : [] };
    const rest = { entries: [], targetChanges: [], statusChanges: [], records: [], rectifications: [] };
    const sent = writePackage({ ...forged, rows: { ...forged.rows, ...rest, ...only } });
    expect(await readIn(here.db, sent)).toEqual({ ok: false, problem: expect.stringContaining('标识相同，没有读入') });
    expect(await findProject(here.db, added)).toBe(undefined);
  });
});
