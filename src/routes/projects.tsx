import { type Context, Hono } from 'hono';
import { reportFileName } from '#reports/file-name.ts';
import { chooseRulebook } from '#src/actions/choose-rulebook.ts';
import { openSheet, rulebookOf } from '#src/actions/open-sheet.ts';
import { settleTarget } from '#src/actions/settle-target.ts';
import { AppError } from '#src/errors.ts';
import { formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { targetLists } from '#src/routes/lists/targets.ts';
import { projectView } from '#src/routes/project-view.ts';
import { sendLists } from '#src/routes/send-form.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { compareRulebooks } from '#src/rules/rulebook-change.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { ProjectPage } from '#views/project.tsx';
import { RulebookChangePage } from '#views/rulebook-change.tsx';

const DONE: Record<string, string> = {
  weights: '分值已保存。',
  rulebook: '评分办法已更换，得分按新办法计算，已填的内容不变。',
  'same-rulebook': '现在用的就是这个评分办法，没有要更换的。',
};

async function showRulebookChange(c: Context, site: Site) {
  const id = c.req.param('id') ?? '';
  const to = c.req.query('to') ?? '';
  const open = await openSheet(site.db, id, 'year-end');
  if (!open.status.editable) throw new AppError('conflict', '年末自评已提交，请先重新打开，再改评分办法。');
  if (!findRulebook(to)) throw new AppError('not-found', '没有这个评分办法，请从页面上选择。');
  if (to === open.project.rulebook) return c.redirect(`/projects/${id}?done=same-rulebook`, 303);
  const book = await rulebookOf(site.db, { ...open.project, rulebook: to });
  const view = {
    project: projectHead(open),
    currency: open.project.currency,
    from: open.sheet.rulebook,
    to: book,
    change: compareRulebooks(open.sheet, open.scored, book),
  };
  return c.html(<RulebookChangePage frame={await frameOf(c, site, open.project.year)} view={view} />);
}

/** A project: its targets, weights and money, its rulebook, and the way to its evaluation. */
export function projectRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id', async (c) => {
    const open = await openSheet(site.db, c.req.param('id'), 'year-end');
    const view = await projectView(site.db, open, { told: DONE[c.req.query('done') ?? ''] ?? '' });
    return c.html(<ProjectPage frame={await frameOf(c, site, open.project.year)} view={view} />);
  });

  app.get('/:id/targets.xlsx', async (c) => {
    const open = await openSheet(site.db, c.req.param('id'), 'year-end');
    const { name } = open.project;
    const tables = targetLists(await projectView(site.db, open));
    return sendLists(c, `${name} · 目标和分值`, tables, reportFileName(1, 1, name, '目标和分值', 'xlsx'));
  });

  app.get('/:id/rulebook', (c) => showRulebookChange(c, site));

  app.post('/:id/rulebook', async (c) => {
    const id = c.req.param('id');
    const how = { by: personOf(c), at: site.now().toISOString() };
    await chooseRulebook(site.db, id, textOf(await formOf(c), 'rulebook'), how);
    return c.redirect(`/projects/${id}?done=rulebook`, 303);
  });

  app.post('/:id/indicators/:indicator/target', async (c) => {
    const { id, indicator } = c.req.param();
    const how = { by: personOf(c), at: site.now().toISOString() };
    await settleTarget(site.db, id, indicator, textOf(await formOf(c), 'target'), how);
    return c.redirect(`/projects/${id}/year-end#row-${indicator}`, 303);
  });

  return app;
}
