import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkDatabase } from '#db/backup.ts';
import { countEntries, listHistory } from '#db/entries.ts';
import { createApp } from '#src/app.tsx';
import { AppError } from '#src/errors.ts';
import { RestoreGate } from '#src/routes/restore-gate.ts';
import { hashOfRows } from '#test/db/copied-rows.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { NOW, useSite } from '#test/support/site.ts';

const OCTETS = { 'content-type': 'application/octet-stream', 'hx-request': 'true' };

describe('数据与备份', () => {
  const site = useSite();
  const folder = () => dirname(site.used.url.slice(7));
  const left = () => (existsSync(join(folder(), 'transfer')) ? readdirSync(join(folder(), 'transfer')) : []);

  async function backup(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await (await site.ask('/storage/backups', { method: 'POST' })).arrayBuffer());
  }

  const send = (bytes: Uint8Array<ArrayBuffer>) =>
    site.ask('/storage/restores', {
      method: 'POST',
      body: bytes,
      headers: { ...OCTETS, 'content-length': String(bytes.length) },
    });

  async function takenIn(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const answer = await send(bytes);
    expect(answer.status).toBe(201);
    return answer.headers.get('location') ?? '';
  }

  const confirm = (place: string) => site.send('POST', `${place}/confirmation`, { confirmed: '恢复' });

  /** The address of a cell of a project that is still open. */
  async function openCell(): Promise<string> {
    for (const [, place = ''] of (await site.page('/')).matchAll(/href="(\/projects\/[^/"]+\/year-end)"/g)) {
      const cell = `${place}/cells/project/goalResult`;
      if ((await site.send('PUT', cell, { text: '', version: '0' })).status !== 422) return cell;
    }
    throw new Error('没有正在填报的项目');
  }

  test('页面写明数据在哪里、版本、内容', async () => {
    const page = await site.page('/storage');
    expect(page).toContain(site.used.url.slice(7));
    expect(page).toContain('006-package-returns');
    expect(page).toContain('1 家单位，7 个项目');
    expect(page).toContain('在这里还没有备份过');
    expect(await site.page('/storage/check')).toContain('数据完好');
  });

  test('下载备份：附件，中文文件名，记下时间，不留临时文件', async () => {
    const answer = await site.ask('/storage/backups', { method: 'POST' });
    const name = decodeURIComponent(answer.headers.get('content-disposition')?.split("''")[1] ?? '');
    expect(name).toBe('绩衡备份-2025-01-09-0900.jiheng');
    const bytes = await answer.arrayBuffer();
    expect(bytes.byteLength).toBe(Number(answer.headers.get('content-length')));
    expect(left()).toEqual([]);
    expect(await site.page('/storage')).toContain('上次备份：2025-01-09 09:00');
  });

  test('下载到一半断开：也不留临时文件', async () => {
    const answer = await site.ask('/storage/backups', { method: 'POST' });
    await answer.body?.cancel();
    expect(left()).toEqual([]);
  });

  test('恢复：预览，写了“恢复”才换，先自动备份，之后可以从自动备份再换回来', async () => {
    const before = await hashOfRows(site.used.db);
    const bytes = await backup();
    const cell = await openCell();
    await site.send('PUT', cell, { text: '恢复前才写的话', version: '1' });
    await site.send('PUT', cell, { text: '恢复前才写的话', version: '0' });
    const written = await hashOfRows(site.used.db);
    expect(written).not.toBe(before);
    const place = await takenIn(bytes);
    const preview = await site.page(place);
    expect(preview).toContain('恢复会丢掉：1 处填报');
    expect(preview).toContain('恢复前才写的话');
    expect(preview).toContain('2025-01-09 09:00，程序 0.1.0');
    const without = await site.send('POST', `${place}/confirmation`, { confirmed: '' });
    expect(without.status).toBe(422);
    expect(await hashOfRows(site.used.db)).toBe(written);
    expect((await confirm(place)).headers.get('location')).toBe('/storage?restored');
    expect(await hashOfRows(site.used.db)).toBe(before);
    expect(await checkDatabase(site.used.db)).toEqual([]);
    expect(left()).toEqual([]);
    expect((await confirm(place)).status).toBe(404);
    const [, kept = ''] = /href="(\/storage\/backups\/[^"]+)"/.exec(await site.page('/storage')) ?? [];
    expect((await site.ask(kept)).headers.get('content-type')).toBe('application/octet-stream');
    const back = (await site.ask(`${kept}/restores`, { method: 'POST' })).headers.get('location') ?? '';
    await confirm(back);
    expect(await hashOfRows(site.used.db)).toBe(written);
  });

  test('恢复前打开的页面不能再存：说明原因，没有盖掉什么', async () => {
    const cell = await openCell();
    const bytes = await backup();
    const [, generation = ''] = /name="generation" content="(\d+)"/.exec(await site.page('/')) ?? [];
    await confirm(await takenIn(bytes));
    const before = await hashOfRows(site.used.db);
    const form = new FormData();
    form.set('text', '旧页面写的');
    form.set('version', '0');
    const answer = await site.ask(cell, {
      method: 'PUT',
      body: form,
      headers: { 'x-generation': generation, 'hx-request': 'true' },
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('数据已从备份恢复');
    const reset = await site.ask(`/person?generation=${generation}`, { method: 'POST', body: new FormData() });
    expect(reset.status).toBe(409);
    expect(await hashOfRows(site.used.db)).toBe(before);
  });

  test('恢复的同时不停保存：各有各的答复，恢复后没有一处是恢复前的页面写的', async () => {
    const cell = await openCell();
    const bytes = await backup();
    const before = await countEntries(site.used.db);
    const [, generation = ''] = /name="generation" content="(\d+)"/.exec(await site.page('/')) ?? [];
    const place = await takenIn(bytes);
    let version = (await listHistory(site.used.db, cell.split('/')[2] ?? '', null, 'goalResult')).length;
    const statuses: number[] = [];
    const save = async () => {
      const form = new FormData();
      form.set('text', `第 ${statuses.length} 次`);
      form.set('version', String(version));
      const { status } = await site.ask(cell, { method: 'PUT', body: form, headers: { 'x-generation': generation } });
      statuses.push(status);
      if (status === 200) version += 1;
      // Lets the restore come to its turn, as a network would.
      await new Promise(setImmediate);
    };
    for (let i = 0; i < 5; i += 1) await save();
    let underWay = true;
    const both = Promise.all([confirm(place), confirm(place)]).finally(() => {
      underWay = false;
    });
    while (underWay) await save();
    const answers = (await both).map(({ status }) => status).sort();
    for (let i = 0; i < 5; i += 1) await save();
    expect(answers).toEqual([303, 409]);
    // Saved before, told to wait during, refused after; never saved again.
    expect(statuses.join(' ')).toMatch(/^(200 )+(503 )+(409 ?)+$/);
    expect(await countEntries(site.used.db)).toBe(before);
    expect(await checkDatabase(site.used.db)).toEqual([]);
  });

  test.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['空文件', new Uint8Array(), '是空的'],
    ['PDF', new TextEncoder().encode('%PDF-1.7 正文'), '这是 PDF 文件'],
    ['压缩包', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), '请先解压'],
    ['gzip', new Uint8Array(gzipSync('备份')), '请先解压'],
    ['文字', new TextEncoder().encode('项目名称,实际完成值'), '不是绩衡的备份'],
    ['加密过的', crypto.getRandomValues(new Uint8Array(4096)), '加密'],
  ])('%s：一句话，什么也没变', async (_, bytes, sentence) => {
    const before = await hashOfRows(site.used.db);
    const answer = await send(bytes);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
    expect(await hashOfRows(site.used.db)).toBe(before);
    expect(left()).toEqual([]);
  });

  test('传了一半就断的、自称太大的', async () => {
    const bytes = await backup();
    const cut = await site.ask('/storage/restores', {
      method: 'POST',
      body: bytes.slice(0, 5000),
      headers: { ...OCTETS, 'content-length': String(bytes.length) },
    });
    expect(await cut.text()).toContain('没有传完');
    const huge = await site.ask('/storage/restores', {
      method: 'POST',
      body: bytes,
      headers: { ...OCTETS, 'content-length': String(3 * 1024 ** 3) },
    });
    expect(huge.status).toBe(413);
    expect(await huge.text()).toContain('超过 2 GB');
    expect(left()).toEqual([]);
  });

  test('取消：备份不再等着', async () => {
    const place = await takenIn(await backup());
    expect((await site.send('POST', `${place}/removal`, {})).status).toBe(303);
    expect(left()).toEqual([]);
    expect((await site.ask(place)).status).toBe(404);
  });

  test.each(['/storage/restores/..%2Fjiheng', '/storage/backups/..%2Fjiheng.db', '/storage/backups/x.jiheng'])(
    '只给得出自己的备份：%s',
    async (path) => {
      writeFileSync(join(folder(), 'x.jiheng'), '别的文件');
      expect((await site.ask(path)).status).toBe(404);
    },
  );
});

