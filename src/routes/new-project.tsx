import { type Context, Hono } from 'hono';
import { listUnits } from '#db/units.ts';
import { createProject } from '#src/actions/create-project.ts';
import { formOf, frameOf, type Site, textOf } from '#src/routes/context.ts';
import { NEW_PROJECT_FIELDS, type NewProjectTexts } from '#src/rules/new-project.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { NewProjectPage, type NewProjectView } from '#views/new-project.tsx';

type Typed = Pick<NewProjectView, 'texts' | 'problems' | 'existing'>;

async function show(c: Context, site: Site, typed: Typed | null, status: 200 | 409 | 422 = 200) {
  const frame = await frameOf(c, site);
  const units = (await listUnits(site.db)).filter((unit) => unit.isSample === 0).map((unit) => unit.name);
  const blank = Object.fromEntries(NEW_PROJECT_FIELDS.map((field) => [field, ''])) as NewProjectTexts;
  const texts = {
    ...blank,
    unit: units.length === 1 ? (units[0] ?? '') : '',
    year: String(frame.year),
    startDate: `${frame.year}-01-01`,
    endDate: `${frame.year}-12-31`,
    rulebook: RULEBOOKS[0]?.id ?? '',
  };
  const view = { texts, problems: {}, existing: null, ...typed, units, rulebooks: RULEBOOKS };
  return c.html(<NewProjectPage frame={frame} view={view} />, status);
}

async function create(c: Context, site: Site) {
  const form = await formOf(c);
  const texts = Object.fromEntries(NEW_PROJECT_FIELDS.map((field) => [field, textOf(form, field)])) as NewProjectTexts;
  const created = await createProject(site.db, texts, site.now().toISOString());
  if (created.ok) return c.redirect(`/projects/${created.projectId}/targets`, 303);
  const { problems, existing } = created;
  return show(c, site, { texts, problems, existing }, existing === null ? 422 : 409);
}

/** 新建项目 by hand. */
export function newProjectRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/new', (c) => show(c, site, null));
  app.post('/', (c) => create(c, site));

  return app;
}
