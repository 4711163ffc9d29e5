import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { shownRows } from '#test/export/read-xlsx.ts';
import { axeFaults, sidewaysFaults } from '#test/journeys/axe.ts';
import { addressOf, download, downloadDocument, downloadSheet } from '#test/journeys/download.ts';
import { follow, inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { chord, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

describe('汇总、整改和自评报告', () => {
  const site = useJourneySite();

  test('问题列为整改事项，写上日期，决算的一段话跟着变；汇总表打得开', async () => {
    const page = await openSheet(site, '上海市城市治理之星人才发展计划选拔管理专项经费');
    await press(page, '.tabs a[href$="/rectifications"]');
    await press(page, '.proposals button');
    await shows(page, '[role="status"]', '已保存');
    await shows(page, '.rectification-head', '待整改');
    await page.type('.rectification [name="foundOn"]', '2025年1月6日');
    await page.type('.rectification [name="startedOn"]', '2025-01-05');
    site.expectComplaint(/422/);
    await press(page, '.rectification button[value="save"]');
    await shows(page, '.rectification .finding', '开始整改日期早于发现日期');
    await page.focus('.rectification [name="startedOn"]');
    await chord(page, 'Control', 'KeyA');
    await page.keyboard.type('2025-01-08');
    await press(page, '.rectification button[value="save"]');
    await shows(page, '.rectification-head', '正在整改');
    expect([...(await sidewaysFaults(page)), ...(await axeFaults(page))]).toEqual([]);
    await follow(page, '汇总');
    await shows(page, '#sentence', '绩效自评中发现问题 1 个，已完成整改 0 个，正在整改 1 个');
    expect((await textAt(page, '#sentence')).match(/\d+(?:\.\d+)? (?:个|万元|分)/g)).toHaveLength(14);
    expect([...(await sidewaysFaults(page)), ...(await axeFaults(page))]).toEqual([]);
    const paper = await download(page, await addressOf(page, '打印汇总表'));
    expect(paper.pages.join('')).toContain('平均得分95.85');
    const { sheet } = await downloadSheet(page, await addressOf(page, '下载 Excel'));
    expect(shownRows(sheet).flat()).toContain('正在整改 1 项');
  });

  test('自评报告：写一节、刷新还在，写错的数当场指出；PDF 和 Word 打得开', async () => {
    const page = await openSheet(site, '信息化建设项目');
    await press(page, '.tabs a[href$="/narrative"]');
    await page.focus('#cell-project-execution');
    await chord(page, 'Control', 'KeyA');
    const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.keyboard.type('全年预算执行率 99.12%，合同款按期支付。');
    await page.keyboard.press('Tab');
    await answered;
    await shows(page, '#section-execution .finding', '96.12');
    await shows(page, '#section-execution', '自评表现在的建议稿');
    await page.reload();
    expect(await inPage(page, `document.querySelector('#cell-project-execution').value`)).toContain('合同款按期支付');
    expect([...(await sidewaysFaults(page)), ...(await axeFaults(page))]).toEqual([]);
    const paper = await download(page, await addressOf(page, '打印自评报告'));
    expect(paper.pages.join('')).toContain('合同款按期支付');
    const word = unzipSync(await downloadDocument(page, await addressOf(page, '下载 Word')));
    expect(strFromU8(word['word/document.xml'] ?? new Uint8Array())).toContain('合同款按期支付');
  });
});
