import { Hono } from 'hono';
import { chooseRulebook } from '#src/actions/choose-rulebook.ts';
import { formatFen, openSheet } from '#src/actions/open-sheet.ts';
import { frameOf, type Site, textOf } from '#src/routes/context.ts';
import { sheetView } from '#src/routes/sheet-view.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { ProjectPage } from '#views/project.tsx';

/** A project: its targets and money as imported, its rulebook, and the way to its evaluation. */
export function projectRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id', async (c) => {
    const open = await openSheet(site.db, c.req.param('id'), 'year-end');
    const { project } = open;
    const frame = await frameOf(c, site, project.year);
    const amount = (fen: number | null) => (fen === null ? '' : formatFen(fen, project.currency));
    const money = [
      { label: '项目资金总额', amount: amount(project.projectTotal) },
      { label: '其中：财政资金', amount: amount(project.projectAppropriation) },
      { label: '项目其他资金', amount: amount(project.projectOther) },
      { label: '年度资金申请总额', amount: amount(project.yearTotal) },
      { label: '其中：当年财政拨款', amount: amount(project.yearAppropriation) },
      { label: '上年结转资金', amount: amount(project.carriedOver) },
      { label: '其他资金', amount: amount(project.other) },
    ];
    return c.html(
      <ProjectPage
        frame={frame}
        view={sheetView(open)}
        money={money}
        goal={project.goal ?? ''}
        rulebooks={RULEBOOKS}
      />,
    );
  });

  app.post('/:id/rulebook', async (c) => {
    const id = c.req.param('id');
    await chooseRulebook(site.db, id, textOf(await c.req.formData(), 'rulebook'));
    return c.redirect(`/projects/${id}`, 303);
  });

  return app;
}
