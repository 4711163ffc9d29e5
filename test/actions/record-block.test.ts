import { describe, expect, test } from 'vitest';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { type Block, MOST_CELLS, recordBlock } from '#src/actions/record-block.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:03:00.000Z';

describe.each(DATABASES)('填写一块（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  async function newProject() {
    count += 1;
    const tables = [table({ name: `成块${count}` })];
    const [imported] = await importTargets(used.db, {
      tables,
      rulebook: 'shanghai',
      replace: false,
      sample: false,
      at: AT,
    });
    const projectId = imported?.projectId ?? '';
    const form = { projectId, phase: 'year-end', by: '陈晓', at: AT } as const;
    const { indicators } = await openSheet(used.db, projectId, 'year-end');
    const cell = (row: number, field: string, text: string, version = 0): Block['cells'][number] => ({
      indicatorId: indicators[row]?.id ?? '',
      field,
      text,
      version,
    });
    return { form, cell, projectId };
  }

  const texts = async (projectId: string, field: 'actual' | 'weight' | 'reason') =>
    (await openSheet(used.db, projectId, 'year-end')).sheet.indicators.map((row) => row[field]);

  test('全部存下，一次一个版本', async () => {
    const { form, cell, projectId } = await newProject();
    const { cells, pinned } = await recordBlock(used.db, {
      ...form,
      cells: [cell(0, 'actual', '5'), cell(1, 'actual', '6'), cell(1, 'reason', '甲')],
    });
    expect(cells).toEqual([
      { ok: true, version: 1, appended: true },
      { ok: true, version: 1, appended: true },
      { ok: true, version: 1, appended: true },
    ]);
    expect(pinned).toEqual([]);
    expect((await texts(projectId, 'actual')).slice(0, 2)).toEqual(['5', '6']);
  });

  test('一格冲突、一格太长、一格的指标已不在：各有各的结果，其余照存', async () => {
    const { form, cell, projectId } = await newProject();
    await recordEntry(used.db, { ...form, ...cell(0, 'actual', '9'), by: '周明' });
    const { cells } = await recordBlock(used.db, {
      ...form,
      cells: [
        cell(0, 'actual', '5'),
        cell(1, 'actual', '长'.repeat(5001)),
        { ...cell(0, 'actual', '7'), indicatorId: '01900000-0000-7000-8000-000000000000' },
        cell(2, 'actual', '8'),
      ],
    });
    expect(cells).toEqual([
      { ok: false, conflict: { version: 1, text: '9', enteredAt: AT, enteredBy: '周明' } },
      { ok: false, problem: '内容有 5001 个字，最多 5000 个字，请精简后再保存。' },
      { ok: false, problem: '没有这个指标，表格可能已更新，请刷新页面。' },
      { ok: true, version: 1, appended: true },
    ]);
    expect((await texts(projectId, 'actual')).slice(0, 3)).toEqual(['9', '', '8']);
  });

  test('几项分值一起填：互不冲突，其余各行固定下来', async () => {
    const { form, cell, projectId } = await newProject();
    const { cells, pinned } = await recordBlock(used.db, {
      ...form,
      cells: [cell(0, 'weight', '20'), cell(1, 'weight', '35')],
    });
    expect(cells.map((one) => one.ok)).toEqual([true, true]);
    expect(pinned.map((one) => one.version)).toEqual([1, 1]);
    expect(await texts(projectId, 'weight')).toEqual(['20', '35', '30.00', '10.00']);
  });

  test('一块里的分值没有一个读得出：其余各行不固定', async () => {
    const { form, cell, projectId } = await newProject();
    const before = await texts(projectId, 'weight');
    const { pinned } = await recordBlock(used.db, { ...form, cells: [cell(0, 'weight', '二十')] });
    expect(pinned).toEqual([]);
    expect(await texts(projectId, 'weight')).toEqual(['二十', ...before.slice(1)]);
  });

  test('已提交的表：每一格都说明，什么也没有变', async () => {
    const { form, cell, projectId } = await newProject();
    await fillEverything(used.db, projectId);
    expect((await submitEvaluation(used.db, { projectId, by: '李娜', at: AT })).ok).toBe(true);
    const before = await texts(projectId, 'actual');
    const { cells } = await recordBlock(used.db, { ...form, cells: [cell(0, 'actual', '不同', 1)] });
    expect(cells).toEqual([{ ok: false, problem: '已提交，不能修改；如需更正，请先重新打开并写明理由。' }]);
    expect(await texts(projectId, 'actual')).toEqual(before);
  });

  test('格数太多、栏名不对、项目不在：整块拒绝，什么也没有存', async () => {
    const { form, cell, projectId } = await newProject();
    const many = Array.from({ length: MOST_CELLS + 1 }, () => cell(0, 'actual', '1'));
    await expect(recordBlock(used.db, { ...form, cells: many })).rejects.toThrow('一次最多粘贴 3000 格');
    const odd = [cell(0, 'actual', '1'), cell(0, 'colour', '1')];
    await expect(recordBlock(used.db, { ...form, cells: odd })).rejects.toThrow('表中没有“colour”这一栏');
    await expect(
      recordBlock(used.db, { ...form, projectId: '01900000-0000-7000-8000-000000000000', cells: [] }),
    ).rejects.toThrow('没有这个项目');
    expect((await texts(projectId, 'actual'))[0]).toBe('');
  });
});
