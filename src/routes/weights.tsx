import { type Context, Hono } from 'hono';
import { STALE } from '#src/actions/change-targets.ts';
import { changeWeights, planWeights, type WeightChange } from '#src/actions/change-weights.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { targetsVersion } from '#src/actions/target-changes.ts';
import { AppError } from '#src/errors.ts';
import { formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { projectView, type TriedWeights } from '#src/routes/project-view.ts';
import { ProjectPage } from '#views/project.tsx';

/** The change that was asked for, with the weight that was typed for each indicator. */
function changeOf(form: FormData): WeightChange {
  const how = textOf(form, 'how');
  if (how === 'split' || how === 'scale') return { how };
  const ids = form.getAll('indicator');
  const weights = form.getAll('weight');
  if (how !== 'typed' || ids.length !== weights.length)
    throw new AppError('invalid', '页面上的分值不全，请刷新页面后重新修改。');
  return { how, texts: new Map(ids.map((id, i) => [String(id), String(weights[i] ?? '')])) };
}

async function show(c: Context, site: Site, tried: TriedWeights) {
  const open = await openSheet(site.db, c.req.param('id') ?? '', 'year-end');
  const view = await projectView(site.db, open, { tried });
  const status = tried.planned.ok ? 200 : tried.planned.problems.size > 0 ? 422 : 409;
  return c.html(<ProjectPage frame={await frameOf(c, site, open.project.year)} view={view} />, status);
}

/** Nothing is stored: old and new weights are shown, or why there are no new ones. */
async function preview(c: Context, site: Site) {
  const form = await formOf(c);
  const change = changeOf(form);
  const open = await openSheet(site.db, c.req.param('id') ?? '', 'year-end');
  const stale = open.status.editable && textOf(form, 'version') !== targetsVersion(open);
  const planned = stale
    ? { ok: false as const, told: STALE, problems: new Map<string, string>() }
    : planWeights(open, change);
  return show(c, site, { change, planned });
}

async function confirm(c: Context, site: Site) {
  const form = await formOf(c);
  const change = changeOf(form);
  const projectId = c.req.param('id') ?? '';
  const how = { projectId, version: textOf(form, 'version'), by: personOf(c), at: site.now().toISOString() };
  const planned = await changeWeights(site.db, how, change);
  if (!planned.ok) return show(c, site, { change, planned });
  return c.redirect(`/projects/${projectId}?done=weights`, 303);
}

/** 分值 of a project: first a preview of old and new, then the confirmation that stores the new ones. */
export function weightRoutes(site: Site): Hono {
  const app = new Hono();

  app.post('/:id/weights', (c) => preview(c, site));
  app.post('/:id/weights/confirmation', (c) => confirm(c, site));

  return app;
}
