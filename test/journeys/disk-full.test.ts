import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSample } from '#src/actions/load-sample.ts';
import { createApp } from '#src/app.tsx';
import { follow, inPage, shows } from '#test/journeys/reading.ts';
import { allSaved, fill, type, typed, UNSAVED } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { ONE_CELL_A_LINE } from '#test/journeys/tables.ts';
import { upload } from '#test/journeys/upload.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('磁盘满了', () => {
  const site = useJourneySite();
  const database = useDatabase(DATABASES[0].create);
  let server: ServerType;
  let address = '';

  /** The same program within this one, so that its database can be kept from growing. */
  beforeAll(async () => {
    await loadSample(database.db, new Date().toISOString());
    const printer = { print: async () => new Uint8Array(), close: async () => undefined };
    const app = createApp({ db: database.db, printer, printedFolder: '', now: () => new Date(), development: false });
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    await new Promise<void>((resolve) => {
      server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve());
    });
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  async function mostPages(extra: number): Promise<void> {
    const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(database.db);
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.pageCount ?? 0) + extra)}`.execute(database.db);
  }

  test('填报时磁盘满：说清楚没有保存，内容留着；腾出空间后自己补存', async () => {
    site.expectComplaint(/503|htmx/);
    const page = await site.open('/');
    await page.goto(address);
    await follow(page, '考务费用');
    await fill(page, '考试人数 实际完成值', '171205人');
    await mostPages(0);
    const long = '因考点调整，部分考务费用转入下年支付。'.repeat(200);
    const cell = '考务工作保障率 实际完成值';
    await type(page, cell, '95%');
    await page.evaluate(
      `document.activeElement.value = ${JSON.stringify(long)}; document.activeElement.dispatchEvent(new Event('input', { bubbles: true }))`,
    );
    await page.keyboard.press('Tab');
    await shows(page, UNSAVED, '1 处未保存，已填的内容还在表中。磁盘已满，刚才的内容没有保存。请腾出空间后重试');
    expect(await typed(page, cell)).toBe(long);
    await mostPages(100_000);
    await allSaved(page);
    await page.reload();
    expect(await typed(page, cell)).toBe(long);
    expect(await typed(page, '考试人数 实际完成值')).toBe('171205人');
  });

  test('更正预览时磁盘满：同样说清楚，内容留着；腾出空间后自己补存', async () => {
    site.expectComplaint(/503|htmx/);
    const page = await site.open('/');
    await page.goto(`${address}/imports/new`);
    const path = join(site.folder(), '街心公园.txt');
    writeFileSync(path, ONE_CELL_A_LINE);
    await upload(page, path);
    await mostPages(0);
    const long = '维护三座街心公园，保持整洁安全。'.repeat(200);
    const cell = '#preview [aria-label="街心公园维护经费 项目总目标"]';
    await page.focus(cell);
    await page.evaluate(
      `document.activeElement.value = ${JSON.stringify(long)}; document.activeElement.dispatchEvent(new Event('input', { bubbles: true }))`,
    );
    await page.keyboard.press('Tab');
    await shows(page, UNSAVED, '1 处未保存，已填的内容还在表中。磁盘已满，刚才的内容没有保存。请腾出空间后重试');
    await mostPages(100_000);
    await allSaved(page);
    await page.reload();
    expect(await inPage(page, `document.querySelector(${JSON.stringify(cell)}).value`)).toBe(long);
  });
});
