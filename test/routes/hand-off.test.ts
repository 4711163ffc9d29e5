import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { readXlsx, shownRows } from '#test/export/read-xlsx.ts';
import { useSite } from '#test/support/site.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('交出', () => {
  const site = useSite();

  async function addressOf(name: string, path: string): Promise<string> {
    const found = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name);
    return `/projects/${found?.id ?? ''}${path}`;
  }

  const fetchSheet = async (name: string, path: string) => {
    const answer = await site.ask(await addressOf(name, path));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, XLSX]);
    return readXlsx(new Uint8Array(await answer.arrayBuffer()));
  };

  const nameOf = (answer: Response) =>
    decodeURIComponent(/filename\*=UTF-8''(.+)$/u.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '');

  test.each([
    ['/year-end/form.xlsx', '01-信息化建设项目-财政项目支出绩效自评表.xlsx'],
    ['/year-end/public-form.xlsx', '01-信息化建设项目-财政项目支出绩效自评表（公开版）.xlsx'],
    ['/year-end/public-form.pdf', '01-信息化建设项目-财政项目支出绩效自评表（公开版）.pdf'],
    ['/blank-form.pdf', '01-信息化建设项目-财政项目支出绩效自评表（空表）.pdf'],
    ['/copy.xlsx?unit=万元', '01-信息化建设项目-一体化填报内容（万元）.xlsx'],
  ])('%s 存成 %s', async (path, fileName) => {
    const answer = await site.ask(await addressOf('信息化建设项目', path));
    expect([answer.status, nameOf(answer), answer.headers.get('cache-control')]).toEqual([200, fileName, 'no-store']);
  });

  test('已提交的表：Excel 里有版本号，没有草稿；公开版两样都没有', async () => {
    const official = await fetchSheet('信息化建设项目', '/year-end/form.xlsx');
    expect(official.sheet.headerFooter.oddFooter).toMatch(/版本 [0-9A-F]{4}-[0-9A-F]{4} · v1/u);
    expect(shownRows(official.sheet).flat()).toContain('填报人：');
    const open = await fetchSheet('信息化建设项目', '/year-end/public-form.xlsx');
    expect(open.sheet.headerFooter.oddFooter).not.toMatch(/版本|草稿/u);
    expect(shownRows(open.sheet).flat()).not.toContain('填报人：');
  });

  test('没有提交的表：Excel 和公开版都标草稿', async () => {
    for (const path of ['/year-end/form.xlsx', '/year-end/public-form.xlsx']) {
      expect((await fetchSheet('考务费用', path)).sheet.headerFooter.oddHeader).toContain('草稿');
    }
  });

  test('复制页：按本表单位，也可换成万元；下载的表相同', async () => {
    const page = await site.page(await addressOf('信息化建设项目', '/copy'));
    expect(page).toContain('项目资金（元）');
    const other = await site.page(await addressOf('信息化建设项目', '/copy?unit=万元'));
    expect(other).toContain('项目资金（万元）');
    const { sheet } = await fetchSheet('信息化建设项目', '/copy.xlsx?unit=万元');
    expect(shownRows(sheet).flat()).toContain('项目资金（万元）');
  });

  test.each(['/copy?unit=美元', '/copy.xlsx?unit='])('不是单位：%s → 400', async (path) => {
    const answer = await site.ask(await addressOf('信息化建设项目', path));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('不是金额单位');
  });

  test.each([
    '/blank-form.pdf',
    '/copy',
    '/copy.xlsx',
    '/year-end/form.xlsx',
    '/year-end/public-form.pdf',
    '/year-end/public-form.xlsx',
  ])('没有的项目：%s → 404', async (path) => {
    expect((await site.ask(`/projects/nothing${path}`)).status).toBe(404);
  });

  test.each(['', '/year-end'])('项目页%s 有全部六个出口', async (path) => {
    const page = await site.page(await addressOf('信息化建设项目', path));
    const targets = ['form.pdf', 'form.xlsx', 'public-form.pdf', 'public-form.xlsx', 'blank-form.pdf', 'copy'];
    for (const target of targets) expect(page).toMatch(new RegExp(`href="[^"]*/${target}"`, 'u'));
  });

  test('报表页每个项目都有交出的菜单', async () => {
    const page = await site.page('/reports?year=2024');
    expect(page.match(/hand-off-menu/gu)).toHaveLength(7);
  });
});
