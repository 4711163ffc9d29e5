import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { inPage } from '#test/journeys/reading.ts';

/** Presses 下载备份 in the page's own name and keeps what comes in a file of `folder`; gives its path. */
export async function downloadBackup(page: Page, folder: string): Promise<string> {
  const bytes = await inPage<number[]>(
    page,
    `fetch('/storage/backups', { method: 'POST' })
      .then((answer) => answer.arrayBuffer())
      .then((buffer) => [...new Uint8Array(buffer)])`,
  );
  const path = join(folder, `备份${Date.now()}.jiheng`);
  writeFileSync(path, Uint8Array.from(bytes));
  return path;
}

/** Chooses a backup on 数据与备份 and sends it by the keyboard; the page is then its preview. */
export async function chooseBackup(page: Page, path: string): Promise<Page> {
  await sendFile(page, path);
  await page.waitForSelector('#restore-confirmation');
  return page;
}

/** Chooses a file on 数据与备份 and sends it by the keyboard. */
export async function sendFile(page: Page, path: string): Promise<void> {
  const input = await page.waitForSelector('input#restore-file');
  await input?.uploadFile(path);
  await page.focus('#restore-upload button');
  await page.keyboard.press('Enter');
}
