import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { listRulebookOverrides } from '#db/rulebook-overrides.ts';
import { listUnits, saveUnit } from '#db/units.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { type TestSite, useSite } from '#test/support/site.ts';

const GRADES = '优 97\r\n良：75\r\n合格　60\r\n不合格 0';

/** Sends an own figure of the Shanghai book as the page's form does, by default the sample unit's grades. */
async function own(site: TestSite, fields: Record<string, string>): Promise<Response> {
  const unit = (await listUnits(site.used.db)).find((one) => one.isSample === 1);
  return site.send('POST', '/rulebooks/shanghai/overrides', {
    unit: unit?.id ?? '',
    figure: 'grades',
    value: GRADES,
    source: '某局〔2024〕1号',
    validFrom: '2024-01-01',
    ...fields,
  });
}

describe('评分办法', () => {
  const site = useSite();

  test('页面上没有程序的写法', async () => {
    const page = await site.page('/rulebooks/shanghai');
    expect(page).toContain('优 90\n良 80\n合格 60\n不合格 0');
    expect(page).not.toMatch(/9000|JSON|&quot;from|百分之一分/);
  });

  test('自定的数值从生效之日起用于未提交的表，已冻结的不变', async () => {
    const projects = await listProjects(site.used.db, { year: 2024 });
    const frozen = projects.find((one) => one.name === '信息化建设项目');
    const open = projects.find((one) => one.name === '信息化运维项目');
    const answer = await own(site, {});
    expect(answer.status).toBe(303);
    const page = await site.page(answer.headers.get('location') ?? '');
    expect(page).toContain('某局〔2024〕1号');
    expect(page).toContain('优 97\n良 75\n合格 60\n不合格 0');
    expect((await openSheet(site.used.db, open?.id ?? '', 'year-end')).sheet.rulebook.grades[1]).toEqual({
      name: '良',
      from: 7500,
    });
    expect((await openSheet(site.used.db, frozen?.id ?? '', 'year-end')).records[0]?.grade).toBe('优');
  });

  test('年度结束后才生效的数值不用于本年度', async () => {
    await own(site, { figure: 'passLine', value: '60', validFrom: '2025-01-01' });
    const [project] = await listProjects(site.used.db, { year: 2024 });
    expect((await openSheet(site.used.db, project?.id ?? '', 'year-end')).sheet.rulebook.passLine).toBe(null);
  });

  test('今天以后才生效的数值列出来，但还不是现行数值', async () => {
    await own(site, { figure: 'moneyWeight', value: '12.5', validFrom: '2025-01-10', source: '某局〔2025〕2号' });
    const page = await site.page('/rulebooks/shanghai');
    expect(page).toMatch(/12\.5<\/dd><dd class="note">某局〔2025〕2号，2025-01-10 起（尚未生效）/);
    expect(page).toMatch(/预算执行率分值<\/th><td class="figure-text">10<\/td>/);
  });

  test.each([
    ['没有来源', { source: ' ' }, 400, '来源'],
    ['读不懂的写法', { figure: 'passLine', value: '六十' }, 400, '例如“60”'],
    ['旧的写法', { value: '[]' }, 400, '例如“优 90；良 80；合格 60；不合格 0”'],
    ['空的等级', { value: '' }, 400, '等级不合要求'],
    ['没有的数值', { figure: 'name', value: '1' }, 400, '不是可以自定的项目'],
    ['日期不完整', { validFrom: '2024' }, 400, '生效日期'],
    ['没有的单位', { unit: 'nowhere' }, 404, '没有这个单位'],
    ['没有写单位', { unit: '' }, 404, '没有这个单位'],
  ])('%s：说明怎么写', async (_, fields, status, said) => {
    const answer = await own(site, fields);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(said);
  });

  test('没有的评分办法和单位都说明', async () => {
    expect((await site.ask('/rulebooks/nowhere')).status).toBe(404);
    expect((await site.ask('/rulebooks/shanghai?unit=nowhere')).status).toBe(404);
  });
});

describe('两个单位', () => {
  const site = useSite();
  const REAL = 'real-unit';

  test('一个单位自定的数值不影响另一个', async () => {
    await saveUnit(site.used.db, { id: REAL, name: '某市档案馆', isSample: 0, createdAt: '2024-01-01T00:00:00.000Z' });
    const sample = (await listUnits(site.used.db)).find((one) => one.isSample === 1);
    expect((await own(site, { unit: REAL, source: '馆发〔2024〕3号' })).status).toBe(303);

    expect(await listRulebookOverrides(site.used.db, sample?.id ?? '', 'shanghai')).toEqual([]);
    const [project] = await listProjects(site.used.db, { year: 2024 });
    const { rulebook } = (await openSheet(site.used.db, project?.id ?? '', 'year-end')).sheet;
    expect([rulebook.grades[0], rulebook.overrides]).toEqual([{ name: '优', from: 9000 }, undefined]);

    const other = await site.page(`/rulebooks/shanghai?unit=${sample?.id}`);
    expect(other).not.toContain('馆发〔2024〕3号');
    expect(other).toContain('没有自定数值');
    expect(other).toContain('<td class="figure-text">优 90\n');
  });

  test('各定各的，同一项目互不覆盖', async () => {
    await own(site, { value: '优 85\n差 0', source: '院发〔2024〕9号' });
    const stored = await listRulebookOverrides(site.used.db, REAL, 'shanghai');
    expect(stored.map((one) => one.source)).toEqual(['馆发〔2024〕3号']);
    expect(await site.page(`/rulebooks/shanghai?unit=${REAL}`)).toContain('<td class="figure-text">优 97\n');
  });

  test('不写单位时先看真实单位，可以换单位', async () => {
    const page = await site.page('/rulebooks/shanghai');
    expect(page).toContain('馆发〔2024〕3号');
    expect(page).toMatch(/<option value="real-unit" selected[^>]*>某市档案馆/);
    expect(page).toContain('某市档案馆现行数值');
  });
});

describe('还没有单位', () => {
  const site = useSite({ empty: true });

  test('可以看评分办法，不能自定', async () => {
    const page = await site.page('/rulebooks/shanghai');
    expect(page).toContain('有了单位以后');
    expect(page).not.toContain('name="validFrom"');
  });
});
