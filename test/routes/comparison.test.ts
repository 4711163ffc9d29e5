import { beforeAll, describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { readXlsx, shownRows } from '#test/export/read-xlsx.ts';
import { useSite } from '#test/support/site.ts';

describe('对比', () => {
  const site = useSite();
  const ids = new Map<string, string>();
  beforeAll(async () => {
    for (const one of await listProjects(site.used.db, { year: 2024 })) ids.set(one.name, one.id);
  });
  const base = (name: string) => `/projects/${ids.get(name)}/comparison`;

  /** The names of the projects in the matrix. */
  async function named(path: string): Promise<string[]> {
    const matrix = (await site.page(path)).split('<table class="list matrix">')[1]?.split('</table>')[0] ?? '';
    return [...matrix.matchAll(/\/comparison">([^<]+)</g)].map((match) => match[1] ?? '');
  }

  test('一个项目：年中、预计、全年并列，有图和图例', async () => {
    const page = await site.page(base('信息化建设项目'));
    for (const text of ['1—7月', '预计全年', '全年实际', '偏差', '失分', '预计准不准', '年中预计的全年']) {
      expect(page).toContain(text);
    }
    expect(page).toContain('<polygon class="mid-year"');
  });

  test('目标调整过的项目：原批复和现行目标都在', async () => {
    const page = await site.page(base('考务费用'));
    expect(page).toContain('原批复 ');
    expect(page).toContain('≥170000.00(人)');
  });

  test('全部项目：得分率、年中预计、平均、失分最多', async () => {
    const page = await site.page('/comparison?year=2024');
    expect(await named('/comparison?year=2024')).toHaveLength(7);
    for (const text of ['平均（已提交 4 个）', '95.85', '失分最多的指标', '年中预计', '7 / 7 个项目']) {
      expect(page).toContain(text);
    }
  });

  test('按性质、等级、单位筛选，条件留在表单和下载地址里', async () => {
    const [project] = await listProjects(site.used.db, { year: 2024 });
    const nature = encodeURIComponent(project?.nature ?? '');
    const of = (await listProjects(site.used.db, { year: 2024 })).filter((one) => one.nature === project?.nature);
    expect(await named(`/comparison?nature=${nature}`)).toEqual(of.map((one) => one.name));
    expect(await named('/comparison?grade=优')).toHaveLength(4);
    expect(await named('/comparison?grade=未定')).toHaveLength(3);
    expect(await named(`/comparison?unit=${project?.unitId}`)).toHaveLength(7);
    const page = await site.page('/comparison?grade=优');
    expect(page).toContain('<option value="优" selected="">');
    expect(page).toContain(`/comparison/comparison.xlsx?year=2024&amp;grade=${encodeURIComponent('优')}`);
  });

  test.each([
    ['没有的单位', 'unit=nowhere', '不在本年度的单位'],
    ['没有的性质', 'nature=没有的', '没有的'],
    ['没有的等级', 'grade=特优', '特优'],
    ['像标记的文字', 'grade=%3Cscript%3E', '&lt;script&gt;'],
  ])('%s：说没有符合条件的项目，仍显示所选', async (_name, query, shown) => {
    const answer = await site.ask(`/comparison?${query}`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('没有符合条件的项目');
    expect(page).toContain(`selected="">${shown}<`);
  });

  test.each([
    ['年度写错', 'year=今年', '不是年度'],
    ['单位太长', `unit=${'x'.repeat(201)}`, '单位太长'],
    ['性质太长', `nature=${'长'.repeat(201)}`, '项目性质太长'],
  ])('%s：400 和一句话', async (_name, query, sentence) => {
    for (const path of ['/comparison', '/comparison/comparison.xlsx']) {
      const answer = await site.ask(`${path}?${query}`);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(await answer.text()).toContain(sentence);
    }
  });

  test('没有项目的年度', async () => {
    expect(await site.page('/comparison?year=1999')).toContain('还没有项目');
    expect((await site.ask('/comparison/comparison.xlsx?year=1999')).status).toBe(200);
  });

  test('没有这个项目', async () => {
    for (const path of ['', '/report.pdf', '/comparison.xlsx']) {
      expect((await site.ask(`/projects/nowhere/comparison${path}`)).status).toBe(404);
    }
  });

  test('PDF 和两种 Excel 的类型、文件名', async () => {
    const pdf = await site.ask(`${base('考务费用')}/report.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(pdf.headers.get('content-disposition') ?? '')).toContain(
      '01-考务费用-项目绩效目标与结果对比表.pdf',
    );
    const one = await site.ask(`${base('考务费用')}/comparison.xlsx`);
    expect(decodeURIComponent(one.headers.get('content-disposition') ?? '')).toContain(
      '01-考务费用-项目绩效目标与结果对比表.xlsx',
    );
    const all = await site.ask('/comparison/comparison.xlsx?year=2024');
    expect(decodeURIComponent(all.headers.get('content-disposition') ?? '')).toContain('2024年度-项目绩效对比.xlsx');
  });

  test('Excel 用同样的筛选', async () => {
    const answer = await site.ask('/comparison/comparison.xlsx?year=2024&grade=优');
    const { sheet } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    const rows = shownRows(sheet).slice(2);
    expect(rows).toHaveLength(6);
    expect(rows.at(-1)?.[0]).toBe('平均（已提交 4 个）');
    expect(rows.at(-1)).toContain('95.85');
  });
});
