import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { narrativeReport } from '#reports/narrative-report.ts';
import { narrativeRecord } from '#src/actions/open-narrative.ts';
import { useSite } from '#test/support/site.ts';

/** The text of a part of a Word document, paragraph by paragraph. */
function paragraphs(docx: Uint8Array, part: string): string[] {
  const xml = strFromU8(unzipSync(docx)[part] ?? new Uint8Array());
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([one]) =>
    [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  );
}

describe('自评报告', () => {
  const site = useSite();
  const idOf = async (name: string) =>
    (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name)?.id ?? '';
  const put = (id: string, field: string, text: string, version = '0') =>
    site.send('PUT', `/projects/${id}/narrative/cells/project/${field}`, { text, version });

  test('建议稿取自冻结的自评表；自评提交以后也能改，改了以写的为准', async () => {
    const id = await idOf('信息化建设项目');
    expect(await site.page(`/projects/${id}/narrative`)).toContain('本项目自评总分 96.61 分');
    const answer = await put(id, 'problems', '培训进度偏慢。');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/^<section id="section-problems" class="written"/);
    expect(html).toContain('已保存');
    expect(html).toContain('自评表现在的建议稿');
    expect((await narrativeRecord(site.used.db, id)).sections[6]?.paragraphs).toEqual(['培训进度偏慢。']);
    await put(id, 'problems', '', '1');
    expect((await narrativeRecord(site.used.db, id)).sections[6]?.paragraphs[0]).toContain('自评发现以下问题');
  });

  test('与自评表不一致的数当场指出，不妨碍保存', async () => {
    const id = await idOf('信息化建设项目');
    const answer = await put(id, 'execution', '全年预算执行率 99.90%。');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/class="finding warn">[^<]*96\.12/);
  });

  test('两人同写：409；写得太长、坏字符：422，内容都在', async () => {
    const id = await idOf('考务费用');
    await put(id, 'overview', '甲写的。');
    const stale = await put(id, 'overview', '乙写的。');
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect([html.includes('甲写的。'), html.includes('乙写的。')]).toEqual([true, true]);
    expect((await put(id, 'measures', '长'.repeat(5001))).status).toBe(422);
    expect((await put(id, 'measures', '坏\0字')).status).toBe(422);
    expect((await put(id, 'nothing', '没有这一节')).status).toBe(400);
    expect((await site.ask('/projects/none/narrative')).status).toBe(404);
  });

  test('Word 文件读回来：标题、每一节、宋体、草稿', async () => {
    const id = await idOf('考务费用');
    const answer = await site.ask(`/projects/${id}/narrative/report.docx`);
    expect(answer.headers.get('content-type')).toContain('wordprocessingml');
    const docx = new Uint8Array(await answer.arrayBuffer());
    const text = paragraphs(docx, 'word/document.xml');
    expect(text[0]).toBe('项目支出绩效自评报告');
    const { sections } = await narrativeRecord(site.used.db, id);
    for (const { heading, paragraphs: told } of sections) {
      expect(text).toContain(heading);
      for (const one of told) expect(text).toContain(one);
    }
    expect(strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())).toContain('w:eastAsia="宋体"');
    expect(paragraphs(docx, 'word/header1.xml')).toEqual(['草稿']);
  });

  test('纸上每一段都在', async () => {
    const record = await narrativeRecord(site.used.db, await idOf('考务费用'));
    const { draft } = narrativeReport(record);
    for (const { heading, paragraphs: told } of record.sections)
      for (const one of [heading, ...told])
        expect(draft).toContain(one.replaceAll('>', '&gt;').replaceAll('<', '&lt;'));
  });
});
