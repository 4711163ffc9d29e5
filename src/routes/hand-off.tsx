import { type Context, Hono } from 'hono';
import { reportFileName } from '#reports/file-name.ts';
import { selfEvaluationContent } from '#reports/self-evaluation-form.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { AppError } from '#src/errors.ts';
import { recordToPrint } from '#src/jobs/print-forms.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { sendForm, sendFormWorkbook, sendXlsx } from '#src/routes/send-form.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { copyTables, tabbedText } from '#src/rules/copy-tables.ts';
import { type Edition, titleOfEdition } from '#src/rules/edition.ts';
import type { Currency } from '#src/rules/money.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { CopyPage } from '#views/copy.tsx';

const PHASE = 'year-end';

/** The unit that the address asks for, else the form's own. Refuses any other. */
function unitOf(c: Context, record: EvaluationRecord): Currency {
  const asked = c.req.query('unit') ?? record.currency;
  if (asked === '元' || asked === '万元') return asked;
  throw new AppError('invalid', `“${asked}”不是金额单位，请从页面上选择元或万元。`);
}

async function showCopies(c: Context, site: Site, projectId: string) {
  const open = await openSheet(site.db, projectId, PHASE);
  const record = await recordToPrint(site.db, projectId);
  const currency = unitOf(c, record);
  const tables = copyTables(record, currency);
  const view = {
    project: projectHead(open),
    currency,
    tables,
    tabbed: tables.map(tabbedText),
    frozen: record.submitted !== null,
  };
  return c.html(<CopyPage frame={await frameOf(c, site, open.project.year)} view={view} />);
}

async function sendCopies(c: Context, site: Site, projectId: string) {
  const record = await recordToPrint(site.db, projectId);
  const currency = unitOf(c, record);
  // Loaded with the first file, as the library behind it.
  const { copyWorkbook } = await import('#src/export/copy-workbook.ts');
  const bytes = await copyWorkbook(record, copyTables(record, currency));
  return sendXlsx(c, bytes, reportFileName(1, 1, record.project.name, `一体化填报内容（${currency}）`, 'xlsx'));
}

async function sendSheet(c: Context, site: Site, edition: Edition) {
  const record = await recordToPrint(site.db, c.req.param('id') ?? '');
  const content = selfEvaluationContent(record, { signatures: true, edition });
  const name = titleOfEdition(record.title, edition);
  return sendFormWorkbook(c, content, reportFileName(1, 1, record.project.name, name, 'xlsx'));
}

/** What others get of a project's form without an account: spreadsheet, 公开版, 空表, and its fields to copy. */
export function handOffRoutes(site: Site): Hono {
  const app = new Hono();
  const record = (c: Context) => recordToPrint(site.db, c.req.param('id') ?? '');

  app.get('/:id/blank-form.pdf', async (c) => sendForm(c, site, await record(c), 'blank'));
  app.get('/:id/year-end/form.xlsx', (c) => sendSheet(c, site, 'official'));
  app.get('/:id/year-end/public-form.pdf', async (c) => sendForm(c, site, await record(c), 'public'));
  app.get('/:id/year-end/public-form.xlsx', (c) => sendSheet(c, site, 'public'));
  app.get('/:id/copy', (c) => showCopies(c, site, c.req.param('id')));
  app.get('/:id/copy.xlsx', (c) => sendCopies(c, site, c.req.param('id')));

  return app;
}
