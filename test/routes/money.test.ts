import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { useSite } from '#test/support/site.ts';

describe('资金', () => {
  const site = useSite();

  async function idOf(name: string): Promise<string> {
    const found = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name);
    return found?.id ?? '';
  }

  const put = async (name: string, field: string, text: string, version: string) =>
    site.send('PUT', `/money/cells/${await idOf(name)}/${field}`, { text, version });
  const textOf = async (name: string, field: string) =>
    (await openSheet(site.used.db, await idOf(name), 'year-end')).cells.get(`project/${field}`)?.text;

  test('一页列出全年项目、执行率和合计', async () => {
    const page = await site.page('/money?year=2024');
    expect(page.match(/<tbody id="money-(?!sum)/g)).toHaveLength(7);
    expect(page).toContain('9,731,651.00');
    expect(page).toContain('88.97%');
    expect(page).toContain('全年执行数为 0，请确认是否零执行。');
  });

  test('一格的回答：这个项目在前，后面是本单位合计和已保存；与自评表是同一格', async () => {
    const answer = await put('考务费用', 'executed.total', '6500000', '1');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/^<tbody id="money-/);
    expect(html.match(/hx-swap-oob/g)?.length).toBe(2);
    expect(html).toContain('9,190,347.00');
    expect(await textOf('考务费用', 'executed.total')).toBe('6500000');
  });

  test('版本过期：409，两边的内容都在格里', async () => {
    const answer = await put('考务费用', 'executed.total', '1', '1');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('对方填的');
  });

  test('已提交的只读，晚到的内容留在格里', async () => {
    expect(await site.page('/money')).not.toContain(`/money/cells/${await idOf('信息化建设项目')}/`);
    const answer = await put('信息化建设项目', 'executed.total', '1,400,000', '1');
    const html = await answer.text();
    expect([answer.status, html.includes('1,400,000'), html.includes('没有保存：已提交')]).toEqual([422, true, true]);
  });

  test.each([
    ['没有的项目', '/money/cells/nobody/executed.total', 404],
    ['不是资金的栏', '/money/cells/ID/actual', 400],
  ])('%s', async (_, path, status) => {
    const real = path.replace('ID', await idOf('考务费用'));
    expect((await site.send('PUT', real, { text: '1', version: '0' })).status).toBe(status);
  });

  test('没有项目的年度', async () => {
    expect(await site.page('/money?year=2031')).toContain('2031 年度还没有项目');
  });

  describe('粘贴财务清单', () => {
    const HEAD = '项目名称\t全年预算数（万元）\t累计支出（元）\n';
    const read = (text: string, more: Record<string, string> = {}) =>
      site.send('POST', '/money/list', { year: '2024', text, currency: '', textKey: '', ...more });
    const cellsIn = (html: string) =>
      [...html.matchAll(/name="cell" value="([^"]*)"( checked)?/g)].map(([, value = '', checked]) => ({
        cell: value.replaceAll('&quot;', '"'),
        checked: checked !== undefined,
      }));

    test('预览：原数 → 新数，没有变的、不像的、已提交的、差一万倍的各有说明；什么都没有存', async () => {
      const answer = await read(
        `${HEAD}信息化 运维项目\t56\t548320\n考务费用\t680.678\t650\n人才系列报告\t15\t1\n信息化建设项目\t1\t1\n合计\t1\t2\n`,
      );
      const html = await answer.text();
      expect(answer.status).toBe(200);
      for (const told of ['写法略有不同', '560,000.00', '与原来的数相差一万倍', '已提交，不能修改', '是合计，不导入'])
        expect(html).toContain(told);
      expect(cellsIn(html).map((one) => one.checked)).toEqual([true, false]);
      expect(await textOf('信息化运维项目', 'budget.total')).toBe('557,500.00');
    });

    test('选定项目后可以存入，每个数都有结果；再确认一次什么都不变', async () => {
      const text = `${HEAD}人才系列报告\t\t120000\n`;
      const first = await (await read(text)).text();
      const textKey = /name="textKey" value="([^"]*)"/.exec(first)?.[1] ?? '';
      const chosen = { textKey, 'project.2': await idOf('建设交通行业人才系列报告编制经费') };
      const cells = cellsIn(await (await read(text, chosen)).text());
      expect(cells).toHaveLength(1);
      const confirm = () => site.send('POST', '/money/list/confirmation', { year: '2024', cell: cells[0]?.cell ?? '' });
      expect(await (await confirm()).text()).toContain('已保存 1 个数');
      expect(await textOf('建设交通行业人才系列报告编制经费', 'executed.total')).toBe('120,000.00');
      expect(await (await confirm()).text()).toContain('已是这个数');
    });

    test('换了清单，原来选的列和项目不再算', async () => {
      const stale = { textKey: 'other', 'column.1': 'ignored', 'project.2': 'none' };
      expect(cellsIn(await (await read(`${HEAD}考务费用\t600\t\n`, stale)).text())).toHaveLength(1);
    });

    test('预览之后别人改了：不覆盖，说明是谁改的', async () => {
      const cells = cellsIn(await (await read(`${HEAD}信息化运维项目\t\t500000\n`)).text());
      await put('信息化运维项目', 'executed.total', '510000', '1');
      const html = await (
        await site.send('POST', '/money/list/confirmation', { year: '2024', cell: cells[0]?.cell ?? '' })
      ).text();
      expect(html).toContain('改成了 510000，没有覆盖');
      expect(await textOf('信息化运维项目', 'executed.total')).toBe('510000');
    });

    test('同一项目两行：都不导入，请人去掉一行', async () => {
      const html = await (await read(`${HEAD}考务费用\t600\t\n考务费用\t610\t\n`)).text();
      expect(html).toContain('第 3 行也是这个项目的全年预算数');
      expect(cellsIn(html)).toEqual([]);
    });

    test('空的和一万行：一句话，内容还在', async () => {
      const empty = await read(' ');
      expect([empty.status, (await empty.text()).includes('没有粘贴任何内容')]).toEqual([422, true]);
      const many = await read(HEAD + '考务费用\t1\t1\n'.repeat(10_000));
      const html = await many.text();
      expect([many.status, html.includes('粘贴了 10001 行'), html.includes('考务费用\t1\t1')]).toEqual([
        422,
        true,
        true,
      ]);
    });

    test('清单里的字不会变成网页代码', async () => {
      const html = await (await read(`${HEAD}<script>alert(1)</script>\t1\t1\n`)).text();
      expect(html).not.toContain('<script>alert');
    });

    test.each([
      ['什么都没勾选', { year: '2024' }, '没有勾选'],
      ['残缺的内容', { year: '2024', cell: '{"projectId":1}' }, '内容不完整'],
      [
        '不是资金的栏',
        { year: '2024', cell: '{"projectId":"a","field":"goalResult","text":"1","version":0}' },
        '内容不完整',
      ],
      ['没有年度', { cell: '{}' }, '没有年度'],
    ])('确认时%s', async (_, fields, told) => {
      const answer = await site.send('POST', '/money/list/confirmation', fields as unknown as Record<string, string>);
      expect([answer.status, (await answer.text()).includes(told)]).toEqual([400, true]);
    });
  });
});

