import { availableParallelism } from 'node:os';
import type { Browser, CDPSession, HTTPRequest, Page } from 'puppeteer-core';
import { compactPdf } from '#reports/compact.ts';
import { fontFile } from '#reports/fonts.ts';
import { measureDraft, showPages } from '#reports/measure.ts';
import type { Measured, PaperForm } from '#reports/paper.ts';

/** Where a browser is and what it needs in its environment, or one sentence why there is none. */
export type FoundBrowser = Binary | { problem: string };

interface Binary {
  path: string;
  env?: Record<string, string>;
}

export interface PrinterOptions {
  /** Asked when the first form is printed, not before. */
  findBrowser: () => Promise<FoundBrowser>;
  log: (line: string) => void;
  /** Forms printed at the same time; by default one for each core. */
  pages?: number;
  /** Milliseconds one attempt may take; default 20,000. */
  timeout?: number;
  /** Forms that may wait; default 500. */
  mostWaiting?: number;
  /** Prints after which a browser is replaced; default 400. */
  recycleAfter?: number;
}

export interface Printer {
  /** One form as a PDF; rejects with a `PrintProblem` whose message can be shown. */
  print(form: PaperForm): Promise<Uint8Array>;
  /** Refuses what still waits and ends the browser; afterwards no process of it is left. */
  close(): Promise<void>;
}

/** Why nothing was printed, as one Chinese sentence for the person who asked. */
export class PrintProblem extends Error {
  override name = 'PrintProblem';
}

/** The form itself cannot be printed; others still can. */
export class FormProblem extends PrintProblem {}

const ATTEMPTS = 3;
/** print.css is set in half points of 1/144 inch, the browser's px are 1/96 inch. */
const SCALE = 2 / 3;
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

interface Job {
  form: PaperForm;
  resolve: (pdf: Uint8Array) => void;
  reject: (problem: Error) => void;
}

interface OpenPage {
  page: Page;
  session: CDPSession;
}

/** A running browser with the pages it keeps open; `end` kills it whatever state it is in. */
interface Press {
  browser: Browser;
  idle: OpenPage[];
  busy: number;
  prints: number;
  /** The job whose failure ended it: only that job has used up an attempt. */
  endedBy: Job | undefined;
  end: () => Promise<void>;
}

/**
 * Prints forms on a headless browser that starts with the first form and keeps its pages open. A browser that crashes,
 * hangs or is killed is replaced and its forms are printed again, each at most twice; only the log tells.
 */
export function createPrinter(options: PrinterOptions): Printer {
  const { log, timeout = 20_000, mostWaiting = 500, recycleAfter = 400 } = options;
  const pages = options.pages ?? availableParallelism();
  const waiting: Job[] = [];
  const presses = new Set<Press>();
  let current: Press | undefined;
  let opening: Promise<Press> | undefined;
  let running = 0;
  let closed = false;

  function startWaiting(): void {
    while (running < pages) {
      const job = waiting.shift();
      if (job === undefined) return;
      running += 1;
      printJob(job)
        .then(job.resolve, job.reject)
        .finally(() => {
          running -= 1;
          startWaiting();
        });
    }
  }

  async function printJob(job: Job): Promise<Uint8Array> {
    let failed = 0;
    while (failed < ATTEMPTS) {
      const press = await takePress();
      if (closed) throw closedProblem();
      press.prints += 1;
      press.busy += 1;
      try {
        return await withinTime(printOn(press, job.form, log), timeout);
      } catch (error) {
        press.endedBy ??= job;
        if (press.endedBy === job) failed += 1;
        if (!closed) log(`打印中断（${firstLine(error)}），换一个浏览器重新打印。`);
        await retire(press);
      } finally {
        press.busy -= 1;
        if (press.prints >= recycleAfter && press.busy === 0) await retire(press);
      }
    }
    throw new FormProblem('这张表没有打印出来：浏览器接连三次中断。请稍后再试；仍不行请联系系统管理员。');
  }

  async function takePress(): Promise<Press> {
    if (closed) throw closedProblem();
    if (current !== undefined && !current.browser.connected) await retire(current);
    // A browser at its limit is only let go of here: its last forms finish on it while the next one starts.
    if (current !== undefined && current.prints >= recycleAfter) current = undefined;
    if (current !== undefined) return current;
    opening ??= openCurrent();
    return opening;
  }

  async function openCurrent(): Promise<Press> {
    try {
      const press = await openPress(options);
      presses.add(press);
      current = press;
      return press;
    } finally {
      opening = undefined;
    }
  }

  async function retire(press: Press): Promise<void> {
    if (current === press) current = undefined;
    await press.end();
    presses.delete(press);
  }

  return {
    print(form) {
      if (closed) return Promise.reject(closedProblem());
      if (waiting.length >= mostWaiting) {
        return Promise.reject(new PrintProblem(`等待打印的表已有 ${waiting.length} 张，请过几分钟再试。`));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ form, resolve, reject });
        startWaiting();
      });
    },
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(closedProblem());
      await opening?.catch(() => undefined);
      await Promise.all([...presses].map(retire));
    },
  };
}

