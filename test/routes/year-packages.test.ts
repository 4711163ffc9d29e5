import { describe, expect, test } from 'vitest';
import { countProjects } from '#db/projects.ts';
import { hashOfRows } from '#test/db/copied-rows.ts';
import { useSite } from '#test/support/site.ts';
import { type } from '#test/year-package/full-year.ts';

describe('年度数据包的页面', () => {
  const there = useSite();
  const here = useSite({ empty: true });

  const download = async (site = there) => (await site.ask('/years/2024/package.json')).text();
  function upload(content: string, name = '2024年度数据包.json') {
    const body = new FormData();
    body.append('file', new File([content], name));
    return here.ask('/year-packages', { method: 'POST', body });
  }
  async function waiting(content: string): Promise<{ place: string; page: string; seen: string }> {
    const answer = await upload(content);
    expect(answer.status).toBe(303);
    const place = answer.headers.get('location') ?? '';
    const page = await here.page(place);
    return { place, page, seen: /name="seen" value="(\w+)"/.exec(page)?.[1] ?? '' };
  }

  test('从“我的一年”和“数据与备份”找得到；下载是带年度的文件', async () => {
    expect(await there.page('/?year=2024')).toContain('href="/year-packages"');
    expect(await there.page('/storage')).toContain('href="/year-packages"');
    expect(await there.page('/year-packages')).toContain('href="/years/2024/package.json"');
    const { headers } = await there.ask('/years/2024/package.json');
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('2024年度数据包.json'));
    expect(headers.get('content-type')).toContain('application/json');
  });

  test.each([
    ['没有项目的年度', '/years/1999/package.json', 404, '1999 年度没有项目'],
    ['不是年度', '/years/明年/package.json', 400, '不是年度'],
    ['没有在等的数据包', '/year-packages/01994a3c-0000-7000-8000-000000000000', 404, '已经取消'],
    ['路径里的花样', '/year-packages/..%2F..%2Fjiheng', 404, '已经取消'],
  ])('%s：一句话', async (_, path, status, sentence) => {
    const answer = await there.ask(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(sentence);
  });

  test('选文件、对照、确认：对照时什么也没有存；确认两次只存一次；读回的与下载的一字不差', async () => {
    const text = await download();
    const before = await hashOfRows(here.used.db);
    const { place, page, seen } = await waiting(text);
    expect(page).toContain('新增 7');
    expect(await hashOfRows(here.used.db)).toBe(before);
    const done = await Promise.all([1, 2].map(() => here.send('POST', `${place}/confirmation`, { seen })));
    expect(done.map(({ status }) => status)).toEqual([303, 303]);
    const locations = done.map(({ headers }) => headers.get('location') ?? '').sort();
    expect(locations[1]).toBe('/?year=2024&added=7&changed=0&kept=0');
    expect(await here.page(locations[1] ?? '')).toContain('年度数据包已读入：新增 7 个项目');
    expect(await countProjects(here.used.db)).toBe(7);
    expect(await download(here)).toBe(text);
    expect(await here.page(place)).toContain('新增 0，相同 7');
  });

  test('有不同：默认保留本机；选了以数据包为准才改，期间本机又填了就请再看', async () => {
    const [open] = await there.used.db.selectFrom('projects').select('id').where('name', '=', '考务费用').execute();
    const id = open?.id ?? '';
    await there.used.db.deleteFrom('statusChanges').where('phase', '=', 'year-end').execute();
    await there.used.db.deleteFrom('records').where('phase', '=', 'year-end').execute();
    await here.used.db.deleteFrom('statusChanges').where('phase', '=', 'year-end').execute();
    await here.used.db.deleteFrom('records').where('phase', '=', 'year-end').execute();
    await type(there.used.db, id, 'goalResult', '那边改写');
    const { place, page, seen } = await waiting(await download());
    expect(page).toMatch(new RegExp(`name="${id}" value="keep" checked`));
    expect(page).toContain('新“那边改写”');
    await type(here.used.db, id, 'executionReason', '本机刚填');
    const late = await here.send('POST', `${place}/confirmation`, { seen, [id]: 'take' });
    expect(late.status).toBe(409);
    const again = await late.text();
    expect(again).toContain('请看过现在的对照，再确认一次');
    expect(again).toMatch(new RegExp(`name="${id}" value="take" checked`));
    const now = /name="seen" value="(\w+)"/.exec(again)?.[1] ?? '';
    const kept = await here.send('POST', `${place}/confirmation`, { seen: now });
    expect(kept.headers.get('location')).toBe('/?year=2024&added=0&changed=0&kept=1');
    const taken = await here.send('POST', `${place}/confirmation`, { seen: now, [id]: 'take' });
    expect(await here.page(taken.headers.get('location') ?? '')).toContain('更新 1 个');
    expect(await here.page(`/projects/${id}/year-end`)).toContain('那边改写');
    expect(await here.page('/storage')).toContain('读入前');
  });

  test('取消：不再等着', async () => {
    const { place } = await waiting(await download());
    expect((await here.send('POST', `${place}/removal`, {})).headers.get('location')).toBe('/year-packages');
    expect((await here.ask(place)).status).toBe(404);
  });

  test.each([
    ['没有选文件', '', '', 422, '请先选择年度数据包文件'],
    ['空文件', '', 'a.json', 422, '是空的'],
    ['传了一半', '{"format":"jiheng-year-package",\n"forma', 'a.json', 422, '不完整或已损坏'],
    ['太大', 'x'.repeat(101 * 1024 ** 2), 'a.json', 413, '超过 100 MB'],
  ])('%s：一句话，什么也没有留下', async (_, content, name, status, sentence) => {
    const before = await hashOfRows(here.used.db);
    const answer = await upload(content, name);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(sentence);
    expect(await hashOfRows(here.used.db)).toBe(before);
  });
});
