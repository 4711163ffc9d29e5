import type { Page } from 'puppeteer-core';
import { readXlsx } from '#test/export/read-xlsx.ts';
import { inPage } from '#test/journeys/reading.ts';
import { readPdf } from '#test/reports/read-pdf.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The PDF that the browser gets for an address, asked from within the page; refuses anything else. */
export async function download(page: Page, address: string) {
  return readPdf(await bytesAt(page, address, 'application/pdf'));
}

/** The spreadsheet that the browser gets for an address; refuses anything else. */
export async function downloadSheet(page: Page, address: string) {
  return readXlsx(await bytesAt(page, address, XLSX));
}

/** The Word document that the browser gets for an address, as it is; refuses anything else. */
export async function downloadDocument(page: Page, address: string): Promise<Uint8Array> {
  return new Uint8Array(await bytesAt(page, address, DOCX));
}

/** The spreadsheet that the browser gets for an address as bytes; `options` of its request as an expression of the page. */
export async function downloadBytes(page: Page, address: string, options = '{}'): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await bytesAt(page, address, XLSX, options));
}

async function bytesAt(page: Page, address: string, expected: string, options = '{}'): Promise<Buffer> {
  const bytes = await inPage<string>(
    page,
    `fetch(${JSON.stringify(address)}, ${options}).then(async (answer) => {
      const type = answer.headers.get('content-type');
      if (type !== ${JSON.stringify(expected)}) throw new Error(answer.status + ' ' + type + ' ' + (await answer.text()));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    })`,
  );
  return Buffer.from(bytes, 'latin1');
}

/** Where a link leads, found by its words. */
export function addressOf(page: Page, words: string): Promise<string> {
  return inPage(page, `[...document.links].find((link) => link.innerText.trim() === ${JSON.stringify(words)}).href`);
}
