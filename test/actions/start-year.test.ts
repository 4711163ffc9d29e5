import { beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '#db/entries.ts';
import { listIndicators } from '#db/indicators.ts';
import { findPreviousProject } from '#db/previous-projects.ts';
import { listProjects } from '#db/projects.ts';
import type { Project } from '#db/schema.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openPrevious } from '#src/actions/open-previous.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { startYear } from '#src/actions/start-year.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:03:00.000Z';
const ALL = { indicators: true, weights: true, goals: true };

describe.each(DATABASES)('开始下一年度（$name）', ({ create }) => {
  const used = useDatabase(create);
  const load = (...tables: ReturnType<typeof table>[]) =>
    importTargets(used.db, { tables, rulebook: 'hubei', replace: true, sample: false, at: AT });
  const projects = (year: number) => listProjects(used.db, { year });
  const start = (names: string[], take = ALL) => begin(2024, names, take);

  async function begin(from: number, names: string[], take = ALL) {
    const ids = (await projects(from)).filter((one) => names.includes(one.name)).map((one) => one.id);
    return startYear(used.db, { from, projectIds: ids, take, at: AT });
  }

  async function find(year: number, name: string): Promise<Project> {
    const found = (await projects(year)).find((one) => one.name === name);
    if (!found) throw new Error(`没有 ${year} 年度的${name}`);
    return found;
  }

  beforeAll(async () => {
    const weighted = table().indicators.map((row) => ({ ...row, weight: '22.5' }));
    await load(
      table(),
      table({ name: '带分值的项目', indicators: weighted, startDate: '2024-03-01', endDate: '2024-11-30' }),
      table({ name: '不再做的项目' }),
      table({ name: '改名前的项目' }),
    );
    await fillEverything(used.db, (await find(2024, '社区图书角建设')).id, { 0: '4个' });
  });

  test('带过去指标、目标、办法和单位；资金和填过的内容不带', async () => {
    expect(await start(['社区图书角建设', '带分值的项目'])).toEqual({
      started: ['社区图书角建设', '带分值的项目'],
      existing: [],
    });
    const [before, next] = [await find(2024, '社区图书角建设'), await find(2025, '社区图书角建设')];
    expect(next).toEqual({
      ...before,
      id: next.id,
      year: 2025,
      startDate: '2025-01-01',
      endDate: '2025-12-31',
      yearTotal: null,
      yearAppropriation: null,
      carriedOver: null,
      other: null,
      previousProjectId: before.id,
      position: 1,
    });
    const rows = (id: string) => listIndicators(used.db, id);
    const told = async (id: string) => (await rows(id)).map(({ name, target, position }) => [name, target, position]);
    expect(await told(next.id)).toEqual(await told(before.id));
    expect(await listEntries(used.db, next.id, 'year-end')).toEqual([]);
    const weighted = await find(2025, '带分值的项目');
    expect([weighted.startDate, weighted.endDate]).toEqual(['', '']);
    expect((await rows(weighted.id)).map((one) => one.weight)).toEqual([2250, 2250, 2250, 2250]);
  });

  test('再来一次只补缺的，已有的一点不动', async () => {
    const before = await find(2025, '社区图书角建设');
    expect(await start(['社区图书角建设', '改名前的项目'])).toEqual({
      started: ['改名前的项目'],
      existing: ['社区图书角建设'],
    });
    expect(await find(2025, '社区图书角建设')).toEqual(before);
    expect((await projects(2025)).map((one) => one.name)).not.toContain('不再做的项目');
  });

  test('以后导入同名的目标表是更正：编号不变，仍连着上年', async () => {
    const before = await find(2025, '社区图书角建设');
    const dates = { startDate: '2025-01-01', endDate: '2025-12-31' };
    const [imported] = await load(table({ year: 2025, ...dates }));
    expect([imported?.outcome, imported?.projectId]).toEqual(['corrected', before.id]);
    const after = await find(2025, '社区图书角建设');
    expect([after.yearTotal, after.previousProjectId]).toEqual([20_000_000, before.previousProjectId]);
  });

  test('下年的目标表先导入的：不再新建，按单位和名称认出上年', async () => {
    await load(table({ name: '先导入的项目', year: 2027 }), table({ name: '先导入的项目', year: 2026 }));
    expect(await begin(2026, ['先导入的项目'])).toEqual({ started: [], existing: ['先导入的项目'] });
    const next = await find(2027, '先导入的项目');
    expect((await findPreviousProject(used.db, next))?.id).toBe((await find(2026, '先导入的项目')).id);
    expect(next.previousProjectId).toBeNull();
  });

  test('只带要带的', async () => {
    await load(table({ name: '甲', year: 2030 }), table({ name: '乙', year: 2030 }));
    await begin(2030, ['甲'], { indicators: false, weights: false, goals: false });
    const started = await find(2031, '甲');
    expect([started.annualGoal, await listIndicators(used.db, started.id)]).toEqual([null, []]);
  });

  test('一个都没选中：说清楚，不新建', async () => {
    await expect(start([])).rejects.toThrow('没有选中 2024 年度的项目');
  });

  test('两人同时开始：只新建一份', async () => {
    await load(table({ name: '同时', year: 2040 }));
    const both = await Promise.all([begin(2040, ['同时']), begin(2040, ['同时'])]);
    expect(both.flatMap((one) => one.started)).toEqual(['同时']);
    expect((await projects(2041)).map((one) => one.name)).toEqual(['同时']);
  });

  test('上年的表：没有提交看现在的，提交了看冻结的，重新打开看现在的', async () => {
    const [before, next] = [await find(2024, '社区图书角建设'), await find(2025, '社区图书角建设')];
    const first = async () => (await openPrevious(used.db, next, 'year-end'))?.indicators[0]?.actual;
    expect(await first()).toBe('4个');
    await fillEverything(used.db, before.id);
    await submitEvaluation(used.db, { projectId: before.id, by: '陈晓', at: AT });
    expect(await first()).toBe('5个');
    await reopenForm(used.db, { phase: 'year-end', projectId: before.id, by: '陈晓', at: AT, reason: '更正' });
    await fillEverything(used.db, before.id, { 0: '6个' });
    expect(await first()).toBe('6个');
    expect(await openPrevious(used.db, before, 'year-end')).toBeNull();
  });
});
