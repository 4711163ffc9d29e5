import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { addressOf, download } from '#test/journeys/download.ts';
import { follow, inPage, shows } from '#test/journeys/reading.ts';
import { fill, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

/** The version code in a form's foot. */
const CODE = /版本[0-9A-F]{4}-[0-9A-F]{4}·v\d/;

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
    const page = await site.open('/reports');
    const boxes = await page.$$('#chosen input[name="project"]');
    expect(boxes.length).toBe(7);
    for (const box of boxes.slice(2)) await box.press('Space');
    await shows(page, '#chosen-count', '已选 2 个');
    await follow(page, '打印所选');
    await shows(page, '#job', '打开合订本');
    const { outline, pages } = await download(page, await addressOf(page, '打开合订本'));
    expect(outline.map((one) => one.title)).toEqual(['住建行业职业技能大赛项目经费', '信息化建设项目']);
    expect(pages.join('')).toContain('技能大赛重大事故');
    expect(pages.join('')).not.toContain('草稿');
  });
});