/** With the browser's own sandbox, except as root or in a container that forbids it, which is said in the log. */
async function launch(found: Binary, signal: AbortSignal, log: (line: string) => void): Promise<Browser> {
  // Loaded with the first form: it is a quarter of the work of starting the server.
  const { default: puppeteer } = await import('puppeteer-core');
  const start = (...further: string[]) =>
    puppeteer.launch({
      executablePath: found.path,
      env: { ...process.env, ...found.env },
      headless: 'shell',
      pipe: true,
      args: [...FLAGS, ...further],
      signal,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  if (process.getuid?.() === 0) {
    log('以 root 身份运行：打印用的浏览器只能不带沙箱启动（--no-sandbox）。');
    return start('--no-sandbox');
  }
  return start().catch((error: unknown) => {
    log(`打印用的浏览器带沙箱启动失败（${String(error).slice(0, 200)}），改为不带沙箱（--no-sandbox）。`);
    return start('--no-sandbox');
  });
}

async function openPress({ findBrowser, log }: PrinterOptions): Promise<Press> {
  const found = await findBrowser();
  if ('problem' in found) throw new PrintProblem(found.problem);
  const killer = new AbortController();
  const browser = await launch(found, killer.signal, log).catch((error: unknown) => {
    log(`浏览器 ${found.path} 启动失败：${String(error)}`);
    throw new PrintProblem(`打印用的浏览器（${found.path}）无法启动，请联系系统管理员。`);
  });
  // A killed browser's pipes fail when they are read; without a listener that would end this process too.
  for (const stream of browser.process()?.stdio ?? []) stream?.on('error', () => undefined);
  const end = async () => {
    killer.abort();
    await browser.close().catch(() => undefined);
  };
  return { browser, idle: [], busy: 0, prints: 0, endedBy: undefined, end };
}

async function openPage(browser: Browser, log: (line: string) => void): Promise<OpenPage> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  // Interception would switch the memory cache off, and every form would read the fonts anew.
  await page.setCacheEnabled(true);
  page.on('request', (request) => void answer(request, log));
  return { page, session: await page.createCDPSession() };
}

async function answer(request: HTTPRequest, log: (line: string) => void): Promise<void> {
  const font = fontFile(request.url());
  try {
    if (font === null) {
      log(`打印时拒绝了一个请求：${request.url().slice(0, 200)}`);
      await request.abort('blockedbyclient');
    } else {
      const headers = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=31536000, immutable' };
      await request.respond({ contentType: 'font/woff', headers, body: font });
    }
  } catch {
    // The page is gone, and with it the form that asked; its print fails and tells.
  }
}

async function printOn(press: Press, form: PaperForm, log: (line: string) => void): Promise<Uint8Array> {
  const opened = press.idle.pop() ?? (await openPage(press.browser, log));
  const crash = new Promise<never>((_, reject) => {
    opened.page.once('error', reject);
  });
  const pdf = await Promise.race([crash, setAndPrint(opened, form)]);
  opened.page.removeAllListeners('error');
  press.idle.push(opened);
  return pdf;
}

async function setAndPrint({ page, session }: OpenPage, form: PaperForm): Promise<Uint8Array> {
  const measured = (await page.evaluate(measureDraft(form.draft))) as Measured;
  await page.evaluate(showPages(form.layOut(measured)));
  // Asked for directly, because page.pdf() fetches the file piece by piece.
  const printed = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    scale: SCALE,
    generateTaggedPDF: true,
    transferMode: 'ReturnAsBase64',
  });
  return compactPdf(Buffer.from(printed.data, 'base64'));
}

async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${milliseconds} 毫秒内没有完成`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function closedProblem(): PrintProblem {
  return new PrintProblem('系统正在停止，这张表没有打印。');
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
