import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPrinter, type Printer, type PrinterOptions, PrintProblem } from '#reports/printer.ts';
import { selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { childProcesses, testBrowser } from '#test/reports/browser.ts';
import { readPdf } from '#test/reports/read-pdf.ts';
import { operationsRecord } from '#test/reports/records.ts';
import { useFolder } from '#test/support/folder.ts';

let printers: Printer[] = [];
let log: string[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(printers.map((printer) => printer.close()));
  printers = [];
  log = [];
});

function startPrinter(changes: Partial<PrinterOptions> = {}): Printer {
  const printer = createPrinter({ findBrowser: testBrowser, log: (line) => log.push(line), ...changes });
  printers.push(printer);
  return printer;
}

const named = (name: string) => {
  const record = operationsRecord();
  return selfEvaluationForm({ ...record, project: { ...record.project, name } }, { signatures: false });
};
const NAMES = Array.from({ length: 12 }, (_, index) => `第${index + 1}号项目`);

async function namesIn(pdfs: Uint8Array[]): Promise<string[]> {
  const read = await Promise.all(pdfs.map(readPdf));
  return read.map(({ title = '' }) => title.replace(/ · .*$/u, ''));
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(condition()).toBe(true);
}

function signal(ids: number[], name: 'SIGKILL' | 'SIGSTOP'): void {
  for (const id of ids) {
    try {
      process.kill(id, name);
    } catch {
      // It ended together with its parent.
    }
  }
}

describe('浏览器出事', () => {
  test('打印中途浏览器被杀：每张表都印出来，各一次，只有日志知道', async () => {
    const printer = startPrinter();
    await printer.print(named('热身'));
    const printing = Promise.all(NAMES.map((name) => printer.print(named(name))));
    signal(childProcesses(), 'SIGKILL');
    expect(await namesIn(await printing)).toEqual(NAMES);
    expect(log.some((line) => line.includes('重新打印'))).toBe(true);
  });

  test('浏览器在两次打印之间死了：下一张照印', async () => {
    const printer = startPrinter();
    await printer.print(named('甲'));
    signal(childProcesses(), 'SIGKILL');
    await until(() => childProcesses().length === 0);
    expect(await namesIn([await printer.print(named('乙'))])).toEqual(['乙']);
  });

  test('浏览器不动了：到时限就换一个', async () => {
    const printer = startPrinter({ timeout: 8000 });
    await printer.print(named('热身'));
    const stopped = childProcesses();
    signal(stopped, 'SIGSTOP');
    expect(await namesIn([await printer.print(named('甲'))])).toEqual(['甲']);
    expect(log.some((line) => line.includes('8000 毫秒'))).toBe(true);
    await until(() => !childProcesses().some((id) => stopped.includes(id)));
  });

  test('每次都中断的表试三次就放弃，别的表不受连累', async () => {
    const printer = startPrinter({ pages: 2 });
    const broken = {
      ...named('坏表'),
      layOut: () => {
        throw new Error('无法排版');
      },
    };
    const results = await Promise.allSettled([
      printer.print(broken),
      ...NAMES.map((name) => printer.print(named(name))),
    ]);
    expect(results[0]).toMatchObject({ status: 'rejected', reason: expect.any(PrintProblem) });
    expect(results.slice(1).map(({ status }) => status)).toEqual(NAMES.map(() => 'fulfilled'));
    expect(log.filter((line) => line.includes('无法排版'))).toHaveLength(3);
  });
});

describe('没有浏览器', () => {
  test('找不到：一句说清楚的话，下一次再找', async () => {
    let asked = 0;
    const printer = startPrinter({
      findBrowser: async () => {
        asked += 1;
        return asked === 1 ? { problem: '没有可以打印的浏览器，请安装 Chromium。' } : testBrowser();
      },
    });
    await expect(printer.print(named('甲'))).rejects.toThrow('没有可以打印的浏览器，请安装 Chromium。');
    expect((await printer.print(named('甲'))).length).toBeGreaterThan(1000);
  });

  test('启动不了：一句话，路径在里面', async () => {
    const printer = startPrinter({ findBrowser: async () => ({ path: '/bin/false' }) });
    const failure = await printer.print(named('甲')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PrintProblem);
    expect(String(failure)).toContain('/bin/false');
  });

  test('第一次打印才去找浏览器', async () => {
    let asked = 0;
    startPrinter({
      findBrowser: async () => {
        asked += 1;
        return { problem: '不该问到这里。' };
      },
    });
    expect(asked).toBe(0);
    // Browsers of earlier tests may still be ending.
    await until(() => childProcesses().length === 0);
  });
});

describe('排队和收尾', () => {
  const folder = useFolder();

  test('等待的表太多就说明白，已排上的照印', async () => {
    const printer = startPrinter({ pages: 1, mostWaiting: 2 });
    const results = await Promise.allSettled(['甲', '乙', '丙', '丁'].map((name) => printer.print(named(name))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(results[3]).toMatchObject({ reason: { message: '等待打印的表已有 2 张，请过几分钟再试。' } });
  });

  test('印够张数就换浏览器，表一张不少', async () => {
    const printer = startPrinter({ recycleAfter: 3 });
    await printer.print(named('热身'));
    const first = childProcesses();
    expect(await namesIn(await Promise.all(NAMES.map((name) => printer.print(named(name)))))).toEqual(NAMES);
    expect(childProcesses().some((id) => first.includes(id))).toBe(false);
    expect(log.filter((line) => line.includes('重新打印'))).toEqual([]);
  });

  test('关闭后没有进程、没有临时目录留下，等着的表得到一句话', async () => {
    // A temporary folder of its own: other tests' browsers keep their profiles in the usual one.
    vi.stubEnv('TMPDIR', folder.path('.'));
    const printer = startPrinter({ pages: 1 });
    await printer.print(named('甲'));
    const left = ['乙', '丙'].map((name) => printer.print(named(name)).catch((error: unknown) => error));
    await printer.close();
    expect(childProcesses()).toEqual([]);
    expect(readdirSync(folder.path('.'))).toEqual([]);
    for (const result of await Promise.all(left)) expect(result).toBeInstanceOf(PrintProblem);
    await expect(printer.print(named('丁'))).rejects.toThrow('正在停止');
  });
});

test('表里的地址一个也不去取：网络、本机文件、内嵌页面', async () => {
  let visits = 0;
  const server = createServer((_, response) => {
    visits += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hostile = `<link rel="stylesheet" href="${address}/a.css"><img src="${address}/b.png"><img src="file:///etc/hostname">
    <iframe src="${address}/c"></iframe><meta http-equiv="refresh" content="0;url=${address}/d">
    <script>document.body.textContent = 'JavaScript'; fetch('${address}/e')</script><p>body text</p>`;
  const form = { draft: `<!doctype html><title>试</title><body>${hostile}`, uncovered: [], layOut: () => hostile };
  const { pages } = await readPdf(await startPrinter().print(form));
  const refused = () => log.filter((line) => line.includes('拒绝了一个请求'));
  // A busy machine hears of the requests after the paper is done.
  await until(() => refused().length >= 4);
  server.close();
  expect(pages.join('')).toContain('bodytext');
  expect(pages.join('')).not.toContain('JavaScript');
  expect(visits).toBe(0);
  expect(refused().length).toBeGreaterThanOrEqual(4);
});
