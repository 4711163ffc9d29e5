import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { listImports } from '#db/imports.ts';
import type { OpenedFile } from '#src/import/open-file.ts';
import { readSource } from '#src/import/read-files.ts';
import { MOST_UPLOADS, ReadingQueue } from '#src/import/reading-queue.ts';
import { importUploadRoutes } from '#src/routes/import-upload.tsx';
import { RestoreGate } from '#src/routes/restore-gate.ts';
import { followReading } from '#test/support/follow-reading.ts';
import { NOW, type TestSite, useSite } from '#test/support/site.ts';

const TABLE = readFileSync(new URL('../../db/sample/targets-2024.txt', import.meta.url), 'utf8');
const OTHER = TABLE.replaceAll('2024年度', '2023年度');
const TABLES: [string, string][] = [
  ['甲.txt', TABLE],
  ['乙.txt', OTHER],
];

type Named = [name: string, content: string | Uint8Array];

async function send(ask: TestSite['ask'], ...files: Named[]): Promise<Response> {
  const body = new FormData();
  for (const [name, content] of files) body.append('file', new File([content as Uint8Array<ArrayBuffer>], name));
  return ask('/imports', { method: 'POST', body });
}

const placeOf = (answer: Response) => answer.headers.get('location') ?? '';

describe('许多文件一次导入', () => {
  const site = useSite({ empty: true });

  test('几个文件：先到读取页，读完到预览；项目按选文件的次序', async () => {
    const answer = await send(site.ask, ...TABLES);
    expect(answer.status).toBe(303);
    const reading = placeOf(answer);
    expect(reading).toMatch(/^\/imports\/[0-9a-f-]+\/reading$/);
    const place = await followReading(site.ask, reading);
    expect(place).toBe(reading.replace('/reading', ''));
    const page = await site.page(place);
    expect(page).toContain('甲.txt、乙.txt：读出 14 个项目');
    expect((await site.ask(reading)).headers.get('location')).toBe(place);
  });

  test('一个压缩包，其中一个文件读不出：其余的都在预览里，读不出的说明原因', async () => {
    const bytes = zipSync({ '一.txt': strToU8(TABLE), '空.txt': new Uint8Array(), '二.txt': strToU8(OTHER) });
    const reading = placeOf(await send(site.ask, ['各单位.zip', bytes]));
    const page = await site.page(await followReading(site.ask, reading));
    expect(page).toContain('各单位.zip/一.txt、各单位.zip/二.txt：读出 14 个项目');
    expect(page).toContain('各单位.zip/空.txt：文件是空的');
    expect(page).toContain('这个文件没有读入');
  });

  test('一个文件照旧直接到预览', async () => {
    expect(placeOf(await send(site.ask, ['甲.txt', TABLE]))).not.toContain('reading');
  });

  test('都读不出：没有预览，读取页说明每个文件的原因', async () => {
    const before = await listImports(site.used.db, 100);
    const reading = placeOf(
      await send(site.ask, ['空.txt', ''], ['图.txt', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])]),
    );
    expect(await followReading(site.ask, reading)).toBe(reading);
    const page = await site.page(reading);
    expect(page).toContain('2 个文件都读不出，没有可以预览的内容。');
    expect(page).toContain('文件是空的');
    expect(page).toContain('图片');
    expect(page).toContain('重新选择文件');
    expect(await listImports(site.used.db, 100)).toEqual(before);
  });

  test.each<[string, Named[], string]>([
    ['压缩包里没有文件', [['空.zip', zipSync({ 子: {} })]], '空.zip：压缩文件里没有文件'],
    ['压缩炸弹', [['大.zip', zipSync({ 'a.txt': new Uint8Array(9_000_000) })]], '压缩炸弹'],
    [
      '两个都被拒绝',
      [
        ['一.zip', zipSync({})],
        ['二.zip', zipSync({})],
      ],
      '二.zip：压缩文件里没有文件',
    ],
    ['501 个文件', Array.from({ length: 501 }, (_, at) => [`${at}.txt`, '甲']), '一次最多导入 500 个文件'],
  ])('%s：当场拒绝，不进后台', async (_, files, said) => {
    const answer = await send(site.ask, ...files);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(said);
  });

  test('没有的读取，或程序重新启动过：说明，请重新选择文件；页面上的进度自己会转过去', async () => {
    const answer = await site.ask('/imports/0193f0c2-7a10-7000-8000-000000000009/reading');
    expect(answer.status).toBe(404);
    const page = await answer.text();
    expect(page).toContain('没有导入任何内容，请重新选择文件');
    expect(page).toContain('id="import-file"');
    const progress = await site.ask('/imports/nobody/reading/progress', { headers: { 'hx-request': 'true' } });
    expect([progress.status, progress.headers.get('hx-refresh')]).toEqual([204, 'true']);
    expect((await site.send('POST', '/imports/nobody/reading/stopping', {})).status).toBe(303);
  });
});

