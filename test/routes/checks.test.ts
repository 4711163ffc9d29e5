import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { useSite } from '#test/support/site.ts';

describe('自查', () => {
  const site = useSite();
  const idOf = async (name: string) =>
    (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name)?.id ?? '';
  const acknowledge = (id: string, fields: Record<string, string>) =>
    site.send('POST', `/projects/${id}/checks/acknowledgements`, {
      ...{ phase: 'year-end', code: 'V7', act: 'note', note: '已核对台账', version: '0' },
      ...fields,
    });

  test('一个项目：错误和提醒分开，每条写怎么办，链接指到格', async () => {
    const page = await site.page(`/projects/${await idOf('信息化运维项目')}/checks`);
    expect(page).toContain('V2 实际值读不出');
    expect(page).toContain('有错误时不能提交');
    expect(page).toMatch(/href="\/projects\/[^"]+\/year-end#cell-[^"]+-actual"/);
    expect(page.match(/年中判断“确定能”完成/g)?.length).toBe(1);
  });

  test('同一代码在这里只是提醒的，仍是提醒，可以标为已知晓', async () => {
    const page = await site.page(`/projects/${await idOf('考务费用')}/checks`);
    expect(page).toMatch(/<span class="mark amber">提醒<\/span> ?V1 单位不一致/);
    expect(page).toContain('id="note-year-end-V1"');
  });

  test('已知晓：写说明才收，不再计入提醒，表旁有说明，可以收回', async () => {
    const id = await idOf('信息化运维项目');
    const empty = await acknowledge(id, { note: ' ' });
    expect([empty.status, (await empty.text()).includes('请写明核对的情况')]).toEqual([422, true]);
    expect((await acknowledge(id, {})).status).toBe(303);
    const page = await site.page(`/projects/${id}/checks?done=noted`);
    expect(page).toContain('已标为已知晓');
    expect(page).toContain('说明：已核对台账');
    expect(await site.page(`/projects/${id}/year-end`)).toContain('已知晓 1 处');
    const stale = await acknowledge(id, { note: '另一种说法' });
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect(html).toContain('刚把说明写成“已核对台账”');
    expect(html).toContain('value="另一种说法"');
    expect((await acknowledge(id, { act: 'withdraw', version: '1' })).status).toBe(303);
    expect(await site.page(`/projects/${id}/year-end`)).not.toContain('已知晓 1 处');
  });

  test('已知晓以后，列表的提醒数和“有提醒”都少一个', async () => {
    const id = await idOf('建设交通行业人才系列报告编制经费');
    const { scored } = await openSheet(site.used.db, id, 'year-end');
    const codes = [...new Set(scored.findings.filter((one) => one.severity === 'warn').map((one) => one.code))];
    expect(codes.length).toBeGreaterThan(0);
    expect(await site.page('/?year=2024&show=warnings')).toContain('建设交通行业人才系列报告编制经费');
    for (const code of codes) expect((await acknowledge(id, { code })).status).toBe(303);
    expect(await site.page('/?year=2024&show=warnings')).not.toContain(`/projects/${id}/year-end`);
  });

  test('提交旁边说还有几条提醒，不妨碍提交，指到自查页；标完就不说了', async () => {
    const id = await idOf('信息化运维项目');
    const sheet = () => site.page(`/projects/${id}/year-end`);
    expect(await sheet()).toContain(`还有 <a href="/projects/${id}/checks">2 条提醒</a>没有标为已知晓，不妨碍提交。`);
    const versions: [string, string][] = [
      ['V7', '2'],
      ['M2', '0'],
    ];
    for (const [code, version] of versions) expect((await acknowledge(id, { code, version })).status).toBe(303);
    expect(await sheet()).not.toContain('没有标为已知晓');
    for (const [code, version] of versions)
      await acknowledge(id, { code, act: 'withdraw', version: String(Number(version) + 1) });
  });

  test('收回时别人刚改过：说清楚改成了什么，不提自己没写的说明', async () => {
    const id = await idOf('考务费用');
    for (const [note, version] of [
      ['数据无误', '0'],
      ['已核对台账', '1'],
    ] as const)
      expect((await acknowledge(id, { code: 'T4', note, version })).status).toBe(303);
    const stale = await acknowledge(id, { code: 'T4', act: 'withdraw', version: '1' });
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect(html).toContain('刚把说明写成“已核对台账”。请看过再决定是否收回。');
    expect(html).not.toContain('您写的仍在下面');
    await acknowledge(id, { code: 'T4', act: 'withdraw', version: '2' });
  });

  test('按级别筛选：项目、代码都只剩这一级；代码指到那个项目的那一条', async () => {
    const id = await idOf('信息化运维项目');
    const warnings = await site.page('/checks?year=2024&show=warnings');
    expect(warnings).toMatch(/href="\/checks\?year=2024&amp;show=warnings" aria-current="true"/);
    expect(warnings).toContain(`/projects/${id}/checks#code-year-end-warnings-V7`);
    expect(warnings).not.toContain('R1 缺原因');
    const errors = await site.page('/checks?year=2024&show=errors');
    expect(errors).toContain('R1 缺原因');
    expect(errors).not.toContain('V7 超额太多');
    expect(await site.page(`/projects/${id}/checks`)).toContain('id="code-year-end-warnings-V7"');
    expect(await site.page('/checks?year=2024&show=nonsense')).toContain('V7 超额太多');
    expect(await site.page('/checks?year=2024&show=hints')).toContain('没有这一级的发现');
  });

  test.each([
    ['没有的代码', { code: 'Z9' }, 400],
    ['没有的表', { phase: 'narrative' }, 400],
    ['版本不是数', { version: 'x' }, 400],
    ['说明太长', { note: '长'.repeat(501) }, 422],
    ['坏字符', { note: '坏\0字' }, 422],
  ])('不收：%s', async (_, fields, status) => {
    expect((await acknowledge(await idOf('考务费用'), fields)).status).toBe(status);
  });

  test('已提交的表不能再写说明', async () => {
    const refused = await acknowledge(await idOf('信息化建设项目'), {});
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('已提交');
  });

  test('已提交的表在全部项目里和它自己的页上看到的一样，不能再写说明', async () => {
    const id = await idOf('住建行业职业技能大赛项目经费');
    expect(await site.page('/checks?year=2024')).toContain(`/projects/${id}/checks#code-year-end-warnings-M2`);
    const own = await site.page(`/projects/${id}/checks`);
    expect(own).toContain('id="code-year-end-warnings-M2"');
    expect(own).toContain('本表已提交，内容和说明已锁定');
    expect(own).not.toContain('name="note"');
  });

  test('提示默认不显示，打开以后两页都有，再关上', async () => {
    const id = await idOf('考务费用');
    const hinted = /文字与执行率不符/;
    const reason = `/projects/${id}/year-end/cells/project/executionReason`;
    await site.send('PUT', reason, { text: '不存在偏离，预算全部执行完毕', version: '0' });
    expect(await site.page(`/projects/${id}/checks`)).not.toMatch(hinted);
    expect(
      (await site.send('POST', '/checks/hints', { hints: 'on', back: '/checks?year=2024' })).headers.get('location'),
    ).toBe('/checks?year=2024');
    expect(await site.page('/checks?year=2024')).toMatch(hinted);
    await site.send('POST', '/checks/hints', { hints: 'off', back: '//elsewhere.example' });
    expect(await site.page('/checks?year=2024')).not.toMatch(hinted);
  });

  test('全部项目：每个项目几处、每种代码在哪些项目；PDF 都在', async () => {
    const page = await site.page('/checks?year=2024');
    expect(page).toContain('按问题看');
    expect(page).toContain('各项目放在一起看');
    for (const path of ['/checks/report.pdf?year=2024', `/projects/${await idOf('考务费用')}/checks/report.pdf`])
      expect((await site.ask(path)).headers.get('content-type')).toBe('application/pdf');
    expect(await site.page('/checks?year=2031')).toContain('还没有项目');
    expect((await site.ask('/projects/none/checks')).status).toBe(404);
  });
});
