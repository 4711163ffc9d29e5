import type { Page } from 'puppeteer-core';
import { inPage } from '#test/journeys/reading.ts';
import { readPdf } from '#test/reports/read-pdf.ts';

/** What the browser gets for an address, asked from within the page; refuses anything but a PDF. */
export async function download(page: Page, address: string) {
  const bytes = await inPage<string>(
    page,
    `fetch(${JSON.stringify(address)}).then(async (answer) => {
      const type = answer.headers.get('content-type');
      if (type !== 'application/pdf') throw new Error(answer.status + ' ' + type + ' ' + (await answer.text()));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    })`,
  );
  return readPdf(Buffer.from(bytes, 'latin1'));
}

/** Where a link leads, found by its words. */
export function addressOf(page: Page, words: string): Promise<string> {
  return inPage(page, `[...document.links].find((link) => link.innerText.trim() === ${JSON.stringify(words)}).href`);
}
