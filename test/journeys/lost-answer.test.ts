import type { HTTPRequest, Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { shows } from '#test/journeys/reading.ts';
import { allSaved, entry, openSheet, type, typed, UNSAVED } from '#test/journeys/sheet.ts';
import { type JourneySite, useJourneySite } from '#test/journeys/site.ts';
import { pasteCells } from '#test/views/clipboard.ts';

const NAME = '考试人数 实际完成值';

/** Lets saves reach the server and loses their answers, until the returned function is called. */
async function loseAnswers(page: Page): Promise<{ lost(): number; stop(): void }> {
  let count = 0;
  let losing = true;
  const lose = async (request: HTTPRequest) => {
    const { status } = await fetch(request.url(), {
      method: request.method(),
      headers: { ...request.headers(), cookie: '' },
      body: request.postData() ?? '',
    });
    if (status === 200) count += 1;
    await request.abort();
  };
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    void (losing && request.method() === 'PUT' ? lose(request) : request.continue()).catch(() => undefined);
  });
  return {
    lost: () => count,
    stop: () => {
      losing = false;
    },
  };
}

/** Types a first text that is stored without an answer. */
async function typeUnheard(site: JourneySite, text: string) {
  site.expectComplaint(/net::ERR|^htmx:/);
  const page = await openSheet(site, '考务费用');
  const answers = await loseAnswers(page);
  await type(page, NAME, text);
  await page.keyboard.press('Tab');
  await shows(page, UNSAVED, '1 处未保存');
  expect(answers.lost()).toBe(1);
  return { page, answers };
}

describe('存下了，只是回答没有送到', () => {
  const site = useJourneySite();

  test('接着改同一格：不把自己先填的当成别人的', async () => {
    const { page, answers } = await typeUnheard(site, '171001');
    await type(page, NAME, '171002');
    answers.stop();
    await page.keyboard.press('Tab');
    await allSaved(page);
    expect(await page.$('[data-choice]')).toBe(null);
    await page.reload();
    expect(await typed(page, NAME)).toBe('171002');
  });

  test('中间重新载入了页面，再粘贴：也不算冲突', async () => {
    const { page, answers } = await typeUnheard(site, '171003');
    await type(page, NAME, '171004');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await shows(page, UNSAVED, '1 处未保存');
    expect(await typed(page, NAME)).toBe('171004');
    answers.stop();
    await page.focus(entry(NAME));
    await pasteCells(page, '171005\n99%');
    await allSaved(page);
    expect(await page.$('[data-choice]')).toBe(null);
    await page.reload();
    expect(await typed(page, NAME)).toBe('171005');
  });

  test('后来别人又改了：照样两边并列，由人选', async () => {
    site.expectComplaint(/409/);
    const { page, answers } = await typeUnheard(site, '171006');
    const beside = await site.open(new URL(page.url()).pathname);
    await type(beside, NAME, '171007');
    await beside.keyboard.press('Tab');
    await allSaved(beside);
    await page.bringToFront();
    await type(page, NAME, '171008');
    answers.stop();
    await page.keyboard.press('Tab');
    await page.waitForSelector('[data-choice]');
    expect(await typed(page, NAME)).toBe('171008');
  });
});
