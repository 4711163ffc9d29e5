import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { useSheetBrowser } from '#test/views/sheet-browser.ts';

const sheet = useSheetBrowser();

async function newWindow(): Promise<Page> {
  const page = await sheet.page().browserContext().newPage();
  await page.goto(sheet.site().address);
  return page;
}

const textIn = (page: Page, cell: string) =>
  page.$eval(`[id="cell-${cell}"]`, (one) => ('value' in one ? one.value : ''));
const unsavedIn = (page: Page) => page.$eval('#unsaved', (one) => one.textContent ?? '');

async function typeUnsaved(cell: string, text: string): Promise<void> {
  sheet.site().failures = 99;
  await sheet.type(cell, text);
  await sheet.until(async () => (await sheet.text('#unsaved:not([hidden])')).includes('处未保存'), true);
}

describe('没有保存的文字留在浏览器里', () => {
  test('关掉窗口再打开：文字还在，标为未保存，可以再存', async () => {
    await sheet.open();
    await typeUnsaved('i2-actual', '13');
    const later = await newWindow();
    await sheet.page().close();
    await later.reload();
    await sheet.until(() => textIn(later, 'i2-actual'), '13');
    expect(await unsavedIn(later)).toContain('1 处未保存');
    sheet.site().failures = 0;
    await later.click('#unsaved-retry');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '13');
    await later.close();
  });

  test('另一个窗口还开着：它的文字不抢过来', async () => {
    await sheet.open();
    await typeUnsaved('i2-actual', '13');
    const beside = await newWindow();
    await beside.reload();
    expect(await textIn(beside, 'i2-actual')).toBe('4');
    expect(await beside.$('#unsaved:not([hidden])')).toBeNull();
    await beside.close();
  });

  test('表已提交：没有地方可填的文字列出来，可以抄走', async () => {
    await sheet.open();
    await typeUnsaved('i2-actual', '十三个');
    sheet.site().show({ ...sheet.site().view, editable: false });
    const later = await newWindow();
    await sheet.page().close();
    await later.reload();
    await sheet.until(
      () => later.$eval('#block-outcome', (one) => one.textContent),
      '上次没有保存的内容，请抄下需要的文字：十三个：表中已没有这一格，或已不能填写关闭',
    );
    await later.close();
  });

  test('正在打的半个字也留着', async () => {
    await sheet.open();
    await sheet.type('i4-reason', '才写了一半', 'stay');
    const later = await newWindow();
    await sheet.page().close();
    await later.reload();
    await sheet.until(() => textIn(later, 'i4-reason'), '才写了一半');
    await later.close();
  });
});
