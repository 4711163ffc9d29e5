import { type Context, Hono } from 'hono';
import { listNextProjects } from '#db/previous-projects.ts';
import { type ListedProject, listYear } from '#src/actions/list-year.ts';
import { saveYearPackage } from '#src/actions/save-year-package.ts';
import { startYear } from '#src/actions/start-year.ts';
import { AppError } from '#src/errors.ts';
import { formOf, frameOf, type Site, textOf } from '#src/routes/context.ts';
import { sendJson } from '#src/routes/send-form.ts';
import { VERSION } from '#src/version.ts';
import { NewYearPage, type NewYearView } from '#views/new-year.tsx';

function lineOf({ project, sheet }: ListedProject, existing: boolean): NewYearView['projects'][number] {
  const texts = [project.goal, project.annualGoal, ...sheet.indicators.flatMap((row) => [row.name, row.target])];
  return {
    id: project.id,
    name: project.name,
    unit: project.unit,
    indicators: sheet.indicators.length,
    dated: texts.filter((text) => text?.includes(String(project.year))).length,
    existing,
  };
}

async function showNewYear(c: Context, site: Site) {
  const frame = await frameOf(c, site);
  const listed = await listYear(site.db, { year: frame.year, phase: 'year-end' });
  const next = await listNextProjects(
    site.db,
    frame.year + 1,
    listed.map(({ project }) => project),
  );
  const projects = listed.map((one) => lineOf(one, next.has(one.project.id)));
  return c.html(<NewYearPage frame={frame} view={{ from: frame.year, projects }} />);
}

async function start(c: Context, site: Site) {
  const form = await formOf(c);
  const from = textOf(form, 'from');
  if (!/^\d{4}$/.test(from)) throw new AppError('invalid', `“${from}”不是年度，请从页面上重新选择。`);
  const take = new Set(form.getAll('take'));
  await startYear(site.db, {
    from: Number(from),
    projectIds: form.getAll('project').filter((one) => typeof one === 'string'),
    take: { indicators: take.has('indicators'), weights: take.has('weights'), goals: take.has('goals') },
    at: site.now().toISOString(),
  });
  return c.redirect(`/?year=${Number(from) + 1}`, 303);
}

async function download(c: Context, site: Site) {
  const year = c.req.param('year') ?? '';
  if (!/^\d{4}$/.test(year)) throw new AppError('invalid', `“${year}”不是年度，请从页面上重新选择。`);
  return sendJson(c, await saveYearPackage(site.db, Number(year), VERSION), `${year}年度数据包.json`);
}

/** 开始下一年度 from the projects of a year, and a year as one file. */
export function yearRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/new', (c) => showNewYear(c, site));
  app.post('/', (c) => start(c, site));
  app.get('/:year/package.json', (c) => download(c, site));

  return app;
}
