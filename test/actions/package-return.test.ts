import { describe, expect, test } from 'vitest';
import { listEntries } from '#db/entries.ts';
import { saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { savePackageReturn } from '#db/package-returns.ts';
import { saveProject } from '#db/projects.ts';
import type { Indicator } from '#db/schema.ts';
import { saveUnit } from '#db/units.ts';
import { confirmPackageReturn } from '#src/actions/confirm-package-return.ts';
import { makeWorkPackage } from '#src/actions/make-work-package.ts';
import { openPackageReturn } from '#src/actions/open-package-return.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import type { PackagePhase } from '#src/rules/work-package.ts';
import type { ReturnedPackage } from '#src/rules/work-package-layout.ts';
import { returnedWith } from '#test/actions/returned-with.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { anIndicator, aProject, aUnit } from '#test/support/rows.ts';

const AT = '2025-01-08T04:03:00.000Z';

describe.each(DATABASES)('交回的工作包（$name）', ({ create }) => {
  const used = useDatabase(create);

  async function row(given: Partial<Indicator>) {
    const unit = aUnit();
    await saveUnit(used.db, unit);
    const project = aProject(unit.id, { name: `项目${newId()}` });
    await saveProject(used.db, project);
    const indicator = anIndicator(project.id, given);
    await saveIndicator(used.db, indicator);
    const make = (phase: PackagePhase) =>
      makeWorkPackage(used.db, {
        ...{ phase, year: 2024, projectIds: [project.id], indicatorIds: [] },
        ...{ recipient: '信息处', note: '', at: AT },
      });
    const type = (field: string, text: string, version = 0, phase: PackagePhase = 'year-end') =>
      recordEntry(used.db, {
        ...{ projectId: project.id, indicatorId: indicator.id, phase, field, text, version },
        ...{ by: '陈晓岚', at: AT },
      });
    const stored = async (phase: PackagePhase = 'year-end') =>
      Object.fromEntries((await listEntries(used.db, project.id, phase)).map(({ field, text }) => [field, text]));
    return { project, indicator, make, type, stored };
  }

  async function giveBack(returned: ReturnedPackage): Promise<string> {
    const id = newId();
    const content = JSON.stringify([{ fileName: '工作包.xlsx', returned }]);
    await savePackageReturn(used.db, { id, fileName: '工作包.xlsx', content, createdAt: AT });
    return id;
  }

  async function opened(id: string) {
    const { packages } = await openPackageReturn(used.db, id);
    return {
      fates: packages[0]?.cells.map(({ field, fate }) => `${field} ${fate}`),
      problems: packages[0]?.cells.flatMap(({ problem }) => problem || []),
      lost: packages[0]?.lost.join(''),
    };
  }

  async function confirm(id: string) {
    const { seen } = await openPackageReturn(used.db, id);
    return confirmPackageReturn(used.db, { id, seen, by: '陆敏', at: AT });
  }

  test('删掉的栏不是清空：原来的内容不变，说出是哪一栏', async () => {
    const { make, type, stored } = await row({});
    await type('measure', '按季检查');
    const returned = returnedWith(await make('year-end'), { actual: '3个' });
    for (const texts of Object.values(returned.texts)) delete texts.measure;
    const id = await giveBack(returned);
    expect(await opened(id)).toMatchObject({ fates: ['actual fills'], lost: expect.stringContaining('“改进措施”') });
    expect(await confirm(id)).toMatchObject({ ok: true });
    expect(await stored()).toEqual({ measure: '按季检查', actual: '3个' });
  });

  test('清空的格照样清空，先看得到', async () => {
    const { make, type, stored } = await row({});
    await type('measure', '按季检查');
    const id = await giveBack(returnedWith(await make('year-end'), { measure: '' }));
    expect(await opened(id)).toMatchObject({ fates: ['measure changes'] });
    await confirm(id);
    expect(await stored()).toEqual({ measure: '' });
  });

  test('表格程序改了换行和看不见的字符：不算填报人改过', async () => {
    const { make, type } = await row({});
    await type('reason', '第一行\r\n第二行\u0007\u2028第三行');
    const id = await giveBack(returnedWith(await make('year-end'), { reason: '第一行\n第二行\n第三行' }));
    expect(await opened(id)).toMatchObject({ fates: [] });
  });

  test('恢复备份以后同一版本号上是别的文字：没有写过的格不算填，写过的算系统已改', async () => {
    const { project, make, type } = await row({});
    await type('actual', '3个');
    await type('reason', '厂家停产');
    const returned = returnedWith(await make('year-end'), { reason: '厂家停产，已换型号' });
    await used.db.deleteFrom('entries').where('projectId', '=', project.id).execute();
    await type('actual', '2个');
    await type('reason', '合同推迟');
    expect(await opened(await giveBack(returned))).toMatchObject({ fates: ['reason conflict'] });
  });

  test('发出以后目标改成了定量的：达成情况没有地方填，说出来', async () => {
    const { indicator, make } = await row({ target: '及时' });
    const returned = returnedWith(await make('year-end'), { actual: '98%', attainment: '达成' });
    await saveIndicator(used.db, { ...indicator, target: '≥95%' });
    expect(await opened(await giveBack(returned))).toMatchObject({
      fates: ['actual fills'],
      lost: expect.stringContaining('不用填达成情况，写的“达成”没有填入'),
    });
  });

  test('标记改成别的年度：不填入，说明年度不符', async () => {
    const { make } = await row({});
    const returned = { ...returnedWith(await make('year-end'), { actual: '3个' }), year: 2023 };
    expect(await opened(await giveBack(returned))).toMatchObject({
      fates: [],
      lost: expect.stringContaining('2024 年度的，与工作包的年度不符'),
    });
  });

  test('标记里的版本号大得离谱、栏名是程序的词：不填入，也不出错', async () => {
    const { make } = await row({});
    const returned = returnedWith(await make('year-end'), { actual: '3个' });
    for (const one of returned.rows)
      one.versions = JSON.parse(`{"actual":${Number.MAX_SAFE_INTEGER},"__proto__":0,"constructor":0,"weight":0}`);
    expect(await opened(await giveBack(returned))).toMatchObject({ fates: ['actual conflict'] });
  });

  test.each([
    ['√', 'staffing fills', []],
    ['否', 'staffing refused', ['偏差原因只打“√”，不是这一类的空着。']],
  ])('年中监控的偏差原因写“%s”：%s', async (text, fate, problems) => {
    const { make } = await row({});
    const id = await giveBack(returnedWith(await make('mid-year'), { staffing: text }));
    expect(await opened(id)).toMatchObject({ fates: [fate], problems });
  });

  test.each([
    ['通过', ['通过', '未通过', '尚未开展']],
    ['优良中差', ['优', '良', '中', '差', '尚未开展']],
    ['≥95%', []],
  ])('年中监控，指标值“%s”：执行情况可选 %j', async (target, choices) => {
    const { make } = await row({ target });
    const work = await make('mid-year');
    expect(work.rows[0]?.cells.actual?.choices).toEqual(choices);
    expect(await opened(await giveBack(returnedWith(work, { actual: '尚未开展' })))).toMatchObject({
      fates: ['actual fills'],
    });
  });

  test('两人同时确认：只填入一次', async () => {
    const { make, stored } = await row({});
    const id = await giveBack(returnedWith(await make('year-end'), { actual: '3个' }));
    const both = await Promise.all([confirm(id), confirm(id)]);
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(await stored()).toEqual({ actual: '3个' });
  });
});
