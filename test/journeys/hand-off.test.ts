import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { Decimal } from '#src/rules/decimal.ts';
import { shownRows } from '#test/export/read-xlsx.ts';
import { addressOf, download, downloadSheet } from '#test/journeys/download.ts';
import { inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { fill, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

/** Moves on with Tab until a control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const named = `(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()`;
  for (let count = 0; count < 400; count += 1) {
    if ((await inPage<string>(page, named)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`没有用 Tab 走到“${name}”`);
}

describe('交出', () => {
  const site = useJourneySite();

  test('空表交给业务处室：目标和分值在，完成值、得分和原因空着', async () => {
    const page = await openSheet(site, '考务费用');
    await fill(page, '考试人数 实际完成值', '87654321');
    const { pages } = await download(page, await addressOf(page, '空表 PDF'));
    const text = pages.join('');
    expect(text).toContain('考试人数');
    expect(text).toContain('供手工填写');
    expect(text).not.toContain('87654321');
    const { pages: draft } = await download(page, await addressOf(page, '草稿 PDF'));
    expect(draft.join('')).toContain('87654321');
  });

  test('刚填的值在 Excel 里；公开版没有签字栏', async () => {
    const page = await openSheet(site, '考务费用');
    await fill(page, '考试人数 实际完成值', '76543人');
    const { sheet } = await downloadSheet(page, await addressOf(page, '草稿 Excel'));
    const shown = shownRows(sheet).flat();
    expect(shown).toContain('76543人');
    expect(shown).toContain('填报人：');
    const open = await downloadSheet(page, await addressOf(page, '公开版 Excel'));
    expect(shownRows(open.sheet).flat()).not.toContain('填报人：');
  });

  test('复制到一体化，只用键盘：一格、整表、换成万元', async () => {
    const page = await openSheet(site, '信息化建设项目');
    await page.browserContext().overridePermissions(site.address(), ['clipboard-read', 'clipboard-write']);
    await press(page, 'a[href$="/copy"]');
    const clipboard = () => inPage<string>(page, 'navigator.clipboard.readText()');

    await tabTo(page, '复制 年度资金总额 全年执行数（B）');
    const inYuan = await inPage<string>(page, 'document.activeElement.previousElementSibling.textContent');
    await page.keyboard.press('Enter');
    await shows(page, '#copied', '已复制：全年执行数（B）');
    expect(await clipboard()).toBe(inYuan);
    expect(inYuan).toMatch(/^\d+\.\d{2}$/u);

    await tabTo(page, '复制整表 绩效指标');
    await page.keyboard.press('Enter');
    await shows(page, '#copied', '已复制：绩效指标整表');
    const lines = (await clipboard()).split('\n');
    expect(lines[0]?.split('\t').slice(2, 7)).toEqual(['三级指标', '指标性质', '指标值', '度量单位', '实际完成值']);
    expect(lines).toHaveLength(
      await inPage<number>(page, `document.querySelectorAll('.copy-grid.indicators tr').length`),
    );

    await page.focus('.unit-switch a:not([aria-current])');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await textAt(page, '#copy-money')).toBe('项目资金（万元）');
    await tabTo(page, '复制 年度资金总额 全年执行数（B）');
    await page.keyboard.press('Enter');
    await shows(page, '#copied', '已复制');
    const inTenThousands = await clipboard();
    expect(new Decimal(inTenThousands).times(10_000).toFixed(2)).toBe(inYuan);
  });

  test('浏览器不给用剪贴板：选中这一格，请人按 Ctrl+C', async () => {
    const page = await site.open('/');
    await page.evaluateOnNewDocument(`
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    `);
    await press(page, 'a[href$="/year-end"]');
    await press(page, 'a[href$="/copy"]');
    await page.focus('#project-0-0 + button');
    await page.keyboard.press('Enter');
    await shows(page, '#copied', '已选中项目名称，请按 Ctrl+C 复制');
    const selected = await inPage<string>(page, 'getSelection().toString()');
    expect(selected).toBe(await textAt(page, '#project-0-0'));
  });
});
