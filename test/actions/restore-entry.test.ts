import { describe, expect, test } from 'vitest';
import { listIndicators, saveIndicator } from '#db/indicators.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { readHistory } from '#src/actions/read-history.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { restoreEntry } from '#src/actions/restore-entry.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const at = (minute: number) => `2025-01-08T04:${String(minute).padStart(2, '0')}:00.000Z`;

describe.each(DATABASES)('填报记录（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  /** A project whose first actual was typed as 5, 6 and 7 by three people. */
  async function typedThrice() {
    count += 1;
    const tables = [table({ name: `项目${count}` })];
    const how = { tables, rulebook: 'shanghai', replace: false, sample: false, at: at(0) };
    const [imported] = await importTargets(used.db, how);
    const projectId = imported?.projectId ?? '';
    const indicator = (await listIndicators(used.db, projectId))[0];
    if (!indicator) throw new Error('the table has no row');
    const cell = { projectId, phase: 'year-end', indicatorId: indicator.id, field: 'actual' } as const;
    for (const [version, [text, by]] of [
      ['5', '陈晓'] as const,
      ['6', ''] as const,
      ['7', '陆敏'] as const,
    ].entries()) {
      await recordEntry(used.db, { ...cell, text, version, by, at: at(version + 1) });
    }
    const { entries } = await readHistory(used.db, { projectId });
    return { projectId, indicator, oldest: entries.at(-1)?.entry.id ?? '' };
  }

  const restore = (projectId: string, entryId: string, version: number) =>
    restoreEntry(used.db, { projectId, entryId, version, by: '陈晓', at: at(30) });

  test('从新到旧，每条写明原来是什么、谁改的', async () => {
    const { projectId } = await typedThrice();
    const { entries, people } = await readHistory(used.db, { projectId });
    expect(entries.map(({ entry, before }) => [before, entry.text, entry.enteredBy])).toEqual([
      ['6', '7', '陆敏'],
      ['5', '6', ''],
      ['', '5', '陈晓'],
    ]);
    expect(people).toEqual(['', '陆敏', '陈晓'].sort());
  });

  test('只看一个人的、一行的、本项目的', async () => {
    const { projectId, indicator } = await typedThrice();
    const texts = async (of: { row?: string; by?: string }) =>
      (await readHistory(used.db, { projectId, ...of })).entries.map(({ entry }) => entry.text);
    expect(await texts({ by: '' })).toEqual(['6']);
    expect(await texts({ row: indicator.id })).toEqual(['7', '6', '5']);
    expect(await texts({ row: 'project' })).toEqual([]);
  });

  test('恢复是新的一条，原来的都在', async () => {
    const { projectId, oldest } = await typedThrice();
    expect((await restore(projectId, oldest, 3)).recorded).toEqual({ ok: true, version: 4, appended: true });
    expect((await openSheet(used.db, projectId, 'year-end')).sheet.indicators[0]?.actual).toBe('5');
    expect((await readHistory(used.db, { projectId })).entries).toHaveLength(4);
  });

  test('别人刚改过：不恢复，说出现在的内容', async () => {
    const { projectId, oldest } = await typedThrice();
    expect((await restore(projectId, oldest, 2)).recorded).toMatchObject({ ok: false, conflict: { text: '7' } });
  });

  test('按两次只多一条', async () => {
    const { projectId, oldest } = await typedThrice();
    await restore(projectId, oldest, 3);
    expect((await restore(projectId, oldest, 3)).recorded).toEqual({ ok: true, version: 4, appended: false });
  });

  test('已提交的不能恢复；提交和重新打开也在记录里', async () => {
    const { projectId, oldest } = await typedThrice();
    await fillEverything(used.db, projectId);
    await submitEvaluation(used.db, { projectId, by: '陆敏', at: at(40) });
    expect((await restore(projectId, oldest, 3)).recorded).toMatchObject({ ok: false, problem: /已提交/ });
    await reopenForm(used.db, { phase: 'year-end', projectId, by: '陆敏', at: at(41), reason: '数据更正' });
    const { changes } = await readHistory(used.db, { projectId });
    expect(changes.map(({ state }) => state)).toEqual(['submitted', 'reopened']);
  });

  test('已减少的指标：记录还在，不能恢复', async () => {
    const { projectId, indicator, oldest } = await typedThrice();
    await saveIndicator(used.db, { ...indicator, removedAt: at(20) });
    expect((await readHistory(used.db, { projectId })).entries[0]?.indicator?.name).toBe(indicator.name);
    await expect(restore(projectId, oldest, 3)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('没有的记录、别的项目的记录', async () => {
    const { projectId, oldest } = await typedThrice();
    const other = await typedThrice();
    await expect(restore(projectId, 'nothing', 3)).rejects.toMatchObject({ code: 'not-found' });
    await expect(restore(other.projectId, oldest, 3)).rejects.toMatchObject({ code: 'not-found' });
    await expect(readHistory(used.db, { projectId, after: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('分页：一百条一页，接着看，一条不重不漏', async () => {
    const { projectId, indicator } = await typedThrice();
    const cell = { projectId, phase: 'year-end', indicatorId: indicator.id, field: 'reason' } as const;
    // All in one instant: the order does not hang on the clock alone.
    for (let version = 0; version < 150; version += 1) {
      await recordEntry(used.db, { ...cell, text: `原因${version}`, version, by: '陈晓', at: at(10) });
    }
    const first = await readHistory(used.db, { projectId });
    const second = await readHistory(used.db, { projectId, after: first.next ?? '' });
    expect([first.entries.length, second.entries.length, second.next]).toEqual([100, 53, null]);
    const ids = [...first.entries, ...second.entries].map(({ entry }) => entry.id);
    expect(new Set(ids).size).toBe(153);
  });
});
