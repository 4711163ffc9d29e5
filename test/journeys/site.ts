import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type RunningServer, startServer } from '#test/journeys/server.ts';
import { startBrowser } from '#test/support/start-browser.ts';

export interface JourneySite {
  address(): string;
  folder(): string;
  /** The server that runs now; replaced by `restart`. */
  server(): RunningServer;
  /** Starts the server again on the same port and data. */
  restart(): Promise<void>;
  /** A page of a person at another computer: nothing is shared with earlier pages. */
  open(path?: string): Promise<Page>;
  /** Another tab of the same person. */
  openBeside(page: Page, path: string): Promise<Page>;
  /** What the browser may complain about in this test; every other complaint fails it. */
  expectComplaint(pattern: RegExp): void;
}

export interface JourneyOptions {
  development?: boolean;
}

/**
 * The real server with the sample unit and a real headless browser, once per file; each test opens its own pages. An error
 * on the browser's console, a script that throws and a violation of the content policy fail the test.
 */
export function useJourneySite({ development = false }: JourneyOptions = {}): JourneySite {
  const folder = mkdtempSync(join(tmpdir(), 'jiheng-journey-'));
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  let expected: RegExp[] = [];

  const running = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('the site is not running');
    return one;
  };

  beforeAll(async () => {
    browser = await startBrowser();
    server = await startServer({ folder, development });
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const unexpected = complaints.filter((one) => !expected.some((pattern) => pattern.test(one)));
    [contexts, complaints, expected] = [[], [], []];
    expect(unexpected).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function newPage(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    await page.setViewport({ width: 1366, height: 768 });
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url ?? ''}`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(running(server).address + path);
    return page;
  }

  return {
    address: () => running(server).address,
    folder: () => folder,
    server: () => running(server),
    restart: async () => {
      server = await startServer({ folder, development, port: running(server).port });
    },
    open: async (path = '/') => {
      const context = await running(browser).createBrowserContext();
      contexts.push(context);
      return newPage(context, path);
    },
    openBeside: (page, path) => newPage(page.browserContext(), path),
    expectComplaint: (pattern) => expected.push(pattern),
  };
}
