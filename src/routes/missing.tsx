import { Hono } from 'hono';
import { findProject } from '#db/projects.ts';
import { listUnits } from '#db/units.ts';
import { listYear } from '#src/actions/list-year.ts';
import { AppError } from '#src/errors.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { missingView } from '#src/routes/missing-view.ts';
import { MissingPage } from '#views/missing.tsx';

/** 缺什么: what stops the submission of a year's projects, or of one of them, each cell a link. */
export function missingRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const projectId = c.req.query('project') ?? '';
    const project = projectId === '' ? undefined : await findProject(site.db, projectId);
    if (projectId !== '' && !project)
      throw new AppError('not-found', '没有这个项目，它可能已被清除。请从“我的一年”重新进入。');
    const frame = await frameOf(c, site, project?.year);
    const [listed, units] = await Promise.all([
      listYear(site.db, { year: frame.year, phase: 'year-end' }),
      listUnits(site.db),
    ]);
    const unitId = c.req.query('unit') ?? '';
    return c.html(<MissingPage frame={frame} view={missingView(listed, { unitId, projectId, units })} />);
  });

  return app;
}
