import { Hono } from 'hono';
import { listDeadlines } from '#db/deadlines.ts';
import { countOpenJobs } from '#db/jobs.ts';
import { newId } from '#db/new-id.ts';
import { listYear } from '#src/actions/list-year.ts';
import { clearSample } from '#src/actions/load-sample.ts';
import { setDeadline } from '#src/actions/set-deadline.ts';
import { AppError } from '#src/errors.ts';
import { daysUntil, formOf, frameOf, rememberPerson, type Site, textOf } from '#src/routes/context.ts';
import { homeView, readFilter } from '#src/routes/home-view.ts';
import { HomePage } from '#views/project-list.tsx';

const DONE: Record<string, string> = { erasure: '项目已删除。' };

/** 我的一年, the name of the person at this browser, deadlines, and the end of the sample data. */
export function homeRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const frame = await frameOf(c, site);
    const query = c.req.query('q') ?? '';
    const listed = await listYear(site.db, { year: frame.year, phase: 'year-end', search: query });
    const [first] = await listDeadlines(site.db, { year: frame.year });
    const deadline = first ? { dueOn: first.dueOn, daysLeft: daysUntil(first.dueOn, site.now()) } : null;
    const filter = readFilter(c.req.query('show'));
    const openJobs = await countOpenJobs(site.db);
    const view = homeView(listed, { query, filter, deadline, job: newId(), openJobs });
    return c.html(<HomePage frame={frame} view={view} told={DONE[c.req.query('done') ?? '']} />);
  });

  app.post('/person', async (c) => {
    const form = await formOf(c);
    const name = textOf(form, 'person').trim();
    const back = textOf(form, 'back');
    if (name.length > 50) throw new AppError('invalid', '姓名不超过 50 个字。');
    rememberPerson(c, name);
    // An address of another site begins with two strokes or a backslash.
    return c.redirect(/^\/(?![/\\])/.test(back) ? back : '/', 303);
  });

  app.post('/deadlines', async (c) => {
    const form = await formOf(c);
    const year = textOf(form, 'year');
    await setDeadline(site.db, { year, phase: 'year-end', dueOn: textOf(form, 'dueOn') });
    return c.redirect(`/?year=${year}`, 303);
  });

  app.post('/sample/removal', async (c) => {
    await clearSample(site.db, site.now().toISOString());
    return c.redirect('/', 303);
  });

  return app;
}
