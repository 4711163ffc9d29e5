import { describe, expect, test } from 'vitest';
import { listIndicators } from '#db/indicators.ts';
import { listProjects } from '#db/projects.ts';
import { useSite } from '#test/support/site.ts';

describe('一次填几格', () => {
  const site = useSite();

  async function sheetOf(name: string) {
    const project = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name);
    const indicators = await listIndicators(site.used.db, project?.id ?? '');
    const base = `/projects/${project?.id}/year-end`;
    const cell = (indicator: string, field: string, text: string, version: number) => ({
      cell: `${indicators.find((one) => one.name === indicator)?.id}/${field}`,
      text,
      version,
    });
    const put = (cells: unknown) =>
      site.send('PUT', `${base}/cells`, { cells: typeof cells === 'string' ? cells : JSON.stringify(cells) });
    return { base, cell, put };
  }

  const told = (answer: Response) => JSON.parse(answer.headers.get('HX-Trigger') ?? '{}');

  test('整张表回答，并说出哪些存下了、哪些没有', async () => {
    const { cell, put } = await sheetOf('考务费用');
    const good = cell('考试人数', 'actual', '171300人', 1);
    const stale = cell('考务工作保障率', 'actual', '97%', 9);
    const answer = await put([good, stale]);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/^<table/);
    expect(html).toContain('171300人');
    expect(html.match(/hx-swap-oob/g)?.length).toBe(2);
    expect(told(answer)['cells:answered']).toEqual({ stored: [good.cell], left: [stale.cell] });
  });

  test('分值：说出哪些行的分值一起存下了', async () => {
    const { cell, put } = await sheetOf('建设交通行业人才系列报告编制经费');
    const answer = await put([
      cell('人才信息采集量', 'weight', '20', 0),
      cell('岗位薪酬信息采集量', 'weight', '10', 0),
    ]);
    expect(told(answer)['cells:answered'].left).toEqual([]);
    expect(Object.values(told(answer)['cells:pinned'].versions)).toEqual(Array.from({ length: 8 }, () => 1));
  });

  test('项目自己的格和金额也可以', async () => {
    const { put, base } = await sheetOf('考务费用');
    const cells = [{ cell: 'project/executionReason', text: '两批次合并\r\n考试', version: 0 }];
    expect(told(await put(cells))['cells:answered'].stored).toEqual(['project/executionReason']);
    expect(await site.page(base)).toContain('两批次合并\n考试');
  });

  test.each([
    ['不是 JSON', '甲'],
    ['不是一列', { cell: 'project/goalResult', text: '', version: 0 }],
    ['没有版本', [{ cell: 'project/goalResult', text: '甲' }]],
    ['版本是小数', [{ cell: 'project/goalResult', text: '甲', version: 0.5 }]],
    ['文字是数', [{ cell: 'project/goalResult', text: 1, version: 0 }]],
    ['没有回答的不是一列', [{ cell: 'project/goalResult', text: '甲', version: 0, unanswered: '乙' }]],
    ['格名不全', [{ cell: 'goalResult', text: '甲', version: 0 }]],
  ])('%s：一句话拒绝', async (_, cells) => {
    const { put } = await sheetOf('考务费用');
    const answer = await put(cells);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('页面送来的内容不完整，请刷新页面后重试。');
  });

  test('超过一张表的格数：说明分几次', async () => {
    const { put } = await sheetOf('考务费用');
    const many = Array.from({ length: 3001 }, () => ({ cell: 'project/goalResult', text: '甲', version: 0 }));
    const answer = await put(many);
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('一次最多粘贴 3000 格');
  });
});
