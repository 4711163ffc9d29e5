import { type Context, Hono } from 'hono';
import { listImportedProjects } from '#db/imported-projects.ts';
import { countOpenJobs } from '#db/jobs.ts';
import { newId } from '#db/new-id.ts';
import type { ImportOutcome } from '#db/schema.ts';
import { listYear } from '#src/actions/list-year.ts';
import { clearSample } from '#src/actions/load-sample.ts';
import { setDeadline } from '#src/actions/set-deadline.ts';
import { AppError } from '#src/errors.ts';
import { deadlineOf, formOf, frameOf, rememberPerson, type Site, textOf } from '#src/routes/context.ts';
import { homeView, readFilter } from '#src/routes/home-view.ts';
import { projectList } from '#src/routes/lists/projects.ts';
import { sendYearLists } from '#src/routes/send-form.ts';
import { HomePage } from '#views/project-list.tsx';
import type { HomeView } from '#views/props.ts';

/** What an import did, for the page that follows it; null for none. */
async function importedOf({ db }: Site, importId = ''): Promise<HomeView['notice']> {
  const projects = importId === '' ? [] : await listImportedProjects(db, importId);
  const count = (outcome: ImportOutcome) => projects.filter((one) => one.outcome === outcome).length;
  const done = [
    [count('saved'), '新建'],
    [count('corrected'), '更新'],
    [count('filled'), '填入'],
  ].flatMap(([number, verb]) => (number === 0 ? [] : [`${verb} ${number} 个项目`]));
  if (done.length === 0) return null;
  return { told: `已导入：${done.join('，')}。`, link: { href: `/imports/${importId}`, word: '看这次导入，或撤销' } };
}

/** What reading in a year package did, for the page that follows it; null for none. */
function packageNotice(c: Context): HomeView['notice'] {
  const [added, changed, kept] = ['added', 'changed', 'kept'].map((name) => c.req.query(name) ?? '');
  if (![added, changed, kept].every((count) => /^\d{1,6}$/.test(count ?? ''))) return null;
  const stayed = kept === '0' ? '' : `，${kept} 个有不同的保留本机`;
  return { told: `年度数据包已读入：新增 ${added} 个项目，更新 ${changed} 个${stayed}。`, link: null };
}

const ERASED: HomeView['notice'] = { told: '项目已删除。', link: null };

/** 我的一年, the name of the person at this browser, deadlines, and the end of the sample data. */
export function homeRoutes(site: Site): Hono {
  const app = new Hono();

  async function asked(c: Context) {
    const frame = await frameOf(c, site);
    const query = c.req.query('q') ?? '';
    const listed = await listYear(site.db, { year: frame.year, phase: 'year-end', search: query });
    const deadline = await deadlineOf(site, frame.year, 'year-end');
    const filter = readFilter(c.req.query('show'));
    const openJobs = await countOpenJobs(site.db);
    const read = c.req.query('done') === 'erasure' ? ERASED : packageNotice(c);
    const notice = read ?? (await importedOf(site, c.req.query('imported')));
    return { frame, listed, view: homeView(listed, { query, filter, deadline, job: newId(), openJobs, notice }) };
  }

  app.get('/', async (c) => {
    const { frame, view } = await asked(c);
    return c.html(<HomePage frame={frame} view={view} />);
  });

  app.get('/projects.xlsx', async (c) => {
    const { frame, listed, view } = await asked(c);
    return sendYearLists(c, frame.year, '年末自评项目清单', projectList(view, listed, frame.year));
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
    const phase = textOf(form, 'phase') === 'mid-year' ? 'mid-year' : 'year-end';
    await setDeadline(site.db, { year, phase, dueOn: textOf(form, 'dueOn') });
    return c.redirect(`${phase === 'mid-year' ? '/mid-year' : '/'}?year=${year}`, 303);
  });

  app.post('/sample/removal', async (c) => {
    await clearSample(site.db, site.now().toISOString());
    return c.redirect('/', 303);
  });

  return app;
}
