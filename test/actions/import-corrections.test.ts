import { describe, expect, test } from 'vitest';
import { listImportCorrections } from '#db/import-corrections.ts';
import { listProjects } from '#db/projects.ts';
import { openImport } from '#src/actions/open-import.ts';
import { BY, parkImports } from '#test/actions/park-imports.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

describe.each(DATABASES)('导入预览的更正和确认（$name）', ({ create }) => {
  const used = useDatabase(create);
  const { park, uploadFiles, upload, correct, confirm, projectOf, targets, type } = parkImports(used);

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

  test('两个项目里一个还不能导入：一个也不导入，说出是哪个；跳过它以后，另一个照样导入', async () => {
    const id = await uploadFiles([park('亥园'), park('未园')]);
    await correct(id, 'p1/unit', '');
    expect(await confirm(id)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('“未园维护经费”还不能导入'),
    });
    await expect(projectOf('亥园')).rejects.toThrow('没有亥园');
    await correct(id, 'p1/choice', '跳过');
    expect(await confirm(id)).toMatchObject({ ok: true });
    expect(await targets('亥园')).toHaveLength(5);
    await expect(projectOf('未园')).rejects.toThrow('没有未园');
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
});
