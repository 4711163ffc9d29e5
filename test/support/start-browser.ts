import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '#src/launch/browser.mjs';

const FLAGS = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** A headless browser that is driven like a person's, found as the program finds its own. Throws where there is none. */
export async function startBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if ('problem' in found) throw new Error(found.problem);
  const isRoot = process.getuid?.() === 0;
  return puppeteer.launch({
    executablePath: found.path,
    // Without a UTF-8 locale the browser cannot open the uploads, whose names are Chinese.
    env: { LANG: 'C.UTF-8', ...process.env, ...found.env },
    headless: 'shell',
    pipe: true,
    args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS,
  });
}
