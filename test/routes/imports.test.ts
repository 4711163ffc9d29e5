import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { useSite } from '#test/support/site.ts';

const TABLE = readFileSync(new URL('../../db/sample/targets-2024.txt', import.meta.url), 'utf8');

describe('导入目标表', () => {
  const site = useSite({ empty: true });

  async function upload(...files: [name: string, bytes: string | Uint8Array<ArrayBuffer>][]) {
    const body = new FormData();
    for (const [name, bytes] of files) body.append('file', new File([bytes], name));
    return site.ask('/imports', { method: 'POST', body });
  }

  test('放入文件、预览、确认，项目就在我的一年里', async () => {
    const uploaded = await upload(['目标表.txt', TABLE]);
    expect(uploaded.status).toBe(303);
    const place = uploaded.headers.get('location') ?? '';
    const preview = await site.page(place);
    expect(preview).toContain('住建行业职业技能大赛项目经费');
    expect(preview).toContain('≥168600.00(人)');
    expect(await listProjects(site.used.db, { year: 2024 })).toEqual([]);
    expect((await site.send('POST', `${place}/confirmation`, { rulebook: 'shanghai' })).status).toBe(303);
    expect((await listProjects(site.used.db, { year: 2024 })).length).toBe(7);
    expect(await site.page('/?year=2024')).toContain('考务费用');
  });

  test('再确认一次不会多出项目，再导入一次会说已有', async () => {
    const place = (await upload(['目标表.txt', TABLE])).headers.get('location') ?? '';
    expect(await site.page(place)).toContain('已导入过');
    await site.send('POST', `${place}/confirmation`, { rulebook: 'shanghai' });
    await site.send('POST', `${place}/confirmation`, { rulebook: 'shanghai' });
    expect((await listProjects(site.used.db, { year: 2024 })).length).toBe(7);
  });

  test('再次确认旧的预览不会撤销后来的更正', async () => {
    const old = (await upload(['旧.txt', TABLE])).headers.get('location') ?? '';
    await site.send('POST', `${old}/confirmation`, { rulebook: 'shanghai' });
    const changed = TABLE.replace('≥168600.00(人)', '≥170000.00(人)');
    const recent = (await upload(['新.txt', changed])).headers.get('location') ?? '';
    expect(await site.page(recent)).toContain('原“≥168600.00(人)”，新“≥170000.00(人)”');
    await site.send('POST', `${recent}/confirmation`, { rulebook: 'shanghai' });
    expect((await site.send('POST', `${old}/confirmation`, { rulebook: 'shanghai' })).status).toBe(303);
    const project = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === '考务费用');
    expect(await site.page(`/projects/${project?.id}`)).toContain('≥170000.00(人)');
  });

  test('两个文件里的同一个项目只导入先出现的，另一个说明', async () => {
    const place = (await upload(['一.txt', TABLE], ['二.txt', TABLE])).headers.get('location') ?? '';
    expect(await site.page(place)).toContain('二.txt：前面的文件已有这个项目');
  });

  test('不能导入的表在预览里就说明，不算在可导入的里面', async () => {
    const table = TABLE.replaceAll('上海市住房和城乡建设管理委员会人才开发评价中心', '');
    const place = (await upload(['无单位.txt', table])).headers.get('location') ?? '';
    const page = await site.page(place);
    expect(page).toContain('没有实施单位');
    expect(page).toContain('确认导入 0 个项目');
  });

  test('GBK 编码的文件', async () => {
    // 财政项目支出绩效目标申报表 in GBK: readable as a title, so the refusal is about what follows, not about the encoding.
    const title = Uint8Array.from([0xb2, 0xc6, 0xd5, 0xfe, 0xcf, 0xee, 0xc4, 0xbf]);
    const answer = await upload(['gbk.txt', title]);
    expect(await site.page(answer.headers.get('location') ?? '')).toContain('财政项目');
  });

  test.each<[string, string, string | Uint8Array<ArrayBuffer>, string]>([
    ['空文件', '空.txt', '', '空'],
    ['PDF', '表.pdf', '%PDF-1.7\n%âãÏÓ', 'PDF'],
    ['压缩包或 Excel', '表.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), '表.xlsx'],
    ['图片', '表.txt', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), '图'],
  ])('%s：说明是什么、怎么办', async (_, name, bytes, said) => {
    const answer = await upload([name, bytes]);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(said);
  });

  test('没有选择文件', async () => {
    expect((await site.ask('/imports', { method: 'POST', body: new FormData() })).status).toBe(422);
  });

  test('不是目标表的文本：没有项目可导入，说明原因', async () => {
    const place = (await upload(['信.txt', '各位同事：\n请于周五前报送材料。\n'])).headers.get('location') ?? '';
    expect(await site.page(place)).toContain('没有读懂的内容');
    expect((await site.send('POST', `${place}/confirmation`, { rulebook: 'shanghai' })).status).toBe(400);
  });

  test('50 MB 的文件：拒绝，说明怎么办', async () => {
    const answer = await upload(['大.txt', new Uint8Array(50 * 1024 * 1024)]);
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('20 MB');
  });

  test('没有的导入和评分办法', async () => {
    expect((await site.ask('/imports/nobody')).status).toBe(404);
    const place = (await upload(['目标表.txt', TABLE])).headers.get('location') ?? '';
    expect((await site.send('POST', `${place}/confirmation`, { rulebook: 'nowhere' })).status).toBe(400);
  });
});
