import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { findBrowser } from '#src/launch/browser.mjs';
import { type SheetSite, startSheetSite } from '#test/views/sheet-site.tsx';
import { sheetView } from '#views/gallery-sheet.ts';
import type { SheetView } from '#views/props.ts';

/** A sheet in a real browser, worked by keyboard and mouse. */
export interface SheetBrowser {
  site(): SheetSite;
  page(): Page;
  /** Opens the sheet anew in an untouched tab. */
  open(view?: SheetView): Promise<void>;
  /** Replaces a cell's text and leaves it by Enter, or by nothing. */
  type(cell: string, text: string, leave?: 'Enter' | 'Tab' | 'stay'): Promise<void>;
  value(cell: string): Promise<string>;
  text(selector: string): Promise<string>;
  focused(): Promise<string>;
  /** Waits until `found` holds; the test fails with what was found last. */
  until<T>(found: () => Promise<T> | T, wanted: T): Promise<void>;
}

const PATIENCE_MS = 15_000;

/** A headless browser of this machine; without any the tests fail. */
export async function startBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if ('problem' in found) throw new Error(found.problem);
  return puppeteer.launch({
    executablePath: found.path,
    env: { ...process.env, ...found.env },
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** Browser and pretended site once per file, a fresh tab for each `open`; a script error on the page fails the test. */
export function useSheetBrowser(): SheetBrowser {
  let browser: Browser | undefined;
  let site: SheetSite | undefined;
  let context: BrowserContext | undefined;
  let page: Page | undefined;
  let thrown: string[] = [];

  beforeAll(async () => {
    [browser, site] = await Promise.all([startBrowser(), startSheetSite(sheetView())]);
  });
  afterEach(() => {
    expect(thrown).toEqual([]);
    thrown = [];
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('not open yet');
    return one;
  };
  const self: SheetBrowser = {
    site: () => there(site),
    page: () => there(page),
    open: async (view = sheetView()) => {
      there(site).show(view);
      await context?.close();
      context = await there(browser).createBrowserContext();
      page = await context.newPage();
      await page.setViewport({ width: 1366, height: 768 });
      page.on('pageerror', (error) => thrown.push(String(error)));
      page.on('dialog', (dialog) => dialog.accept());
      await page.goto(there(site).address);
    },
    type: async (cell, text, leave = 'Enter') => {
      await self.page().focus(`[id="cell-${cell}"]`);
      await self.page().keyboard.down('Control');
      await self.page().keyboard.press('a');
      await self.page().keyboard.up('Control');
      await self.page().keyboard.press('Backspace');
      await self.page().keyboard.type(text);
      if (leave !== 'stay') await self.page().keyboard.press(leave);
    },
    value: (cell) => self.page().$eval(`[id="cell-${cell}"]`, (one) => ('value' in one ? String(one.value) : '')),
    text: async (selector) => {
      const found = await self.page().$$eval(selector, (all) => all.map((one) => one.textContent ?? ''));
      return found.join('|');
    },
    focused: () => self.page().evaluate('document.activeElement.id') as Promise<string>,
    until: async (found, wanted) => {
      await expect.poll(found, { timeout: PATIENCE_MS, interval: 20 }).toEqual(wanted);
    },
  };
  return self;
}
