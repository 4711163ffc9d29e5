import { once } from 'node:events';
import { createServer } from 'node:http';
import { FONT_ORIGIN, fontFile } from '#reports/fonts.ts';
import type { PaperForm } from '#reports/paper.ts';
import type { Printer } from '#reports/printer.ts';

/** The HTML that our printer ends up printing for a form, and our own PDF of it. */
export interface FinishedPage {
  html: string;
  printed: Uint8Array;
}

/** Prints a form and keeps the finished pages, so that any other program can be given the same ones. */
export async function finishedPage(printer: Printer, form: PaperForm): Promise<FinishedPage> {
  let body = '';
  const layOut: PaperForm['layOut'] = (measured) => {
    body = form.layOut(measured);
    return body;
  };
  const printed = await printer.print({ ...form, layOut });
  return { html: form.draft.replace(/<body>.*<\/body>/su, () => `<body>${body}</body>`), printed };
}

/** The same page with its fonts inside it, for programs that are given a file. */
export function withFontsInside(html: string): string {
  return html.replace(new RegExp(`${FONT_ORIGIN}/[^)"']+`, 'gu'), (address) => {
    const font = fontFile(address);
    if (font === null) throw new Error(`没有字体 ${address}`);
    return `data:font/woff;base64,${font.toString('base64')}`;
  });
}

/** With these a browser accepts a font from any page and keeps it in its cache. */
export const FONT_HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'max-age=31536000, immutable',
};

/** The same page with its fonts at an address of this machine, from which a browser reads them once. */
export async function withFontsServed(html: string): Promise<{ html: string; close: () => void }> {
  const server = createServer((request, answer) => {
    const font = fontFile(`${FONT_ORIGIN}${request.url}`);
    answer.writeHead(font === null ? 404 : 200, { 'content-type': 'font/woff', ...FONT_HEADERS });
    answer.end(font);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { html: html.replaceAll(FONT_ORIGIN, `http://127.0.0.1:${port}`), close };
}
