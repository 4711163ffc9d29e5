import type { Page } from 'puppeteer-core';

/** What stands in the clipboard: a spreadsheet brings its cells as text and as a table, an image is a file. */
export interface Clipboard {
  text?: string;
  html?: string;
  /** Name of an image. */
  image?: string;
}

const TABLE = '<table><tr><td></td></tr></table>';

function evented(kind: 'paste' | 'copy', { text = '', html = '', image = '' }: Clipboard): string {
  return `(() => {
    const clipboardData = new DataTransfer();
    const [text, html, image] = ${JSON.stringify([text, html, image])};
    if (text !== '') clipboardData.setData('text/plain', text);
    if (html !== '') clipboardData.setData('text/html', html);
    if (image !== '') clipboardData.items.add(new File(['x'], image, { type: 'image/png' }));
    const event = new ClipboardEvent('${kind}', { clipboardData, bubbles: true, cancelable: true });
    const left = document.activeElement.dispatchEvent(event);
    return { left, text: clipboardData.getData('text/plain') };
  })()`;
}

/** Pastes into the control that has the focus; true where the browser would put the text in as it is. */
export async function paste(page: Page, clipboard: Clipboard): Promise<boolean> {
  const { left } = (await page.evaluate(evented('paste', clipboard))) as { left: boolean };
  return left;
}

/** Pastes cells as they come from a spreadsheet. */
export function pasteCells(page: Page, text: string): Promise<boolean> {
  return paste(page, { text, html: TABLE });
}

/** What Ctrl+C in the control that has the focus puts into the clipboard. */
export async function copy(page: Page): Promise<string> {
  const { text } = (await page.evaluate(evented('copy', {}))) as { text: string };
  return text;
}
