import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { downloadBytes } from '#test/journeys/download.ts';
import { press, shows } from '#test/journeys/reading.ts';
import { entry, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

const PROJECT = '信息化运维项目';
const INDICATOR = '巡检工作完成数';

describe('工作包，只用键盘', () => {
  const site = useJourneySite();

  /** The package that the form on the page would send, as the browser gets it. */
  async function giveOut(page: Page): Promise<ExcelJS.Workbook> {
    return load(
      await downloadBytes(
        page,
        '/work-packages',
        `{ method: 'POST', body: new FormData(document.getElementById('give-out')) }`,
      ),
    );
  }

  async function load(bytes: Uint8Array<ArrayBuffer>): Promise<ExcelJS.Workbook> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer);
    return book;
  }

  async function takeBack(page: Page, name: string, book: ExcelJS.Workbook): Promise<void> {
    const path = join(site.folder(), name);
    writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
    await page.goto(`${site.address()}/work-packages?year=2024`);
    const input = await page.waitForSelector('input#returned-file');
    await input?.uploadFile(path);
    await page.focus('#take-back button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }

  async function actualOf(page: Page): Promise<string> {
    await page.goto(`${site.address()}/?year=2024`);
    await press(page, `xpath/.//a[normalize-space()="${PROJECT}"]`);
    return page.$eval(entry(`${INDICATOR} 实际完成值`), (one) => (one as unknown as { value: string }).value);
  }

  test('发出、填好、交回、确认，表里就有了；撤销文件交回又没有了', async () => {
    const page = await openSheet(site, PROJECT);
    const before = await page.$eval(
      entry(`${INDICATOR} 实际完成值`),
      (one) => (one as unknown as { value: string }).value,
    );
    await page.goto(`${site.address()}/work-packages?year=2024`);
    await page.focus('#recipient');
    await page.keyboard.type('信息处');
    await page.focus(`xpath/.//tr[.//label[normalize-space()="${PROJECT}"]]//input`);
    await page.keyboard.press('Space');
    const book = await giveOut(page);
    const sheet = book.getWorksheet('填报');
    sheet?.eachRow((row) => {
      if (row.getCell(5).text === INDICATOR) row.getCell(7).value = '8次';
    });
    await takeBack(page, '工作包 信息处.xlsx', book);
    await shows(page, 'table.list', `${INDICATOR} › 实际完成值`);
    await page.focus('#confirmation button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '.subline', '已填入 1 格');
    const undo = await page.$eval('a[href$="undo.xlsx"]', (link) => link.getAttribute('href') ?? '');
    const undoBook = await load(await downloadBytes(page, undo));
    expect(await actualOf(page)).toBe('8次');
    await takeBack(page, '撤销.xlsx', undoBook);
    await page.focus('#confirmation button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await actualOf(page)).toBe(before);
  });
});
