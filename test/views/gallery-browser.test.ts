import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { galleryRoutes } from '#src/routes/gallery.tsx';
import { publicFiles } from '#src/routes/public-files.ts';
import { startBrowser } from '#test/views/sheet-browser.ts';
import { listen } from '#test/views/sheet-site.tsx';
import { GALLERY } from '#views/gallery.tsx';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const states = GALLERY.map(({ name }, index) => ({ name, index }));

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

let browser: Browser;
let page: Page;
let site: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  site = await listen(new Hono().route('/public', publicFiles(false)).route('/gallery', galleryRoutes()));
  browser = await startBrowser();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function overflow(): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
}

async function seriousViolations(): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
    violations: Violation[];
  };
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
  return serious.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`);
}

describe('每个状态在真的浏览器里', () => {
  test.each(states)('$name：1366×768 和放大一倍都不用横向滚动，无障碍没有严重问题', async ({ index }) => {
    await page.setViewport({ width: 1366, height: 768 });
    await page.goto(`${site.address}/gallery/${index}`);
    expect(await overflow()).toBe(0);
    expect(await seriousViolations()).toEqual([]);
    await page.setViewport({ width: 683, height: 384, deviceScaleFactor: 2 });
    expect(await overflow()).toBe(0);
  });
});
