import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { inPage, shows } from '#test/journeys/reading.ts';
import { fill, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { readPdf } from '#test/reports/read-pdf.ts';

/** The version code in a form's foot. */
const CODE = /版本[0-9A-F]{4}-[0-9A-F]{4}·v\d/;

/** What the browser gets for an address, asked from within the page; refuses anything but a PDF. */
async function download(page: Page, address: string) {
  const bytes = await inPage<string>(
    page,
    `fetch(${JSON.stringify(address)}).then(async (answer) => {
      const type = answer.headers.get('content-type');
      if (type !== 'application/pdf') throw new Error(answer.status + ' ' + type + ' ' + (await answer.text()));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    })`,
  );
  return readPdf(Buffer.from(bytes, 'latin1'));
}

/** Where a link leads, found by its words. */
function addressOf(page: Page, words: string): Promise<string> {
  return inPage(page, `[...document.links].find((link) => link.innerText.trim() === ${JSON.stringify(words)}).href`);
}

/** The names of all indicators of the sheet without white space, as a search in the PDF finds them. */
async function indicatorNames(page: Page): Promise<string[]> {
  const names = `[...document.querySelectorAll('#sheet tr.indicator th.name')].map((name) => name.firstChild.data)`;
  return (await inPage<string[]>(page, names)).map((name) => name.replace(/\s/gu, ''));
}

describe('打印', () => {
  const site = useJourneySite();

  test('草稿：标题、每项指标和刚填的内容都在，标明草稿，没有版本码', async () => {
    const page = await openSheet(site, '信息化运维项目');
    await fill(page, '报修响应及时性 实际完成值', '25分钟');
    const { pages } = await download(page, await addressOf(page, '打印草稿'));
    const text = pages.join('');
    expect(text).toContain('财政项目支出绩效自评表');
    expect(text).toContain('草稿');
    expect(text).not.toMatch(CODE);
    expect(text).toContain('25分钟');
    for (const name of await indicatorNames(page)) expect(text).toContain(name);
  });

  test('已提交的表：有版本码，没有草稿字样，得分与页面相同', async () => {
    const page = await openSheet(site, '信息化建设项目');
    const { pages, title } = await download(page, await addressOf(page, '打印自评表'));
    const text = pages.join('');
    expect(title).toContain('信息化建设项目');
    expect(text).toContain('财政项目支出绩效自评表');
    expect(text).not.toContain('草稿');
    expect(text).toMatch(CODE);
    expect(text).toContain(await inPage(page, `document.querySelector('.total-line .total').innerText`));
    for (const name of await indicatorNames(page)) expect(text).toContain(name);
    const again = await download(page, await addressOf(page, '打印自评表'));
    expect(again.pages).toEqual(pages);
  });

  test('合订本：只有勾选的项目，各有一条目录', async () => {
    const page = await site.open('/');
    await Promise.all([page.waitForNavigation(), page.click('.actions a.primary')]);
    await shows(page, 'h1', '打印自评表');
    const boxes = await page.$$('#booklet input[type="checkbox"]');
    expect(boxes.length).toBe(7);
    for (const box of boxes.slice(2)) await box.press('Space');
    const chosen = await inPage<string>(
      page,
      `document.querySelector('#booklet').action + '?' + new URLSearchParams(new FormData(document.querySelector('#booklet')))`,
    );
    const { outline, pages } = await download(page, chosen);
    expect(outline.map((one) => one.title)).toEqual(['住建行业职业技能大赛项目经费', '信息化建设项目']);
    expect(pages.join('')).toContain('技能大赛重大事故');
    expect(pages.join('')).not.toContain('草稿');
  });
});
