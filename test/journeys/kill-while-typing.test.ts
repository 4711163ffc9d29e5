import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { inPage, until } from '#test/journeys/reading.ts';
import { allSaved, entry, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { pasteCells } from '#test/views/clipboard.ts';

/** `JIHENG_KILLS=200 npm test -- test/journeys/kill-while-typing.test.ts` is the long run. */
const KILLS = Number(process.env.JIHENG_KILLS ?? 5);
const PROJECT = '信息化运维项目';
/** A save that was stored but whose answer was cut off is in conflict with what was typed over it since. */
const CUT_OFF = /net::ERR_|^htmx:|409 \(Conflict\)/;

/** Cells by id with what stands in them, and those among them that the page calls not saved. */
interface Shown {
  texts: Record<string, string>;
  unsaved: string[];
}

const SHOWN = `(() => {
  const controls = [...document.querySelectorAll('#sheet textarea[data-cell]')];
  const kept = Object.keys(localStorage).filter((key) => key.startsWith('unsaved '));
  return {
    texts: Object.fromEntries(controls.map((one) => [one.id, one.value])),
    unsaved: kept.flatMap((key) => Object.keys(JSON.parse(localStorage.getItem(key)))),
  };
})()`;

const SETTLED = `!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')`;
const ALL_SAVED = `!Object.keys(localStorage).some((key) => key.startsWith('unsaved '))`;

const STORED = `Object.fromEntries([...document.querySelectorAll('#sheet textarea[data-cell]')].map((one) => [one.id, one.value]))`;

/** Types down a column, or pastes it, until the server is gone; each text is the round's own. */
async function typeOn(page: Page, round: number, gone: () => boolean): Promise<void> {
  const names = await inPage<string[]>(
    page,
    `[...document.querySelectorAll('#sheet textarea[data-column="reason"]')].map((one) => one.getAttribute('aria-label'))`,
  );
  for (let turn = 0; !gone(); turn += 1) {
    await page.focus(entry(names[0] ?? ''));
    if (turn % 2 === 1) {
      await pasteCells(page, names.map((_, i) => `第${round}轮贴${turn}行${i}`).join('\r\n'));
      await sleep(30);
      continue;
    }
    for (let i = 0; i < names.length && !gone(); i += 1) {
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type(`第${round}轮${turn}行${i}`);
      await page.keyboard.press('Enter');
    }
  }
}

/** Leaves the cell, tries again and keeps the own text wherever the page asks, also where it asks after another answer. */
async function saveEverything(page: Page): Promise<void> {
  await page.evaluate(`document.activeElement.blur(); document.getElementById('unsaved-retry').click()`);
  for (;;) {
    await until(page, `${SETTLED} && (${ALL_SAVED} || document.querySelector('[data-choice="mine"]'))`);
    if ((await page.$('[data-choice="mine"]')) === null) break;
    await page.evaluate(`document.querySelector('[data-choice="mine"]').click()`);
  }
  await allSaved(page);
}

describe('打字、粘贴时被杀', () => {
  const site = useJourneySite();

  test(`杀 ${KILLS} 次：页面没有标为未保存的内容，一格不少；标为未保存的，服务器回来后也都存下`, {
    timeout: 60_000 + KILLS * 20_000,
  }, async () => {
    site.expectComplaint(CUT_OFF);
    const page = await openSheet(site, PROJECT);
    const address = new URL(page.url()).pathname;
    let checked = 0;
    for (let round = 1; round <= KILLS; round += 1) {
      let gone = false;
      const typing = typeOn(page, round, () => gone);
      await sleep(200 + Math.random() * 1500);
      await site.server().kill();
      gone = true;
      await typing;
      const shown = await inPage<Shown>(page, SHOWN);
      await site.restart();
      const beside = await site.openBeside(page, address);
      const stored = await inPage<Record<string, string>>(beside, STORED);
      await beside.close();
      for (const [cell, text] of Object.entries(shown.texts)) {
        if (shown.unsaved.includes(cell)) continue;
        expect(stored[cell], `第 ${round} 轮，${cell}`).toBe(text);
        if (text.startsWith(`第${round}轮`)) checked += 1;
      }
      await page.bringToFront();
      await saveEverything(page);
      const after = await inPage<Record<string, string>>(page, STORED);
      expect(after).toEqual(shown.texts);
    }
    expect(checked).toBeGreaterThan(KILLS);
  });
});
