import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import puppeteer, { type Page } from 'puppeteer-core';
import { fontFile } from '#reports/fonts.ts';
import { findFullBrowser, findProgram } from '#test/bench/browsers.ts';
import { FONT_HEADERS, withFontsInside, withFontsServed } from '#test/bench/finished-page.ts';

/** A way to print a page, open and warm: `print` gives the PDF. */
export interface OpenRival {
  print: () => Promise<Uint8Array>;
  close: () => Promise<void>;
}

/** Another way to make a PDF of a page; `kind`: whether a program is running already or starts for every PDF. */
export type Rival =
  | { name: string; missing: string }
  | { name: string; kind: 'page' | 'program'; goal: number; open: (html: string) => Promise<OpenRival> };

const run = promisify(execFile);

/** What P1 names, each as far as it is installed here; `goal` is how many times faster than it we want to be. */
export function rivals(): Rival[] {
  return [
    textbook('字体由请求拦截给出，同我们一样', withFontsAnswered),
    textbook('字体由本机网址给出，浏览器自己缓存', openWithFontsServed),
    libreOffice(),
    wkhtmltopdf(),
  ];
}

/** A page on its way into a browser: its HTML, what a new tab needs for it, and what ends with the browser. */
interface ForBrowser {
  html: string;
  prepare: (page: Page) => Promise<void>;
  close: () => void;
}

/** The recipe that every tutorial gives: the browser keeps running, every PDF gets a new page. */
function textbook(fonts: string, forBrowser: (html: string) => Promise<ForBrowser>): Rival {
  const name = `教科书写法（${fonts}）`;
  const path = findFullBrowser();
  if (path === null) return { name, missing: '没有安装完整的 Chromium、Chrome 或 Edge' };
  return { name, kind: 'page', goal: 5, open: async (html) => openTextbook(path, await forBrowser(html)) };
}

async function openTextbook(executablePath: string, { html, prepare, close }: ForBrowser): Promise<OpenRival> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({ executablePath, headless: true, args });
  return {
    async print() {
      const page = await browser.newPage();
      await prepare(page);
      await page.setContent(html);
      const pdf = await page.pdf({ preferCSSPageSize: true, scale: 2 / 3 });
      await page.close();
      return pdf;
    },
    async close() {
      close();
      await browser.close();
    },
  };
}

async function withFontsAnswered(html: string): Promise<ForBrowser> {
  const prepare = async (page: Page) => {
    await page.setRequestInterception(true);
    await page.setCacheEnabled(true);
    page.on('request', (request) => {
      const body = fontFile(request.url());
      void (body === null
        ? request.continue()
        : request.respond({ contentType: 'font/woff', headers: FONT_HEADERS, body }));
    });
  };
  return { html, prepare, close: () => undefined };
}

async function openWithFontsServed(html: string): Promise<ForBrowser> {
  return { ...(await withFontsServed(html)), prepare: async () => undefined };
}

function libreOffice(): Rival {
  const name = 'LibreOffice（每张启动一次）';
  const program = findProgram(['soffice', 'libreoffice']);
  if (program === null) return { name, missing: '没有安装 LibreOffice' };
  return {
    name,
    kind: 'program',
    goal: 20,
    open: openProgram((folder) => [
      program,
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
      ...['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'form.html')],
    ]),
  };
}

function wkhtmltopdf(): Rival {
  const name = 'wkhtmltopdf（每张启动一次）';
  const program = findProgram(['wkhtmltopdf']);
  if (program === null) return { name, missing: '没有安装 wkhtmltopdf' };
  return {
    name,
    kind: 'program',
    goal: 5,
    open: openProgram((folder) => [program, '--quiet', join(folder, 'form.html'), join(folder, 'form.pdf')]),
  };
}

/** A program that reads form.html of a folder and writes form.pdf beside it. */
function openProgram(commandIn: (folder: string) => string[]): (html: string) => Promise<OpenRival> {
  return async (html) => {
    const folder = mkdtempSync(join(tmpdir(), 'jiheng-bench-'));
    writeFileSync(join(folder, 'form.html'), withFontsInside(html));
    const [program = '', ...args] = commandIn(folder);
    return {
      async print() {
        await run(program, args, { timeout: 60_000 });
        return readFileSync(join(folder, 'form.pdf'));
      },
      close: async () => rmSync(folder, { recursive: true, force: true }),
    };
  };
}
