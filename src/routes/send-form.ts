import type { Context } from 'hono';
import { reportFileName } from '#reports/file-name.ts';
import { selfEvaluationForm } from '#reports/self-evaluation-form.tsx';
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

/** Prints one record and sends it. */
export async function sendForm(c: Context, site: Site, record: EvaluationRecord): Promise<Response> {
  const bytes = await site.printer.print(selfEvaluationForm(record, { signatures: c.req.query('signatures') !== '0' }));
  return sendPdf(c, bytes, reportFileName(1, 1, record.project.name, record.title));
}
