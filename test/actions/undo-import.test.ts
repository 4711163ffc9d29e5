import { describe, expect, test } from 'vitest';
import { listAllIndicators } from '#db/indicators.ts';
import type { TargetChange } from '#db/schema.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { listUnits } from '#db/units.ts';
import { openImport } from '#src/actions/open-import.ts';
import { startYear } from '#src/actions/start-year.ts';
import { AT, BY, parkImports } from '#test/actions/park-imports.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

describe.each(DATABASES)('撤销导入（$name）', ({ create }) => {
  const used = useDatabase(create);
  const { upload, correct, confirm, undo, projectOf, targets, type } = parkImports(used);

  test('撤销新建的项目：项目和它的单位都没有了，再撤销一次没有妨碍，同一个文件可以再导入', async () => {
    const id = await upload('丑园');
    await confirm(id);
    expect(await undo(id)).toEqual({ ok: true });
    await expect(projectOf('丑园')).rejects.toThrow();
    expect((await listUnits(used.db)).map((unit) => unit.name)).not.toContain('丑园管理所');
    expect(await undo(id)).toEqual({ ok: true });
    expect((await openImport(used.db, id)).stored).toMatchObject({ undoneAt: AT, undoneBy: '陆敏', confirmedBy: BY });
    expect(await confirm(await upload('丑园'))).toMatchObject({ ok: true });
  });

  test('两个浏览器同时撤销：都说已撤销', async () => {
    const id = await upload('寅园');
    await confirm(id);
    expect(await Promise.all([undo(id), undo(id)])).toEqual([{ ok: true }, { ok: true }]);
  });

  test('撤销更新：目标、金额和去掉的行都回到导入之前，之前填的还在', async () => {
    await confirm(await upload('卯园'));
    await type('卯园', '290000元');
    const before = await targets('卯园');
    const id = await upload('卯园', (text) => text.replace('≥3.00(座)', '≥6座').replaceAll('300,000.00', '320,000.00'));
    await correct(id, 'p0r4/name', '游客满意度');
    await confirm(id);
    expect(await targets('卯园')).toContain('≥6座');
    expect(await undo(id)).toEqual({ ok: true });
    expect(await targets('卯园')).toEqual(before);
    expect((await projectOf('卯园')).yearTotal).toBe(30_000_000);
    const later = await upload('卯园');
    expect((await openImport(used.db, later)).tables[0]?.compared.existing).toBe('unchanged');
  });

  test('更新和撤销都在目标的记录里，逐项一来一回；新带来的行标为取消，以前的记录还说得出它', async () => {
    await confirm(await upload('酉园'));
    const id = await upload('酉园', (text) => text.replace('≥3.00(座)', '≥6座'));
    await correct(id, 'p0r4/name', '游客满意度');
    await confirm(id);
    const { id: projectId } = await projectOf('酉园');
    const corrected = await listTargetChanges(used.db, projectId);
    expect(await undo(id)).toEqual({ ok: true });
    const both = await listTargetChanges(used.db, projectId);
    const undone = both.slice(corrected.length);
    const sides = (changes: TargetChange[]) => changes.map((one) => [one.field, one.before, one.after]);
    const back = sides(corrected).map(([field, before, after]) => [field, after, before]);
    expect(sides(undone).sort()).toEqual(back.sort());
    expect(corrected.map(({ field }) => field)).toContain('target');
    expect(undone.map(({ by, kind }) => [by, kind])).toEqual(undone.map(() => ['陆敏', null]));
    const known = new Set((await listAllIndicators(used.db, projectId)).map((row) => row.id));
    expect(both.filter(({ indicatorId }) => indicatorId !== null && !known.has(indicatorId))).toEqual([]);
  });

  test('撤销新建的项目时，它的目标记录也没有了', async () => {
    const id = await upload('戌园');
    await confirm(id);
    const { id: projectId } = await projectOf('戌园');
    expect(await undo(id)).toEqual({ ok: true });
    expect(await listTargetChanges(used.db, projectId)).toEqual([]);
  });

  test('填过之后不能撤销，说出是哪个项目；什么也没有改动', async () => {
    const id = await upload('辰园');
    await confirm(id);
    await type('辰园', '290000元');
    expect(await undo(id)).toEqual({
      ok: false,
      problem: expect.stringContaining('“辰园维护经费”已填报 1 处'),
    });
    expect(await targets('辰园')).toHaveLength(5);
  });

  test('后来又导入更新过：先导入的不能撤销，后导入的撤销后才能', async () => {
    const first = await upload('巳园');
    await confirm(first);
    const second = await upload('巳园', (text) => text.replace('≥3.00(座)', '≥6座'));
    await confirm(second);
    expect(await undo(first)).toMatchObject({ ok: false, problem: expect.stringContaining('后来又改过') });
    expect(await undo(second)).toEqual({ ok: true });
    expect(await undo(first)).toEqual({ ok: true });
  });

  test('据此开始了下一年度：新建它的导入不能撤销，更正它的导入照样能', async () => {
    const created = await upload('申园');
    await confirm(created);
    const corrected = await upload('申园', (text) => text.replace('≥3.00(座)', '≥6座'));
    await confirm(corrected);
    const { id } = await projectOf('申园');
    const take = { indicators: true, weights: true, goals: true };
    await startYear(used.db, { from: 2024, projectIds: [id], take, at: AT });
    expect(await undo(corrected)).toEqual({ ok: true });
    expect(await targets('申园')).toContain('≥3.00(座)');
    expect(await undo(created)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('“申园维护经费”已据此开始下一年度'),
    });
  });

  test('还没有确认的、没有的导入不能撤销', async () => {
    expect(await undo(await upload('午园'))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('还没有确认'),
    });
    await expect(undo('nobody')).rejects.toMatchObject({ code: 'not-found' });
  });
});
