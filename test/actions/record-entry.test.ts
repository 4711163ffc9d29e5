import { describe, expect, test } from 'vitest';
import { listHistory } from '#db/entries.ts';
import { changeWeights } from '#src/actions/change-weights.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { type CellEdit, recordEntry } from '#src/actions/record-entry.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:03:00.000Z';

describe.each(DATABASES)('填写一格（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  async function newProject() {
    count += 1;
    const how = {
      tables: [table({ name: `项目${count}` })],
      rulebook: 'shanghai',
      replace: false,
      sample: false,
      at: AT,
    };
    const [imported] = await importTargets(used.db, how);
    const projectId = imported?.projectId ?? '';
    const { indicators } = await openSheet(used.db, projectId, 'year-end');
    const edit = (field: string, text: string, version = 0, row: number | null = 0): CellEdit => ({
      projectId,
      phase: 'year-end',
      indicatorId: row === null ? null : (indicators[row]?.id ?? ''),
      field,
      text,
      version,
      by: '陈晓',
      at: AT,
    });
    return { projectId, edit };
  }

  test('存下的是原文，得分随之而来', async () => {
    const { projectId, edit } = await newProject();
    expect(await recordEntry(used.db, edit('actual', ' ４个 '))).toEqual({ ok: true, version: 1, appended: true });
    const { sheet, scored } = await openSheet(used.db, projectId, 'year-end');
    expect(sheet.indicators[0]?.actual).toBe(' ４个 ');
    expect(scored.rows[0]?.score).toBe(2000);
  });

  test('内容没变就不新增', async () => {
    const { projectId, edit } = await newProject();
    await recordEntry(used.db, edit('actual', '5'));
    expect(await recordEntry(used.db, edit('actual', '5', 1))).toEqual({ ok: true, version: 1, appended: false });
    expect((await listHistory(used.db, projectId)).length).toBe(1);
  });

  test('读不出的内容照样存下', async () => {
    const { projectId, edit } = await newProject();
    expect(await recordEntry(used.db, edit('actual', '差不多'))).toMatchObject({ ok: true });
    const { scored } = await openSheet(used.db, projectId, 'year-end');
    expect(scored.rows[0]?.score).toBe(null);
    expect(scored.findings).toContainEqual(expect.objectContaining({ code: 'V2', indicator: 0 }));
  });

  test('两个标签页改同一格：后到的得到两边的内容，什么也没丢', async () => {
    const { projectId, edit } = await newProject();
    await recordEntry(used.db, edit('actual', '5'));
    await recordEntry(used.db, edit('actual', '6', 1));
    const late = await recordEntry(used.db, edit('actual', '4', 1));
    expect(late).toMatchObject({ ok: false, conflict: { version: 2, text: '6', enteredBy: '陈晓' } });
    expect((await listHistory(used.db, projectId)).map((entry) => entry.text)).toEqual(['5', '6']);
  });

  describe('存下了，只是回答没有送到', () => {
    const lost = async (unanswered: string[], by = '陈晓', text = '6') => {
      const { projectId, edit } = await newProject();
      await recordEntry(used.db, edit('actual', '5'));
      for (const [i, sent] of ['5.', '5.5'].entries()) await recordEntry(used.db, edit('actual', sent, i + 1));
      const recorded = await recordEntry(used.db, { ...edit('actual', text, 1), by, unanswered });
      return { recorded, texts: (await listHistory(used.db, projectId)).map((entry) => entry.text) };
    };

    test('自己没有等到回答的内容不算别人的，接着存', async () => {
      const { recorded, texts } = await lost(['5.', '5.5']);
      expect(recorded).toEqual({ ok: true, version: 4, appended: true });
      expect(texts).toEqual(['5', '5.', '5.5', '6']);
    });

    test.each([
      ['没有送过这样的内容', ['5.', '5.6'], '陈晓'],
      ['后面还有别人的一次', ['5.5'], '陈晓'],
      ['是另一个人填的', ['5.', '5.5'], '陆敏'],
    ])('%s：照样两边并列', async (_, unanswered, by) => {
      const { recorded, texts } = await lost(unanswered, by);
      expect(recorded).toMatchObject({ ok: false, conflict: { version: 3, text: '5.5' } });
      expect(texts).toEqual(['5', '5.', '5.5']);
    });
  });

  test('同时改同一格：恰好一个成功', async () => {
    const { edit } = await newProject();
    const both = await Promise.all([
      recordEntry(used.db, edit('actual', '5')),
      recordEntry(used.db, edit('actual', '6')),
    ]);
    expect(both.filter((one) => one.ok).length).toBe(1);
    expect(both.filter((one) => 'conflict' in one).length).toBe(1);
  });

  test.each([
    ['NUL', 'a\u0000b', '无法保存的字符'],
    ['残缺的代理对', 'a\ud800', '无法保存的字符'],
    ['超长', '长'.repeat(5001), '5001'],
  ])('%s 不能保存，说明原因，原有内容不变', async (_, text, said) => {
    const { projectId, edit } = await newProject();
    const refused = await recordEntry(used.db, edit('reason', text));
    expect(refused).toEqual({ ok: false, problem: expect.stringContaining(said) });
    expect(await listHistory(used.db, projectId)).toEqual([]);
  });

  test.each(['𠮷野家', '䶮', '㛃', '行1\n行2', 'أرقام', '5000字'.repeat(1000)])('“%s”原样存取', async (text) => {
    const { projectId, edit } = await newProject();
    await recordEntry(used.db, edit('reason', text));
    expect((await openSheet(used.db, projectId, 'year-end')).sheet.indicators[0]?.reason).toBe(text);
  });

  test('表里没有的栏和指标', async () => {
    const { edit } = await newProject();
    await expect(recordEntry(used.db, edit('score', '10'))).rejects.toMatchObject({ code: 'invalid' });
    await expect(recordEntry(used.db, { ...edit('actual', '1'), indicatorId: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(recordEntry(used.db, { ...edit('actual', '1'), projectId: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('第一次改分值把其余各行的分值固定下来，重新均分后回到评分办法', async () => {
    const { projectId, edit } = await newProject();
    await recordEntry(used.db, edit('weight', '30'));
    const pinned = await openSheet(used.db, projectId, 'year-end');
    expect(pinned.sheet.indicators.map((row) => row.weight)).toEqual(['30', '25.00', '30.00', '10.00']);
    expect(pinned.scored.findings).toContainEqual(expect.objectContaining({ code: 'W1' }));
    await changeWeights(used.db, { projectId, version: null, by: '', at: AT }, { how: 'split' });
    const { scored } = await openSheet(used.db, projectId, 'year-end');
    expect(scored.rows.map((row) => row.weight)).toEqual([2500, 2500, 3000, 1000]);
  });

  test('读不出的分值存得下，但不固定其余各行；改成读得出的才固定', async () => {
    const { projectId, edit } = await newProject();
    const weights = async () =>
      (await openSheet(used.db, projectId, 'year-end')).sheet.indicators.map((row) => row.weight);
    const before = await weights();
    expect(await recordEntry(used.db, edit('weight', '三十分'))).toMatchObject({ ok: true, version: 1 });
    expect(await weights()).toEqual(['三十分', ...before.slice(1)]);
    await recordEntry(used.db, edit('weight', '30', 1));
    expect(await weights()).toEqual(['30', '25.00', '30.00', '10.00']);
  });

  test('年初预算取自目标表，填写后以填写的为准', async () => {
    const { projectId, edit } = await newProject();
    await recordEntry(used.db, edit('executed.total', '190000', 0, null));
    expect((await openSheet(used.db, projectId, 'year-end')).scored.money.rate?.toFixed(2)).toBe('95.00');
    await recordEntry(used.db, edit('initial.total', '190000', 0, null));
    expect((await openSheet(used.db, projectId, 'year-end')).scored.money.rate?.toFixed(2)).toBe('100.00');
  });

  test('提交后不能再改，内容留在回答里由页面保住', async () => {
    const { projectId, edit } = await newProject();
    await fillEverything(used.db, projectId);
    expect(await submitEvaluation(used.db, { projectId, by: '陆敏', at: AT })).toEqual({ ok: true, version: 1 });
    expect(await recordEntry(used.db, edit('actual', '9', 1))).toEqual({
      ok: false,
      problem: expect.stringContaining('已提交'),
    });
  });
});
