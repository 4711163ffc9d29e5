import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { table } from '#test/actions/tables.ts';
import { NOW, useSite } from '#test/support/site.ts';

describe('缺什么', () => {
  const site = useSite();

  async function findByName(name: string) {
    const found = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name);
    if (!found) throw new Error(`没有项目 ${name}`);
    return found;
  }

  test('按项目列出每一格未填和错误，与首页的个数相同', async () => {
    const page = await site.page('/missing');
    expect(page).toContain('3 个项目还有 16 处未填、4 处错误');
    expect([...page.matchAll(/year-end#/g)]).toHaveLength(20);
    expect(await site.page('/')).toContain('缺什么（20 处）');
  });

  test('填好一格，再来就没有了', async () => {
    const project = await findByName('信息化运维项目');
    const open = await openSheet(site.used.db, project.id, 'year-end');
    const index = open.sheet.indicators.findIndex((one) => one.name === '报修响应及时性');
    const id = open.indicators[index]?.id ?? '';
    const anchor = `/projects/${project.id}/year-end#cell-${id}-actual`;
    expect(await site.page('/missing')).toContain(anchor);
    const version = String(open.cells.get(`${id}/actual`)?.version ?? 0);
    const saved = await site.send('PUT', `/projects/${project.id}/year-end/cells/${id}/actual`, {
      text: '25分钟',
      version,
    });
    expect(saved.status).toBe(200);
    expect(await site.page('/missing')).not.toContain(anchor);
    expect(await site.page(`/missing?project=${project.id}`)).toContain('“信息化运维项目”已填完，没有错误');
  });

  test('一个项目的；没有的项目', async () => {
    const project = await findByName('考务费用');
    const page = await site.page(`/missing?project=${project.id}`);
    expect(page).toContain('缺什么：考务费用');
    expect([...page.matchAll(/year-end#/g)]).toHaveLength(11);
    expect((await site.ask('/missing?project=x')).status).toBe(404);
  });

  test('按单位筛选', async () => {
    const tables = ['某区图书馆', '某区文化馆'].map((unit) => table({ unit, name: `${unit}的项目` }));
    const at = NOW.toISOString();
    await importTargets(site.used.db, { tables, rulebook: 'shanghai', replace: false, sample: false, at });
    const library = await findByName('某区图书馆的项目');
    const page = await site.page(`/missing?year=2024&unit=${library.unitId}`);
    expect(page).toContain('某区图书馆的项目');
    expect(page).not.toContain('某区文化馆的项目');
    expect(page).not.toContain('考务费用');
    expect(await site.page('/missing?year=2024&unit=x')).toContain('这里没有项目');
  });
});
