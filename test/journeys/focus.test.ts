import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { SIZES } from '#test/journeys/axe.ts';
import { inPage } from '#test/journeys/reading.ts';
import { chord, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

/** Programs for the page: what Tab has to reach, and how an element and its surroundings are drawn. */
const WATCH = `
  const DRAWN = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor', 'backgroundColor', 'textDecorationLine', 'textDecorationThickness'];
  const around = (one) => [one, one.nextElementSibling, one.parentElement, one.parentElement.parentElement].filter(Boolean);
  const drawnAs = (one) => around(one).map((near) => DRAWN.map((name) => getComputedStyle(near)[name]).join()).join('|');
  const isReachable = (one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true });
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(isReachable);
  const groups = new Set();
  const wanted = all.filter((one) => {
    if (one.type !== 'radio') return true;
    const group = one.closest('form').id;
    return !groups.has(group) && groups.add(group);
  });
  const nameOf = (one) => one.type === 'radio' ? one.closest('form').id : one.id || one.getAttribute('aria-label') || one.innerText;
  const before = new Map(all.map((one) => [one, drawnAs(one)]));
  window.watch = {
    wanted: wanted.map(nameOf),
    here: () => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const box = one.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
      return {
        name: nameOf(one),
        seen: drawnAs(one) !== before.get(one),
        covered: !(top && (one.contains(top) || around(one).some((near) => near === top || top.contains(one)))),
      };
    },
  };`;

interface Stop {
  name: string;
  seen: boolean;
  covered: boolean;
}

/** Presses Tab from the beginning of the page to its end, or Shift+Tab back, and tells where it stopped. */
async function walk(page: Page, back = false): Promise<{ wanted: string[]; stops: Stop[] }> {
  await page.evaluate(`{${WATCH}}`);
  const wanted = await inPage<string[]>(page, 'window.watch.wanted');
  const stops: Stop[] = [];
  for (let presses = 0; presses < wanted.length + 20; presses += 1) {
    await (back ? chord(page, 'Shift', 'Tab') : page.keyboard.press('Tab'));
    const stop = await inPage<Stop | null>(page, 'window.watch.here()');
    if (stop === null) break;
    stops.push(stop);
  }
  return { wanted, stops };
}

describe('只用键盘', () => {
  const site = useJourneySite();

  const PAGES: [name: string, open: () => Promise<Page>][] = [
    ['年末自评，填报中', () => openSheet(site, '考务费用')],
    ['年末自评，已提交', () => openSheet(site, '信息化建设项目')],
    ['我的一年', () => site.open('/')],
    ['导入', () => site.open('/imports/new')],
    ['报表', () => site.open('/reports')],
  ];

  test.each(PAGES)('%s：Tab 到得了每个可操作的地方，看得见在哪里', async (_, open) => {
    const page = await open();
    const { wanted, stops } = await walk(page);
    const reached = new Set(stops.map((one) => one.name));
    expect(wanted.filter((name) => !reached.has(name))).toEqual([]);
    expect(stops.filter((one) => !one.seen).map((one) => one.name)).toEqual([]);
    expect(stops.filter((one) => one.covered).map((one) => one.name)).toEqual([]);
  });

  test.each(SIZES)('往回走也不会停在固定的表头底下：$width × $height', async (size) => {
    const page = await openSheet(site, '考务费用');
    await page.setViewport(size);
    const { wanted, stops } = await walk(page, true);
    expect(stops.length).toBe(wanted.length);
    expect(stops.filter((one) => one.covered).map((one) => one.name)).toEqual([]);
  });

  test('看不见光标时这项检查查得出', async () => {
    const page = await site.open('/comparison');
    await page.evaluate(`document.styleSheets[0].insertRule('* { outline: none !important; all: unset !important; }')`);
    const { stops } = await walk(page);
    expect(stops.some((one) => !one.seen)).toBe(true);
  });
});
