import { Hono } from 'hono';
import { chooseRulebook } from '#src/actions/choose-rulebook.ts';
import { type OpenSheet, openSheet, printFen } from '#src/actions/open-sheet.ts';
import { settleTarget } from '#src/actions/settle-target.ts';
import { formOf, frameOf, type Site, textOf } from '#src/routes/context.ts';
import { projectLine } from '#src/routes/home-view.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { ProjectPage } from '#views/project.tsx';
import type { ProjectView } from '#views/props.ts';

function projectView(open: OpenSheet): ProjectView {
  const { project, scored, sheet, status, records } = open;
  const { currency } = project;
  const amount = (fen: number | null) => (fen === null ? '' : printFen(fen, currency));
  return {
    project: projectHead(open),
    currency,
    money: [
      { label: '项目资金总额', amount: amount(project.projectTotal) },
      { label: '其中：财政资金', amount: amount(project.projectAppropriation) },
      { label: '项目其他资金', amount: amount(project.projectOther) },
      { label: '年度资金申请总额', amount: amount(project.yearTotal) },
      { label: '其中：当年财政拨款', amount: amount(project.yearAppropriation) },
      { label: '上年结转资金', amount: amount(project.carriedOver) },
      { label: '年度其他资金', amount: amount(project.other) },
    ],
    goal: project.goal ?? '',
    annualGoal: project.annualGoal ?? '',
    indicators: sheet.indicators.map((row, i) => {
      const weight = scored.rows[i]?.weight ?? null;
      const { category, subcategory, name, target } = row;
      return { category, subcategory, name, target, weight: weight === null ? '—' : formatPoints(weight) };
    }),
    rulebook: sheet.rulebook,
    rulebooks: RULEBOOKS,
    editable: status.editable,
    progress: projectLine({ project, sheet, scored, status, record: records.at(-1) ?? null }),
  };
}

/** A project: its targets and money as imported, its rulebook, and the way to its evaluation. */
export function projectRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id', async (c) => {
    const open = await openSheet(site.db, c.req.param('id'), 'year-end');
    return c.html(<ProjectPage frame={await frameOf(c, site, open.project.year)} view={projectView(open)} />);
  });

  app.post('/:id/rulebook', async (c) => {
    const id = c.req.param('id');
    await chooseRulebook(site.db, id, textOf(await formOf(c), 'rulebook'));
    return c.redirect(`/projects/${id}`, 303);
  });

  app.post('/:id/indicators/:indicator/target', async (c) => {
    const { id, indicator } = c.req.param();
    await settleTarget(site.db, id, indicator, textOf(await formOf(c), 'target'));
    return c.redirect(`/projects/${id}/year-end#row-${indicator}`, 303);
  });

  return app;
}
