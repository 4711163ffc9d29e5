import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { follow, inPage, pageText, press, shows, textAt } from '#test/journeys/reading.ts';
import { openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { ONE_CELL_A_LINE, SEVEN_TABLES, toGbk } from '#test/journeys/tables.ts';
import { upload } from '#test/journeys/upload.ts';

describe('导入目标表', () => {
  const site = useJourneySite();

  /** A file of this name and content, as it lies on a person's computer. */
  function file(name: string, content: string | Uint8Array): string {
    const path = join(site.folder(), name);
    writeFileSync(path, content);
    return path;
  }

  beforeAll(async () => {
    const page = await site.open('/');
    await shows(page, '.sample-banner', '示例数据');
    await follow(page, '清除示例数据');
    await shows(page, '#projects', '还没有项目');
    await follow(page, '导入绩效目标申报表');
    await shows(page, 'h1', '导入绩效目标申报表');
  });

  test('七张表的文件：预览 7 个项目、83 项指标，确认后都在我的一年里', async () => {
    const page = await site.open('/imports/new');
    await upload(page, file('2024年度目标表.txt', SEVEN_TABLES));
    await shows(page, '.subline', '2024年度目标表.txt：读出 7 个项目、83 项指标，没有读不懂的内容');
    expect(await inPage(page, `document.querySelectorAll('.preview-rows tbody tr').length`)).toBe(83);
    await follow(page, '确认导入 7 个项目');
    expect(await inPage(page, `document.querySelectorAll('#projects tbody tr').length`)).toBe(7);
    expect(await textAt(page, '.sample-banner')).toBe('');
    await shows(page, '#projects', '信息化运维项目 557,500.00');
    await shows(page, '#projects', '0/15');
  });

  test('再导入一次：预览说已导入过，没有可以确认的', async () => {
    const page = await site.open('/imports/new');
    await upload(page, file('2024年度目标表.txt', SEVEN_TABLES));
    await shows(page, '.preview-project', '已导入过，内容相同');
    expect(await inPage(page, `document.querySelector('.confirmation button').disabled`)).toBe(true);
  });

  test('GBK 编码、一格一行的表，有一格要选读法：选了才能确认，选的读法就是指标值', async () => {
    site.expectComplaint(/409/);
    const page = await site.open('/imports/new');
    await upload(page, file('街心公园.txt', toGbk(ONE_CELL_A_LINE)));
    await shows(page, '.subline', '读出 1 个项目、5 项指标');
    await shows(page, '.preview-project', '街心公园维护经费');
    await shows(page, '.preview-project h2', '1 处待选择');
    await press(page, '.confirmation button');
    await shows(page, '[role="alert"]', '还有 1 处指标值有两种读法');
    await page.focus('.readings button');
    expect(await inPage(page, 'document.activeElement.innerText')).toBe('≤300000元');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.readings', { hidden: true });
    await press(page, '.confirmation button');
    await follow(page, '街心公园维护经费');
    expect(await pageText(page)).toContain('≤300000元');
    expect(await textAt(page, '#sheet .finding')).toBe('');
  });

  test('两个文件一起选：一次预览', async () => {
    const page = await site.open('/imports/new');
    const renamed = (name: string) => ONE_CELL_A_LINE.replaceAll('街心公园', name).replace('300000元', '≤300000元');
    await upload(page, file('甲.txt', renamed('滨河绿地')), file('乙.txt', renamed('道路行道树')));
    await shows(page, '.subline', '甲.txt、乙.txt：读出 2 个项目、10 项指标');
    await follow(page, '确认导入 2 个项目');
    await shows(page, '#projects', '道路行道树维护经费');
  });

  test('把文件拖到框里也行', async () => {
    const page = await site.open('/imports/new');
    const box = await (await page.$('.drop'))?.boundingBox();
    const browser = await page.createCDPSession();
    const data = { items: [], files: [file('拖入.txt', SEVEN_TABLES)], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await browser.send('Input.dispatchDragEvent', { type, x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 20, data });
    }
    await follow(page, '读取并预览');
    await shows(page, '.subline', '拖入.txt：读出 7 个项目');
  });

  test('更正过的表：预览列出差别，确认后按新表，已填的内容还在', async () => {
    const sheet = await openSheet(site, '考务费用');
    await sheet.type('#sheet [aria-label^="考试重大事故 实际完成值"]', '0次');
    await sheet.keyboard.press('Tab');
    await shows(sheet, '#saved-note', '已保存');
    const page = await site.open('/imports/new');
    await upload(page, file('更正.txt', SEVEN_TABLES.replace('≥168600.00(人)', '≥170000.00(人)')));
    await shows(page, '#content', '已有同名项目，内容不同');
    await shows(page, '.differences', '原“≥168600.00(人)”，新“≥170000.00(人)”');
    await follow(page, '确认导入 1 个项目');
    await follow(page, '考务费用');
    expect(await pageText(page)).toContain('≥170000.00(人)');
    expect(await inPage(page, `document.querySelector('[aria-label^="考试重大事故 实际完成值"]').value`)).toBe('0次');
  });

  test('指标值是占位符：预览说明须更正，不给选择', async () => {
    const page = await site.open('/imports/new');
    await upload(page, file('占位.txt', SEVEN_TABLES.replace('≥90.00(%)', '≥**%')));
    await shows(page, '.preview-project .finding', '≥**%');
    expect(await inPage(page, `document.querySelectorAll('.readings').length`)).toBe(0);
  });
});
