import { type Context, Hono } from 'hono';
import { eraseProject, obstacleToErasure } from '#src/actions/erase-project.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { ProjectErasurePage } from '#views/project-erasure.tsx';

async function show(c: Context, site: Site, status: 200 | 409 = 200) {
  const open = await openSheet(site.db, c.req.param('id') ?? '', 'year-end');
  const obstacle = await obstacleToErasure(site.db, open.project.id);
  const view = { project: projectHead(open), indicators: open.indicators.length, obstacle };
  return c.html(<ProjectErasurePage frame={await frameOf(c, site, open.project.year)} view={view} />, status);
}

/** 删除项目: first the question, or what stands in the way, then the erasure. */
export function projectErasureRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id/erasure', (c) => show(c, site));

  app.post('/:id/erasure', async (c) => {
    const erased = await eraseProject(site.db, c.req.param('id'));
    return erased.ok ? c.redirect(`/?year=${erased.year}&done=erasure`, 303) : show(c, site, 409);
  });

  return app;
}
