import { describe, expect, test } from 'vitest';
import { findProject } from '#db/projects.ts';
import { findUnitByName } from '#db/units.ts';
import { eraseProject } from '#src/actions/erase-project.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:00:00.000Z';

describe.each(DATABASES)('删除项目（$name）', ({ create }) => {
  const used = useDatabase(create);

  async function project(name: string, unit = '某区图书馆') {
    const how = { tables: [table({ name, unit })], rulebook: 'shanghai', replace: false, sample: false, at: AT };
    const [imported] = await importTargets(used.db, how);
    return imported?.projectId ?? '';
  }

  test('没有填过的：连同指标、没有别的项目的单位一起没有了', async () => {
    const id = await project('建错了', '写错的单位');
    expect(await eraseProject(used.db, id)).toEqual({ ok: true, year: 2024 });
    expect(await findProject(used.db, id)).toBeUndefined();
    expect(await findUnitByName(used.db, '写错的单位')).toBeUndefined();
  });

  test('单位还有别的项目的，单位留着', async () => {
    await project('留着的', '某区少年宫');
    await eraseProject(used.db, await project('删掉的', '某区少年宫'));
    expect(await findUnitByName(used.db, '某区少年宫')).toBeDefined();
  });

  test('填过的、提交过的不删，说明是哪一样', async () => {
    const id = await project('填过的');
    await fillEverything(used.db, id);
    expect(await eraseProject(used.db, id)).toMatchObject({ ok: false, obstacle: expect.stringContaining('已填报') });
    await submitEvaluation(used.db, { projectId: id, by: '陆敏', at: AT });
    expect(await eraseProject(used.db, id)).toEqual({ ok: false, obstacle: '已提交过' });
    expect(await findProject(used.db, id)).toBeDefined();
  });

  test('两人同时删：一个删掉，另一个得到说明', async () => {
    const id = await project('同时删');
    const both = await Promise.allSettled([eraseProject(used.db, id), eraseProject(used.db, id)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(eraseProject(used.db, id)).rejects.toThrow('没有这个项目');
  });
});
