import { describe, expect, test } from 'vitest';
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
import type { ReturnedPackage } from '#src/rules/work-package-layout.ts';
import { returnedWith } from '#test/actions/returned-with.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { anIndicator, aProject, aUnit } from '#test/support/rows.ts';

const AT = '2025-01-08T04:03:00.000Z';

describe.each(DATABASES)('交回的工作包和系统里的内容（$name）', ({ create }) => {
  const used = useDatabase(create);

  async function given(change: Partial<Indicator> = {}) {
    const unit = aUnit();
    await saveUnit(used.db, unit);
    const project = aProject(unit.id, { name: `项目${newId()}` });
    await saveProject(used.db, project);
    const indicator = anIndicator(project.id, change);
    await saveIndicator(used.db, indicator);
    const make = () =>
      makeWorkPackage(used.db, {
        ...{ phase: 'year-end', year: 2024, projectIds: [project.id], indicatorIds: [] },
        ...{ recipient: '信息处', note: '', at: AT },
      });
    const type = (field: string, text: string, version = 0) =>
      recordEntry(used.db, {
        ...{ projectId: project.id, indicatorId: indicator.id, phase: 'year-end', field, text, version },
        ...{ by: '陈晓岚', at: AT },
      });
    return { project, indicator, make, type };
  }

  async function giveBack(...packages: ReturnedPackage[]): Promise<string> {
    const id = newId();
    const content = JSON.stringify(packages.map((returned, at) => ({ fileName: `工作包${at + 1}.xlsx`, returned })));
    await savePackageReturn(used.db, { id, fileName: '工作包.xlsx', content, createdAt: AT });
    return id;
  }

  async function confirm(id: string) {
    const { seen } = await openPackageReturn(used.db, id);
    expect(await confirmPackageReturn(used.db, { id, seen, by: '陆敏', at: AT })).toMatchObject({ ok: true });
  }

  const fatesOf = async (id: string) =>
    (await openPackageReturn(used.db, id)).packages.map(({ cells }) =>
      cells.map(({ text, fate }) => `${text} ${fate}`),
    );

  test('系统已改的格：退回去的工作包里是系统的内容，原样再交什么也不改；写回去再交就改', async () => {
    const { make, type } = await given();
    const returned = returnedWith(await make(), { actual: '3个' });
    await type('actual', '5个');
    const id = await giveBack(returned);
    expect(await fatesOf(id)).toEqual([['3个 conflict']]);
    const [opened] = (await openPackageReturn(used.db, id)).packages;
    if (!opened) throw new Error('no package');
    expect(opened.work.rows[0]?.cells.actual?.text).toBe('5个');
    expect(opened.marks.map(({ sentence }) => sentence).join('')).toContain('您填的是“3个”');
    expect(await fatesOf(await giveBack(returnedWith(opened.work, {})))).toEqual([[]]);
    expect(await fatesOf(await giveBack(returnedWith(opened.work, { actual: '3个' })))).toEqual([['3个 changes']]);
  });

  test('两个文件填了同一格：前一个读不懂的，后一个照填', async () => {
    const { make } = await given();
    const work = await make();
    const id = await giveBack(returnedWith(work, { actual: '很多' }), returnedWith(work, { actual: '4个' }));
    expect(await fatesOf(id)).toEqual([['很多 refused'], ['4个 fills']]);
  });

  test('两个文件填了同一格：一样的算相同，不一样的以前一个为准，确认以后还看得到', async () => {
    const { make } = await given();
    const work = await make();
    const [first, same, other] = ['3个', '3个', '4个'].map((actual) => returnedWith(work, { actual }));
    if (!first || !same || !other) throw new Error('no package');
    expect(await fatesOf(await giveBack(first, same))).toEqual([['3个 fills'], ['3个 same']]);
    const id = await giveBack(first, other);
    expect(await fatesOf(id)).toEqual([['3个 fills'], ['4个 refused']]);
    await confirm(id);
    expect(await fatesOf(id)).toEqual([[], ['4个 conflict']]);
    const [, second] = (await openPackageReturn(used.db, id)).packages;
    expect(second?.marks.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('您填的是“4个”')]);
  });

  test('发出以后改了指标值：填的照读，说出改成了什么；没有填的行不说', async () => {
    const { indicator, make } = await given();
    const work = await make();
    await saveIndicator(used.db, { ...indicator, target: '≥6万次' });
    const lostOf = async (texts: Record<string, string>) =>
      (await openPackageReturn(used.db, await giveBack(returnedWith(work, texts)))).packages[0]?.lost;
    expect(await lostOf({ actual: '7万次' })).toEqual([expect.stringContaining('在工作包发出以后改成了“≥6万次”')]);
    expect(await lostOf({})).toEqual([]);
  });

  test('发出以后设为不适用：说的是不适用，不说指标值改了', async () => {
    const { make, type } = await given();
    const work = await make();
    await type('notApplicable', '项目取消');
    const { packages } = await openPackageReturn(used.db, await giveBack(returnedWith(work, { actual: '7个' })));
    expect(packages[0]?.lost).toEqual([expect.stringContaining('后来设为不适用，写的“7个”没有填入')]);
  });

  test('指标已经移除：写过的内容说出来', async () => {
    const { indicator, make } = await given();
    const work = await make();
    await saveIndicator(used.db, { ...indicator, removedAt: AT });
    const { packages } = await openPackageReturn(used.db, await giveBack(returnedWith(work, { actual: '7个' })));
    expect(packages[0]?.lost).toEqual([expect.stringMatching(/已不在.*写的实际完成值“7个”没有填入/)]);
  });

  test('不见了的行、粘错了的行：什么也不填，退回去的工作包里有它', async () => {
    const { make } = await given();
    const work = await make();
    for (const gone of [{ lost: [1] }, { moved: [1] }]) {
      const id = await giveBack({ ...returnedWith(work, { actual: '7个' }), texts: {}, ...gone });
      const { packages } = await openPackageReturn(used.db, id);
      expect(packages[0]?.cells).toEqual([]);
      expect(packages[0]?.work.rows.map(({ number }) => number)).toEqual([1]);
      expect(packages[0]?.lost).toHaveLength(1);
    }
  });

  test('达成情况改了，和没有改的完成比例矛盾：填入之前说出来', async () => {
    const { make, type } = await given({ target: '及时' });
    await type('actual', '按时');
    await type('attainment', '部分达成');
    await type('share', '75%');
    const id = await giveBack(returnedWith(await make(), { attainment: '达成' }));
    const [opened] = (await openPackageReturn(used.db, id)).packages;
    expect(opened?.cells).toMatchObject([{ field: 'attainment', fate: 'changes' }]);
    expect(opened?.cells[0]?.problem).not.toBe('');
  });

  test('达成情况读不懂的，完成比例也读不懂：两格都退回', async () => {
    const { make } = await given({ target: '及时' });
    const id = await giveBack(returnedWith(await make(), { attainment: '完全达成', share: '四分之三' }));
    expect(await fatesOf(id)).toEqual([['完全达成 refused', '四分之三 refused']]);
  });

  test('别处发出的工作包：说不在系统里，不说都已填写', async () => {
    const { make } = await given();
    const work = await make();
    const elsewhere = returnedWith(work, { actual: '7个' });
    elsewhere.rows = elsewhere.rows.map((row) => ({ ...row, projectId: newId() }));
    const { packages } = await openPackageReturn(used.db, await giveBack(elsewhere));
    expect(packages[0]?.lost).toEqual([expect.stringContaining('不在系统里')]);
    expect(packages[0]?.work.rows).toEqual([]);
  });
});
