import { describe, expect, test } from 'vitest';
import { listIndicators } from '#db/indicators.ts';
import { listRecords } from '#db/records.ts';
import { changeTargets, EDITED_FIELDS, type TargetEdit } from '#src/actions/change-targets.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { listMidYear } from '#src/actions/list-mid-year.ts';
import { lastMonitoring } from '#src/actions/monitoring-records.ts';
import { openMidYear } from '#src/actions/open-mid-year.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordBlock } from '#src/actions/record-block.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { setMonitoringPeriod } from '#src/actions/set-monitoring-period.ts';
import { submitMidYear } from '#src/actions/submit-mid-year.ts';
import { targetsVersion } from '#src/actions/target-changes.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2024-08-05T02:00:00.000Z';
const HOW = { by: '陈晓', at: AT };
const ROWS = [
  { actual: '3个', forecast: '5个', likelihood: '确定能' },
  { actual: '尚未开展', forecast: '通过', likelihood: '确定能' },
  { actual: '两处已开放', likelihood: '有可能', staffing: '√', explanation: '缺馆员', measure: '9 月补齐' },
  { actual: '94%', forecast: '95%', likelihood: '确定能' },
];

describe.each(DATABASES)('年中监控（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  async function newProject(): Promise<string> {
    count += 1;
    const tables = [table({ name: `项目${count}` })];
    const how = { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT };
    return (await importTargets(used.db, how))[0]?.projectId ?? '';
  }

  async function fill(projectId: string): Promise<void> {
    const indicators = await listIndicators(used.db, projectId);
    const rows = indicators.flatMap(({ id }, i) =>
      Object.entries(ROWS[i] ?? {}).map(([field, text]) => ({ indicatorId: id, field, text, version: 0 })),
    );
    const money = [
      { indicatorId: null, field: 'executed.total', text: '120000.00', version: 0 },
      { indicatorId: null, field: 'expected.total', text: '200000.00', version: 0 },
    ];
    await recordBlock(used.db, { projectId, phase: 'mid-year', ...HOW, cells: [...money, ...rows] });
  }

  async function submitted(): Promise<string> {
    const projectId = await newProject();
    await fill(projectId);
    expect(await submitMidYear(used.db, { projectId, by: '陆敏', at: AT })).toEqual({ ok: true, version: 1 });
    return projectId;
  }

  async function raiseTarget(projectId: string): Promise<void> {
    const open = await openSheet(used.db, projectId, 'year-end');
    const fields = Object.fromEntries(EDITED_FIELDS.map((field) => [field, open.project[field] ?? '']));
    const rows = open.indicators.map(({ id, category, subcategory, name, target }) => ({
      ...{ id, category, subcategory, name },
      target: name === '建成图书角数' ? '≥6.00(个)' : target,
    }));
    const basis = { reason: '街道增加一处场地', approvalNumber: '区财函〔2024〕8号', approvedOn: '2024-08-20' };
    const edit: TargetEdit = {
      ...{ projectId, version: targetsVersion(open), rows, basis, ...HOW },
      fields: fields as TargetEdit['fields'],
      act: { verb: 'save', id: '' },
    };
    expect(await changeTargets(used.db, edit)).toMatchObject({ ok: true });
  }

  test('填了的在表上，年初预算由目标表带来，预计得分随之而来', async () => {
    const projectId = await newProject();
    await fill(projectId);
    const { sheet, outlook, findings, draft } = await openMidYear(used.db, projectId);
    expect(findings).toEqual([]);
    expect(sheet.money.lines.total).toEqual({ initial: '200,000.00', executed: '120000.00', expected: '200000.00' });
    expect(sheet.indicators[2]).toMatchObject({ causes: { staffing: '√', funding: '' }, measure: '9 月补齐' });
    expect(outlook.total).toBe(9400);
    expect(draft).toMatchObject({ submitted: null, period: { months: '1—7月' } });
  });

  test('没填完不能提交，逐条说明；什么也没有冻结', async () => {
    const projectId = await newProject();
    const refused = await submitMidYear(used.db, { projectId, by: '陆敏', at: AT });
    expect(refused.ok).toBe(false);
    expect(await listRecords(used.db, projectId, 'mid-year')).toEqual([]);
    await expect(submitMidYear(used.db, { projectId, by: ' ', at: AT })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('提交后锁定；再提交一次还是同一版', async () => {
    const projectId = await submitted();
    expect(await submitMidYear(used.db, { projectId, by: '别人', at: AT })).toEqual({ ok: true, version: 1 });
    const [id] = (await listIndicators(used.db, projectId)).map((one) => one.id);
    const cell = { projectId, phase: 'mid-year' as const, indicatorId: id ?? '', field: 'actual' };
    const late = await recordEntry(used.db, { ...cell, text: '4个', version: 1, ...HOW });
    expect(late).toMatchObject({ ok: false, problem: expect.stringContaining('已提交') });
  });

  test('两人同时提交只冻结一版', async () => {
    const projectId = await newProject();
    await fill(projectId);
    const both = await Promise.all(['陆敏', '顾雯'].map((by) => submitMidYear(used.db, { projectId, by, at: AT })));
    expect(both).toEqual([
      { ok: true, version: 1 },
      { ok: true, version: 1 },
    ]);
    expect(await listRecords(used.db, projectId, 'mid-year')).toHaveLength(1);
  });

  test('目标调整以后：年中仍是冻结的目标，年末用新的目标', async () => {
    const projectId = await submitted();
    await raiseTarget(projectId);
    const { frozen } = await openMidYear(used.db, projectId);
    expect(frozen?.indicators[0]).toMatchObject({ target: '≥5.00(个)', actual: '3个', forecast: '5个' });
    const { sheet } = await openSheet(used.db, projectId, 'year-end');
    expect(sheet.indicators[0]?.target).toBe('≥6.00(个)');
  });

  test('重新打开要写原因；旧版保留，对比用最后冻结的一版', async () => {
    const projectId = await submitted();
    const reopening = { projectId, phase: 'mid-year' as const, by: '陆敏', at: AT };
    await expect(reopenForm(used.db, { ...reopening, reason: ' ' })).rejects.toThrow('理由');
    await reopenForm(used.db, { ...reopening, reason: '执行数有误' });
    expect((await openMidYear(used.db, projectId)).status).toMatchObject({ editable: true, version: 2 });
    expect((await lastMonitoring(used.db, projectId))?.version).toBe(1);
    const money = { indicatorId: null, field: 'executed.total', text: '130000.00', version: 1 };
    await recordEntry(used.db, { projectId, phase: 'mid-year', ...money, ...HOW });
    await submitMidYear(used.db, { projectId, by: '陆敏', at: AT });
    expect((await listRecords(used.db, projectId, 'mid-year')).map((one) => one.version)).toEqual([1, 2]);
    expect((await lastMonitoring(used.db, projectId))?.money.rows[0]?.executed).toBe('130,000.00');
    await reopenForm(used.db, { ...reopening, reason: '再改' });
    await expect(reopenForm(used.db, { ...reopening, reason: '再改' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('监控期改动：未提交的表随之变，已提交的不变；不是月末的日期不收', async () => {
    const [open, frozen] = [await newProject(), await submitted()];
    const { project } = await openMidYear(used.db, open);
    await setMonitoringPeriod(used.db, { unitId: project.unitId, year: '2024', endsOn: '2024-06-30' });
    const months = async (id: string) => {
      const { draft, frozen } = await openMidYear(used.db, id);
      return (frozen ?? draft).period.months;
    };
    expect([await months(open), await months(frozen)]).toEqual(['1—6月', '1—7月']);
    for (const endsOn of ['2024-06-15', '2023-06-30', '2024-12-31', '七月', ''])
      await expect(setMonitoringPeriod(used.db, { unitId: project.unitId, year: '2024', endsOn })).rejects.toThrow(
        '月末',
      );
    await expect(
      setMonitoringPeriod(used.db, { unitId: 'none', year: '2024', endsOn: '2024-06-30' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('年末的格不能记到年中，反之亦然', async () => {
    const projectId = await newProject();
    const [id = ''] = (await listIndicators(used.db, projectId)).map((one) => one.id);
    const put = (phase: 'mid-year' | 'year-end', indicatorId: string | null, field: string) =>
      recordEntry(used.db, { projectId, phase, indicatorId, field, text: '1', version: 0, ...HOW });
    for (const [phase, owner, field] of [
      ['mid-year', id, 'weight'],
      ['mid-year', null, 'budget.total'],
      ['year-end', id, 'likelihood'],
      ['year-end', null, 'expected.total'],
      ['year-end', null, 'acknowledged.<script>'],
    ] as const)
      await expect(put(phase, owner, field)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('全年的列表：状态、灯、预计得分、没有处理的发现', async () => {
    const listed = await listMidYear(used.db, { year: 2024 });
    const states = new Set(listed.map((one) => one.status.state));
    expect(states).toEqual(new Set(['填报中', '已提交']));
    const untouched = listed.find((one) => !one.begun);
    expect(untouched?.findings.some((one) => one.code === 'S6')).toBe(true);
    expect(listed.every((one) => one.status.editable || one.findings.length === 0)).toBe(true);
  });
});
