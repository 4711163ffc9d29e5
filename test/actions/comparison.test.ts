import { beforeAll, describe, expect, test } from 'vitest';
import { listIndicators } from '#db/indicators.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { listComparison } from '#src/actions/list-comparison.ts';
import { openComparison } from '#src/actions/open-comparison.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { submitMidYear } from '#src/actions/submit-mid-year.ts';
import { compareYear } from '#src/rules/compare-year.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2024-08-05T02:00:00.000Z';
const MID_YEAR = [
  { actual: '3', forecast: '5', likelihood: '确定能' },
  { actual: '尚未开展', forecast: '通过', likelihood: '确定能' },
  { actual: '两处已开放', forecast: '', likelihood: '确定能' },
  { actual: '尚未调查', forecast: '92%', likelihood: '确定能' },
];

describe.each(DATABASES)('对比（$name）', ({ create }) => {
  const used = useDatabase(create);

  async function project(name: string, year = 2024): Promise<string> {
    const how = { rulebook: 'shanghai', replace: false, sample: false, at: AT };
    return (await importTargets(used.db, { tables: [table({ name, year })], ...how }))[0]?.projectId ?? '';
  }

  async function type(projectId: string, indicatorId: string | null, field: string, text: string, version = 0) {
    const edit = { projectId, indicatorId, field, text, version, phase: 'mid-year', by: '陈晓', at: AT } as const;
    expect(await recordEntry(used.db, edit)).toMatchObject({ ok: true });
  }

  async function fillMidYear(projectId: string): Promise<void> {
    for (const [i, { id }] of (await listIndicators(used.db, projectId)).entries()) {
      for (const [field, text] of Object.entries(MID_YEAR[i] ?? {})) await type(projectId, id, field, text);
    }
    await type(projectId, null, 'executed.total', '90000.00');
    await type(projectId, null, 'expected.total', '200000.00');
  }

  async function listed(name: string) {
    const found = (await listComparison(used.db, 2024)).find((one) => one.name === name);
    if (!found) throw new Error(`没有${name}`);
    return found;
  }

  const ids: Record<string, string> = {};
  beforeAll(async () => {
    for (const name of ['没有年中', '年中草稿', '年中提交', '全年提交', '有上年']) ids[name] = await project(name);
    for (const name of ['年中草稿', '年中提交', '全年提交']) await fillMidYear(ids[name] ?? '');
    for (const name of ['年中提交', '全年提交']) {
      expect(await submitMidYear(used.db, { projectId: ids[name] ?? '', by: '陆敏', at: AT })).toMatchObject({
        ok: true,
      });
    }
    for (const name of ['全年提交', '没有年中']) await fillEverything(used.db, ids[name] ?? '');
    const submission = { projectId: ids.全年提交 ?? '', by: '陆敏', at: '2025-01-08T05:00:00.000Z' };
    expect(await submitEvaluation(used.db, submission)).toMatchObject({ ok: true });
    await fillEverything(used.db, await project('有上年', 2023), { 0: '6个' });
  });

  test('没有年中监控', async () => {
    const opened = await openComparison(used.db, ids.没有年中 ?? '');
    expect(opened).toMatchObject({ midYear: null, previousYear: null, lastYear: [] });
    expect(compareYear(opened).map((row) => row.actual)).toEqual(['5个', '通过', '改善（达成）', '95%']);
    expect(await listed('没有年中')).toMatchObject({ draft: true, forecast: null, total: '100.00' });
  });

  test('年中没有提交：取草稿，注明是草稿', async () => {
    const opened = await openComparison(used.db, ids.年中草稿 ?? '');
    expect(opened.midYear).toMatchObject({ submitted: null });
    expect(compareYear(opened)[0]?.midYear).toMatchObject({ actual: '3个', forecast: '5个' });
    expect((await listed('年中草稿')).forecast).toEqual({ total: opened.midYear?.outlook.total, draft: true });
  });

  test('只填过又清空的年中不算', async () => {
    const projectId = await project('清空了');
    const [first] = await listIndicators(used.db, projectId);
    await type(projectId, first?.id ?? '', 'actual', '3');
    await type(projectId, first?.id ?? '', 'actual', ' ', 1);
    expect((await openComparison(used.db, projectId)).midYear).toBeNull();
    expect((await listed('清空了')).forecast).toBeNull();
  });

  test('年中重新打开改过：仍取最后提交的', async () => {
    const projectId = ids.年中提交 ?? '';
    const reopening = { projectId, phase: 'mid-year', reason: '更正', by: '陆敏', at: AT } as const;
    await reopenForm(used.db, reopening);
    const [first] = await listIndicators(used.db, projectId);
    await type(projectId, first?.id ?? '', 'actual', '4', 1);
    const opened = await openComparison(used.db, projectId);
    expect(opened.midYear?.submitted).not.toBeNull();
    expect(compareYear(opened)[0]?.midYear?.actual).toBe('3个');
    expect((await listed('年中提交')).forecast).toEqual({ total: opened.midYear?.outlook.total, draft: false });
  });

  test('年中、预计、全年都提交了', async () => {
    const opened = await openComparison(used.db, ids.全年提交 ?? '');
    const [books] = compareYear(opened);
    expect(books).toMatchObject({ actual: '5个', midYear: { actual: '3个', forecast: '5个', pace: '累计' } });
    expect(books?.completion).toEqual({ midYear: '60.00', forecast: '100.00', yearEnd: '100.00' });
    expect(await listed('全年提交')).toMatchObject({ draft: false, total: '100.00', grade: '优' });
  });

  test('上年的同一指标', async () => {
    const opened = await openComparison(used.db, ids.有上年 ?? '');
    expect(opened.previousYear).toBe(2023);
    expect(compareYear(opened)[0]?.lastYear).toMatchObject({ target: '≥5.00(个)', actual: '6个' });
  });

  test('没有这个项目', async () => {
    await expect(openComparison(used.db, 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
  });
});
