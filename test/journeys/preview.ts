import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { inPage } from '#test/journeys/reading.ts';
import { chord, settled } from '#test/journeys/sheet.ts';
import type { JourneySite } from '#test/journeys/site.ts';
import { upload } from '#test/journeys/upload.ts';

/** The control of a preview's cell, by its name for screen readers: `考试人数 年度指标值`. */
export function cell(label: string): string {
  return `#preview [aria-label=${JSON.stringify(label)}]`;
}

/** Uploads a text as a file of this name and stands at its preview. */
export async function openPreview(site: JourneySite, name: string, text: string): Promise<Page> {
  const page = await site.open('/imports/new');
  const path = join(site.folder(), name);
  writeFileSync(path, text);
  await upload(page, path);
  await page.waitForSelector('#preview');
  return page;
}

/** Replaces the text of a preview's cell by the keyboard, leaves it to the right and waits for the answer. */
export async function correct(page: Page, label: string, text: string): Promise<void> {
  await page.focus(cell(label));
  await chord(page, 'Control', 'KeyA');
  await page.keyboard.type(text);
  const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.keyboard.press('Tab');
  await answered;
  await settled(page);
}

/** Presses a button of the preview by the keyboard and waits for the answer. */
export async function pressKey(page: Page, label: string): Promise<void> {
  await page.focus(cell(label));
  const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.keyboard.press('Enter');
  await answered;
  await settled(page);
}

/** The text that stands in a cell's control. */
export function textIn(page: Page, label: string): Promise<string> {
  return inPage<string>(page, `document.querySelector(${JSON.stringify(cell(label))}).value`);
}

/** The source lines that are lit up. */
export function litLines(page: Page): Promise<string> {
  return inPage<string>(
    page,
    `[...document.querySelectorAll('#source-lines .lit')].map((one) => one.innerText).join('')`,
  );
}

/** Confirms the preview by the keyboard and waits for the next page. */
export async function confirmByKey(page: Page): Promise<void> {
  await page.focus('#confirmation button[type="submit"]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}
