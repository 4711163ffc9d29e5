import type { Page } from 'puppeteer-core';

/** The visible text of an element, white space as single blanks; '' when there is none. */
export async function textAt(page: Page, selector: string): Promise<string> {
  const text = await page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`);
  return String(text).replace(/\s+/g, ' ').trim();
}

/** The visible text of the whole page without any white space, as one searches it. */
export async function pageText(page: Page): Promise<string> {
  return String(await page.evaluate('document.body.innerText')).replace(/\s/g, '');
}

/** Waits until an element shows this text. */
export async function shows(page: Page, selector: string, text: string): Promise<void> {
  const found = `document.querySelector(${JSON.stringify(selector)})?.innerText.replace(/\\s+/g, ' ')`;
  await page.waitForFunction(`(${found} ?? '').includes(${JSON.stringify(text)})`).catch(async () => {
    throw new Error(`“${selector}”没有显示“${text}”，而是“${await textAt(page, selector)}”`);
  });
}

/** Waits until an element no longer shows this text. */
export async function ceasesToShow(page: Page, selector: string, text: string): Promise<void> {
  const found = `document.querySelector(${JSON.stringify(selector)})?.innerText.replace(/\\s+/g, ' ')`;
  await page.waitForFunction(`!(${found} ?? '').includes(${JSON.stringify(text)})`).catch(async () => {
    throw new Error(`“${selector}”仍显示“${text}”：“${await textAt(page, selector)}”`);
  });
}

/** Waits until an expression is true in the page. */
export async function until(page: Page, expression: string): Promise<void> {
  await page.waitForFunction(expression).catch(() => {
    throw new Error(`没有等到：${expression}`);
  });
}

/** What an expression is in the page. */
export async function inPage<T>(page: Page, expression: string): Promise<T> {
  return (await page.evaluate(expression)) as T;
}

/** Follows a link or presses a button by its words, and waits for the page that it leads to. */
export function follow(page: Page, words: string): Promise<void> {
  return press(page, `xpath/.//*[self::a or self::button][normalize-space()="${words}"]`);
}

/** Presses what leads to another page, and waits for that page. */
export async function press(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector);
  await Promise.all([page.waitForNavigation(), element?.click()]);
}
