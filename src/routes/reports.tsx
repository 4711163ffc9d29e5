import { Hono } from 'hono';
import { countOpenJobs } from '#db/jobs.ts';
import { newId } from '#db/new-id.ts';
import { type ListedProject, listYear } from '#src/actions/list-year.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { projectLine } from '#src/routes/home-view.ts';
import type { ReportsView } from '#views/props.ts';
import { ReportsPage } from '#views/reports.tsx';

function reportLine(listed: ListedProject): ReportsView['projects'][number] {
  const { id, name, state, total, grade, frozen } = projectLine(listed);
  return {
    id,
    name,
    state,
    total,
    grade,
    version: frozen ? listed.status.version : null,
    missing: listed.scored.missing,
  };
}

/** Printing: the forms of a year one by one, or ticked ones together. */
export function reportRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const frame = await frameOf(c, site);
    const listed = await listYear(site.db, { year: frame.year, phase: 'year-end' });
    const openJobs = await countOpenJobs(site.db);
    return c.html(<ReportsPage frame={frame} view={{ projects: listed.map(reportLine), job: newId(), openJobs }} />);
  });

  return app;
}
