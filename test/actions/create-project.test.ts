import { describe, expect, test } from 'vitest';
import { findProject } from '#db/projects.ts';
import { createProject } from '#src/actions/create-project.ts';
import { NEW_PROJECT_FIELDS, type NewProjectTexts } from '#src/rules/new-project.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:00:00.000Z';
const BLANK = Object.fromEntries(NEW_PROJECT_FIELDS.map((field) => [field, ''])) as NewProjectTexts;
const TEXTS = {
  ...BLANK,
  unit: '某区图书馆',
  year: '2024',
  name: '图书角',
  rulebook: 'shanghai',
  yearTotal: '20,000.5',
};

describe.each(DATABASES)('新建项目（$name）', ({ create }) => {
  const used = useDatabase(create);

  test('存下项目和金额，单位没有就一起建', async () => {
    const created = await createProject(used.db, TEXTS, AT);
    expect(created.ok && (await findProject(used.db, created.projectId))).toMatchObject({
      ...{ name: '图书角', unit: '某区图书馆', year: 2024, yearTotal: 2_000_050, currency: '元', rulebook: 'shanghai' },
    });
  });

  test('合计留空：按填了的几项合计存下', async () => {
    const parts = { yearTotal: '', yearAppropriation: '100000', other: '0.07' };
    const created = await createProject(used.db, { ...TEXTS, name: '只填拨款', ...parts }, AT);
    expect(created.ok && (await findProject(used.db, created.projectId))).toMatchObject({
      ...{ yearTotal: 10_000_007, yearAppropriation: 10_000_000, carriedOver: null, other: 7 },
    });
  });

  test('同单位同年度同名：不新建，给出已有的那个', async () => {
    const first = await createProject(used.db, { ...TEXTS, name: '街心公园' }, AT);
    const again = await createProject(used.db, { ...TEXTS, name: ' 街心公园 ' }, AT);
    expect(again).toMatchObject({ ok: false, existing: first.ok && first.projectId });
    expect(await createProject(used.db, { ...TEXTS, name: '街心公园', year: '2025' }, AT)).toMatchObject({ ok: true });
  });

  test('两人同时新建：只有一个', async () => {
    const texts = { ...TEXTS, unit: '某区文化馆', name: '同时' };
    const both = await Promise.all([createProject(used.db, texts, AT), createProject(used.db, texts, AT)]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  });

  test.each([
    ['没有的评分办法', { rulebook: 'nowhere' }, 'rulebook'],
    ['存不下的字符', { department: '局\0' }, 'name'],
    ['没有名称', { name: '' }, 'name'],
  ])('%s：说明', async (_, given, field) => {
    const told = await createProject(used.db, { ...TEXTS, ...given }, AT);
    expect(told.ok ? [] : Object.keys(told.problems)).toEqual([field]);
  });
});
