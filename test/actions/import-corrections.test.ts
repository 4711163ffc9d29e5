import { describe, expect, test } from 'vitest';
import { listImportCorrections } from '#db/import-corrections.ts';
import { saveImport } from '#db/imports.ts';
import { listAllIndicators, listIndicators } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { listProjects } from '#db/projects.ts';
import type { TargetChange } from '#db/schema.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { listUnits } from '#db/units.ts';
import { confirmImport } from '#src/actions/confirm-import.ts';
import { correctImport } from '#src/actions/correct-import.ts';
import { openImport } from '#src/actions/open-import.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { undoImport } from '#src/actions/undo-import.ts';
import { ONE_CELL_A_LINE } from '#test/journeys/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:03:00.000Z';
const BY = '陈晓岚';

describe.each(DATABASES)('导入预览的更正、确认和撤销（$name）', ({ create }) => {
  const used = useDatabase(create);

  /** Uploads the park's table under another name, each test its own unit. */
  async function upload(name: string, change: (text: string) => string = (text) => text): Promise<string> {
    const text = change(
      ONE_CELL_A_LINE.replaceAll('街心公园', name)
        .replace('示例区绿化管理所', `${name}管理所`)
        .replace('\n300000元', '\n≤300000元'),
    );
    const id = newId();
    const content = JSON.stringify([{ name: `${name}.txt`, text }]);
    await saveImport(used.db, { id, fileName: `${name}.txt`, content, reading: null, createdAt: AT });
    return id;
  }

  const correct = (importId: string, cell: string, text: string, version = 0, by = BY) => {
    const [owner = '', field = ''] = cell.split('/');
    return correctImport(used.db, { importId, owner, field, text, version, by, at: AT });
  };

  async function confirm(importId: string, seen?: string) {
    const open = await openImport(used.db, importId);
    return confirmImport(used.db, { importId, rulebook: 'shanghai', seen: seen ?? open.seen, by: BY, at: AT });
  }

  const undo = (importId: string) => undoImport(used.db, { importId, by: '陆敏', at: AT });

  async function projectOf(name: string) {
    const found = (await listProjects(used.db, { year: 2024 })).find((one) => one.name === `${name}维护经费`);
    if (!found) throw new Error(`没有${name}`);
    return found;
  }

  const targets = async (name: string) =>
    (await listIndicators(used.db, (await projectOf(name)).id)).map((row) => row.target);

  async function type(name: string, text: string): Promise<void> {
    const project = await projectOf(name);
    const [row] = await listIndicators(used.db, project.id);
    const cell = { projectId: project.id, phase: 'year-end', indicatorId: row?.id ?? '', field: 'actual' } as const;
    expect(await recordEntry(used.db, { ...cell, text, version: 0, by: BY, at: AT })).toMatchObject({ ok: true });
  }

  test('更正两格再确认：存下的是更正后的表，谁更正了什么留着', async () => {
    const id = await upload('甲园');
    expect(await correct(id, 'p0r1/target', '≥4座')).toEqual({ ok: true, version: 1, appended: true });
    await correct(id, 'p0/money.yearTotal', '280000');
    await correct(id, 'p0r4/dropped', '去掉');
    expect(await confirm(id)).toEqual({ ok: true, year: 2024 });
    expect(await targets('甲园')).toEqual(['≤300000元', '≥4座', '≥95.00(%)', '改善']);
    expect((await projectOf('甲园')).yearTotal).toBe(28_000_000);
    expect(
      (await listImportCorrections(used.db, id)).map(({ cell, text, enteredBy }) => [cell, text, enteredBy]),
    ).toEqual([
      ['p0/money.yearTotal', '280000', BY],
      ['p0r1/target', '≥4座', BY],
      ['p0r4/dropped', '去掉', BY],
    ]);
  });

  test('两人同改一格：后来的得到对方的内容；同样的文字不算冲突；恢复原文也是一次更正', async () => {
    const id = await upload('乙园');
    await correct(id, 'p0r1/target', '≥4座');
    expect(await correct(id, 'p0r1/target', '≥5座', 0, '陆敏')).toMatchObject({
      ok: false,
      conflict: { version: 1, text: '≥4座', enteredBy: BY },
    });
    expect(await correct(id, 'p0r1/target', '≥4座')).toMatchObject({ ok: true, appended: false });
    expect(await correct(id, 'p0r1/target', '≥3.00(座)', 1)).toMatchObject({ ok: true, version: 2 });
    expect((await openImport(used.db, id)).tables[0]?.table.indicators[1]?.target).toBe('≥3.00(座)');
  });

  test('两个人在同一刻更正同一格：一个成，一个是冲突', async () => {
    const id = await upload('同园');
    const both = await Promise.all([correct(id, 'p0/name', '一'), correct(id, 'p0/name', '二', 0, '陆敏')]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.filter((one) => 'conflict' in one)).toHaveLength(1);
  });

  test.each([
    ['空字符', '甲\0乙', '无法保存的字符'],
    ['太长', '长'.repeat(5001), '最多 5000 个字'],
  ])('%s：不收，原来的留着', async (_, text, said) => {
    const id = await upload(`丙园${text.length}`);
    await correct(id, 'p0/name', '新名称');
    expect(await correct(id, 'p0/name', text, 1)).toMatchObject({ ok: false, problem: expect.stringContaining(said) });
    expect((await openImport(used.db, id)).tables[0]?.table.name).toBe('新名称');
  });

  test('没有的格、没有的导入', async () => {
    const id = await upload('丁园');
    await expect(correct(id, 'p0/actual', '1')).rejects.toMatchObject({ code: 'invalid' });
    await expect(correct(id, 'p7/name', '1')).rejects.toMatchObject({ code: 'invalid' });
    await expect(correct('nobody', 'p0/name', '1')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('名称清空：这张表不能导入，说明缺什么；改成与已有的相同就成了更新', async () => {
    await confirm(await upload('戊园'));
    const id = await upload('己园');
    await correct(id, 'p0/name', '');
    expect((await openImport(used.db, id)).tables[0]?.problem).toContain('没有项目名称');
    expect(await confirm(id)).toMatchObject({ ok: false, problem: expect.stringContaining('没有可以导入的项目') });
    await correct(id, 'p0/name', '戊园维护经费', 1);
    await correct(id, 'p0/unit', '戊园管理所');
    expect((await openImport(used.db, id)).tables[0]?.compared.existing).toBe('differs');
  });

  test('两种读法没有选定：不导入，选了才导入', async () => {
    const id = await upload('庚园', (text) => text.replace('\n≤300000元', '\n300000元'));
    expect(await confirm(id)).toMatchObject({ ok: false, problem: expect.stringContaining('1 处指标值有两种读法') });
    await correct(id, 'p0r0/target', '≤300000元');
    expect(await confirm(id)).toMatchObject({ ok: true });
  });

  test('看过之后有人又更正了：不导入；重看后确认；再确认一次不改变什么；确认之后不能再更正', async () => {
    const id = await upload('辛园');
    const { seen } = await openImport(used.db, id);
    await correct(id, 'p0r1/target', '≥4座', 0, '陆敏');
    expect(await confirm(id, seen)).toMatchObject({ ok: false, problem: expect.stringContaining('有人更正了预览') });
    expect(await confirm(id)).toMatchObject({ ok: true });
    expect(await confirm(id, seen)).toMatchObject({ ok: true });
    expect(await correct(id, 'p0r1/target', '≥9座', 1)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('已经确认'),
    });
    expect(await targets('辛园')).toContain('≥4座');
  });

  test('两个浏览器同时确认：只导入一次', async () => {
    const id = await upload('壬园');
    const { seen } = await openImport(used.db, id);
    const both = await Promise.all([confirm(id, seen), confirm(id, seen)]);
    expect(both).toEqual([
      { ok: true, year: 2024 },
      { ok: true, year: 2024 },
    ]);
    expect((await listProjects(used.db, { year: 2024 })).filter((one) => one.name === '壬园维护经费')).toHaveLength(1);
  });

  test('跳过的项目不导入', async () => {
    const id = await upload('癸园');
    await correct(id, 'p0/choice', '跳过');
    expect(await confirm(id)).toMatchObject({ ok: false });
    await expect(projectOf('癸园')).rejects.toThrow('没有癸园');
  });

  test('同一个项目再来一次：逐行说出不变、改动、新增、没有了的，和没有了的行填过什么', async () => {
    await confirm(await upload('子园'));
    await type('子园', '290000元');
    const id = await upload('子园');
    await correct(id, 'p0r0/dropped', '去掉');
    await correct(id, 'p0r1/target', '≥4座');
    await correct(id, 'p0r4/name', '游客满意度');
    await correct(id, 'p0/money.yearTotal', '310000');
    const [table] = (await openImport(used.db, id)).tables;
    expect(table?.compared.comparison.rows.map(({ kind, row }) => [kind, row.name])).toEqual([
      ['changed', '维护公园数'],
      ['same', '设施完好率'],
      ['same', '绿地环境'],
      ['new', '游客满意度'],
      ['gone', '维护总成本'],
      ['gone', '居民满意度'],
    ]);
    expect(table?.compared.comparison.head).toEqual([
      { label: '年度资金申请总额', old: '300,000.00元', now: '310,000.00元' },
    ]);
    expect(table?.goneEntries.map((one) => one.text)).toEqual(['290000元']);
  });

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

  test('还没有确认的、没有的导入不能撤销', async () => {
    expect(await undo(await upload('午园'))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('还没有确认'),
    });
    await expect(undo('nobody')).rejects.toMatchObject({ code: 'not-found' });
  });
});
