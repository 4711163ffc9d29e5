import { Hono } from 'hono';
import { listComparison } from '#src/actions/list-comparison.ts';
import { openComparison } from '#src/actions/open-comparison.ts';
import { comparisonListView, comparisonView, readChoice } from '#src/routes/comparison-view.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { ComparisonPage } from '#views/comparison.tsx';
import { ComparisonListPage } from '#views/comparison-list.tsx';

/** 对比: target, mid-year, forecast and result, one project or all of a year. */
export function comparisonRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/projects/:id/comparison', async (c) => {
    const view = comparisonView(await openComparison(site.db, c.req.param('id')));
    return c.html(<ComparisonPage frame={await frameOf(c, site, view.project.year)} view={view} />);
  });

  app.get('/comparison', async (c) => {
    const choice = readChoice((name) => c.req.query(name));
    const frame = await frameOf(c, site);
    const view = comparisonListView(await listComparison(site.db, frame.year), choice);
    return c.html(<ComparisonListPage frame={frame} view={view} />);
  });

  return app;
}
