import { type Context, Hono } from 'hono';
import { findProject } from '#db/projects.ts';
import { listUnits } from '#db/units.ts';
import { listYear } from '#src/actions/list-year.ts';
import { AppError } from '#src/errors.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { missingList } from '#src/routes/lists/missing.ts';
import { missingProjects, missingView } from '#src/routes/missing-view.ts';
import { sendYearLists } from '#src/routes/send-form.ts';
import { MissingPage } from '#views/missing.tsx';

/** 缺什么: what stops the submission of a year's projects, or of one of them, each cell a link. */
export function missingRoutes(site: Site): Hono {
  const app = new Hono();

  async function asked(c: Context) {
    const projectId = c.req.query('project') ?? '';
    const project = projectId === '' ? undefined : await findProject(site.db, projectId);
    if (projectId !== '' && !project)
      throw new AppError('not-found', '没有这个项目，它可能已被清除。请从“我的一年”重新进入。');
    const frame = await frameOf(c, site, project?.year);
    const listed = await listYear(site.db, { year: frame.year, phase: 'year-end' });
    return { frame, listed, unitId: c.req.query('unit') ?? '', projectId };
  }

  app.get('/', async (c) => {
    const { frame, listed, unitId, projectId } = await asked(c);
    const units = await listUnits(site.db);
    return c.html(<MissingPage frame={frame} view={missingView(listed, { unitId, projectId, units })} />);
  });

  app.get('/missing.xlsx', async (c) => {
    const { frame, listed, unitId, projectId } = await asked(c);
    const projects = missingProjects(listed, { unitId, projectId }).filter(({ places }) => places.length > 0);
    return sendYearLists(c, frame.year, '缺什么', missingList(projects, frame.year));
  });

  return app;
}
