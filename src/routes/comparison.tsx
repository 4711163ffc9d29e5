import { type Context, Hono } from 'hono';
import { COMPARISON_TITLE, comparisonReport } from '#reports/comparison-report.ts';
import { reportFileName } from '#reports/file-name.ts';
import { listComparison } from '#src/actions/list-comparison.ts';
import { openComparison } from '#src/actions/open-comparison.ts';
import { comparisonListView, comparisonView, readChoice } from '#src/routes/comparison-view.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { sendPdf, sendXlsx } from '#src/routes/send-form.ts';
import { ComparisonPage } from '#views/comparison.tsx';
import { ComparisonListPage } from '#views/comparison-list.tsx';

/** 对比: target, mid-year, forecast and result, one project or all of a year. */
export function comparisonRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/projects/:id/comparison', async (c) => {
    const view = comparisonView(await openComparison(site.db, c.req.param('id')));
    return c.html(<ComparisonPage frame={await frameOf(c, site, view.project.year)} view={view} />);
  });

  app.get('/projects/:id/comparison/report.pdf', async (c) => {
    const opened = await openComparison(site.db, c.req.param('id'));
    const view = comparisonView(opened);
    const paper = comparisonReport({ ...view, draft: opened.open.status.editable });
    return sendPdf(c, await site.printer.print(paper), reportFileName(1, 1, view.project.name, COMPARISON_TITLE));
  });

  app.get('/projects/:id/comparison/comparison.xlsx', async (c) => {
    const view = comparisonView(await openComparison(site.db, c.req.param('id')));
    // Loaded with the first file, as the library behind it.
    const { comparisonWorkbook } = await import('#src/export/comparison-workbook.ts');
    const name = reportFileName(1, 1, view.project.name, COMPARISON_TITLE, 'xlsx');
    return sendXlsx(c, await comparisonWorkbook(view), name);
  });

  async function chosen(c: Context) {
    const choice = readChoice((name) => c.req.query(name));
    const frame = await frameOf(c, site);
    return { frame, view: comparisonListView(await listComparison(site.db, frame.year), choice) };
  }

  app.get('/comparison', async (c) => c.html(<ComparisonListPage {...(await chosen(c))} />));

  app.get('/comparison/comparison.xlsx', async (c) => {
    const { frame, view } = await chosen(c);
    const { comparisonListWorkbook } = await import('#src/export/comparison-workbook.ts');
    const bytes = await comparisonListWorkbook(frame.year, view.matrix, view.worst);
    return sendXlsx(c, bytes, `${frame.year}年度-项目绩效对比.xlsx`);
  });

  return app;
}
