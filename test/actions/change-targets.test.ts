import { describe, expect, test } from 'vitest';
import { listTargetChanges } from '#db/target-changes.ts';
import { changeTargets, EDITED_FIELDS, type EditedRow, type TargetEdit } from '#src/actions/change-targets.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { readHistory } from '#src/actions/read-history.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { approvedTargets, targetsVersion } from '#src/actions/target-changes.ts';
import { recordToPrint } from '#src/jobs/print-forms.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { freezeMidYear } from '#test/support/frozen-mid-year.ts';

const AT = '2025-01-08T04:00:00.000Z';
const NEW_ROW = { id: null, category: '产出指标', subcategory: '数量指标', name: '上架图书', target: '≥3000(册)' };
const BASIS = { reason: '一个社区动迁', approvalNumber: '某财〔2024〕15号', approvedOn: '2024-08-15' };

describe.each(DATABASES)('修改目标（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  async function project() {
    count += 1;
    const tables = [table({ name: `项目${count}` })];
    const how = { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT };
    const [imported] = await importTargets(used.db, how);
    return imported?.projectId ?? '';
  }

  /** The page as it stands, with what the test changes of it. */
  async function page(projectId: string, given: Partial<TargetEdit> = {}): Promise<TargetEdit> {
    const open = await openSheet(used.db, projectId, 'year-end');
    return {
      projectId,
      version: targetsVersion(open),
      fields: Object.fromEntries(EDITED_FIELDS.map((one) => [one, open.project[one] ?? ''])) as TargetEdit['fields'],
      rows: open.indicators.map(({ id, category, subcategory, name, target }) => {
        return { id, category, subcategory, name, target };
      }),
      act: { verb: 'save', id: '' },
      basis: { reason: '', approvalNumber: '', approvedOn: '' },
      by: '陈晓',
      at: AT,
      ...given,
    };
  }

  const namesOf = async (projectId: string) =>
    (await openSheet(used.db, projectId, 'year-end')).indicators.map((one) => one.name);

  async function withRow(projectId: string, index: number, texts: Partial<EditedRow>) {
    const edit = await page(projectId);
    return { ...edit, rows: edit.rows.map((row, i) => (i === index ? { ...row, ...texts } : row)) };
  }

  const submitMidYear = (projectId: string) => freezeMidYear(used.db, projectId);

  test('改名、改值：填过的值跟着走，谁改的、原来是什么都在', async () => {
    const id = await project();
    await fillEverything(used.db, id);
    const edit = await withRow(id, 0, { name: '建成并开放图书角', target: '≥4.00(个)' });
    expect(await changeTargets(used.db, edit)).toEqual({ ok: true, changes: 2 });
    const open = await openSheet(used.db, id, 'year-end');
    expect([open.sheet.indicators[0]?.name, open.sheet.indicators[0]?.actual]).toEqual(['建成并开放图书角', '5个']);
    expect((await listTargetChanges(used.db, id)).map((one) => [one.field, one.before, one.after, one.by])).toEqual([
      ['name', '建成图书角数', '建成并开放图书角', '陈晓'],
      ['target', '≥5.00(个)', '≥4.00(个)', '陈晓'],
    ]);
  });

  test('没有改的不算改动，只差首尾空白和换行的也不算', async () => {
    const id = await project();
    const edit = await withRow(id, 0, { name: ' 建成图书\r\n角数 ' });
    expect(await changeTargets(used.db, edit)).toEqual({ ok: true, changes: 0 });
    expect(await listTargetChanges(used.db, id)).toEqual([]);
  });

  test('新增的一行放到同一二级指标之后，空行不存', async () => {
    const id = await project();
    const edit = await page(id);
    const blank = { id: null, category: '', subcategory: '', name: '', target: '' };
    await changeTargets(used.db, { ...edit, rows: [...edit.rows, blank, NEW_ROW, blank] });
    expect(await namesOf(id)).toEqual(['建成图书角数', '上架图书', '验收', '居民阅读条件', '读者满意度']);
  });

  test('上移、下移：次序稳定，改动一起保存，记录里写明从第几行到第几行', async () => {
    const id = await project();
    const edit = await withRow(id, 0, { target: '≥6.00(个)' });
    const [first] = edit.rows;
    await changeTargets(used.db, { ...edit, act: { verb: 'down', id: first?.id ?? '' } });
    expect(await namesOf(id)).toEqual(['验收', '建成图书角数', '居民阅读条件', '读者满意度']);
    await changeTargets(used.db, { ...(await page(id)), act: { verb: 'up', id: first?.id ?? '' } });
    expect(await namesOf(id)).toEqual(['建成图书角数', '验收', '居民阅读条件', '读者满意度']);
    const changes = await listTargetChanges(used.db, id);
    expect(changes.map((one) => [one.field, one.before, one.after])).toEqual([
      ['target', '≥5.00(个)', '≥6.00(个)'],
      ['position', '第 1 行', '第 2 行'],
      ['position', '第 2 行', '第 1 行'],
    ]);
  });

  test('移除再恢复：值都在，回到原来的地方', async () => {
    const id = await project();
    await fillEverything(used.db, id);
    const removed = (await page(id)).rows[1]?.id ?? '';
    await changeTargets(used.db, { ...(await page(id)), act: { verb: 'remove', id: removed } });
    expect(await namesOf(id)).toEqual(['建成图书角数', '居民阅读条件', '读者满意度']);
    await changeTargets(used.db, { ...(await page(id)), act: { verb: 'restore', id: removed } });
    const open = await openSheet(used.db, id, 'year-end');
    expect(open.sheet.indicators.map((row) => [row.name, row.actual])[1]).toEqual(['验收', '通过']);
    const line = '产出指标›质量指标›验收（通过）';
    expect((await listTargetChanges(used.db, id)).map((one) => [one.before, one.after])).toEqual([
      [line, ''],
      ['', line],
    ]);
  });

  test('恢复时同一二级指标下已有同名的：不恢复，说明', async () => {
    const id = await project();
    const removed = (await page(id)).rows[1]?.id ?? '';
    await changeTargets(used.db, { ...(await page(id)), act: { verb: 'remove', id: removed } });
    const edit = await page(id);
    const twin = { ...NEW_ROW, subcategory: '质量指标', name: '验收' };
    await changeTargets(used.db, { ...edit, rows: [...edit.rows, twin] });
    const told = await changeTargets(used.db, { ...(await page(id)), act: { verb: 'restore', id: removed } });
    expect(told).toMatchObject({ ok: false, told: expect.stringContaining('没有恢复') });
  });

  test('项目名称、主管部门、总体目标可以更正；同名的项目不行', async () => {
    const id = await project();
    const other = await openSheet(used.db, await project(), 'year-end');
    const edit = await page(id);
    const fields = { ...edit.fields, name: `图书角${count}`, department: '某市文旅局', annualGoal: '建六处。' };
    expect(await changeTargets(used.db, { ...edit, fields })).toEqual({ ok: true, changes: 3 });
    const twin = { ...(await page(id)), fields: { ...fields, name: other.project.name } };
    expect(await changeTargets(used.db, twin)).toMatchObject({ ok: false, problems: { fields: { name: /已有/ } } });
  });

  test.each([
    ['空的名称', { name: ' ' }],
    ['五千字的名称', { name: '长'.repeat(5001) }],
    ['同一二级指标下重名', { subcategory: '质量指标', name: '验收' }],
  ])('%s：说在那一格，什么也没存', async (_, texts) => {
    const id = await project();
    const told = await changeTargets(used.db, await withRow(id, 0, texts));
    expect(told).toMatchObject({ ok: false, problems: { rows: [{ row: 0, field: 'name' }] } });
    expect(await namesOf(id)).toContain('建成图书角数');
  });

  test('存不下的字符：说明，什么也没存', async () => {
    const id = await project();
    const told = await changeTargets(used.db, await withRow(id, 0, { name: '图书\0角' }));
    expect(told).toMatchObject({ ok: false, told: expect.stringContaining('无法保存的字符') });
  });

  test('两个浏览器：先存的算，后存的得到说明，什么也没盖掉', async () => {
    const id = await project();
    const [mine, theirs] = [await withRow(id, 0, { target: '≥6.00(个)' }), await withRow(id, 1, { target: '合格' })];
    const both = await Promise.all([changeTargets(used.db, mine), changeTargets(used.db, theirs)]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(both.find((one) => !one.ok)).toMatchObject({ told: expect.stringContaining('刚被另一人改过') });
    expect(await listTargetChanges(used.db, id)).toHaveLength(1);
  });

  test('分值在别处改过的，页面也算旧了；填了实际完成值的不算', async () => {
    const id = await project();
    const edit = await page(id);
    const cell = { projectId: id, phase: 'year-end', indicatorId: edit.rows[0]?.id ?? '', version: 0, by: '', at: AT };
    await recordEntry(used.db, { ...cell, phase: 'year-end', field: 'actual', text: '5' });
    expect(await changeTargets(used.db, edit)).toMatchObject({ ok: true });
    await recordEntry(used.db, { ...cell, phase: 'year-end', field: 'weight', text: '25' });
    expect(await changeTargets(used.db, edit)).toMatchObject({ ok: false });
  });

  test('已提交的不能改，先重新打开', async () => {
    const id = await project();
    await fillEverything(used.db, id);
    const edit = await withRow(id, 0, { target: '≥6.00(个)' });
    await submitEvaluation(used.db, { projectId: id, by: '陆敏', at: AT });
    expect(await changeTargets(used.db, edit)).toMatchObject({ ok: false, told: expect.stringContaining('重新打开') });
    expect(await listTargetChanges(used.db, id)).toEqual([]);
  });

  test('三百个指标一次存下，五百个以上说明', async () => {
    const id = await project();
    const edit = await page(id);
    const many = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({ ...NEW_ROW, name: `上架图书第 ${from + i} 批` }));
    expect(await changeTargets(used.db, { ...edit, rows: [...edit.rows, ...many(0, 296)] })).toMatchObject({
      ok: true,
    });
    expect(await namesOf(id)).toHaveLength(300);
    const more = await page(id);
    const told = await changeTargets(used.db, { ...more, rows: [...more.rows, ...many(296, 500)] });
    expect(told).toMatchObject({ ok: false, told: expect.stringContaining('最多 500 个指标') });
  });

  test('年中监控提交以后是调整：没有依据不存，有依据的按新值计分，原批复留着', async () => {
    const id = await project();
    await fillEverything(used.db, id, { 0: '4个' });
    await submitMidYear(id);
    const edit = await withRow(id, 0, { target: '≥4.00(个)' });
    expect(await changeTargets(used.db, edit)).toMatchObject({ ok: false, problems: { basis: { reason: /原因/ } } });
    expect(await changeTargets(used.db, { ...edit, basis: BASIS })).toEqual({ ok: true, changes: 1 });
    const again = await withRow(id, 0, { target: '≥3.00(个)' });
    await changeTargets(used.db, { ...again, basis: BASIS });
    const { scored, indicators } = await openSheet(used.db, id, 'year-end');
    expect(scored.rows[0]?.met).toBe(true);
    const changes = await listTargetChanges(used.db, id);
    expect(changes.map((one) => [one.kind, one.reason, one.approvalNumber, one.approvedOn])[0]).toEqual([
      '调减',
      ...Object.values(BASIS),
    ]);
    expect(approvedTargets(changes).get(indicators[0]?.id ?? '')).toBe('≥5.00(个)');
    const [printed] = (await recordToPrint(used.db, id)).indicators;
    expect([printed?.target, printed?.remark]).toEqual(['≥3.00(个)', '原批复：≥5.00(个)。']);
  });

  test('年中以后取消一行：已定的分值平均分给同类的其余各行', async () => {
    const id = await project();
    const { rows } = await page(id);
    const cell = { projectId: id, phase: 'year-end', field: 'weight', by: '', at: AT } as const;
    await recordEntry(used.db, { ...cell, indicatorId: rows[0]?.id ?? '', text: '20', version: 0 });
    await submitMidYear(id);
    const edit = { ...(await page(id)), basis: BASIS, act: { verb: 'remove', id: rows[0]?.id ?? '' } as const };
    expect(await changeTargets(used.db, edit)).toMatchObject({ ok: true });
    const { sheet } = await openSheet(used.db, id, 'year-end');
    expect(sheet.indicators.map((row) => row.weight)).toEqual(['45.00', '30.00', '10.00']);
    expect((await listTargetChanges(used.db, id)).map((one) => one.kind)).toEqual(['取消']);
  });

  test('填报记录：目标的改动按人、按行查得到', async () => {
    const id = await project();
    const edit = await withRow(id, 0, { target: '≥6.00(个)' });
    await changeTargets(used.db, { ...edit, fields: { ...edit.fields, department: '某市文旅局' } });
    const fieldsOf = async (of: { row?: string; by?: string }) =>
      (await readHistory(used.db, { projectId: id, ...of })).targets.map((one) => one.field);
    expect(await fieldsOf({})).toEqual(['department', 'target']);
    expect(await fieldsOf({ row: edit.rows[0]?.id ?? '' })).toEqual(['target']);
    expect(await fieldsOf({ row: 'project' })).toEqual(['department']);
    expect(await fieldsOf({ by: '陆敏' })).toEqual([]);
    expect((await readHistory(used.db, { projectId: id })).people).toContain('陈晓');
  });
});
