import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { SIZES } from '#test/journeys/axe.ts';
import { chooseBackup, downloadBackup } from '#test/journeys/backups.ts';
import { inPage, press } from '#test/journeys/reading.ts';
import { openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

/** Everything that the keyboard must reach: of a group of choices one, nothing inside what is closed. */
const REACHABLE = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((one) => {
  if (one.disabled || one.type === 'hidden' || one.tabIndex < 0 || one.getClientRects().length === 0) return false;
  if (getComputedStyle(one).visibility === 'hidden') return false;
  if (one.tagName !== 'SUMMARY' && one.closest('details:not([open])')) return false;
  return one.type !== 'radio' || one.checked || !document.querySelector('input[name="' + one.name + '"]:checked');
})`;

/** What has the focus: walked over, drawn with a mark of its own, and in sight as a whole or as much as fits. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const holder = one.closest('label, .grow, td') || one;
  const marked = (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none' ||
    getComputedStyle(holder).outlineStyle !== 'none' || getComputedStyle(one.nextElementSibling || one).outlineStyle !== 'none';
  const { top, bottom, left, right } = one.getBoundingClientRect();
  const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const above = document.elementFromPoint(x, y);
  const seen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth &&
    above !== null && (one.contains(above) || above.contains(one) || (above.closest('label, td') !== null && above.closest('label, td') === one.closest('label, td')));
  one.walked = true;
  const name = one.tagName + ' ' + (one.getAttribute('aria-label') || one.id || one.textContent.trim()).slice(0, 30);
  return { name, marked, seen, body: one === document.body };
})()`;

interface Focus {
  name: string;
  marked: boolean;
  seen: boolean;
  body: boolean;
}

/** Walks a page by Tab from its beginning; what was not reached, not marked or not in sight, a sentence each. */
async function walkFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate('document.activeElement.blur(); window.scrollTo(0, 0)');
  for (let steps = 0; steps < 400; steps += 1) {
    await page.keyboard.press('Tab');
    const focus = await inPage<Focus>(page, FOCUSED);
    if (focus.body) break;
    if (!focus.marked) faults.push(`${focus.name} 有焦点却看不出`);
    if (!focus.seen) faults.push(`${focus.name} 有焦点却不在眼前`);
  }
  const missed = await inPage<string[]>(
    page,
    `${REACHABLE}.filter((one) => !one.walked).map((one) => one.tagName + ' ' + (one.getAttribute('aria-label') || one.id || one.textContent))`,
  );
  return [...faults, ...missed.map((name) => `${name} 用键盘到不了`)];
}

describe('每个页面只用键盘走得遍，走到哪里看得见', () => {
  const site = useJourneySite();

  async function preview(): Promise<Page> {
    const page = await site.open('/storage');
    return chooseBackup(page, await downloadBackup(page, site.folder()));
  }

  async function copies(): Promise<Page> {
    const page = await openSheet(site, '信息化建设项目');
    await press(page, 'a[href$="/copy"]');
    return page;
  }

  const PAGES: [name: string, open: () => Promise<Page>][] = [
    ['我的一年', () => site.open('/')],
    ['年末自评', () => openSheet(site, '信息化运维项目')],
    ['年末自评，已提交', () => openSheet(site, '信息化建设项目')],
    ['复制到一体化', () => copies()],
    ['对比', () => site.open('/comparison')],
    ['导入', () => site.open('/imports/new')],
    ['工作包', () => site.open('/work-packages')],
    ['报表', () => site.open('/reports')],
    ['评分办法', () => site.open('/rulebooks')],
    ['数据与备份', () => site.open('/storage')],
    ['恢复预览', preview],
  ];

  test.each(PAGES)('%s', async (_, open) => {
    const page = await open();
    for (const size of SIZES) {
      await page.setViewport(size);
      expect(await walkFaults(page), `${size.width} 宽`).toEqual([]);
      await page.reload();
    }
  });

  test('这项检查查得出问题', async () => {
    const page = await site.open('/comparison');
    const add = (html: string) =>
      page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`);
    await add('<button id="bare">甲</button><div inert><button id="inert">乙</button></div>');
    await page.evaluate(`document.getElementById('bare').style.outline = 'none'`);
    expect(await walkFaults(page)).toEqual(['BUTTON bare 有焦点却看不出', 'BUTTON inert 用键盘到不了']);
    await add('<div id="cover"></div>');
    await page.evaluate(
      `Object.assign(document.getElementById('cover').style, { position: 'fixed', top: 0, left: 0, right: 0, bottom: 0, zIndex: 99 })`,
    );
    expect((await walkFaults(page)).join()).toContain('BUTTON bare 有焦点却不在眼前');
  });
});
