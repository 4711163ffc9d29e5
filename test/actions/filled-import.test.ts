import { describe, expect, test } from 'vitest';
import { listEntries } from '#db/entries.ts';
import { saveImport } from '#db/imports.ts';
import { listIndicators } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { listProjects } from '#db/projects.ts';
import { confirmImport } from '#src/actions/confirm-import.ts';
import { correctImport } from '#src/actions/correct-import.ts';
import { openImport } from '#src/actions/open-import.ts';
import { openPrevious } from '#src/actions/open-previous.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { undoImport } from '#src/actions/undo-import.ts';
import { joinReadings, readSource } from '#src/import/read-files.ts';
import { type DrawnRow, gridOf } from '#test/import/grids/draw-form.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:03:00.000Z';
const BY = '陈晓岚';

/** A filled 自评表 of a road, whose unit is called after the road so that each test has its own. */
function roadForm(road: string, year: number, actual = '38公里'): DrawnRow[] {
  return [
    ['项目支出绩效自评表', null, null, null, null, null, null, null, null],
    [`（${year}年度）`, null, null, null, null, null, null, null, null],
    ['项目名称', `${road}养护`, null, null, null, null, null, null, null],
    ['主管部门', '某县交通运输局', null, null, '实施单位', `${road}公路所`, null, null, null],
    ['项目资金\n（元）', '', null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['^', '年度资金总额', null, '100', '100', '95', '10', '95%', '9.5'],
    ['年度总体目标', '预期目标', null, null, null, '实际完成情况', null, null, null],
    ['^', '养护村道 40 公里。', null, null, null, '已养护村道 38 公里。', null, null, null],
    [
      '绩效指标',
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '偏差原因分析及改进措施',
    ],
    ['^', '产出指标', '数量指标', '养护里程', '≥40公里', actual, '50', '47.5', '原因：雨季停工；措施：提前开工。'],
    ['^', '效益指标', '社会效益指标', '出行条件', '改善', '明显改善', '30', '30', ''],
    ['^', '满意度指标', '服务对象满意度指标', '村民满意度', '≥90%', '93%', '10', '10', ''],
    ['总分', null, null, null, null, null, '100', '97', ''],
  ];
}

describe.each(DATABASES)('导入填好的自评表（$name）', ({ create }) => {
  const used = useDatabase(create);

  async function upload(rows: readonly DrawnRow[]): Promise<string> {
    const id = newId();
    const reading = joinReadings([readSource({ name: '自评表.xlsx', grids: [gridOf(rows)] })]);
    const stored = { id, fileName: '自评表.xlsx', content: '[]', reading: JSON.stringify(reading), createdAt: AT };
    await saveImport(used.db, stored);
    return id;
  }

  async function confirm(importId: string, seen?: string) {
    const open = await openImport(used.db, importId);
    const how = { rulebook: 'national-2020', seen: seen ?? open.seen, by: BY, at: AT };
    return confirmImport(used.db, { importId, ...how });
  }

  const undo = (importId: string) => undoImport(used.db, { importId, by: '陆敏', at: AT });

  async function projectOf(road: string, year = 2023) {
    const found = (await listProjects(used.db, { year })).find((one) => one.name === `${road}养护`);
    if (!found) throw new Error(`没有${road}`);
    return found;
  }

  /** What stands in the form of a road: money and goal, and of each row what was filled in, its score and its remark. */
  async function formOf(road: string) {
    const { id } = await projectOf(road);
    const { sheet, scored } = await openSheet(used.db, id, 'year-end');
    return {
      total: scored.total,
      goalResult: sheet.goalResult,
      executed: sheet.money.lines.total.executed,
      rows: sheet.indicators.map(({ actual, attainment, share, reason, measure }, at) =>
        [actual, attainment, share, reason, measure, scored.rows[at]?.score].join('|'),
      ),
    };
  }

  const FILLED = {
    total: 9700,
    goalResult: '已养护村道 38 公里。',
    executed: '95.00',
    rows: ['38公里|||雨季停工|提前开工|4750', '明显改善|达成||||3000', '93%|||||1000'],
  };

  async function type(road: string, row: number, field: string, text: string, version = 0) {
    const { id: projectId } = await projectOf(road);
    const indicatorId = (await listIndicators(used.db, projectId))[row]?.id ?? '';
    return recordEntry(used.db, { projectId, phase: 'year-end', indicatorId, field, text, version, by: BY, at: AT });
  }

  const fillingOf = async (importId: string) => {
    const filling = (await openImport(used.db, importId)).tables[0]?.filling;
    return {
      fates: filling?.cells.map(({ field, fate }) => `${field} ${fate}`),
      unknown: filling?.unknown,
      missing: filling?.missing,
      differing: filling?.differing,
    };
  };

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
      fates: ['goalResult same', 'actual changes', 'actual same', 'attainment same'],
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
      fates: ['goalResult same', 'actual fills', 'actual same', 'attainment same'],
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
