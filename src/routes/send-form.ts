import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { reportFileName } from '#reports/file-name.ts';
import type { FormContent } from '#reports/paper-form.tsx';
import { selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { AppError } from '#src/errors.ts';
import type { ListTable } from '#src/export/list-columns.ts';
import type { Site } from '#src/routes/context.ts';
import { type Edition, titleOfEdition } from '#src/rules/edition.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function disposition(kind: 'inline' | 'attachment', plain: string, fileName: string): string {
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

/** A PDF under its Chinese name, shown in the browser. */
export function sendPdf(c: Context, bytes: Uint8Array, fileName: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': disposition('inline', 'form.pdf', fileName),
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
    'Content-Disposition': disposition('inline', 'form.pdf', basename(path)),
    'Cache-Control': 'no-store',
  });
}

/** Prints an edition of one record and sends it. */
export async function sendForm(
  c: Context,
  site: Site,
  record: EvaluationRecord,
  edition: Edition = 'official',
): Promise<Response> {
  const paper = selfEvaluationForm(record, { signatures: c.req.query('signatures') !== '0', edition });
  const bytes = await site.printer.print(paper);
  return sendPdf(c, bytes, reportFileName(1, 1, record.project.name, titleOfEdition(record.title, edition)));
}

/** A Word document under its Chinese name, to be saved. */
export function sendDocument(c: Context, bytes: Uint8Array, fileName: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': DOCX,
    'Content-Disposition': disposition('attachment', 'report.docx', fileName),
    'Cache-Control': 'no-store',
  });
}

/** A spreadsheet under its Chinese name, to be saved. */
export function sendXlsx(c: Context, bytes: Uint8Array, fileName: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': XLSX,
    'Content-Disposition': disposition('attachment', 'form.xlsx', fileName),
    'Cache-Control': 'no-store',
  });
}

/** A JSON file under its Chinese name, to be saved. */
export function sendJson(c: Context, text: string, fileName: string): Response {
  return c.body(text, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': disposition('attachment', 'package.json', fileName),
    'Cache-Control': 'no-store',
  });
}

/** Writes a form as a spreadsheet and sends it. */
export async function sendFormWorkbook(c: Context, content: FormContent, fileName: string): Promise<Response> {
  // Loaded with the first file, as the library behind it.
  const { formWorkbook } = await import('#src/export/form-workbook.ts');
  return sendXlsx(c, await formWorkbook(content), fileName);
}

/** Writes lists as a spreadsheet and sends it; `title` is what the file says of itself. */
export async function sendLists(c: Context, title: string, tables: ListTable[], fileName: string): Promise<Response> {
  const { listWorkbook } = await import('#src/export/list-workbook.ts');
  return sendXlsx(c, await listWorkbook(title, tables), fileName);
}

/** The lists of a year, under the year and a name. */
export function sendYearLists(c: Context, year: number, name: string, tables: ListTable[]): Promise<Response> {
  const title = `${year}年度-${name}`;
  return sendLists(c, title, tables, `${title}.xlsx`);
}
