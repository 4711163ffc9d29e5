import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { useSite } from '#test/support/site.ts';

describe('各页面', () => {
  const site = useSite({ development: true });

  test('我的一年：七个项目、进度、平均分', async () => {
    const page = await site.page('/');
    expect(page).toMatch(/^<!doctype html>/);
    for (const project of await listProjects(site.used.db, { year: 2024 })) expect(page).toContain(project.name);
    expect(page).toContain('95.85');
    expect(page).toContain('示例数据');
  });

  test.each([
    ['名称', '运维'],
    ['拼音首字母', 'xxhyw'],
    ['全拼', 'xinxihuayunwei'],
  ])('按%s查找', async (_, query) => {
    const page = await site.page(`/?q=${encodeURIComponent(query)}`);
    expect(page).toContain('信息化运维项目');
    expect(page).not.toContain('考务费用');
  });

  test('项目、对比、报表、评分办法都打得开', async () => {
    const [project] = await listProjects(site.used.db, { year: 2024 });
    const paths = [
      `/projects/${project?.id}`,
      `/projects/${project?.id}/comparison`,
      '/comparison',
      '/reports',
      '/rulebooks/hubei',
      '/gallery',
      '/gallery/0',
    ];
    for (const path of paths) expect([path, (await site.ask(path)).status]).toEqual([path, 200]);
    expect((await site.ask('/rulebooks')).headers.get('location')).toBe('/rulebooks/shanghai');
    expect((await site.ask('/rulebooks/nowhere')).status).toBe(404);
  });

  test('换评分办法改变得分', async () => {
    const project = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === '考务费用');
    expect((await site.send('POST', `/projects/${project?.id}/rulebook`, { rulebook: 'national-2020' })).status).toBe(
      303,
    );
    expect(await site.page(`/projects/${project?.id}`)).toContain('全国 2020');
    expect((await site.send('POST', `/projects/${project?.id}/rulebook`, { rulebook: 'x' })).status).toBe(400);
  });

  test('截止日期按自然日倒数', async () => {
    expect((await site.send('POST', '/deadlines', { year: '2024', dueOn: '2025-01-20' })).status).toBe(303);
    expect(await site.page('/?year=2024')).toContain('11');
    expect((await site.send('POST', '/deadlines', { year: '2024', dueOn: '尽快' })).status).toBe(400);
  });

  test.each(['', '99999999', '1e30', '二零二四', '-2024', '2024.5'])('截止日期的年度“%s”不收', async (year) => {
    expect((await site.send('POST', '/deadlines', { year, dueOn: '2025-01-20' })).status).toBe(400);
  });

  test.each(['app.css', 'sheet.js', 'htmx.min.js', 'idiomorph-ext.min.js'])(
    '文件 %s 带校验，不变时不重发',
    async (name) => {
      const first = await site.ask(`/public/${name}`);
      const etag = first.headers.get('etag') ?? '';
      expect(first.status).toBe(200);
      expect((await site.ask(`/public/${name}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    },
  );

  test.each(['..%2Fprops.ts', '%2e%2e%2fpage.tsx', 'nothing.css'])('取不到别的文件：%s', async (name) => {
    expect((await site.ask(`/public/${name}`)).status).toBe(404);
  });

  test('年度写错', async () => {
    expect((await site.ask('/?year=二零二四')).status).toBe(400);
  });

  test('清除示例数据，再按一次说已清除', async () => {
    expect((await site.send('POST', '/sample/removal', {})).status).toBe(303);
    expect(await site.page('/')).not.toContain('考务费用');
    expect((await site.send('POST', '/sample/removal', {})).status).toBe(404);
  });
});
