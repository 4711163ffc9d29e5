import { beforeAll, describe, expect, test } from 'vitest';
import { listJobs } from '#db/jobs.ts';
import { newId } from '#db/new-id.ts';
import { listProjects } from '#db/projects.ts';
import { type Printer, PrintProblem } from '#reports/printer.ts';
import { useSite } from '#test/support/site.ts';

const NO_BROWSER: Printer = {
  print: () => Promise.reject(new PrintProblem('没有找到打印用的浏览器，请联系系统管理员安装。')),
  close: async () => undefined,
};

describe('成批打印和提交的页面', () => {
  const site = useSite();
  let ids = new Map<string, string>();

  beforeAll(async () => {
    const projects = await listProjects(site.used.db, { year: 2024 });
    ids = new Map(projects.map((one) => [one.name, one.id]));
  });

  const idOf = (name: string) => ids.get(name) ?? '';

  const ask = (kind: string, project: readonly string[], job = newId()) =>
    site.send('POST', '/jobs', { kind, year: '2024', project, job });

  async function asked(kind: string, project: readonly string[]): Promise<string> {
    return (await ask(kind, project)).headers.get('location') ?? '';
  }

  const shows = (address: string, text: string) =>
    expect.poll(() => site.page(address), { timeout: 5000 }).toContain(text);

  test('打印一个项目：页面从进行中到已完成，文件可以打开', async () => {
    const address = await asked('print', [idOf('考务费用')]);
    expect(address).toMatch(/^\/jobs\/[0-9a-f-]{36}$/);
    await shows(`${address}/progress`, '已完成');
    const page = await site.page(address);
    expect(page).toContain('打印 1 个项目');
    expect(page).not.toContain('hx-trigger');
    const form = await site.ask(`${address}/forms/${idOf('考务费用')}`);
    expect(form.headers.get('content-type')).toBe('application/pdf');
    expect(form.headers.get('content-disposition')).toContain(encodeURIComponent('05-考务费用-'));
    expect(await form.text()).toBe('%PDF-1.4 test');
    expect((await site.ask(`${address}/booklets/1`)).status).toBe(404);
    expect((await site.ask(`${address}/forms/${newId()}`)).status).toBe(404);
    expect(await site.page('/jobs')).toContain(`href="${address}"`);
  });

  test('提交：先问，页面分清能提交的、不能的、已提交的；确认后才提交；改好一格以后可以再来', async () => {
    const names = ['信息化运维项目', '信息化建设项目', '考务费用'];
    const address = await asked('submit', names.map(idOf));
    const question = await site.page(address);
    expect(question).toContain('不能提交，将跳过 2 个');
    expect(question).toContain('此前已提交，不重复提交 1 个');
    expect(question).toContain('所选项目中没有可以提交的');
    expect((await site.send('POST', `${address}/confirmation`, { by: ' ' })).status).toBe(400);
    const confirmed = await site.send('POST', `${address}/confirmation`, { by: '陆敏' });
    expect(confirmed.status).toBe(303);
    expect(confirmed.headers.get('set-cookie')).toContain('person=');
    await shows(address, '1 个此前已提交，2 个未提交');
    const page = await site.page(address);
    expect(page).toMatch(/year-end#cell-[0-9a-f-]+-actual/);
    expect(page).toContain('改好后再提交这 2 个');
    expect(page).toContain('全部列出');
  });

  test('连点两次：同一个地址，只有一件', async () => {
    const before = (await listJobs(site.used.db)).length;
    const job = newId();
    const both = await Promise.all([1, 2].map(() => ask('print', [idOf('考务费用')], job)));
    expect(both.map((answer) => answer.headers.get('location'))).toEqual([`/jobs/${job}`, `/jobs/${job}`]);
    expect(await listJobs(site.used.db)).toHaveLength(before + 1);
    await shows(`/jobs/${job}`, '已完成');
  });

  test.each([
    ['没有勾选', { kind: 'print', year: '2024' }, '没有勾选项目'],
    ['不在列表里的项目', { kind: 'print', year: '2024', project: 'x' }, '不在 2024 年度的列表里'],
    ['别的年度', { kind: 'print', year: '1999', project: 'x' }, '不在 1999 年度的列表里'],
    ['不知道做什么', { kind: 'remove', year: '2024', project: 'x' }, '提交的内容不完整'],
    ['年度不是数字', { kind: 'print', year: '二零', project: 'x' }, '提交的内容不完整'],
  ])('%s：一句话，什么也没做', async (_, fields, sentence) => {
    const before = (await listJobs(site.used.db)).length;
    const answer = await site.send('POST', '/jobs', fields as Record<string, string>);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(sentence);
    expect(await listJobs(site.used.db)).toHaveLength(before);
  });

  test('取消还没确认的提交：回到我的一年，再确认也不行', async () => {
    const address = await asked('submit', [idOf('考务费用')]);
    const cancelled = await site.send('POST', `${address}/cancellation`, {});
    expect(cancelled.headers.get('location')).toBe('/?year=2024');
    expect((await site.send('POST', `${address}/confirmation`, { by: '陆敏' })).status).toBe(409);
    expect(await site.page(address)).toContain('已取消');
  });

  test.each(['', '/progress', '/booklets/1', '/forms/x'])('没有的记录：/jobs/…%s', async (rest) => {
    const answer = await site.ask(`/jobs/${newId()}${rest}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('保留期');
  });
});

describe('没有打印用的浏览器', () => {
  const site = useSite({ printer: NO_BROWSER });

  test('停下来说原因，可以继续，也可以取消', async () => {
    const project = (await listProjects(site.used.db, { year: 2024 })).map((one) => one.id);
    const asked = await site.send('POST', '/jobs', { kind: 'print', year: '2024', job: newId(), project });
    const address = asked.headers.get('location') ?? '';
    await expect.poll(() => site.page(address)).toContain('没有找到打印用的浏览器');
    expect(await site.page(address)).toContain('还有 7 个没有打印，点“继续”接着做');
    expect(await site.page('/')).toContain('最近的打印和提交（1 批未完）');
    expect((await site.send('POST', `${address}/continuation`, {})).status).toBe(303);
    await expect.poll(() => site.page(address)).toContain('没有找到打印用的浏览器');
    expect((await site.send('POST', `${address}/cancellation`, {})).status).toBe(303);
    expect(await site.page(address)).toContain('7 个没有打印');
    expect(await site.page('/')).not.toContain('批未完');
    expect((await site.send('POST', `${address}/continuation`, {})).status).toBe(303);
    expect(await site.page(address)).toContain('已取消');
  });
});
