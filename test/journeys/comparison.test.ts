import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { shownRows } from '#test/export/read-xlsx.ts';
import { axeFaults, sidewaysFaults } from '#test/journeys/axe.ts';
import { addressOf, download, downloadSheet } from '#test/journeys/download.ts';
import { follow, inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { allSaved, fill, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

describe('对比', () => {
  const site = useJourneySite();

  /** What a project's comparison shows of an indicator. */
  async function rowOf(page: Page, indicator: string): Promise<string> {
    const find = `[...document.querySelectorAll('.comparison tbody tr')].find((row) => row.innerText.includes('${indicator}'))`;
    return (await inPage<string>(page, `${find}?.innerText ?? ''`)).replace(/\s+/g, ' ');
  }

  test('全部项目：用键盘按等级筛选，Excel 同样筛选，点进失分最多的项目', async () => {
    const page = await site.open('/comparison');
    await shows(page, '.matrix tfoot', '平均（已提交 4 个）');
    await page.focus('#comparison-grade');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '.choices', '4 / 7 个项目');
    expect(await inPage(page, `document.querySelectorAll('.matrix tbody tr').length`)).toBe(4);
    const { sheet } = await downloadSheet(page, await addressOf(page, '下载 Excel'));
    expect(shownRows(sheet).slice(2)).toHaveLength(6);
    const lost = await textAt(page, '.worst tbody tr:first-child td.number');
    const project = await textAt(page, '.worst tbody tr:first-child a');
    await follow(page, project);
    expect(await textAt(page, '.comparison tbody tr:first-child')).toContain(lost);
  });

  test('填上 12 月的值，7 月、预计和全年并列；PDF 和 Excel 打得开，数一样', async () => {
    const page = await openSheet(site, '信息化运维项目');
    await fill(page, '报修响应及时性 实际完成值', '36分钟');
    await allSaved(page);
    await press(page, '.tabs a[href$="/comparison"]');
    const row = await rowOf(page, '报修响应及时性');
    for (const text of ['25分钟 比率', '25分钟 确定能', '36分钟 未达目标', '+0.1小时（+20.00%）'])
      expect(row).toContain(text);
    for (const text of ['1—7月 120.00%', '预计 120.00%', '全年 83.33%', '5.95 / 7.14', '−1.19'])
      expect(row).toContain(text);
    expect(await rowOf(page, '运维工作及时性')).toContain('有可能');
    await shows(page, '.forecast-facts', '预计 98.40');
    await shows(page, '.forecast-facts', '确定能 14 项，达到 12 项');
    const pdf = await download(page, await addressOf(page, '对比表 PDF'));
    expect(pdf.pages.join('')).toContain('1—7月120.00%预计120.00%全年83.33%');
    const { sheet } = await downloadSheet(page, await addressOf(page, '下载 Excel'));
    const [found = []] = shownRows(sheet).filter((texts) => texts.includes('报修响应及时性'));
    for (const text of ['25分钟', '36分钟', '120.00%', '83.33%', '5.95', '1.19']) expect(found).toContain(text);
    expect([...(await sidewaysFaults(page)), ...(await axeFaults(page))]).toEqual([]);
  });

  test('目标调整过的项目：原批复、现行目标和年中的值在一行', async () => {
    const page = await openSheet(site, '考务费用');
    await press(page, '.tabs a[href$="/comparison"]');
    const row = await rowOf(page, '考试人数');
    for (const text of ['调整', '≥170000.00(人)', '原批复 ']) expect(row).toContain(text);
    await shows(page, '.forecast-facts', '调整、新增或取消的 1 项');
  });
});
