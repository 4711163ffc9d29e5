import { type Context, Hono } from 'hono';
import { findProject } from '#db/projects.ts';
import { listUnits } from '#db/units.ts';
import { listYear } from '#src/actions/list-year.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { AppError } from '#src/errors.ts';
import { readCellEdit, type Trouble, troubleOf } from '#src/routes/cell-edit.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { moneyList } from '#src/routes/lists/money.ts';
import { moneyView } from '#src/routes/money-view.ts';
import { sendYearLists } from '#src/routes/send-form.ts';
import { MoneyPage, MoneySumBody, ProjectMoneyBody } from '#views/money.tsx';
import { SavedNote } from '#views/saved-state.tsx';

const PHASE = 'year-end';

async function viewOf(site: Site, year: number, trouble: Trouble = {}) {
  const [units, listed] = await Promise.all([listUnits(site.db), listYear(site.db, { year, phase: PHASE })]);
  return moneyView(units, listed, trouble);
}

/** The project's lines first, then the sums of its unit and 已保存 out of band. */
async function answer(c: Context, site: Site, projectId: string, trouble: Trouble, status: 200 | 409 | 422) {
  const project = await findProject(site.db, projectId);
  const view = await viewOf(site, project?.year ?? 0, trouble);
  const unit = view.units.find((one) => one.id === project?.unitId);
  const shown = unit?.projects.find((one) => one.id === projectId);
  if (!unit || !shown) throw new AppError('not-found', '没有这个项目，它可能已被清除。');
  return c.html(
    <>
      <ProjectMoneyBody view={view} unit={unit} project={shown} />
      <MoneySumBody unit={unit} oob />
      <SavedNote view={view} oob />
    </>,
    status,
  );
}

async function saveCell(c: Context, site: Site) {
  const { project = '', field = '' } = c.req.param();
  const edit = await readCellEdit(c, site, { projectId: project, phase: PHASE, indicatorId: null, field });
  const { status, trouble } = troubleOf(await recordEntry(site.db, edit), edit, project);
  return answer(c, site, project, trouble, status);
}

/** 资金: the amounts of all projects of a year, cell by cell. */
export function moneyRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const frame = await frameOf(c, site);
    return c.html(<MoneyPage frame={frame} view={await viewOf(site, frame.year)} />);
  });

  app.get('/money.xlsx', async (c) => {
    const { year } = await frameOf(c, site);
    return sendYearLists(c, year, '项目资金清单', moneyList(await viewOf(site, year), year));
  });

  app.put('/cells/:project/:field', (c) => saveCell(c, site));

  return app;
}
