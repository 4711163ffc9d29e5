import { describe, expect, test } from 'vitest';
import { listIndicators } from '#db/indicators.ts';
import { listProjects } from '#db/projects.ts';
import { useSite } from '#test/support/site.ts';

describe('年末自评表', () => {
  const site = useSite();

  async function sheetOf(name: string) {
    const project = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name);
    const indicators = await listIndicators(site.used.db, project?.id ?? '');
    const base = `/projects/${project?.id}/year-end`;
    const cell = (indicator: string, field: string) =>
      `${base}/cells/${indicators.find((one) => one.name === indicator)?.id}/${field}`;
    return { base, cell };
  }

  test('一格的回答：先是这一行，后面是得分、自查和已保存', async () => {
    const { cell } = await sheetOf('信息化运维项目');
    const answer = await site.send('PUT', cell('报修响应及时性', 'actual'), { text: '25分钟', version: '1' });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/^<tr id="row-/);
    expect(html).toContain('实际 25 分钟，达到目标');
    expect(html.match(/hx-swap-oob/g)?.length).toBe(3);
    expect(html).toContain('96.86');
    expect(html).toContain('已保存 09:00');
  });

  test('版本过期：409，两边的内容都在格里', async () => {
    const { cell } = await sheetOf('考务费用');
    await site.send('PUT', cell('考试人数', 'actual'), { text: '170000人', version: '1' });
    const answer = await site.send('PUT', cell('考试人数', 'actual'), { text: '169000人', version: '1' });
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain('169000人');
    expect(html).toContain('170000人');
  });

  test('不能保存的内容：422，内容留在格里', async () => {
    const { cell } = await sheetOf('考务费用');
    const answer = await site.send('PUT', cell('考试题库质量', 'reason'), {
      text: `写得太长${'长'.repeat(5000)}`,
      version: '0',
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('写得太长');
    expect(html).toContain('最多 5000 个字');
  });

  test('改分值回答整张指标表，可以重新均分', async () => {
    const { base, cell } = await sheetOf('建设交通行业人才系列报告编制经费');
    const answer = await site.send('PUT', cell('人才信息采集量', 'weight'), { text: '20', version: '0' });
    expect(await answer.text()).toMatch(/^<tbody/);
    expect(await site.page(base)).toContain('重新均分');
    expect((await site.send('POST', `${base}/weights/reset`, {})).status).toBe(303);
    expect(await site.page(base)).not.toContain('重新均分');
  });

  test('目标表带来的年初预算按千位分组，填过的保持原样', async () => {
    const { base } = await sheetOf('考务费用');
    expect(await site.page(base)).toContain('>6,806,780.00</textarea>');
    await site.send('PUT', `${base}/cells/project/initial.total`, { text: '6806780', version: '0' });
    const page = await site.page(base);
    expect(page).toContain('>6806780</textarea>');
    expect(page).not.toContain('>6,806,780</textarea>');
  });

  test.each([
    ['没有的栏', '/cells/project/score', { text: '1', version: '0' }, 400],
    ['没有的指标', '/cells/nobody/actual', { text: '1', version: '0' }, 404],
    ['不是版本号', '/cells/project/executionReason', { text: '1', version: 'x' }, 400],
  ])('%s', async (_, path, fields, status) => {
    const { base } = await sheetOf('考务费用');
    const answer = await site.send('PUT', base + path, fields);
    expect(answer.status).toBe(status);
  });

  test('有错误的表不能提交，页面说明还差什么', async () => {
    const { base } = await sheetOf('考务费用');
    const answer = await site.send('POST', `${base}/submission`, { by: '陆敏' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('处理后才能提交');
  });

  test('已提交的表没有输入框，可打印冻结的版本，重新打开要写理由', async () => {
    const { base } = await sheetOf('信息化建设项目');
    const page = await site.page(base);
    expect(page).not.toContain('hx-put');
    expect((await site.ask(`${base}/submissions/1/form.pdf`)).headers.get('content-type')).toBe('application/pdf');
    for (const version of ['9', '1e0', '01x', '0x1', '1.0', '%201', '9'.repeat(30)])
      expect([version, (await site.ask(`${base}/submissions/${version}/form.pdf`)).status]).toEqual([version, 404]);
    expect((await site.send('POST', `${base}/reopening`, { by: '陆敏', reason: '' })).status).toBe(400);
    expect((await site.send('POST', `${base}/reopening`, { by: '陆敏', reason: '更正执行数' })).status).toBe(303);
    const reopened = await site.page(base);
    expect(reopened).toContain('更正执行数');
    expect(reopened).toContain('已失效');
    expect(reopened).toContain('hx-put');
  });

  test('没有的项目和页面', async () => {
    expect((await site.ask('/projects/nobody/year-end')).status).toBe(404);
    expect(await site.page('/nowhere')).toContain('没有这个页面');
  });

  test('填写的内容不会变成网页代码', async () => {
    const { base, cell } = await sheetOf('考务费用');
    const text = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
    await site.send('PUT', cell('考试题库质量', 'reason'), { text, version: '0' });
    const page = await site.page(base);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img src=x');
  });
});
