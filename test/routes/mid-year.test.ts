import { describe, expect, test } from 'vitest';
import { listIndicators } from '#db/indicators.ts';
import { listProjects } from '#db/projects.ts';
import { findSampleUnit } from '#db/units.ts';
import { useSite } from '#test/support/site.ts';

describe('年中监控表', () => {
  const site = useSite();

  async function formOf(name: string) {
    const project = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name);
    const indicators = await listIndicators(site.used.db, project?.id ?? '');
    const base = `/projects/${project?.id}/mid-year`;
    const cell = (indicator: string, field: string) =>
      `${base}/cells/${indicators.find((one) => one.name === indicator)?.id}/${field}`;
    return { base, cell, yearEnd: `/projects/${project?.id}/year-end` };
  }

  async function reopened(name: string) {
    const form = await formOf(name);
    const sent = { by: '陆敏', reason: '核对数据' };
    expect((await site.send('POST', `${form.base}/reopening`, sent)).status).toBe(303);
    return form;
  }

  test('已提交的表是冻结的内容，没有可填的格', async () => {
    const { base } = await formOf('考务费用');
    const page = await site.page(base);
    expect(page).toContain('项目支出绩效目标执行监控表');
    expect(page).toContain('≥168600.00(人)');
    expect(page).not.toContain('≥170000.00(人)');
    expect(page).not.toContain('<textarea id="cell-');
  });

  test('年末自评旁边有年中的值、预计和原批复的目标', async () => {
    const { yearEnd } = await formOf('考务费用');
    const page = await site.page(yearEnd);
    expect(page).toContain('1—7月：92350人，预计 170500人');
    expect(page).toContain('1—7月执行 3,120,500.00，全年预计执行 6,500,000.00');
    expect(page).toContain('原批复：≥168600.00(人)');
    expect(page).toContain('≥170000.00(人)');
  });

  test('一格的回答：先是这一行，后面是预计、自查和已保存', async () => {
    const { cell } = await reopened('信息化运维项目');
    const sent = { text: '80%', version: '1' };
    const html = await (await site.send('PUT', cell('用户满意度', 'forecast'), sent)).text();
    expect(html).toMatch(/^<tr id="row-/);
    expect(html.match(/hx-swap-oob/g)?.length).toBe(2);
    expect(html).toContain('已保存 09:00');
  });

  test('勾选原因、清空可能性，各有回答', async () => {
    const { cell, base } = await formOf('信息化运维项目');
    const put = (field: string, text: string, version: string) =>
      site.send('PUT', cell('部门满意度', field), { text, version });
    expect(await (await put('funding', '√', '0')).text()).toContain('checked');
    expect((await put('likelihood', '', '1')).status).toBe(200);
    const stopped = await site.send('POST', `${base}/submission`, { by: '陆敏' });
    expect(stopped.status).toBe(422);
    expect(await stopped.text()).toContain('完成目标可能性未填');
    await put('likelihood', '确定能', '2');
    expect((await site.send('POST', `${base}/submission`, { by: '陆敏' })).status).toBe(303);
  });

  test('提交以后才到的内容：422，留在格里，没有丢', async () => {
    const { cell } = await formOf('信息化运维项目');
    const late = await site.send('PUT', cell('用户满意度', 'actual'), { text: '迟到的 97%', version: '1' });
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(html).toContain('迟到的 97%');
    expect(html).toContain('没有保存：已提交');
  });

  test('版本过期：409，两边的内容都在格里', async () => {
    const { cell } = await reopened('考务费用');
    const put = (text: string) => site.send('PUT', cell('考务工作保障率', 'actual'), { text, version: '1' });
    expect((await put('97%')).status).toBe(200);
    const stale = await put('96%');
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect(html).toContain('96%');
    expect(html).toContain('97%');
  });

  test('没有这一栏、没有这个项目', async () => {
    const { base, cell } = await formOf('考务费用');
    const sent = { text: '1', version: '0' };
    expect((await site.send('PUT', cell('考务工作保障率', 'weight'), sent)).status).toBe(400);
    expect((await site.send('PUT', `${base}/cells/project/nothing`, sent)).status).toBe(400);
    expect((await site.ask('/projects/none/mid-year')).status).toBe(404);
  });

  test('监控期按单位设定，页头的月份随之改变', async () => {
    const unit = (await findSampleUnit(site.used.db))?.id ?? '';
    const set = (endsOn: string) => site.send('POST', '/mid-year/periods', { unit, year: '2024', endsOn });
    expect((await set('2024-08-31')).status).toBe(303);
    const { base } = await formOf('考务费用');
    expect(await site.page(base)).toContain('1—8月执行情况');
    const refused = await set('2024-08-30');
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('月末');
    expect(await site.page('/mid-year?year=2024')).toContain('value="2024-08-31" selected');
  });

  test('年中的截止日期单独设，不动年末的', async () => {
    const set = { year: '2024', phase: 'mid-year', dueOn: '2024-08-31' };
    expect((await site.send('POST', '/deadlines', set)).headers.get('location')).toBe('/mid-year?year=2024');
    expect(await site.page('/mid-year?year=2024')).toContain('报送截止 2024-08-31');
    expect(await site.page('/?year=2024')).toContain('未设报送截止日期');
  });

  test('全部项目一页：两盏灯、预计得分', async () => {
    const page = await site.page('/mid-year?year=2024');
    expect(page).toContain('红灯');
    expect(page).toContain('97.74');
    expect(page).toContain('86.56—99.74');
    expect(await site.page('/mid-year?year=2030')).toContain('还没有项目');
  });
});