describe('开始下一年度', () => {
  const site = useSite();

  test('选项目、带什么，建好后到新年度；已有的不能再选', async () => {
    const page = await site.page('/years/new?year=2024');
    expect(page.match(/name="project"/g)).toHaveLength(7);
    const id = /name="project" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const answer = await site.send('POST', '/years', { from: '2024', project: id, take: 'indicators' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?year=2025']);
    expect(await site.page('/years/new?year=2024')).toContain('2025 年度已有，不再新建');
    expect(await site.page('/?year=2025')).toContain('/year-end');
  });

  test('新年度的自评表上有上年，一格的回答里也有', async () => {
    const [next] = await listProjects(site.used.db, { year: 2025 });
    const base = `/projects/${next?.id}/year-end`;
    const page = await site.page(base);
    expect(page.match(/class="last-year"/g)).toHaveLength(10);
    const cell = /hx-put="([^"]*\/actual)"/.exec(page)?.[1] ?? '';
    const answer = await (await site.send('PUT', cell, { text: '1', version: '0' })).text();
    expect(answer.match(/class="last-year"/g)).toHaveLength(1);
    expect(await site.page(`/projects/${next?.previousProjectId}/year-end`)).not.toContain('class="last-year"');
  });

  test.each([
    ['没有选项目', { from: '2024' }, 400],
    ['不是年度', { from: '明年' }, 400],
  ])('%s', async (_, fields, status) => {
    expect((await site.send('POST', '/years', fields)).status).toBe(status);
  });
});
