import { Hono } from 'hono';
import { bookletFileName } from '#reports/file-name.ts';
import { type ListedProject, listYear } from '#src/actions/list-year.ts';
import { AppError } from '#src/errors.ts';
import { listForms, printForms } from '#src/jobs/print-forms.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { projectLine } from '#src/routes/home-view.ts';
import { sendPdf } from '#src/routes/send-form.ts';
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

/** Printing: the forms of a year one by one, or the chosen ones bound into a booklet. */
export function reportRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const frame = await frameOf(c, site);
    const listed = await listYear(site.db, { year: frame.year, phase: 'year-end' });
    return c.html(<ReportsPage frame={frame} view={{ projects: listed.map(reportLine) }} />);
  });

  app.get('/booklet.pdf', async (c) => {
    const { year } = await frameOf(c, site);
    const chosen = c.req.queries('project');
    const toPrint = await listForms(site.db, { year, ids: chosen && new Set(chosen) });
    if (toPrint.length === 0) throw new AppError('invalid', `没有选中 ${year} 年度的项目，请返回勾选要打印的项目。`);
    const forms = await printForms(site.printer, toPrint, () => undefined);
    const formName = toPrint[0]?.record.title ?? '';
    // Loaded here, because it is a fifth of the work of starting the server and seldom needed.
    const { bindBooklet } = await import('#reports/booklet.ts');
    return sendPdf(c, await bindBooklet(`${year}年度${formName}合订本`, forms), bookletFileName(year, formName));
  });

  return app;
}
