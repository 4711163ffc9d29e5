import { Hono } from 'hono';
import { listYear } from '#src/actions/list-year.ts';
import { AppError } from '#src/errors.ts';
import { bindBooklet, listFormRecords, printForms } from '#src/jobs/print-forms.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { homeView } from '#src/routes/home-view.ts';
import { sendPdf } from '#src/routes/send-form.ts';
import { ReportsPage } from '#views/reports.tsx';

/** Printing: the forms of a year one by one, or bound into a booklet. */
export function reportRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const frame = await frameOf(c, site);
    const listed = await listYear(site.db, { year: frame.year, phase: 'year-end' });
    return c.html(<ReportsPage frame={frame} projects={homeView(listed, '', null).projects} />);
  });

  app.get('/booklet.pdf', async (c) => {
    const { year } = await frameOf(c, site);
    const records = await listFormRecords(site.db, { year });
    if (records.length === 0) throw new AppError('not-found', `${year} 年度还没有项目。`);
    const forms = await printForms(site.printer, records, () => undefined);
    return sendPdf(c, await bindBooklet(forms), `${year}年度-自评表合订本.pdf`);
  });

  return app;
}
