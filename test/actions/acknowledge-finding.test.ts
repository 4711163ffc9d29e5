import { describe, expect, test } from 'vitest';
import { listHistory } from '#db/entries.ts';
import { acknowledgeFinding, type Note } from '#src/actions/acknowledge-finding.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { checkProject, checkYear, switchHints } from '#src/actions/self-check.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:03:00.000Z';

describe.each(DATABASES)('已知晓（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  /** A filled form with one warning: the first row is over-achieved tenfold. */
  async function newProject(): Promise<string> {
    count += 1;
    const tables = [table({ name: `项目${count}` })];
    const how = { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT };
    const [imported] = await importTargets(used.db, how);
    const projectId = imported?.projectId ?? '';
    await fillEverything(used.db, projectId, { 0: '50个' });
    return projectId;
  }

  const acknowledge = (projectId: string, given: Partial<Note> = {}) =>
    acknowledgeFinding(used.db, {
      ...{ projectId, phase: 'year-end', code: 'V7', note: '已核对台账', withdrawn: false },
      ...{ version: 0, by: '陈晓', at: AT },
      ...given,
    });

  async function notesOf(projectId: string) {
    const { sections } = await checkProject(used.db, projectId);
    return [...(sections[0]?.acknowledged ?? [])];
  }

  test('一种代码一条说明，记下是谁、何时；改说明是新的一版，旧的留在填报记录里', async () => {
    const id = await newProject();
    expect(await acknowledge(id, { note: ' 已核对台账 ' })).toEqual({ ok: true, version: 1, appended: true });
    expect(await notesOf(id)).toEqual([['V7', { note: '已核对台账', by: '陈晓', at: AT }]]);
    expect(await acknowledge(id, { note: '数据无误', version: 1 })).toMatchObject({ ok: true, version: 2 });
    expect(await notesOf(id)).toMatchObject([['V7', { note: '数据无误' }]]);
    const kept = (await listHistory(used.db, id)).filter((one) => one.field === 'acknowledged.V7');
    expect(kept.map((one) => one.text).sort()).toEqual(['已核对台账', '数据无误']);
  });

  test('同一说明保存两次只有一条', async () => {
    const id = await newProject();
    await acknowledge(id);
    expect(await acknowledge(id, { version: 1 })).toEqual({ ok: true, version: 1, appended: false });
  });

  test('两人同写：后到的看到先到的，谁也没有被盖掉', async () => {
    const id = await newProject();
    await acknowledge(id, { by: '陆敏', note: '数据无误' });
    const late = await acknowledge(id, { note: '已核对台账' });
    expect(late).toMatchObject({ ok: false, conflict: { text: '数据无误', enteredBy: '陆敏', version: 1 } });
    expect(await notesOf(id)).toMatchObject([['V7', { note: '数据无误' }]]);
  });

  test('两个请求同时到，只存一条', async () => {
    const id = await newProject();
    const both = await Promise.all([acknowledge(id, { note: '甲' }), acknowledge(id, { note: '乙' })]);
    expect(both.filter((one) => one.ok).length).toBe(1);
  });

  test('收回以后重新计入提醒；提醒已经没有了也能收回', async () => {
    const id = await newProject();
    await acknowledge(id);
    const { indicators } = await openSheet(used.db, id, 'year-end');
    const actual = { projectId: id, phase: 'year-end', indicatorId: indicators[0]?.id ?? '', field: 'actual' } as const;
    await recordEntry(used.db, { ...actual, text: '5个', version: 1, by: '陈晓', at: AT });
    expect(await acknowledge(id, { withdrawn: true, note: '', version: 1 })).toMatchObject({ ok: true, version: 2 });
    expect(await notesOf(id)).toEqual([]);
  });

  test('提交不受提醒影响，说明随表锁定', async () => {
    const id = await newProject();
    await acknowledge(id);
    expect(await submitEvaluation(used.db, { projectId: id, by: '陈晓', at: AT })).toMatchObject({ ok: true });
    for (const change of [
      { note: '另一说法', version: 1 },
      { withdrawn: true, version: 1 },
    ])
      expect(await acknowledge(id, change)).toEqual({ ok: false, problem: expect.stringContaining('已提交') });
    expect(await notesOf(id)).toMatchObject([['V7', { note: '已核对台账' }]]);
    const line = (await checkYear(used.db, 2024)).listed.find(({ project }) => project.id === id);
    const { sections } = await checkProject(used.db, id);
    expect(line?.scored.findings).toEqual(sections[0]?.findings);
    expect(sections[0]?.findings.map((one) => one.code)).toContain('V7');
  });

  test.each([
    ['没有写说明', { note: ' ' }, '请写明'],
    ['说明太长', { note: '长'.repeat(501) }, '最多 500 个字'],
    ['坏字符', { note: '坏\0字' }, '无法保存的字符'],
    ['这张表没有这一条', { code: 'M2' }, 'M2 在这张表里现在不是提醒'],
    ['错误不能标为已知晓', { code: 'S6' }, '不是提醒'],
    ['没有开始的年中监控', { phase: 'mid-year' as const }, '不是提醒'],
  ])('不收：%s', async (_, given, words) => {
    const id = await newProject();
    expect(await acknowledge(id, given)).toEqual({ ok: false, problem: expect.stringContaining(words) });
    expect(await notesOf(id)).toEqual([]);
  });

  test('没有的项目说清楚', async () => {
    await expect(acknowledge('none')).rejects.toThrow('没有这个项目');
  });

  test('提示打开以后，一个项目和全部项目看到的一样多', async () => {
    const id = await newProject();
    const cell = { projectId: id, phase: 'narrative', indicatorId: null, field: 'overview' } as const;
    await recordEntry(used.db, { ...cell, text: '预算全部执行完毕，不存在偏离。', version: 0, by: '陈晓', at: AT });
    const executed = { projectId: id, phase: 'year-end', indicatorId: null, field: 'executed.total' } as const;
    const { cells } = await openSheet(used.db, id, 'year-end');
    const version = cells.get('project/executed.total')?.version ?? 0;
    await recordEntry(used.db, { ...executed, text: '1000.00', version, by: '陈晓', at: AT });
    const found = async () => {
      const line = (await checkYear(used.db, 2024)).listed.find(({ project }) => project.id === id);
      const { sections } = await checkProject(used.db, id);
      expect(line?.scored.findings).toEqual(sections[0]?.findings);
      return sections[0]?.findings.filter((one) => one.severity === 'hint').length;
    };
    expect(await found()).toBe(0);
    await switchHints(used.db, true);
    expect(await found()).toBeGreaterThan(0);
    await switchHints(used.db, false);
    expect(await found()).toBe(0);
  });
});
