import type { HTTPRequest, KeyInput, Page } from 'puppeteer-core';
import { follow, inPage, until } from '#test/journeys/reading.ts';
import type { JourneySite } from '#test/journeys/site.ts';

/** The control of a cell, found by the beginning of its name for screen readers: `考试人数 实际完成值`. */
export function entry(label: string): string {
  return `#sheet [aria-label^=${JSON.stringify(label)}]`;
}

/** The row of an indicator while the form is open. */
export function row(indicator: string): string {
  return `#sheet tr:has([aria-label^=${JSON.stringify(`${indicator} 实际完成值`)}])`;
}

export const TOTALS = '#sheet-totals';
export const ASIDE = '#sheet-aside';
export const SAVED = '#saved-note';
export const UNSAVED = '#unsaved';

/** Opens a project's year-end sheet as a person does who starts at 我的一年. */
export async function openSheet(site: JourneySite, project: string): Promise<Page> {
  const page = await site.open('/');
  await follow(page, project);
  return page;
}

/** Replaces the text of a cell by the keyboard and stays in it. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  const selector = entry(label);
  await page.waitForSelector(selector, { visible: true });
  await page.focus(selector);
  await chord(page, 'Control', 'KeyA');
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(text);
}

/** Replaces the text of a cell, leaves it to the right and waits until the server has answered. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
  await type(page, label, text);
  await page.keyboard.press('Tab');
  await answered;
  await settled(page);
}

/** Waits until no save is under way and its answer stands in the page. */
export async function settled(page: Page): Promise<void> {
  await until(page, `!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')`);
}

/** Waits until everything that was typed is confirmed by the server. */
export async function allSaved(page: Page): Promise<void> {
  await until(page, `!Object.keys(localStorage).some((key) => key.startsWith('unsaved ' + location.pathname))`);
  await settled(page);
}

/** Marks the page, so that a later load of it would be noticed. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate('window.neverLoadedAgain = true');
}

export const STILL_SAME_PAGE = 'window.neverLoadedAgain === true';

/** Keeps every save from reaching the server until the returned function is called. */
export async function holdSaves(page: Page): Promise<{ held(): number; release(): void }> {
  const held: HTTPRequest[] = [];
  let released = false;
  // A page that was left meanwhile takes its requests with it.
  const go = (request: HTTPRequest) => void request.continue().catch(() => undefined);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.method() === 'PUT' && !released) held.push(request);
    else go(request);
  });
  return {
    held: () => held.length,
    release: () => {
      released = true;
      for (const request of held.splice(0)) go(request);
    },
  };
}

/** The text that stands in a cell's control. */
export function typed(page: Page, label: string): Promise<string> {
  return inPage<string>(page, `document.querySelector(${JSON.stringify(entry(label))}).value`);
}

/** The name for screen readers of the control that has the focus. */
export function focused(page: Page): Promise<string> {
  return inPage<string>(page, `document.activeElement.getAttribute('aria-label') ?? ''`);
}

/** Presses a key while holding another. */
export async function chord(page: Page, held: KeyInput, key: KeyInput): Promise<void> {
  await page.keyboard.down(held);
  await page.keyboard.press(key);
  await page.keyboard.up(held);
}
