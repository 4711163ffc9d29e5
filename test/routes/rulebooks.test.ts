import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { useSite } from '#test/support/site.ts';

describe('评分办法', () => {
  const site = useSite();
  const own = (fields: Record<string, string>) =>
    site.send('POST', '/rulebooks/shanghai/overrides', {
      figure: 'grades',
      value:
        '[{"name":"优","from":9700},{"name":"良","from":7500},{"name":"合格","from":6000},{"name":"不合格","from":0}]',
      source: '某局〔2024〕1号',
      validFrom: '2024-01-01',
      ...fields,
    });

  test('自定的数值从生效之日起用于未提交的表，已冻结的不变', async () => {
    const projects = await listProjects(site.used.db, { year: 2024 });
    const frozen = projects.find((one) => one.name === '信息化建设项目');
    const open = projects.find((one) => one.name === '信息化运维项目');
    expect((await own({})).status).toBe(303);
    const page = await site.page('/rulebooks/shanghai');
    expect(page).toContain('某局〔2024〕1号');
    expect((await openSheet(site.used.db, open?.id ?? '', 'year-end')).sheet.rulebook.grades[1]).toEqual({
      name: '良',
      from: 7500,
    });
    expect((await openSheet(site.used.db, frozen?.id ?? '', 'year-end')).records[0]?.grade).toBe('优');
  });

  test('年度结束后才生效的数值不用于本年度', async () => {
    await own({ figure: 'passLine', value: '60', validFrom: '2025-01-01' });
    const [project] = await listProjects(site.used.db, { year: 2024 });
    expect((await openSheet(site.used.db, project?.id ?? '', 'year-end')).sheet.rulebook.passLine).toBe(null);
  });

  test.each([
    ['没有来源', { source: ' ' }, '来源'],
    ['不是 JSON', { value: '六十' }, '写法不对'],
    ['不合规则', { value: '[]' }, '等级不合要求'],
    ['没有的数值', { figure: 'name', value: '1' }, '不是可以自定的数值'],
    ['日期不完整', { validFrom: '2024' }, '生效日期'],
  ])('%s：说明怎么写', async (_, fields, said) => {
    const answer = await own(fields);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(said);
  });
});
