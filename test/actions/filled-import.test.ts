import { describe, expect, test } from 'vitest';
import { listEntries } from '#db/entries.ts';
import { listIndicators } from '#db/indicators.ts';
import { correctImport } from '#src/actions/correct-import.ts';
import { openImport } from '#src/actions/open-import.ts';
import { openPrevious } from '#src/actions/open-previous.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { AT, BY, FILLED, fillRoads, roadForm } from '#test/actions/fill-roads.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

describe.each(DATABASES)('导入填好的自评表（$name）', ({ create }) => {
  const used = useDatabase(create);
  const { upload, confirm, undo, projectOf, formOf, type, fillingOf } = fillRoads(used);

  test('没有这个项目：连同自评结果一起建立，分数照原表', async () => {
    const id = await upload(roadForm('甲路', 2023));
    expect((await openImport(used.db, id)).tables[0]?.filling).toBeNull();
    expect(await confirm(id)).toEqual({ ok: true, year: 2023 });
    expect(await formOf('甲路')).toEqual(FILLED);
    expect(await confirm(id)).toMatchObject({ ok: true });
    expect(await formOf('甲路')).toEqual(FILLED);
  });

  test('上年的自评表成为今年的上年对照', async () => {
    await confirm(await upload(roadForm('乙路', 2023)));
    await confirm(await upload(roadForm('乙路', 2024, '41公里')));
    const previous = await openPrevious(used.db, await projectOf('乙路', 2024), 'year-end');
    expect(previous?.year).toBe(2023);
    expect(previous?.indicators.map(({ actual, score }) => `${actual} ${score}`)).toEqual([
      '38公里 47.50',
      '明显改善（达成） 30.00',
      '93% 10.00',
    ]);
  });

  test('已有项目：只填入，不动目标；空格填入，不同的改动并列出，相同的不再存', async () => {
    await confirm(await upload(roadForm('丙路', 2023)));
    const { id: projectId } = await projectOf('丙路');
    await type('丙路', 0, 'actual', '40公里', 1);
    const before = await listEntries(used.db, projectId, 'year-end');
    const id = await upload(roadForm('丙路', 2023));
    expect(await fillingOf(id)).toEqual({
      fates: ['goalResult same', 'actual changes', 'reason same', 'measure same', 'actual same', 'attainment same'],
      unknown: [],
      missing: [],
      differing: [],
    });
    expect(await confirm(id)).toEqual({ ok: true, year: 2023 });
    expect(await formOf('丙路')).toEqual(FILLED);
    const after = await listEntries(used.db, projectId, 'year-end');
    expect(after.length).toBe(before.length);
    expect(await undo(id)).toEqual({ ok: true });
    expect((await formOf('丙路')).rows[0]).toBe('40公里|||雨季停工|提前开工|5000');
  });

  test('与已填的完全相同：没有可以导入的', async () => {
    await confirm(await upload(roadForm('丁路', 2023)));
    const id = await upload(roadForm('丁路', 2023));
    expect(await confirm(id)).toEqual({ ok: false, problem: expect.stringContaining('没有可以导入的项目') });
  });

  test('改了名的指标、多出的指标和不同的目标都说出来，其余照填', async () => {
    await confirm(await upload(roadForm('戊路', 2023, '')));
    const rows = roadForm('戊路', 2023).map((row) =>
      row.map((text) => (text === '村民满意度' ? '群众满意度' : text === '≥40公里' ? '≥45公里' : text)),
    );
    const id = await upload(rows);
    expect(await fillingOf(id)).toEqual({
      fates: ['goalResult same', 'actual fills', 'reason same', 'measure same', 'actual same', 'attainment same'],
      unknown: ['群众满意度'],
      missing: ['村民满意度'],
      differing: [{ name: '养护里程', stored: '≥40公里', printed: '≥45公里' }],
    });
    await correctImport(used.db, {
      importId: id,
      owner: 'p0r2',
      field: 'name',
      text: '村民满意度',
      version: 0,
      by: BY,
      at: AT,
    });
    expect(await fillingOf(id)).toMatchObject({ unknown: [], missing: [] });
    expect(await confirm(id)).toMatchObject({ ok: true });
    expect((await listIndicators(used.db, (await projectOf('戊路')).id))[0]?.target).toBe('≥40公里');
  });

  test('预览里更正的实际值和执行数照更正的填', async () => {
    const id = await upload(roadForm('己路', 2023));
    const correct = (owner: string, field: string, text: string) =>
      correctImport(used.db, { importId: id, owner, field, text, version: 0, by: BY, at: AT });
    expect(await correct('p0r0', 'actual', '39公里')).toMatchObject({ ok: true });
    expect(await correct('p0', 'executed.total', '100')).toMatchObject({ ok: true });
    await confirm(id);
    expect(await formOf('己路')).toMatchObject({
      executed: '100.00',
      rows: ['39公里|||雨季停工|提前开工|4875', FILLED.rows[1], FILLED.rows[2]],
    });
  });

  test('万元的表填入以元计的项目：金额换算，一分不差', async () => {
    await confirm(await upload(roadForm('庚路', 2023)));
    const inWan = roadForm('庚路', 2023).map((row) =>
      row.map((text) =>
        text === '项目资金\n（元）'
          ? '项目资金\n（万元）'
          : text === '95'
            ? '0.009012'
            : text === '100' && row[1] === '年度资金总额'
              ? '0.01'
              : text,
      ),
    );
    await confirm(await upload(inWan));
    expect(await formOf('庚路')).toMatchObject({ executed: '90.12' });
  });

  test('撤销带自评结果的新项目：项目、填报都没有了；又填过的不能撤销', async () => {
    const id = await upload(roadForm('辛路', 2023));
    await confirm(id);
    const { id: projectId } = await projectOf('辛路');
    expect(await undo(id)).toEqual({ ok: true });
    await expect(projectOf('辛路')).rejects.toThrow();
    expect(await listEntries(used.db, projectId, 'year-end')).toEqual([]);
    const again = await upload(roadForm('辛路', 2023));
    await confirm(again);
    await type('辛路', 0, 'actual', '40公里', 1);
    expect(await undo(again)).toEqual({ ok: false, problem: expect.stringContaining('“辛路养护”已填报 1 处') });
  });

  test('预览打开以后有人填了同一格：不确认旧的样子', async () => {
    await confirm(await upload(roadForm('壬路', 2023, '')));
    const id = await upload(roadForm('壬路', 2023));
    const { seen } = await openImport(used.db, id);
    await type('壬路', 0, 'actual', '40公里');
    expect(await confirm(id, seen)).toEqual({ ok: false, problem: expect.stringContaining('这一页打开之后') });
    expect((await formOf('壬路')).rows[0]).toBe('40公里|||雨季停工|提前开工|5000');
  });

  test('已提交的自评表不填入', async () => {
    await confirm(await upload(roadForm('癸路', 2023)));
    const { id: projectId } = await projectOf('癸路');
    expect(await submitEvaluation(used.db, { projectId, by: BY, at: AT })).toMatchObject({ ok: true });
    const id = await upload(roadForm('癸路', 2023));
    expect((await openImport(used.db, id)).tables[0]?.filling?.problem).toContain('已提交');
    expect(await confirm(id)).toEqual({ ok: false, problem: expect.stringContaining('没有可以导入的项目') });
  });
});
