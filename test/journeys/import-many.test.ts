import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { inPage, shows, textAt, until } from '#test/journeys/reading.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { ONE_CELL_A_LINE, SEVEN_TABLES } from '#test/journeys/tables.ts';
import { upload } from '#test/journeys/upload.ts';

/** What browser and htmx say of a server that is gone, and of the page that tells of it. */
const CUT_OFF = /net::ERR_|^htmx:|404/;
const FIRST_TABLE = SEVEN_TABLES.split('\n').slice(2, 82).join('\n');
const FOCUSED = 'document.activeElement.id';

/** So many tables in a text that its reading takes a second or more also where nothing else runs. */
const TABLES = 800;

/** A text of them, of a year. */
function long(year: number): string {
  const tables = Array.from({ length: TABLES }, (_, at) =>
    FIRST_TABLE.replace('住建行业职业技能大赛项目经费', `第 ${at} 个项目经费`).replace('2024年度', `${year}年度`),
  );
  return tables.join('\n');
}

describe('许多文件一次导入', () => {
  const site = useJourneySite();

  function file(name: string, content: string | Uint8Array): string {
    const path = join(site.folder(), name);
    writeFileSync(path, content);
    return path;
  }

  const longFiles = () => [2018, 2019, 2020, 2021, 2022].map((year) => file(`${year}.txt`, long(year)));

  /** Waits until a page without JavaScript stands where it led itself. */
  async function standsAt(page: Page, pattern: RegExp): Promise<void> {
    for (let asked = 0; !pattern.test(page.url()); asked++) {
      if (asked > 200) throw new Error(`没有转到 ${pattern}，仍在 ${page.url()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await page.waitForSelector('.foot');
  }

  test('三个文件：看得到进度，读完自己到预览；读不出的一个说明原因；后退回到选文件的页', async () => {
    const page = await site.open('/imports/new');
    const park = file('公园.txt', ONE_CELL_A_LINE);
    await upload(page, file('七张表.txt', SEVEN_TABLES), file('空.txt', ''), park);
    await shows(page, 'h1', '读取 3 个文件');
    await shows(page, '[role="status"]', '/3');
    for (const name of ['七张表.txt', '空.txt', '公园.txt']) await shows(page, '.reading-lines', name);
    await shows(page, '.subline', '七张表.txt、公园.txt：读出 8 个项目');
    await shows(page, '.problems', '空.txt：文件是空的');
    await page.goBack();
    await shows(page, 'h1', '导入绩效目标申报表');
  });

  test('只用键盘：进度更新时焦点还在“停止读取”上；停止后没有导入，同一个按钮回到选文件', async () => {
    const page = await site.open('/imports/new');
    await upload(page, ...longFiles());
    await page.focus('#reading-button');
    await shows(page, '.reading-lines', `读出 ${TABLES} 个项目`);
    expect(await inPage(page, FOCUSED)).toBe('reading-button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '#reading [role="alert"]', '已停止读取，没有导入任何内容。');
    await shows(page, '.reading-lines', '没有读');
    await page.focus('#reading-button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, 'h1', '导入绩效目标申报表');
  });

  test('没有 JavaScript：读取页自己刷新，读完到预览', async () => {
    // Scripts that ran when they were switched off say so.
    site.expectComplaint(/callback is no longer runnable/);
    const page = await site.open('/');
    await page.setJavaScriptEnabled(false);
    await page.goto(`${site.address()}/imports/new`);
    const bytes = zipSync({ '一.txt': strToU8(SEVEN_TABLES), '公园.txt': strToU8(ONE_CELL_A_LINE) });
    await upload(page, file('各单位.zip', bytes));
    expect(page.url()).toMatch(/\/reading$/);
    await standsAt(page, /\/imports\/[0-9a-f-]+$/);
    expect(await textAt(page, '.subline')).toContain('各单位.zip/一.txt、各单位.zip/公园.txt：读出 8 个项目');
  });

  test('都读不出：停在读取页，逐个说明，焦点不丢', async () => {
    const page = await site.open('/imports/new');
    await upload(page, file('空一.txt', ''), file('空二.txt', ''));
    await page.focus('#reading-button');
    await shows(page, '#reading [role="alert"]', '2 个文件都读不出');
    await shows(page, '#reading-button', '重新选择文件');
    expect(await inPage(page, FOCUSED)).toBe('reading-button');
  });

  test('读到一半断电：服务器回来后，页面自己说明要重新选择文件', async () => {
    site.expectComplaint(CUT_OFF);
    const page = await site.open('/imports/new');
    await upload(page, ...longFiles());
    await shows(page, '[role="status"]', '/5');
    await site.server().kill();
    await site.restart();
    await shows(page, '[role="alert"]', '没有导入任何内容，请重新选择文件');
    await until(page, `document.querySelector('#import-file') !== null`);
  });
});
