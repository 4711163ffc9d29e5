import type { Page } from 'puppeteer-core';

/** Chooses files on the import page and sends them, all by the keyboard, and waits for what comes back. */
export async function upload(page: Page, ...paths: string[]): Promise<void> {
  await page.focus('#import-file');
  const [chooser] = await Promise.all([page.waitForFileChooser(), page.keyboard.press('Space')]);
  await chooser.accept(paths);
  await page.focus('#import button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}