describe('读取的经过', () => {
  const site = useSite({ empty: true });

  /** The same addresses over a reader that answers only when it is told to. */
  function heldSite(gate = new RestoreGate()) {
    const asked: (() => void)[] = [];
    const queue = new ReadingQueue(
      ({ name, bytes }) =>
        new Promise<OpenedFile>((resolve) => {
          const text = new TextDecoder().decode(bytes);
          const opened: OpenedFile =
            text === ''
              ? { ok: false, name, problem: '文件是空的。' }
              : { ok: true, reading: readSource({ name, text }) };
          asked.push(() => resolve(opened));
        }),
    );
    const given = { db: site.used.db, printer: { print: async () => new Uint8Array(), close: async () => undefined } };
    const routes = importUploadRoutes({ ...given, printedFolder: '', now: () => NOW, development: false }, queue, gate);
    const app = new Hono().route('/imports', routes);
    const ask: TestSite['ask'] = async (path, init) => app.request(`http://127.0.0.1:3000${path}`, init);
    return {
      ask,
      page: async (path: string) => (await ask(path)).text(),
      readNext: async () => {
        asked.pop()?.();
        await new Promise((resolve) => setTimeout(resolve));
      },
    };
  }

  test('进度：已读几个、每个文件的情况；没有 JavaScript 的浏览器自己再来看', async () => {
    const { ask, page, readNext } = heldSite();
    const reading = placeOf(
      await send(ask, ['甲.txt', TABLE], ['空.txt', ''], ['信.txt', '各位同事：'], ['乙.txt', OTHER]),
    );
    const first = await page(reading);
    expect(first).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>');
    expect(first).toContain('role="status">已读 0/4</span>');
    expect(first).toContain('正在读</span>');
    await readNext();
    await readNext();
    await readNext();
    const progress = await page(`${reading}/progress`);
    expect(progress).toMatch(/^<section id="reading"/);
    expect(progress).toContain('hx-trigger="every 1s"');
    expect(progress).toContain('<progress aria-label="进度" value="3" max="4">');
    expect(progress).toContain('已读 3/4，1 个读不出');
    for (const said of ['读出 7 个项目', '读不出</span><p class="note">文件是空的。', '没有读出项目', '正在读'])
      expect(progress).toContain(said);
    await readNext();
    expect((await ask(`${reading}/progress`)).headers.get('hx-refresh')).toBe('true');
  });

  test('停止读取：没有预览，说明没有导入；再停一次没有妨碍', async () => {
    const { ask, page, readNext } = heldSite();
    const before = await listImports(site.used.db, 100);
    const reading = placeOf(await send(ask, ...TABLES));
    await readNext();
    for (const _ of [1, 2]) {
      const stopped = await ask(`${reading}/stopping`, { method: 'POST' });
      expect([stopped.status, placeOf(stopped)]).toEqual([303, reading]);
    }
    await readNext();
    const shown = await page(reading);
    expect(shown).toContain('已停止读取，没有导入任何内容。');
    expect(shown).toContain('没有读</span>');
    expect(shown).not.toContain('http-equiv="refresh"');
    expect(shown).not.toContain('hx-trigger');
    expect(await listImports(site.used.db, 100)).toEqual(before);
  });

  test('太多批在等：503，一句话说明；前面的读完又能接收', async () => {
    const { ask, page, readNext } = heldSite();
    const places: string[] = [];
    for (let at = 0; at < MOST_UPLOADS; at++) places.push(placeOf(await send(ask, ...TABLES)));
    expect(await page(places[2] ?? '')).toContain('前面还有 2 批文件在读');
    const refused = await send(ask, ...TABLES);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(await refused.text()).toContain('这一批没有接收');
    await ask(`${places[1]}/stopping`, { method: 'POST' });
    expect((await send(ask, ...TABLES)).status).toBe(303);
    await readNext();
  });

  test('读完时正在恢复备份：没有预览，说明原因', async () => {
    const gate = new RestoreGate();
    const { ask, page, readNext } = heldSite(gate);
    const reading = placeOf(await send(ask, ...TABLES));
    let restored: () => void = () => undefined;
    const restoring = gate.restore(() => new Promise<void>((resolve) => (restored = resolve)));
    await readNext();
    await readNext();
    expect(await page(reading)).toContain('正在从备份恢复数据');
    restored();
    await restoring;
  });
});
