import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { chooseBackup, downloadBackup, sendFile } from '#test/journeys/backups.ts';
import { inPage, pageText, press, shows, until } from '#test/journeys/reading.ts';
import { allSaved, fill, openSheet, SAVED, type, typed, UNSAVED } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

const CELL = '考试人数 实际完成值';

describe('数据与备份', () => {
  const site = useJourneySite();

  async function confirm(page: Page): Promise<void> {
    await page.focus('#confirmed');
    await page.keyboard.type('恢复');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }

  test('按“下载备份”得到一个文件；数据的位置可以复制；检查说完好', async () => {
    const page = await site.open('/');
    await press(page, 'nav a[href="/storage"]');
    expect(await pageText(page)).toContain(join(site.folder(), 'jiheng.db'));
    await page.focus('[data-copy="data-file"]');
    await page.keyboard.press('Enter');
    await shows(page, '[data-copy] + .note', '已复制');
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: site.folder(),
      browserContextId: page.browserContext().id,
    });
    await page.focus('form[action^="/storage/backups"] button');
    await page.keyboard.press('Enter');
    const found = () => readdirSync(site.folder()).find((name) => /^绩衡备份-[\d-]+\.jiheng$/.test(name));
    while (!found()) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(readFileSync(join(site.folder(), found() ?? '')).toString('latin1', 0, 15)).toBe('SQLite format 3');
    await press(page, 'form[action="/storage/check"] button');
    await shows(page, '#check-result', '数据完好');
    await shows(page, '.foot', '绩衡 0.1.0');
  });

  test('恢复：看清会丢什么，写“恢复”确认；别处开着的表不会悄悄盖掉，两边的内容由人选', async () => {
    site.expectComplaint(/409|htmx/);
    const sheet = await openSheet(site, '考务费用');
    await fill(sheet, CELL, '171205人');
    const page = await site.open('/storage');
    const backup = await downloadBackup(page, site.folder());
    await fill(sheet, CELL, '171300人');
    await shows(sheet, SAVED, '已保存');
    await chooseBackup(page, backup);
    await shows(page, '.problems', '恢复会丢掉：1 处填报');
    await shows(page, '.problems', '考务费用 · 考试人数 · 实际完成值');
    await shows(page, '.problems', '171300人');
    await confirm(page);
    await shows(page, 'main', '已恢复，数据完好');
    expect(readdirSync(join(site.folder(), 'backups')).length).toBe(1);

    await sheet.bringToFront();
    await type(sheet, CELL, '171400人');
    await sheet.keyboard.press('Tab');
    await shows(sheet, UNSAVED, '1 处未保存，已填的内容还在表中。数据已从备份恢复');
    sheet.once('dialog', (dialog) => void dialog.accept());
    await sheet.reload();
    await shows(sheet, UNSAVED, '1 处未保存');
    expect(await typed(sheet, CELL)).toBe('171400人');
    await sheet.focus('#unsaved-retry');
    await sheet.keyboard.press('Enter');
    await shows(sheet, '#sheet', '171205人');
    await sheet.focus('[data-choice="mine"]');
    await sheet.keyboard.press('Enter');
    await allSaved(sheet);
    await sheet.reload();
    expect(await typed(sheet, CELL)).toBe('171400人');
  });

  test('恢复到还没有某个项目的时候：开着它的表说明原因，内容还在格子里', async () => {
    site.expectComplaint(/409|htmx/);
    const page = await site.open('/storage');
    const empty = await site.open('/');
    const backup = await downloadBackup(page, site.folder());
    await press(empty, '.sample-banner button');
    const without = await downloadBackup(page, site.folder());
    await page.reload();
    await chooseBackup(page, backup);
    await confirm(page);
    const sheet = await openSheet(site, '考务费用');
    await page.bringToFront();
    await page.goto(`${site.address()}/storage`);
    await chooseBackup(page, without);
    await shows(page, '.problems', '整个项目');
    await confirm(page);
    await sheet.bringToFront();
    await type(sheet, CELL, '171500人');
    await sheet.keyboard.press('Tab');
    await shows(sheet, UNSAVED, '请先复制要紧的内容');
    expect(await typed(sheet, CELL)).toBe('171500人');
    sheet.on('dialog', (dialog) => void dialog.accept());
    await page.bringToFront();
    await page.goto(`${site.address()}/storage`);
    await chooseBackup(page, backup);
    await confirm(page);
  });

  test('坏文件：一句话说明，可以接着选另一个', async () => {
    site.expectComplaint(/422/);
    const page = await site.open('/storage');
    const backup = await downloadBackup(page, site.folder());
    const bytes = readFileSync(backup);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    const damaged = join(site.folder(), '坏了.jiheng');
    writeFileSync(damaged, bytes);
    await sendFile(page, damaged);
    await shows(page, '#restore-problem', '这份备份已损坏或不完整');
    const pdf = join(site.folder(), '表.pdf');
    writeFileSync(pdf, '%PDF-1.7');
    await sendFile(page, pdf);
    await shows(page, '#restore-problem', '这是 PDF 文件');
    writeFileSync(pdf, '');
    await sendFile(page, pdf);
    await shows(page, '#restore-problem', '是空的');
    await until(page, `!document.querySelector('#restore-upload button').disabled`);
    await chooseBackup(page, backup);
    await press(page, '#restore-confirmation button[formaction]');
    expect(await inPage(page, 'location.pathname')).toBe('/storage');
    expect(readdirSync(join(site.folder(), 'transfer'))).toEqual([]);
  });

  test('传到一半程序断电：说明原因；再启动时不留残余', async () => {
    site.expectComplaint(/ERR_/);
    const page = await site.open('/storage');
    await chooseBackup(page, await downloadBackup(page, site.folder()));
    expect(readdirSync(join(site.folder(), 'transfer')).length).toBe(1);
    await page.goto(`${site.address()}/storage`);
    const input = await page.waitForSelector('input#restore-file');
    const file = join(site.folder(), '大.jiheng');
    writeFileSync(file, Buffer.alloc(1024 * 1024));
    await input?.uploadFile(file);
    await site.server().kill();
    await page.focus('#restore-upload button');
    await page.keyboard.press('Enter');
    await shows(page, '#restore-problem', '连不上绩衡');
    await site.restart();
    expect(existsSync(join(site.folder(), 'transfer'))).toBe(true);
    expect(readdirSync(join(site.folder(), 'transfer'))).toEqual([]);
  });
});
