import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { followReading } from '#test/support/follow-reading.ts';
import { useSite } from '#test/support/site.ts';

const TABLE = readFileSync(new URL('../../db/sample/targets-2024.txt', import.meta.url), 'utf8');

/** The first table of the sample, from its title to the next one. */
const FIRST_TABLE = TABLE.split('\n').slice(2, 82).join('\n');

/** What the confirmation sends back of the page that it was made on. */
function seenOn(page: string): string {
  return /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
}

describe('导入目标表', () => {
  const site = useSite({ empty: true });

  async function upload(...files: [name: string, bytes: string | Uint8Array<ArrayBuffer>][]) {
    const body = new FormData();
    for (const [name, bytes] of files) body.append('file', new File([bytes], name));
    return site.ask('/imports', { method: 'POST', body });
  }

  /** Confirms what the page shows now. */
  async function confirm(place: string, seen?: string) {
    const shown = seen ?? seenOn(await site.page(place));
    return site.send('POST', `${place}/confirmation`, { rulebook: 'shanghai', seen: shown });
  }

  test('放入文件、预览、确认，项目就在我的一年里', async () => {
    const uploaded = await upload(['目标表.txt', TABLE]);
    expect(uploaded.status).toBe(303);
    const place = uploaded.headers.get('location') ?? '';
    const preview = await site.page(place);
    expect(preview).toContain('住建行业职业技能大赛项目经费');
    expect(preview).toContain('≥168600.00(人)');
    expect(await listProjects(site.used.db, { year: 2024 })).toEqual([]);
    expect((await confirm(place)).status).toBe(303);
    expect((await listProjects(site.used.db, { year: 2024 })).length).toBe(7);
    expect(await site.page('/?year=2024')).toContain('考务费用');
  });

  test('再确认一次不会多出项目，再导入一次会说已有', async () => {
    const place = (await upload(['目标表.txt', TABLE])).headers.get('location') ?? '';
    expect(await site.page(place)).toContain('已导入过');
    await confirm(place);
    await confirm(place);
    expect((await listProjects(site.used.db, { year: 2024 })).length).toBe(7);
  });

  test('旧的预览不会撤销后来的更正：没有导入，说明原因', async () => {
    const again = TABLE.replace('≥168600.00(人)', '≥169000.00(人)');
    const old = (await upload(['旧.txt', again])).headers.get('location') ?? '';
    const seen = seenOn(await site.page(old));
    const changed = TABLE.replace('≥168600.00(人)', '≥170000.00(人)');
    const recent = (await upload(['新.txt', changed])).headers.get('location') ?? '';
    expect(await site.page(recent)).toContain('原“≥168600.00(人)”，新“≥170000.00(人)”');
    expect((await confirm(recent)).status).toBe(303);
    const refused = await confirm(old, seen);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('没有导入；请看过现在的内容，再确认一次');
    const project = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === '考务费用');
    expect(await site.page(`/projects/${project?.id}`)).toContain('≥170000.00(人)');
  });

  test('两个文件里的同一个项目只导入先出现的，另一个说明', async () => {
    const reading = (await upload(['一.txt', TABLE], ['二.txt', TABLE])).headers.get('location') ?? '';
    const place = await followReading(site.ask, reading);
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
    const answer = await confirm(place);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('没有可以导入的项目');
  });

  test('50 MB 的文件：拒绝，说明怎么办', async () => {
    const answer = await upload(['大.txt', new Uint8Array(50 * 1024 * 1024)]);
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('20 MB');
  });

  describe('更正', () => {
    const put = (place: string, cell: string, text: string, version = 0, headers: Record<string, string> = {}) => {
      const body = new FormData();
      body.set('text', text);
      body.set('version', String(version));
      return site.ask(`${place}/cells/${cell}`, { method: 'PUT', body, headers: { 'hx-request': 'true', ...headers } });
    };
    const waiting = async () => {
      const text = TABLE.replace('技能大赛宣传工作完成率', `技能大赛宣传工作完成率之${Math.random()}`);
      return (await upload(['待更正.txt', text])).headers.get('location') ?? '';
    };

    test('更正一格：回答是这个项目，原文在旁边，检查重新做；刷新后还在；确认栏一起更新', async () => {
      const place = await waiting();
      const answer = await put(place, 'p0r2/target', '', 0, { cookie: `person=${encodeURIComponent('陈晓岚')}` });
      expect(answer.status).toBe(200);
      const html = await answer.text();
      expect(html).toMatch(/^<section id="preview-p0"/);
      expect(html).toContain('指标值为空');
      expect(html).toContain('陈晓岚 09:00 更正');
      expect(html).toContain('id="confirmation-button"');
      expect(html).toContain('已保存 09:00');
      expect(await site.page(place)).toContain('1 处须更正');
    });

    test('两人同改一格：409，两个文字都在格子上', async () => {
      const place = await waiting();
      await put(place, 'p0/name', '甲');
      const answer = await put(place, 'p0/name', '乙');
      expect(answer.status).toBe(409);
      const html = await answer.text();
      expect(html).toContain('<dd>乙</dd>');
      expect(html).toContain('<dd>甲</dd>');
    });

    test.each([
      ['超过 5000 字', '长'.repeat(5001), '最多 5000 个字'],
      ['空字符', '甲\0', '无法保存的字符'],
    ])('%s：422，说明原因，原来的留着', async (_, text, said) => {
      const place = await waiting();
      const answer = await put(place, 'p0/name', text);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(said);
      expect(await site.page(place)).not.toContain('已更正');
    });

    test.each([
      ['没有的格', 'p0/nowhere', 0, 400],
      ['没有的项目', 'p9/name', 0, 400],
      ['不是版本号', 'p0/name', -1, 400],
    ])('%s', async (_, cell, version, status) => {
      expect((await put(await waiting(), cell, '甲', version)).status).toBe(status);
    });

    test('没有的导入；恢复过数据之后的旧页面', async () => {
      expect((await put('/imports/nobody', 'p0/name', '甲')).status).toBe(404);
      const answer = await put(await waiting(), 'p0/name', '甲', 0, { 'x-generation': '7' });
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain('数据已从备份恢复');
    });

    test('确认之后：地址上是这次导入的记录，写着谁更正了什么；不能再更正', async () => {
      const place = await waiting();
      await put(place, 'p0/name', '更正过的名称', 0, { cookie: `person=${encodeURIComponent('陈晓岚')}` });
      expect((await confirm(place)).status).toBe(303);
      const page = await site.page(place);
      expect(page).toContain('确认之前的更正');
      expect(page).toContain('更正过的名称');
      expect(page).toContain('陈晓岚');
      expect((await put(place, 'p0/name', '再改', 1)).status).toBe(422);
    });

    test('放弃导入：预览和导入记录里都能放弃，放弃后记录里没有它，地址说没有这次导入', async () => {
      const place = (await upload(['放弃的.txt', TABLE])).headers.get('location') ?? '';
      expect(await site.page(place)).toContain(`action="${place}/removal"`);
      expect(await site.page('/imports')).toContain(`action="${place}/removal"`);
      const answer = await site.send('POST', `${place}/removal`, {});
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/imports']);
      expect(await site.page('/imports')).not.toContain('放弃的.txt');
      expect((await site.ask(place)).status).toBe(404);
    });

    test('导入记录：撤销要确认，撤销后写着时间；填过之后不能撤销，说出项目；撤销两次没有妨碍', async () => {
      const text = TABLE.replaceAll('2024年度', '2023年度');
      const place = (await upload(['二三年.txt', text])).headers.get('location') ?? '';
      await confirm(place);
      expect(await site.page('/imports')).toContain('移除新增的 7 个项目');
      const [project] = await listProjects(site.used.db, { year: 2023 });
      const cell = `/projects/${project?.id}/year-end/cells/project/executionReason`;
      expect((await site.send('PUT', cell, { text: '缓付', version: '0' })).status).toBe(200);
      const refused = await site.send('POST', `${place}/undoing`, {});
      expect(refused.status).toBe(409);
      expect(await refused.text()).toContain(`“${project?.name}”已填报 1 处`);
      expect(await listProjects(site.used.db, { year: 2023 })).toHaveLength(7);

      const other =
        (await upload(['二二年.txt', TABLE.replaceAll('2024年度', '2022年度')])).headers.get('location') ?? '';
      await confirm(other);
      expect((await site.send('POST', `${other}/undoing`, {})).status).toBe(303);
      expect((await site.send('POST', `${other}/undoing`, {})).status).toBe(303);
      expect(await listProjects(site.used.db, { year: 2022 })).toEqual([]);
      expect(await site.page('/imports')).toContain('已撤销');
      expect((await site.send('POST', '/imports/nobody/undoing', {})).status).toBe(404);
    });
  });

  test('一万行的文件：全部在预览里，最后面的一格也能更正', async () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      FIRST_TABLE.replace('住建行业职业技能大赛项目经费', `第${i}个项目经费`),
    );
    const place = (await upload(['一万行.txt', many.join('\n')])).headers.get('location') ?? '';
    const page = await site.page(place);
    expect(page).toContain('读出 120 个项目');
    expect(page).toContain('id="line-0-9000"');
    const body = new FormData();
    body.set('text', '≥9次');
    body.set('version', '0');
    const corrected = await site.ask(`${place}/cells/p119r0/target`, { method: 'PUT', body });
    expect(await corrected.text()).toContain('≥9次');
  });

  test('没有的导入和评分办法', async () => {
    expect((await site.ask('/imports/nobody')).status).toBe(404);
    const place = (await upload(['目标表.txt', TABLE])).headers.get('location') ?? '';
    expect((await site.send('POST', `${place}/confirmation`, { rulebook: 'nowhere' })).status).toBe(400);
  });
});
