import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { runApart } from '#db/apart.ts';
import { checkDatabase } from '#db/backup.ts';
import { findDatabaseFolder } from '#db/database-folder.ts';
import { listAutomaticBackups } from '#src/actions/automatic-backups.ts';
import { describeStorage } from '#src/actions/describe-storage.ts';
import { localFolder } from '#src/actions/local-folder.ts';
import { makeBackup } from '#src/actions/make-backup.ts';
import { previewRestore } from '#src/actions/preview-restore.ts';
import { cancelRestore, restoreBackup } from '#src/actions/restore-backup.ts';
import { MOST_BYTES, takeInBackup } from '#src/actions/take-in-backup.ts';
import { AppError } from '#src/errors.ts';
import { formOf, frameOf, type Site, textOf } from '#src/routes/context.ts';
import type { RestoreGate } from '#src/routes/restore-gate.ts';
import { restoreView, storageView } from '#src/routes/storage-view.ts';
import { VERSION } from '#src/version.ts';
import { RestorePage } from '#views/restore.tsx';
import { StoragePage } from '#views/storage.tsx';

/** What a person types to confirm a restore. */
const CONFIRMED = '恢复';

function sendBackup(c: Context, opened: FileHandle, name: string, bytes: number): Response {
  return c.body(Readable.toWeb(opened.createReadStream()) as ReadableStream, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(bytes),
    'Content-Disposition': `attachment; filename="backup.jiheng"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

async function openAutomatic(site: Site, name: string) {
  const folder = await localFolder(site.db);
  const found = (await listAutomaticBackups(folder)).find((one) => one.name === name);
  if (!found) throw new AppError('not-found', '没有这份自动备份，可能已被较新的替换，请刷新“数据与备份”。');
  return { ...found, opened: await open(join(folder.backups, found.name), 'r') };
}

/** 数据与备份: where the data is, backups, and restoring one. */
export function storageRoutes(site: Site, gate: RestoreGate): Hono {
  const app = new Hono();
  const label = () => ({ at: site.now().toISOString(), version: VERSION });
  const page = async (c: Context, shown: { problems?: string[]; problem?: string; restored?: boolean }) => {
    const view = storageView(await describeStorage(site.db), shown);
    return c.html(<StoragePage frame={await frameOf(c, site)} view={view} />, shown.problem ? 422 : 200);
  };
  const preview = async (c: Context, id: string, problem: string) => {
    const view = restoreView(id, await previewRestore(site.db, id), problem);
    return c.html(<RestorePage frame={await frameOf(c, site)} view={view} />, problem ? 422 : 200);
  };

  app.get('/', (c) => page(c, { restored: c.req.query('restored') !== undefined }));

  app.get('/check', async (c) => {
    const folder = await findDatabaseFolder(site.db);
    return page(c, { problems: folder ? await runApart('check', folder.file) : await checkDatabase(site.db) });
  });

  app.post('/backups', async (c) => {
    const { opened, name, bytes } = await makeBackup(site.db, label());
    return sendBackup(c, opened, name, bytes);
  });

  app.get('/backups/:name', async (c) => {
    const { opened, name, bytes } = await openAutomatic(site, c.req.param('name'));
    return sendBackup(c, opened, name, bytes);
  });

  app.post('/backups/:name/restores', async (c) => {
    const { opened, bytes } = await openAutomatic(site, c.req.param('name'));
    const taken = await takeInBackup(site.db, bytes, opened.createReadStream());
    return taken.ok ? c.redirect(`/storage/restores/${taken.id}`, 303) : page(c, { problem: taken.problem });
  });

  app.post('/restores', async (c) => {
    const bytes = Number(c.req.header('content-length') ?? '0');
    const body: AsyncIterable<Uint8Array> = c.req.raw.body ?? Readable.from([]);
    const taken = await takeInBackup(site.db, bytes, body);
    if (!taken.ok) return c.text(taken.problem, bytes > MOST_BYTES ? 413 : 422);
    return c.body(null, 201, { Location: `/storage/restores/${taken.id}` });
  });

  app.get('/restores/:id', (c) => preview(c, c.req.param('id'), ''));

  app.post('/restores/:id/confirmation', async (c) => {
    const id = c.req.param('id');
    const typed = textOf(await formOf(c), 'confirmed').trim();
    if (typed !== CONFIRMED) return preview(c, id, '没有恢复：请在框里写“恢复”两个字，再点按钮。');
    await gate.restore(() => restoreBackup(site.db, id, label()));
    return c.redirect('/storage?restored', 303);
  });

  app.post('/restores/:id/removal', async (c) => {
    await cancelRestore(site.db, c.req.param('id'));
    return c.redirect('/storage', 303);
  });

  return app;
}
