import { type Context, Hono } from 'hono';
import { summaryForm } from '#reports/summary-form.ts';
import { summariseYear } from '#src/actions/summarise-year.ts';
import { AppError } from '#src/errors.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { sendPdf, sendXlsx } from '#src/routes/send-form.ts';
import { SummaryPage } from '#views/summary.tsx';

async function summaryOf(c: Context, site: Site) {
  const frame = await frameOf(c, site);
  const unitId = c.req.query('unit') || undefined;
  const { record, units } = await summariseYear(site.db, { year: frame.year, unitId });
  if (unitId !== undefined && !units.some(({ id }) => id === unitId))
    throw new AppError('not-found', '这个单位本年度没有项目，请从页面上选择单位。');
  return { frame, view: { record, units, unitId: unitId ?? null } };
}

/** 汇总 of a year: the page, its paper and its spreadsheet. */
export function summaryRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const { frame, view } = await summaryOf(c, site);
    return c.html(<SummaryPage frame={frame} view={view} />);
  });

  app.get('/summary.pdf', async (c) => {
    const { frame, view } = await summaryOf(c, site);
    const bytes = await site.printer.print(summaryForm(view.record, { signatures: true }));
    return sendPdf(c, bytes, `${frame.year}年度-${view.record.title}.pdf`);
  });

  app.get('/summary.xlsx', async (c) => {
    const { frame, view } = await summaryOf(c, site);
    // Loaded with the first file, as the library behind it.
    const { summaryWorkbook } = await import('#src/export/summary-workbook.ts');
    return sendXlsx(c, await summaryWorkbook(view.record), `${frame.year}年度-${view.record.title}.xlsx`);
  });

  return app;
}
