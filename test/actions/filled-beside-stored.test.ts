import { describe, expect, test } from 'vitest';
import { openImport } from '#src/actions/open-import.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { importPreview } from '#src/routes/import-preview.ts';
import { national2020 } from '#src/rules/rulebooks/national-2020.ts';
import { FILLED, fillRoads, roadForm } from '#test/actions/fill-roads.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

describe.each(DATABASES)('填好的自评表与已填的相遇（$name）', ({ create }) => {
  const used = useDatabase(create);
  const { upload, confirm, undo, projectOf, formOf, type, fillingOf } = fillRoads(used);

  test('建议的年初预算与文件不同：当改动列出，撤销后还是原来的数', async () => {
    await confirm(await upload(roadForm('子路', 2023)));
    const { id: projectId } = await projectOf('子路');
    await used.db.deleteFrom('entries').where('projectId', '=', projectId).execute();
    const dearer = roadForm('子路', 2023).map((row) =>
      row.map((text, at) => (text === '100' && row[1] === '年度资金总额' && at === 3 ? '120' : text)),
    );
    const id = await upload(dearer);
    const cell = (await openImport(used.db, id)).tables[0]?.filling?.cells.find(
      ({ field }) => field === 'initial.total',
    );
    expect(cell).toMatchObject({ before: '100.00', text: '120.00', fate: 'changes' });
    await confirm(id);
    const initial = async () => (await openSheet(used.db, projectId, 'year-end')).sheet.money.lines.total.initial;
    expect(await initial()).toBe('120.00');
    expect(await undo(id)).toEqual({ ok: true });
    expect(await initial()).toBe('100.00');
  });

  test('全年预算数只有构成变了：总额和没有变的也填入，执行率照算', async () => {
    const withParts = (parts: [string, string][]) =>
      roadForm('丑路', 2023).flatMap((row) =>
        row[1] === '年度资金总额'
          ? [
              row,
              ['^', '其中：当年财政拨款', null, ...(parts[0] ?? []), '50', '', '', ''],
              ['^', '上年结转资金', null, ...(parts[1] ?? []), '0', '', '', ''],
              ['^', '其他资金', null, ...(parts[2] ?? []), '45', '', '', ''],
            ]
          : [row],
      );
    await confirm(
      await upload(
        withParts([
          ['60', '60'],
          ['0', '0'],
          ['40', '40'],
        ]),
      ),
    );
    const { id: projectId } = await projectOf('丑路');
    await used.db.deleteFrom('entries').where('projectId', '=', projectId).execute();
    await confirm(
      await upload(
        withParts([
          ['60', '50'],
          ['0', '0'],
          ['40', '50'],
        ]),
      ),
    );
    const { scored, sheet } = await openSheet(used.db, projectId, 'year-end');
    expect(sheet.money.lines.total.budget).toBe('100.00');
    expect(scored.money.score).toBe(950);
  });

  test('以前填的比例、不适用与文件的结果冲突：清空并列出，不暗中少得分', async () => {
    await confirm(await upload(roadForm('寅路', 2023)));
    await type('寅路', 1, 'attainment', '部分达成', 1);
    await type('寅路', 1, 'share', '75%');
    await type('寅路', 2, 'notApplicable', '没有调查');
    const id = await upload(roadForm('寅路', 2023));
    expect((await fillingOf(id)).fates).toEqual([
      ...['goalResult same', 'reason same', 'measure same'],
      ...['actual same', 'attainment changes', 'share changes', 'actual same', 'notApplicable changes'],
    ]);
    await confirm(id);
    expect(await formOf('寅路')).toEqual(FILLED);
  });

  test('同类同名的两项指标换了次序：按指标值对上', async () => {
    const twice = (targets: string[], actual: string[]) => {
      const rows = roadForm('卯路', 2023);
      const at = rows.findIndex((row) => row.includes('养护里程'));
      const two = targets.map((target, i) =>
        (rows[at] ?? []).map((text) => (text === '≥40公里' ? target : text === '38公里' ? (actual[i] ?? '') : text)),
      );
      return rows.toSpliced(at, 1, ...two);
    };
    await confirm(await upload(twice(['≥40公里', '≥5公里'], ['', ''])));
    await confirm(await upload(twice(['≥5公里', '≥40公里'], ['4公里', '38公里'])));
    expect((await formOf('卯路')).rows.slice(0, 2).map((row) => row.split('|')[0])).toEqual(['38公里', '4公里']);
  });

  test('新项目里太长的文字不悄悄丢掉：先精简', async () => {
    const rows = roadForm('辰路', 2023).map((row) => row.map((text) => (text === '38公里' ? '长'.repeat(5001) : text)));
    const id = await upload(rows);
    expect((await openImport(used.db, id)).tables[0]?.problem).toContain('“养护里程”的实际完成值：内容有 5001 个字');
    expect(await confirm(id)).toMatchObject({ ok: false });
  });

  test('预览按项目自己的评分办法理解，不按页面上选的', async () => {
    await confirm(await upload(roadForm('巳路', 2023)));
    const { id } = await projectOf('巳路');
    await used.db.updateTable('projects').set({ rulebook: 'hubei' }).where('id', '=', id).execute();
    const halved = roadForm('巳路', 2023).map((row) =>
      row.map((text, at) => (text === '30' && at === 7 ? '16.5' : text)),
    );
    const open = await openImport(used.db, await upload(halved));
    const share = open.tables[0]?.filling?.cells.find(({ field }) => field === 'attainment');
    expect(share?.text).toBe('部分达成');
    const preview = importPreview(open, national2020, { conflict: null, refused: null, refusal: '' });
    expect(preview.projects[0]?.rows[1]?.answered?.understood).toBe('部分达成 55%');
  });

  test('只差空格的不重复填；文件里空格多的照文件改，从 PDF 少读了空格的就此补上', async () => {
    await confirm(await upload(roadForm('酉路', 2023)));
    await type('酉路', 0, 'reason', '雨季停工 2 个月。', 1);
    const withReason = (reason: string) =>
      upload(roadForm('酉路', 2023).map((row) => row.map((text) => (text?.startsWith('原因：') ? reason : text))));
    const fewer = await withReason('原因：雨季停工2个月；措施：提前开工。');
    expect((await fillingOf(fewer)).fates).toContain('reason same');
    const more = await withReason('原因：雨季 停工 2 个月；措施：提前开工。');
    expect((await fillingOf(more)).fates).toContain('reason changes');
  });

  test('扣分写在别的格里的，再导入原表就改对', async () => {
    await confirm(await upload(roadForm('戌路', 2023)));
    await type('戌路', 0, 'deductionReason', '0.5分，台账缺页');
    const rows = roadForm('戌路', 2023).map((row) =>
      row.map((text) =>
        text?.startsWith('原因：') ? '原因：雨季停工；措施：提前开工。 扣分：0.5 分，台账缺页' : text,
      ),
    );
    const fates = (await fillingOf(await upload(rows))).fates;
    expect(fates).toEqual(expect.arrayContaining(['deduction fills', 'deductionReason changes']));
  });
});
