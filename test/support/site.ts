import { afterAll, beforeAll } from 'vitest';
import type { Printer } from '#reports/printer.ts';
import { loadSample } from '#src/actions/load-sample.ts';
import { createApp } from '#src/app.tsx';
import { DATABASES, type TestDatabase } from '#test/support/databases.ts';
import { useFolder } from '#test/support/folder.ts';

/** 2025-01-09 09:00 in Shanghai. */
export const NOW = new Date('2025-01-09T01:00:00.000Z');

/** Prints nothing: what a route hands over for printing is tested with the printer. */
const SILENT: Printer = {
  print: async () => new TextEncoder().encode('%PDF-1.4 test'),
  close: async () => undefined,
};

export interface TestSite {
  used: TestDatabase;
  /** A request as our own pages send it; `headers` replace ours. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  page(path: string): Promise<string>;
  /** Sends a form's fields. */
  send(method: 'POST' | 'PUT', path: string, fields: Record<string, string | readonly string[]>): Promise<Response>;
  app(): ReturnType<typeof createApp>;
}

/** The whole application over a fresh SQLite database, with the sample unit unless `empty`. */
export function useSite({ empty = false, development = false, printer = SILENT } = {}): TestSite {
  const used = {} as TestDatabase;
  const printed = useFolder();
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    Object.assign(used, await DATABASES[0].create());
    if (!empty) await loadSample(used.db, NOW.toISOString());
    app = createApp({ db: used.db, printer, printedFolder: printed.path('printed'), now: () => NOW, development });
  });
  afterAll(() => used.close?.());
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(`http://127.0.0.1:3000${path}`, {
      ...init,
      headers: { 'sec-fetch-site': 'same-origin', ...init.headers },
    });
  return {
    used,
    ask,
    app: () => app,
    page: async (path) => (await ask(path)).text(),
    send: (method, path, fields) => {
      const body = new FormData();
      for (const [name, given] of Object.entries(fields)) for (const value of [given].flat()) body.append(name, value);
      return ask(path, { method, body });
    },
  };
}
