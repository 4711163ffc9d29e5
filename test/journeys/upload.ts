import type { Page } from 'puppeteer-core';

/** Chooses files on the import page, sends them by the keyboard and waits for what comes back. */
export async function upload(page: Page, ...paths: string[]): Promise<void> {
  const input = await page.waitForSelector('input#import-file');
  await input?.uploadFile(...paths);
  await page.focus('#import button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}