describe('恢复与保存互不交错', () => {
  test('恢复等正在保存的完成；恢复时不收新的保存，也不收第二个恢复', async () => {
    const gate = new RestoreGate();
    const order: string[] = [];
    let finish: () => void = () => undefined;
    const saving = gate.change(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push('存完');
    });
    const restoring = gate.restore(async () => void order.push('恢复'));
    await expect(gate.change(async () => undefined)).rejects.toMatchObject({ code: 'busy' });
    await expect(gate.restore(async () => undefined)).rejects.toMatchObject({ code: 'conflict' });
    finish();
    await Promise.all([saving, restoring]);
    expect(order).toEqual(['存完', '恢复']);
    await gate.change(async () => void order.push('又能存'));
    expect(order).toHaveLength(3);
  });

  test('恢复失败后照常保存', async () => {
    const gate = new RestoreGate();
    await expect(
      gate.restore(async () => {
        throw new AppError('full', '磁盘已满');
      }),
    ).rejects.toThrow('磁盘已满');
    await gate.change(async () => undefined);
  });
});

describe('数据在 PostgreSQL 上', () => {
  const database = useDatabase(DATABASES[1].create);
  const printer = { print: async () => new Uint8Array(), close: async () => undefined };
  const ask = (path: string, method = 'GET') =>
    createApp({ db: database.db, printer, printedFolder: '', now: () => NOW, development: false }).request(
      `http://127.0.0.1:3000${path}`,
      { method, headers: { 'sec-fetch-site': 'same-origin' } },
    );

  test('页面说用 pg_dump，没有按钮；直接请求也拒绝', async () => {
    const page = await (await ask('/storage')).text();
    expect(page).toContain('pg_dump');
    expect(page).not.toContain('下载备份</button>');
    expect(await (await ask('/storage/check')).text()).toContain('数据完好');
    const answer = await ask('/storage/backups', 'POST');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('pg_dump');
  });
});
