import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { SAMPLE_ENTRIES } from '#db/sample/year-end-2024.ts';
import { follow, inPage } from '#test/journeys/reading.ts';
import { allSaved } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { SEVEN_TABLES } from '#test/journeys/tables.ts';
import { upload } from '#test/journeys/upload.ts';
import { pasteCells } from '#test/views/clipboard.ts';

/** Five minutes are what a person may need; the pause stands for a finger on the next key. */
const FIVE_MINUTES_MS = 5 * 60_000;
const KEY_MS = 5;

/** What a row gets that the sample leaves open or answers with a phrase on purpose. */
const ANSWERS: Record<string, string> = { 报修响应及时性: '25分钟' };
const answerTo = (name: string, target: string) => ANSWERS[name] ?? (target.includes('%') ? '98%' : '达成');

const FOCUSED = `document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()`;

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 400; steps += 1) {
    if ((await inPage<string>(page, FOCUSED)).startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab 到不了“${name}”`);
}

/** Name and target of each row, as the person sees them. */
function rowsOf(page: Page): Promise<[string, string][]> {
  return inPage(
    page,
    `[...document.querySelectorAll('#sheet tr.indicator')].map((one) => [one.dataset.name, one.querySelector('td.target').innerText])`,
  );
}

/** Types into the cell with the focus and goes on to the next row; a partly met row is chosen among the buttons beside it. */
async function typeAnswer(page: Page, answer: string): Promise<void> {
  const [, attainment, share = ''] = /^(部分达成|未达成)(\d+)$/.exec(answer) ?? [];
  await page.keyboard.type(attainment === undefined ? answer : '见附件', { delay: KEY_MS });
  if (attainment !== undefined) {
    await page.keyboard.press('Tab');
    for (let steps = attainment === '未达成' ? 2 : 1; steps > 0; steps -= 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type(share, { delay: KEY_MS });
  }
  await page.keyboard.press('Enter');
}

describe('样例的 83 项指标', () => {
  const site = useJourneySite();

  test('只用键盘和粘贴，五分钟内填完', { timeout: FIVE_MINUTES_MS }, async () => {
    const page = await site.open('/');
    await follow(page, '清除示例数据');
    await page.goto(`${site.address()}/imports/new`);
    const file = join(site.folder(), '目标表.txt');
    writeFileSync(file, SEVEN_TABLES);
    await upload(page, file);
    await follow(page, '确认导入 7 个项目');

    const start = performance.now();
    let filled = 0;
    for (const [project, { indicators }] of Object.entries(SAMPLE_ENTRIES)) {
      await tabTo(page, project);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      const rows = await rowsOf(page);
      const lines = rows.map(([name, target]) => {
        const { actual = '', attainment = '', share = '', reason = '', measure = '' } = indicators[name] ?? {};
        const typed = name in ANSWERS || actual === '' ? answerTo(name, target) : actual;
        return [attainment === '' ? typed : `${attainment}${share}`, reason, measure];
      });
      await tabTo(page, `${rows[0]?.[0]} 实际完成值`);
      if (rows.length > 10) await pasteCells(page, lines.map((line) => line.join('\t')).join('\r\n'));
      else {
        for (const [actual = ''] of lines) await typeAnswer(page, actual);
      }
      await allSaved(page);
      filled += rows.length;
      await page.goto(`${site.address()}/?year=2024`);
    }
    const took = performance.now() - start;
    expect(filled).toBe(83);
    expect(took).toBeLessThan(FIVE_MINUTES_MS);
    const counts = await inPage<string[]>(page, `document.querySelector('#projects').innerText.match(/\\d+\\/\\d+/g)`);
    expect(counts.map((one) => one.split('/')).filter(([done, all]) => done !== all)).toEqual([]);
    expect(counts).toHaveLength(7);
  });
});
