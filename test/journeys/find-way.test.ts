import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { ceasesToShow, follow, inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { fill, focused, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

const OPEN = ['信息化运维项目', '考务费用', '建设交通行业人才系列报告编制经费'];

/** The names of the listed projects. */
function listed(page: Page): Promise<string[]> {
  return inPage(page, `[...document.querySelectorAll('#projects tbody th')].map((one) => one.innerText.trim())`);
}

/** Follows the link that the focus stands on after some presses of Tab. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await inPage<string>(page, `document.activeElement.innerText ?? ''`)).startsWith(words)) return;
  }
  throw new Error(`用 Tab 键走不到“${words}”`);
}

describe('找得到', () => {
  const site = useJourneySite();

  test('用键盘筛选和查找；后退、刷新、收藏的地址都还在；没有结果时一键显示全部', async () => {
    const page = await site.open('/');
    await tabTo(page, '有错误');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await listed(page)).toEqual(OPEN);
    await page.focus('#project-search');
    await page.keyboard.type('xxhyw');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await listed(page)).toEqual(OPEN.slice(0, 1));
    const bookmark = page.url();
    await follow(page, '未填 0');
    await shows(page, '#projects', '没有“未填”的');
    await page.goBack();
    expect(await listed(page)).toEqual(OPEN.slice(0, 1));
    await page.reload();
    expect(await listed(page)).toEqual(OPEN.slice(0, 1));
    const other = await site.openBeside(page, new URL(bookmark).pathname + new URL(bookmark).search);
    expect(await listed(other)).toEqual(OPEN.slice(0, 1));
    await follow(other, '未填 0');
    await follow(other, '显示全部');
    expect((await listed(other)).length).toBe(7);
  });

  test('缺什么：点一处到表里那一格，填好回来就没有了', async () => {
    const page = await site.open('/');
    await press(page, '.more a[href^="/missing"]');
    await shows(page, 'h1', '缺什么');
    await shows(page, '.subline', '16 处未填、4 处错误');
    await follow(page, '报修响应及时性 · 实际完成值');
    expect(await focused(page)).toContain('报修响应及时性 实际完成值');
    await fill(page, '报修响应及时性 实际完成值', '25分钟');
    await page.goBack();
    await shows(page, '.subline', '16 处未填、3 处错误');
    await ceasesToShow(page, '#content', '报修响应及时性');
  });

  test('每一处都到得了，光标就在那一格', async () => {
    const page = await openSheet(site, '考务费用');
    await page.goto(page.url().replace(/projects\/(.+)\/year-end/, 'missing?project=$1'));
    const addresses = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('.places a')].map((one) => one.href)`,
    );
    expect(addresses.length).toBe(11);
    for (const address of addresses) {
      await page.goto('about:blank');
      await page.goto(address);
      expect(await inPage(page, 'document.activeElement.id')).toBe(new URL(address).hash.slice(1));
    }
  });

  test('什么也没勾选：就地说明，不离开页面；全选只选列出的，Shift 选一段', async () => {
    const page = await site.open('/?show=unsubmitted');
    await page.click('#chosen button[value="print"]');
    await shows(page, '#chosen-problem', '还没有勾选项目');
    expect(await inPage(page, 'document.activeElement.id')).toBe('chosen-all');
    await page.keyboard.press('Space');
    await shows(page, '#chosen-count', '已选 3 个');
    await page.keyboard.press('Space');
    expect(await textAt(page, '#chosen-count')).toContain('勾选项目');
    await page.goto(`${site.address()}/`);
    const boxes = await page.$$('#chosen input[name="project"]');
    await boxes[1]?.press('Space');
    await page.keyboard.down('Shift');
    await boxes[4]?.click();
    await page.keyboard.up('Shift');
    await shows(page, '#chosen-count', '已选 4 个');
    expect(await inPage(page, `document.querySelector('#chosen-all').indeterminate`)).toBe(true);
  });

  test('从我的一年走到资金、下一年度、备份', async () => {
    const page = await site.open('/');
    for (const [address, title] of [
      ['/money', '资金'],
      ['/years/new', '2025 年度'],
      ['/storage', '数据'],
    ] as const) {
      await press(page, `.more a[href^="${address}"]`);
      await shows(page, 'h1', title);
      await page.goBack();
    }
  });
});
