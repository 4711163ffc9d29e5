import { type Context, Hono } from 'hono';
import { findImport, saveImport } from '#db/imports.ts';
import { newId } from '#db/new-id.ts';
import { isBusy, isFull } from '#db/storage-errors.ts';
import { AppError } from '#src/errors.ts';
import type { OpenedFile } from '#src/import/open-file.ts';
import { readApart } from '#src/import/read-apart.ts';
import { joinReadings, type Reading } from '#src/import/read-files.ts';
import { MOST_UPLOADS, type ReadingQueue } from '#src/import/reading-queue.ts';
import { type RefusedFile, unfoldUpload, type WaitingFile } from '#src/import/unfold-upload.ts';
import { formOf, frameOf, type Site } from '#src/routes/context.ts';
import { readingView } from '#src/routes/reading-view.ts';
import type { RestoreGate } from '#src/routes/restore-gate.ts';
import { ImportPage } from '#views/import.tsx';
import { ReadingPage, ReadingProgress } from '#views/import-reading.tsx';

/** Files of one upload, those in archives counted one by one. */
const MOST_FILES = 500;

const MESSAGES = {
  none: '请先选择要导入的文件。',
  many: `一次最多导入 ${MOST_FILES} 个文件，没有读取。请分几次导入。`,
  full: `已有 ${MOST_UPLOADS} 批文件在读取或等待读取，这一批没有接收。请稍候片刻，再选择文件导入。`,
  gone: '没有这次读取：程序可能重新启动过，还没有读完的文件不保留。没有导入任何内容，请重新选择文件。',
};

/** What was read, with the files that could not be read first among the problems: the others go on without them. */
function readingOf(opened: readonly OpenedFile[]): Reading {
  const reading = joinReadings(opened.filter((one) => one.ok).map((one) => one.reading));
  const unread = opened
    .filter((one) => !one.ok)
    .map(({ name, problem }) => ({ file: 0, line: 0, text: '', message: `${name}：${problem} 这个文件没有读入。` }));
  return { ...reading, problems: [...unread, ...reading.problems] };
}

/** Keeps what was read, at least of one file, as a preview that waits for its confirmation. */
async function savePreview(site: Site, id: string, opened: readonly OpenedFile[]): Promise<void> {
  const sources = opened.filter((one) => one.ok).map((one) => one.reading.source);
  await saveImport(site.db, {
    id,
    fileName: sources
      .map(({ name }) => name)
      .join('、')
      .slice(0, 500),
    content: JSON.stringify(sources),
    reading: JSON.stringify(readingOf(opened)),
    createdAt: site.now().toISOString(),
  });
}

function problemsOf(refused: readonly RefusedFile[]): string {
  return refused.map(({ name, problem }) => `${name}：${problem}`).join(' ');
}

/** Why nothing was kept of an upload, as one sentence; what only the log should read is written there. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (isFull(error)) return '磁盘已满，没有生成预览。请腾出空间后，重新选择文件。';
  if (isBusy(error)) return '数据正被另一个程序占用，没有生成预览。请稍后重新选择文件。';
  console.error(error);
  return '系统出错，已记录，没有生成预览。请重新选择文件；仍不行请联系系统管理员。';
}

async function refuse(c: Context, site: Site, status: 404 | 422 | 503, problem: string) {
  if (status === 503) c.header('Retry-After', '5');
  return c.html(<ImportPage frame={await frameOf(c, site)} view={{ problem }} />, status);
}

async function uploadsOf(c: Context): Promise<(WaitingFile | RefusedFile)[][]> {
  const sent = (await formOf(c)).getAll('file').filter((file) => file instanceof File && file.name !== '') as File[];
  const uploads = sent.map(async (file) =>
    unfoldUpload({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
  );
  return Promise.all(uploads);
}

/**
 * Sending files to be imported. One file is read before the answer; several, and those of a .zip, in the background, while a page
 * shows how far it is and leads to the preview.
 */
export function importUploadRoutes(site: Site, queue: ReadingQueue, gate: RestoreGate): Hono {
  const app = new Hono();

  const keep = (id: string) => async (opened: readonly OpenedFile[]) => {
    if (!opened.some((one) => one.ok)) return `${opened.length} 个文件都读不出，没有可以预览的内容。`;
    try {
      await gate.change(() => savePreview(site, id, opened));
      return '';
    } catch (error) {
      return reasonOf(error);
    }
  };

  app.post('/', async (c) => {
    const uploads = await uploadsOf(c);
    const files = uploads.flat();
    const refused = files.filter((file) => 'problem' in file);
    if (files.length === 0) return refuse(c, site, 422, MESSAGES.none);
    if (files.length > MOST_FILES) return refuse(c, site, 422, MESSAGES.many);
    if (refused.length === files.length) return refuse(c, site, 422, problemsOf(refused));
    const id = newId();
    const [first] = files;
    if (uploads.length === 1 && first && 'bytes' in first && !first.packed) {
      const opened = await readApart(first);
      if (!opened.ok) return refuse(c, site, 422, problemsOf([opened]));
      await savePreview(site, id, [opened]);
      return c.redirect(`/imports/${id}`, 303);
    }
    if (!queue.accept(id, files, keep(id))) return refuse(c, site, 503, MESSAGES.full);
    return c.redirect(`/imports/${id}/reading`, 303);
  });

  app.get('/:id/reading', async (c) => {
    const id = c.req.param('id');
    const standing = queue.standing(id);
    if (standing) return c.html(<ReadingPage frame={await frameOf(c, site)} view={readingView(id, standing)} />);
    if (await findImport(site.db, id)) return c.redirect(`/imports/${id}`, 303);
    return refuse(c, site, 404, MESSAGES.gone);
  });

  app.get('/:id/reading/progress', (c) => {
    const id = c.req.param('id');
    const standing = queue.standing(id);
    if (standing) return c.html(<ReadingProgress view={readingView(id, standing)} />);
    // The page itself leads on, without a step of its own in the history that Back would have to pass.
    c.header('HX-Refresh', 'true');
    return c.body(null, 204);
  });

  app.post('/:id/reading/stopping', (c) => {
    const id = c.req.param('id');
    queue.stop(id);
    return c.redirect(`/imports/${id}/reading`, 303);
  });

  return app;
}
