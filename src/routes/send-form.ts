import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { reportFileName } from '#reports/file-name.ts';
import { selfEvaluationForm } from '#reports/self-evaluation-form.tsx';
import { AppError } from '#src/errors.ts';
import type { Site } from '#src/routes/context.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

/** A PDF under its Chinese name, shown in the browser. */
export function sendPdf(c: Context, bytes: Uint8Array, fileName: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="form.pdf"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'Cache-Control': 'no-store',
  });
}

/** A printed file from the disk; refuses (not-found) one that was cleared away. */
export async function sendPrinted(c: Context, path: string): Promise<Response> {
  const opened = await open(path, 'r').catch(() => null);
  if (!opened) throw new AppError('not-found', '印好的文件已经不在了，请从“我的一年”勾选项目再打印一次。');
  const { size } = await opened.stat();
  return c.body(Readable.toWeb(opened.createReadStream()) as ReadableStream, 200, {
    'Content-Type': 'application/pdf',
    'Content-Length': String(size),
    'Content-Disposition': `inline; filename="form.pdf"; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
    'Cache-Control': 'no-store',
  });
}

/** Prints one record and sends it. */
export async function sendForm(c: Context, site: Site, record: EvaluationRecord): Promise<Response> {
  const bytes = await site.printer.print(selfEvaluationForm(record, { signatures: c.req.query('signatures') !== '0' }));
  return sendPdf(c, bytes, reportFileName(1, 1, record.project.name, record.title));
}
