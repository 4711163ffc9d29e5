import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { inPage } from '#test/journeys/reading.ts';

/** A common laptop, and the same at 200 % zoom. */
export const SIZES = [
  { width: 1366, height: 768 },
  { width: 683, height: 384 },
];

const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ')).slice(0, 5).join(' | ')))`;

/** What axe finds serious or critical on the page as it stands: its rule and where. */
export async function seriousViolations(page: Page): Promise<string[]> {
  if (!(await inPage(page, `'axe' in window`))) await page.evaluate(axe.source);
  return inPage<string[]>(page, RUN);
}

/** By how many px the page is wider than the window; 0 when nothing scrolls sideways. */
function sidewaysScroll(page: Page): Promise<number> {
  return inPage(page, 'document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** How far the page is wider than the window at both sizes, a sentence each; empty when it fits. */
export async function sidewaysFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const size of SIZES) {
    await page.setViewport(size);
    const wide = await sidewaysScroll(page);
    if (wide > 0) faults.push(`${size.width} 宽时横向多出 ${wide} px`);
  }
  return faults;
}

/** What axe finds serious or critical at both sizes. */
export async function axeFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const size of SIZES) {
    await page.setViewport(size);
    for (const violation of await seriousViolations(page)) faults.push(`${size.width} 宽时 ${violation}`);
  }
  return faults;
}
