import { Hono } from 'hono';
import { listYear } from '#src/actions/list-year.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { projectLine } from '#src/routes/home-view.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { compareCategories, compareRows } from '#src/rules/compare.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { ComparisonPage } from '#views/comparison.tsx';
import { ComparisonListPage } from '#views/comparison-list.tsx';

/** 对比: target against result, one project or all of a year. */
export function comparisonRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/projects/:id/comparison', async (c) => {
    const open = await openSheet(site.db, c.req.param('id'), 'year-end');
    const { sheet, scored, project } = open;
    const view = {
      project: projectHead(open),
      rows: compareRows(sheet, scored),
      categories: compareCategories(sheet, scored),
      total: scored.total === null ? null : formatPoints(scored.total),
      grade: scored.grade,
    };
    return c.html(<ComparisonPage frame={await frameOf(c, site, project.year)} view={view} />);
  });

  app.get('/comparison', async (c) => {
    const frame = await frameOf(c, site);
    const listed = await listYear(site.db, { year: frame.year, phase: 'year-end' });
    const projects = listed.map((one) => {
      const { id, name, total, grade } = projectLine(one);
      return { id, name, total, grade, categories: compareCategories(one.sheet, one.scored) };
    });
    return c.html(<ComparisonListPage frame={frame} view={{ projects }} />);
  });

  return app;
}
