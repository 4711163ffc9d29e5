import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { readHistory } from '#src/actions/read-history.ts';
import { useSite } from '#test/support/site.ts';

describe('填报记录页', () => {
  const site = useSite();

  async function idOf(name: string): Promise<string> {
    const found = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name);
    return found?.id ?? '';
  }

  /** The first actual of a project is typed once more and stands in the history. */
  async function typeTwice(name: string, text: string) {
    const id = await idOf(name);
    const open = await openSheet(site.used.db, id, 'year-end');
    const indicator = open.indicators[0]?.id ?? '';
    const before = open.cells.get(`${indicator}/actual`);
    await site.send('PUT', `/projects/${id}/year-end/cells/${indicator}/actual`, {
      text,
      version: String(before?.version ?? 0),
    });
    const { entries } = await readHistory(site.used.db, { projectId: id, row: indicator });
    return { id, indicator, earlier: before?.text ?? '', entries };
  }

  test('恢复：回到记录页并说恢复了什么，自评表里是原来的值', async () => {
    const { id, indicator, earlier, entries } = await typeTwice('考务费用', '12345');
    const past = entries.find(({ entry }) => entry.text === earlier);
    const answer = await site.send('POST', `/projects/${id}/history/restorations`, {
      entry: past?.entry.id ?? '',
      version: String(past?.newest),
      row: indicator,
    });
    expect(answer.status).toBe(303);
    expect(await site.page(answer.headers.get('location') ?? '')).toContain(`恢复为“${earlier}”`);
    expect((await openSheet(site.used.db, id, 'year-end')).cells.get(`${indicator}/actual`)?.text).toBe(earlier);
  });

  test('版本过期：409，说出现在的内容', async () => {
    const { id, entries } = await typeTwice('信息化运维项目', '54321');
    const answer = await site.send('POST', `/projects/${id}/history/restorations`, {
      entry: entries.find(({ entry }) => entry.phase === 'year-end' && entry.version === 1)?.entry.id ?? '',
      version: '1',
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('改为“54321”');
  });

  test('年中监控已提交：它的值看得到、不能恢复，年末的还能', async () => {
    const { id, indicator } = await typeTwice('考务费用', '171000人');
    const page = await site.page(`/projects/${id}/history?row=${indicator}`);
    expect(page).toContain('年中监控：执行情况');
    expect(page).toContain('年中监控已提交，其中的值不能恢复');
    expect(page).not.toMatch(/恢复此值：[^"]*年中监控/);
    expect(page).toMatch(/恢复此值：[^"]* 实际完成值/);
  });

  test('已提交的项目：看得到记录，没有恢复按钮', async () => {
    const page = await site.page(`/projects/${await idOf('信息化建设项目')}/history`);
    expect(page).toContain('提交年末自评第 1 版');
    expect(page).not.toContain('恢复此值');
  });

  test.each([
    ['没有的项目', '/projects/nothing/history', 404],
    ['没有的位置', '/projects/ID/history?after=nothing', 404],
    ['没有的行：空的', '/projects/ID/history?row=nothing', 200],
  ])('%s', async (_, path, status) => {
    expect((await site.ask(path.replace('ID', await idOf('考务费用')))).status).toBe(status);
  });

  test('版本号不是数字：400', async () => {
    const path = `/projects/${await idOf('考务费用')}/history/restorations`;
    expect((await site.send('POST', path, { entry: 'x', version: '一' })).status).toBe(400);
  });

  test.each([
    ['/projects/1/year-end?a=b', '/projects/1/year-end?a=b'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['https://evil.example/', '/'],
    ['', '/'],
  ])('填写姓名后回到原来的页面：%s → %s', async (back, location) => {
    const answer = await site.send('POST', '/person', { person: '陈晓岚', back });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location]);
  });
});
