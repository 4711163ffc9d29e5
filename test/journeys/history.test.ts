import { describe, expect, test } from 'vitest';
import { inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { fill, openSheet, row, typed } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

describe('填报记录', () => {
  const site = useJourneySite();

  test('填写一次姓名，改错一格，从本行的记录恢复，只用键盘', async () => {
    const page = await openSheet(site, '考务费用');
    await page.focus('.person summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('周宁');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await textAt(page, '.person summary')).toContain('填报人：周宁');
    expect(page.url()).toContain('/year-end');

    const before = await typed(page, '考试人数 实际完成值');
    await fill(page, '考试人数 实际完成值', '1');
    await page.focus(`${row('考试人数')} summary`);
    await page.keyboard.press('Enter');
    const link = `${row('考试人数')} a[href*="/history?row="]`;
    await page.waitForSelector(link, { visible: true });
    await page.focus(link);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, 'table.history tbody tr', `周宁 考试人数 实际完成值 ${before || '（空）'} 1 现值`);
    await page.focus('table.history button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '[role="status"]', `恢复为“${before}”`);
    await press(page, '.tabs a[href$="/year-end"]');
    expect(await typed(page, '考试人数 实际完成值')).toBe(before);
  });

  test('按填报人筛选；提交也在记录里', async () => {
    const page = await openSheet(site, '信息化建设项目');
    await press(page, '.tabs a[href$="/history"]');
    await shows(page, 'tr.change', '提交年末自评第 1 版');
    await page.select('#history-by', '周宇');
    await press(page, '.history-filters button');
    const people = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('table.history td.person')].map((one) => one.textContent)`,
    );
    expect([...new Set(people)]).toEqual(['周宇']);
  });
});
